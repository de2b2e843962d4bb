//! The way a departure went: what happened, and the mails that left.

use chrono::{DateTime, Utc};
use domain::access::WayIn;
use domain::ids::{EventId, MailId};
use domain::time_line::ActorKind;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use super::people::People;
use crate::course::{EventKind, Loaded, reason_of};
use crate::store::entity::outbox::MailState;
use crate::store::entity::{event, outbox};
use crate::store::{Keyed, StoreError, TypedColumn};

/// The most mails shown; a course has about a dozen.
const MAILS_MAX: u64 = 200;

/// One line of the time line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    pub at: DateTime<Utc>,
    pub what: MomentKind,
    /// The member of staff who did it.
    pub who: Option<String>,
    /// The leaver did it.
    pub by_leaver: bool,
    /// With the link in HR's letter.
    pub by_letter: bool,
    /// Why HR took break-glass access.
    pub reason: Option<String>,
}

/// What happened. The codes name the sentence to show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MomentKind {
    /// A code of `course::EventKind`.
    Event(String),
    /// A code of `mail::MailKind`; it left at that moment, or HR handed it over on paper.
    MailSent { kind: String, on_paper: bool },
    /// A mail that was given up.
    MailFailed { kind: String },
}

/// What happened, the oldest first, and cause before effect. Mails with codes are left out: they are part of signing in.
pub(super) async fn view(conn: &impl Keyed, loaded: &Loaded, people: &People) -> Result<Vec<Moment>, StoreError> {
    let mails = outbox::Entity::find()
        .filter(outbox::Column::DepartureId.eq(loaded.departure.id))
        .filter(outbox::Column::State.any_of([MailState::Sent, MailState::Failed]))
        .order_by_asc(outbox::Column::CreatedAt)
        .limit(MAILS_MAX)
        .all(conn)
        .await?;
    let mails = mails.iter().filter_map(|mail| Some((Order::of_mail(mail), of_mail(mail)?)));
    let mut moments: Vec<(Order, Moment)> = mails.collect();
    for event in &people.events {
        let moment = Moment {
            at: event.at,
            what: MomentKind::Event(event.kind.code().to_owned()),
            who: people.who(conn, event)?,
            by_leaver: event.actor == ActorKind::Leaver,
            by_letter: event.way_in.is_some_and(|way| way == WayIn::Letter),
            reason: reason_of(conn, event)?,
        };
        moments.push((Order::of_event(event), moment));
    }
    moments.sort_by_key(|(order, moment)| (moment.at, *order));
    Ok(moments.into_iter().map(|(_, moment)| moment).collect())
}

/// The order of what happened at one instant: cause before effect. What somebody did comes first, the
/// mails that followed from it after, and last what became of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Order {
    Did(EventId),
    Mail(MailId),
    OfMail(EventId),
}

impl Order {
    fn of_event(event: &event::Model) -> Self {
        match *event.kind {
            EventKind::MailRefused => Self::OfMail(*event.id),
            _ => Self::Did(*event.id),
        }
    }

    fn of_mail(mail: &outbox::Model) -> Self {
        Self::Mail(*mail.id)
    }
}

fn of_mail(mail: &outbox::Model) -> Option<Moment> {
    if mail.kind.carries_a_code() {
        return None;
    }
    let kind = mail.kind.code().to_owned();
    let (at, what) = match mail.sent_at {
        Some(at) => (at, MomentKind::MailSent { kind, on_paper: mail.to_address.is_nothing() }),
        // One that never had an address is no failure: the letter took its place.
        None if mail.to_address.is_nothing() => return None,
        None => (mail.due_at, MomentKind::MailFailed { kind }),
    };
    Some(Moment { at, what, who: None, by_leaver: false, by_letter: false, reason: None })
}
