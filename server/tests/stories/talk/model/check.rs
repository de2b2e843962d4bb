//! What holds after every deed: in the appointments, in the claims on everybody's time, and in the outbox.

use std::collections::{BTreeMap, HashMap};

use chrono::TimeDelta;
use domain::ids::{AppointmentId, TalkId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use server::mail::MailKind;
use server::store::entity::{appointment, cell, day_talk, outbox};

use super::{Agreed, Play};

impl Play<'_> {
    pub(super) async fn live(&self) -> Vec<appointment::Model> {
        let standing = appointment::Entity::find().filter(appointment::Column::LiveKey.is_not_null());
        standing.all(self.world().store().read()).await.expect("the store")
    }

    /// What holds after every deed.
    pub(super) async fn check(&self) {
        let live = self.live().await;
        let standing: BTreeMap<TalkId, Agreed> = live
            .iter()
            .map(|row| {
                let (leaver, host) = (*row.departure_id, *row.host_id);
                (*row.talk_id, Agreed { leaver, host, start: row.starts_at, minutes: i32::from(*row.minutes) })
            })
            .collect();
        assert_eq!(standing.len(), live.len(), "one appointment a talk");
        assert_eq!(standing, self.agreed, "the database knows what was agreed, and nothing else");
        for (index, one) in live.iter().enumerate() {
            for other in &live[index + 1..] {
                let shares = one.host_id == other.host_id || one.departure_id == other.departure_id;
                assert!(!shares || apart(one, other), "two talks at one moment: {one:?} {other:?}");
            }
        }
        self.check_claims(&live).await;
        self.check_mails(&live).await;
    }

    async fn check_claims(&self, live: &[appointment::Model]) {
        let conn = self.world().store().read();
        let mut claims: HashMap<AppointmentId, usize> = HashMap::new();
        for row in cell::Entity::find().all(conn).await.expect("the store") {
            *claims.entry(*row.appointment_id).or_default() += 1;
        }
        for row in live {
            let minutes = row.buffer_before + i32::from(*row.minutes) + row.buffer_after;
            let cells = usize::try_from(minutes / 5).expect("a few");
            // The host's with the buffers; the leaver's at least without them.
            let least = cells + usize::from(*row.minutes / 5);
            let claimed = claims.remove(&row.id).unwrap_or(0);
            assert!((least..=2 * cells).contains(&claimed), "{claimed} cells of {least} to {}", 2 * cells);
        }
        assert!(claims.is_empty(), "cells of what was called off");
        let days = day_talk::Entity::find().all(conn).await.expect("the store");
        assert_eq!(days.len(), live.len(), "a place in the day for each");
    }

    /// Every standing talk has both invitations in the outbox, for the time as it is now.
    async fn check_mails(&self, live: &[appointment::Model]) {
        let conn = self.world().store().read();
        let mails = outbox::Entity::find().filter(outbox::Column::AppointmentId.is_not_null()).all(conn).await;
        let mails = mails.expect("the store");
        for row in live {
            let sent = |kinds: [MailKind; 2]| {
                mails.iter().any(|mail| {
                    let payload: serde_json::Value = mail.needs(conn).expect("it opens");
                    mail.appointment_id == Some(row.id)
                        && mail.state.code() != "withdrawn"
                        && kinds.iter().any(|kind| mail.kind == *kind)
                        && payload["sequence"] == *row.sequence
                })
            };
            assert!(sent([MailKind::ConfirmationLeaver, MailKind::MovedLeaver]), "the leaver's invitation");
            assert!(sent([MailKind::ConfirmationHost, MailKind::MovedHost]), "the host's invitation");
        }
    }
}

/// Whether two talks leave each other alone, buffers included.
fn apart(one: &appointment::Model, other: &appointment::Model) -> bool {
    let from = |row: &appointment::Model| row.starts_at - TimeDelta::minutes(row.buffer_before.into());
    let until = |row: &appointment::Model| {
        row.starts_at + TimeDelta::minutes((i32::from(*row.minutes) + row.buffer_after).into())
    };
    until(one) <= from(other) || until(other) <= from(one)
}
