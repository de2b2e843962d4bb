//! The person stays: a resignation was withdrawn, or a contract extended.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::change::ByHr;
use super::edit::DONE;
use crate::access::{ApiDeparture, Manages};
use crate::course::{self, EventKind, Loaded, OnTimeLine, Outcome};
use crate::mail::tell::{self, About, Whom};
use crate::mail::{MailKind, outbox};
use crate::program::Program;
use crate::retention::erase_content;
use crate::store::entity::outbox::MailState;
use crate::store::entity::{departure, outbox as mails};
use crate::store::{StoreError, Tx, TypedColumn};
use crate::talk::{self, By};

/// How a cancellation ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cancelling {
    /// `told`: the leaver had heard from the program before, and is told that it is off.
    Cancelled {
        told: bool,
    },
    Already,
    /// It closed, and what was said then is not a personnel system's to erase. Nothing happened.
    Over,
    /// A personnel system may not: the leaver restricted it at this very moment, or it is being erased. Nothing happened.
    Withheld,
    /// A program did not say that what was said so far goes. Nothing happened.
    Unsaid,
}

/// Cancels a departure at once: for stories of what follows. On a page it waits its minute first ([`super::waiting`]),
/// and is the same then.
#[cfg(feature = "testing")]
pub async fn cancel(program: &Program, coordinator: &crate::access::CoordinatorOf) -> Result<Cancelling, StoreError> {
    course::change(program, coordinator, |change| Box::pin(in_transaction(ByHr::new(change, coordinator)))).await
}

/// Cancels a departure at once, for a personnel system: what it asks for was decided there, and nobody looks at a page on
/// which it could be undone.
pub(crate) async fn cancel_by_api(program: &Program, departure: &ApiDeparture) -> Result<Cancelling, StoreError> {
    let once = departure.once();
    course::change(program, departure, |change| {
        let change = ByHr::new(change, departure);
        Box::pin(async move {
            let done = in_transaction(change).await?;
            if let (Some(once), Cancelling::Cancelled { .. } | Cancelling::Already) = (once, done.peek()) {
                once.done(change.tx, DONE, change.id, &[]).await?;
            }
            Ok::<_, StoreError>(done)
        })
    })
    .await
}

/// Cancels a departure, within a transaction that took it: appointments are called off; answers, notes, reports and what
/// followed from them are erased at once, and the leaver is told so if anything had been sent to them. Never after a
/// death.
pub(super) async fn in_transaction(change: ByHr<'_, '_>) -> Result<Outcome<Cancelling>, StoreError> {
    let before = change.load().await?;
    if change.is_withheld(&before) {
        return Ok(Outcome::unchanged(Cancelling::Withheld));
    }
    if before.departure.cancelled_at.is_some() {
        return Ok(Outcome::unchanged(Cancelling::Already));
    }
    if before.departure.closed_at.is_some() && matches!(change.by, By::Api(_)) {
        return Ok(Outcome::unchanged(Cancelling::Over));
    }
    if change.stops_before_erasing() {
        return Ok(Outcome::unchanged(Cancelling::Unsaid));
    }
    let (told, line) = write(change.tx, change, &before).await?;
    Ok(Outcome::changed(Cancelling::Cancelled { told }, line))
}

async fn write(tx: &Tx<'_>, change: ByHr<'_, '_>, before: &Loaded) -> Result<(bool, OnTimeLine), StoreError> {
    let id = change.id;
    let heard = heard_of_it(tx, before).await?;
    outbox::withdraw_everything(tx, change.id).await?;
    // One mail says it all: the talk is off, and why.
    talk::drop_all(tx, before, change.by, Whom::HostOnly, change.now).await?;
    erase_content(tx, id).await?;
    departure::Entity::update_many()
        .col_expr(departure::Column::CancelledAt, Expr::value(change.now))
        .col_expr(departure::Column::Revision, Expr::value(before.departure.revision.saturating_add(1)))
        .col_expr(departure::Column::TalkChoice, Expr::value(None::<String>))
        .col_expr(departure::Column::ExperienceAnswer, Expr::value(None::<String>))
        .filter(departure::Column::Id.is(id))
        .exec(tx)
        .await?;
    let alive = !before.facts.departure_type.profile().nothing_is_ever_sent;
    let told = heard && alive && {
        let about = About {
            departure: &before.departure,
            kind: MailKind::DepartureWithdrawn,
            talk: None,
            appointment: None,
            payload: json!({}),
            due_at: change.now,
            dedupe_key: Some(format!("{}:{}", before.departure.id.hyphenated(), MailKind::DepartureWithdrawn.code())),
        };
        tell::leaver_and_before(tx, (change.calendar.local_date(change.now), change.now), about).await?
    };
    let line = change.note(EventKind::Cancelled).await?;
    Ok((told, line))
}

/// Whether anything to the leaver has left, or is leaving at this moment.
async fn heard_of_it(tx: &Tx<'_>, before: &Loaded) -> Result<bool, StoreError> {
    let to_leaver = MailKind::ALL.iter().copied().filter(|kind| kind.is_to_leaver());
    let one = mails::Entity::find()
        .filter(mails::Column::DepartureId.eq(before.departure.id))
        .filter(mails::Column::Kind.any_of(to_leaver))
        .filter(mails::Column::State.any_of([MailState::Sent, MailState::Claimed]))
        .one(tx)
        .await?;
    Ok(one.is_some())
}
