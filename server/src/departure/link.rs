//! The leaver's personal link: sent again, or replaced by another one.

use chrono::NaiveDate;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::change::ByHr;
use crate::access::CoordinatorOf;
use crate::course::{self, EventKind, Loaded, Outcome};
use crate::mail::MailKind;
use crate::mail::tell::{self, About};
use crate::program::Program;
use crate::secret::LinkToken;
use crate::store::entity::link;
use crate::store::{StoreError, Tx, TypedColumn};

/// How sending the link again ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Resending {
    Sent,
    /// The old link is dead, and nothing was sent.
    Revoked,
    /// There is no address that mail may go to: print the letter.
    NoAddress,
    /// Nothing may be sent now: not yet, paused, cancelled, or after a death.
    NotNow,
}

/// Sends a mail with the same link. Asking twice within a minute sends one.
pub async fn resend(program: &Program, coordinator: &CoordinatorOf) -> Result<Resending, StoreError> {
    act(program, coordinator, false, true).await
}

/// Makes another link; the old one opens nothing any more. Sends the new one when asked to.
pub async fn revoke(program: &Program, coordinator: &CoordinatorOf, send_new: bool) -> Result<Resending, StoreError> {
    act(program, coordinator, true, send_new).await
}

async fn act(program: &Program, coordinator: &CoordinatorOf, renew: bool, send: bool) -> Result<Resending, StoreError> {
    course::change(program, coordinator, |change| {
        Box::pin(act_in_transaction(ByHr::new(change, coordinator), renew, send))
    })
    .await
}

/// [`resend`] within a transaction that took the departure.
pub(super) async fn in_transaction(change: ByHr<'_, '_>) -> Result<Outcome<Resending>, StoreError> {
    act_in_transaction(change, false, true).await
}

async fn act_in_transaction(change: ByHr<'_, '_>, renew: bool, send: bool) -> Result<Outcome<Resending>, StoreError> {
    let before = change.load().await?;
    let mut line = None;
    if renew {
        next_generation(change.tx, change).await?;
        line = Some(change.note(EventKind::LinkRevoked).await?);
    }
    let outcome = match send {
        true => send_link(change.tx, change, &before).await?,
        false => Resending::Revoked,
    };
    if outcome == Resending::Sent {
        line = Some(change.note(EventKind::LinkSentAgain).await?);
    }
    Ok(match line {
        Some(line) => Outcome::changed(outcome, line),
        None => Outcome::unchanged(outcome),
    })
}

async fn next_generation(tx: &Tx<'_>, change: ByHr<'_, '_>) -> Result<(), StoreError> {
    link::Entity::update_many()
        .col_expr(link::Column::Generation, Expr::col(link::Column::Generation).add(1))
        .filter(link::Column::DepartureId.is(change.id))
        .exec(tx)
        .await?;
    Ok(())
}

async fn send_link(tx: &Tx<'_>, change: ByHr<'_, '_>, before: &Loaded) -> Result<Resending, StoreError> {
    if !may_be_sent(before, change.today()) {
        return Ok(Resending::NotNow);
    }
    let about = About {
        departure: &before.departure,
        kind: MailKind::NewLink,
        talk: None,
        appointment: None,
        payload: json!({}),
        due_at: change.now,
        // Another generation, or another minute, is another mail.
        dedupe_key: Some(format!(
            "{}:{}:{}:{}",
            before.departure.id.hyphenated(),
            MailKind::NewLink.code(),
            stored(tx, change.id).await?.map_or(0, |row| row.generation.get()),
            change.now.timestamp() / 60,
        )),
    };
    if tell::leaver(tx, change.calendar.local_date(change.now), about).await? {
        Ok(Resending::Sent)
    } else {
        Ok(Resending::NoAddress)
    }
}

/// Whether anything may go to the leaver today: never after a death or a cancellation, while
/// paused, or before the day or the confirmation that the departure type asks for.
pub(super) fn may_be_sent(loaded: &Loaded, today: NaiveDate) -> bool {
    let facts = &loaded.facts;
    !facts.cancelled
        && !facts.departure_type.profile().nothing_is_ever_sent
        && !facts.is_paused()
        && facts.opens().allows(today)
}

async fn stored(
    conn: &impl ConnectionTrait,
    departure: domain::ids::DepartureId,
) -> Result<Option<link::Model>, StoreError> {
    Ok(link::Entity::find().filter(link::Column::DepartureId.is(departure)).one(conn).await?)
}

/// The whole address of the link in the letter that HR prints.
pub async fn address_of(program: &Program, coordinator: &CoordinatorOf) -> Result<String, StoreError> {
    printed_url(program, program.store().read(), coordinator.departure()).await
}

/// The whole address of a departure's link for a letter. It says of whoever comes with it that HR held it.
pub(super) async fn printed_url(
    program: &Program,
    conn: &impl ConnectionTrait,
    departure: domain::ids::DepartureId,
) -> Result<String, StoreError> {
    let row = stored(conn, departure)
        .await?
        .ok_or_else(|| StoreError::corrupt("links", departure, "a departure without a link"))?;
    let token = LinkToken::mint_printed(program.secrets(), *row.id, *row.generation);
    Ok(format!("{}/l/{token}", program.settings().base_url))
}
