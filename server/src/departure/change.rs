//! What follows when HR changes a fact of a departure: talks, appointments and mails come along.

use std::ops::Deref;

use chrono::{DateTime, NaiveDate, Utc};
use domain::course::Facts;
use domain::talk::HostKind;
use sea_orm::sea_query::{Condition, Expr};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::access::Manages;
use crate::course::{self, Change, EventKind, Loaded, OnTimeLine};
use crate::mail::{MailKind, Whom, outbox};
use crate::store::entity::outbox::MailState;
use crate::store::entity::{departure, outbox as mails};
use crate::store::{StoreError, Tx, TypedColumn};
use crate::talk::{self, By};

/// HR changes a departure, or a personnel system for HR.
#[derive(Clone, Copy)]
pub(super) struct ByHr<'a, 'env> {
    change: Change<'a, 'env>,
    pub by: By,
    erases: bool,
}

impl<'a, 'env> Deref for ByHr<'a, 'env> {
    type Target = Change<'a, 'env>;

    fn deref(&self) -> &Self::Target {
        &self.change
    }
}

impl<'a, 'env> ByHr<'a, 'env> {
    pub(super) fn new(change: Change<'a, 'env>, coordinator: &impl Manages) -> Self {
        Self { change, by: coordinator.by(), erases: coordinator.erases() }
    }

    /// Whether a program has not said that what was said so far goes. It is asked whether or not there is anything, so that
    /// a refusal tells nothing of it.
    pub(super) const fn stops_before_erasing(&self) -> bool {
        !self.erases
    }
}

impl ByHr<'_, '_> {
    /// Whether a personnel system asks for it, and may not: the leaver has restricted what may be done with the data, or
    /// it is being erased. Looked at when the request came too; this is within the transaction.
    pub(super) fn is_withheld(&self, before: &Loaded) -> bool {
        let row = &before.departure;
        matches!(self.by, By::Api(_)) && (row.restricted_since.is_some() || row.erasing_since.is_some())
    }

    /// Adds a line to the time line.
    pub(super) async fn note(&self, kind: EventKind) -> Result<OnTimeLine, StoreError> {
        self.record(self.by.actor(), kind, None).await
    }

    /// Lets everything follow from the facts as they are stored now. `before` is how they were.
    pub(super) async fn follow(&self, tx: &Tx<'_>, before: &Loaded) -> Result<(), StoreError> {
        let after = self.load().await?;
        let is_dead = after.facts.departure_type.profile().nothing_is_ever_sent;
        if is_dead {
            self.stop_all(tx, &after).await?;
        } else {
            if before.facts.departure_type.profile().nothing_is_ever_sent {
                outbox::warn_after_all(tx, self.id, self.now).await?;
            }
            if before.facts.departure_type != after.facts.departure_type {
                outbox::withdraw_course(tx, self.id).await?;
            }
            self.reroute(tx, &after, !is_rerouted(&before.facts, &after.facts)).await?;
            self.deliver_again(tx, before).await?;
            if before.departure.known_from != after.departure.known_from {
                self.keep_from_leader(tx, before, &after).await?;
                for id in talk::too_early_for_leader(&after, self.calendar, self.now) {
                    talk::call_off(tx, &after, id, self.by, Whom::Both, self.now).await?;
                }
            }
        }
        Ok(())
    }

    /// The person has died: nothing more goes to them, and only hosts are told that a talk is off.
    async fn stop_all(&self, tx: &Tx<'_>, loaded: &Loaded) -> Result<(), StoreError> {
        outbox::withdraw_everything(tx, self.id).await?;
        outbox::hold_warnings(tx, self.id).await?;
        talk::drop_all(tx, loaded, self.by, Whom::HostOnly, self.now).await
    }

    /// Talks follow the route; an appointment with somebody who may no longer host is called off.
    async fn reroute(&self, tx: &Tx<'_>, loaded: &Loaded, keeps_booked: bool) -> Result<(), StoreError> {
        if loaded.talks.is_empty() && loaded.facts.invitation.attempt == 0 {
            return Ok(());
        }
        let barred = talk::barred(tx, loaded, self.calendar, self.now).await?;
        for id in barred {
            talk::call_off(tx, loaded, id, self.by, Whom::Both, self.now).await?;
        }
        talk::make_due_by(tx, self.calendar, self.id, self.by, keeps_booked, self.now).await?;
        Ok(())
    }

    /// What waits to be told to the leader waits for the day from which they may know, which is another now.
    async fn keep_from_leader(&self, tx: &Tx<'_>, before: &Loaded, after: &Loaded) -> Result<(), StoreError> {
        let departure = &after.departure;
        let opening = |day: NaiveDate| self.calendar.first_opening_of(day);
        let next = self.calendar.next_opening(self.now);
        let due = departure.known_from.map_or(next, |day| opening(day).max(next));
        // What waits for a later instant of its own keeps that.
        let waits_for_the_day = Condition::any()
            .add(mails::Column::DueAt.lt(due))
            .add_option(before.departure.known_from.map(|day| mails::Column::DueAt.eq(opening(day))));
        let kinds = MailKind::ALL.iter().copied().filter(|kind| kind.is_told_as_host());
        // The leader, or whoever stands in: what is about the leader's talk.
        let of_leader = after.talks.iter().filter(|talk| *talk.host_kind == HostKind::TeamLeader).map(|talk| talk.id);
        let to_a_leader = Condition::any()
            .add(mails::Column::AccountId.eq(departure.leader_id))
            .add(mails::Column::TalkId.is_in(of_leader));
        mails::Entity::update_many()
            .col_expr(mails::Column::DueAt, Expr::value(due))
            .filter(mails::Column::DepartureId.is(self.id))
            .filter(to_a_leader)
            .filter(mails::Column::Kind.any_of(kinds))
            .filter(waits_for_the_day)
            .filter(mails::Column::State.is(MailState::Waiting))
            .exec(tx)
            .await?;
        Ok(())
    }

    /// After another address: what was given up is tried again, and the bounce is forgotten.
    async fn deliver_again(&self, tx: &Tx<'_>, before: &Loaded) -> Result<(), StoreError> {
        let Some(row) = departure::Entity::find_by_id(self.id).one(tx).await? else { return Ok(()) };
        let was = &before.departure;
        let same = row.private_email(tx)? == was.private_email(tx)? && row.work_email(tx)? == was.work_email(tx)?;
        let has_one = course::is_reachable(&row, self.calendar.local_date(self.now));
        if same || !has_one {
            return Ok(());
        }
        // Mails that could not even be addressed were never written: the course makes them again.
        mails::Entity::delete_many()
            .filter(mails::Column::DepartureId.is(self.id))
            .filter(mails::Column::State.is(MailState::Failed))
            .filter(mails::Column::ToAddress.eq(""))
            .exec(tx)
            .await?;
        outbox::retry(tx, self.id, self.calendar.next_opening(self.now)).await?;
        departure::Entity::update_many()
            .col_expr(departure::Column::BouncedAt, Expr::value(None::<DateTime<Utc>>))
            .col_expr(departure::Column::BounceReason, Expr::value(None::<String>))
            .filter(departure::Column::Id.is(self.id))
            .exec(tx)
            .await?;
        Ok(())
    }
}

/// HR changed something that decides the route. Where only a rule was changed since a talk was booked,
/// the talk stays as it is.
fn is_rerouted(before: &Facts, after: &Facts) -> bool {
    before.departure_type != after.departure_type
        || before.foreseen != after.foreseen
        || before.leader != after.leader
        || before.choice != after.choice
}
