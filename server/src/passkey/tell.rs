//! What happened to somebody's passkeys is written down, and they are told.

use chrono::{DateTime, Utc};
use domain::mail::MailKind;
use domain::time_line::{Actor, EventKind};
use serde_json::json;

use crate::log::{self, Entry};
use crate::mail::NewMail;
use crate::mail::outbox::enqueue;
use crate::store::entity::account::Model;
use crate::store::{StoreError, Tx};

/// Writes it down and puts the mail in the outbox. Whoever calls wakes the mail.
pub(super) async fn tell(
    tx: &Tx<'_>,
    owner: &Model,
    by: Actor,
    (event, mail): (EventKind, MailKind),
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    log::append(tx, [Entry::of_board(*owner.board_id, now, by, event).about(*owner.id)]).await?;
    send(tx, owner, mail, now).await
}

/// The mail alone.
pub(super) async fn send(tx: &Tx<'_>, owner: &Model, kind: MailKind, now: DateTime<Utc>) -> Result<(), StoreError> {
    // An account whose address was erased has nobody to tell.
    if owner.erased_at.is_some() {
        return Ok(());
    }
    let mail = NewMail {
        board: *owner.board_id,
        departure: None,
        account: Some(*owner.id),
        talk: None,
        appointment: None,
        kind,
        to_address: owner.address()?,
        to_name: owner.name.clone(),
        language: *owner.language,
        payload: json!({}),
        at_once: true,
        due_at: now,
        dedupe_key: None,
    };
    enqueue(tx, mail).await?;
    Ok(())
}
