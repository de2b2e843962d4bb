//! Calling an appointment off: the time is given back, and everybody who had it in a calendar is
//! told, in one transaction with the reason for it. Every cancellation goes through here.

use chrono::{DateTime, Utc};
use domain::ids::{AppointmentId, TalkId};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::json;

use super::reserve::release;
use crate::course::By;
use crate::course::{self, EventKind, Loaded, OnTimeLine};
use crate::mail::tell::{self, Whom};
use crate::mail::{MailKind, outbox};
use crate::store::entity::{appointment, talk};
use crate::store::{StoreError, Tx, TypedColumn};

/// Whether there was something to call off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalledOff {
    /// The appointment was still to come; mails are in the outbox.
    Told(OnTimeLine),
    /// Its time had passed: nobody is told.
    Silently,
    NothingBooked,
}

/// Mails about a time that is no more.
const ABOUT_THE_TIME: &[MailKind] = &[
    MailKind::ConfirmationLeaver,
    MailKind::ConfirmationHost,
    MailKind::MovedLeaver,
    MailKind::MovedHost,
    MailKind::AppointmentReminderLeaver,
    MailKind::AppointmentReminderHost,
];

/// Calls off the appointment of a talk, whatever the reason: the leaver declines, the route
/// changed, the person stays. Nobody is told of one whose time has passed.
pub async fn call_off(
    tx: &Tx<'_>,
    loaded: &Loaded,
    id: TalkId,
    by: By,
    whom: Whom,
    now: DateTime<Utc>,
) -> Result<CalledOff, StoreError> {
    let Some(row) = loaded.live_appointment(id) else { return Ok(CalledOff::NothingBooked) };
    if row.starts_at <= now {
        call_off_one(tx, loaded, row, Whom::Nobody, now).await?;
        return Ok(CalledOff::Silently);
    }
    call_off_one(tx, loaded, row, whom, now).await?;
    let detail = json!({ "starts_at": row.starts_at.to_rfc3339() });
    let departure = *row.departure_id;
    let kind = EventKind::AppointmentCancelled;
    let of = (row.board_id.into(), departure);
    Ok(CalledOff::Told(course::record(tx, of, now, by.actor(), kind, Some(detail)).await?))
}

/// Drops all talks that were not held, and calls their appointments off.
pub(crate) async fn drop_all(
    tx: &Tx<'_>,
    loaded: &Loaded,
    by: By,
    whom: Whom,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let open: Vec<TalkId> = loaded
        .talks
        .iter()
        .filter(|row| row.held_on.is_none() && row.dropped_at.is_none())
        .map(|row| *row.id)
        .collect();
    talk::Entity::update_many()
        .col_expr(talk::Column::DroppedAt, Expr::value(now))
        .filter(talk::Column::Id.any_of(open.iter().copied()))
        .exec(tx)
        .await?;
    for id in open {
        call_off(tx, loaded, id, by, whom, now).await?;
    }
    Ok(())
}

/// Frees the time and marks the appointment; its cancellation carries the next SEQUENCE.
pub(in crate::talk) async fn call_off_one(
    tx: &Tx<'_>,
    loaded: &Loaded,
    row: &appointment::Model,
    whom: Whom,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let id = give_back(tx, row, now).await?;
    tell::of_appointment(tx, loaded, id, [MailKind::CancelledLeaver, MailKind::CancelledHost], whom, now).await
}

/// The same, told to both in other words.
pub(in crate::talk) async fn call_off_as(
    tx: &Tx<'_>,
    loaded: &Loaded,
    row: &appointment::Model,
    kinds: [MailKind; 2],
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let id = give_back(tx, row, now).await?;
    tell::of_appointment(tx, loaded, id, kinds, Whom::Both, now).await
}

async fn give_back(tx: &Tx<'_>, row: &appointment::Model, now: DateTime<Utc>) -> Result<AppointmentId, StoreError> {
    release(tx, *row.id).await?;
    let mut off = row.clone().into_active_model();
    off.cancelled_at = Set(Some(now));
    off.live_key = Set(None);
    off.sequence = Set((*row.sequence + 1).into());
    off.update(tx).await?;
    let id = *row.id;
    outbox::withdraw_of_appointment(tx, id, ABOUT_THE_TIME).await?;
    Ok(id)
}
