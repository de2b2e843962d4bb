//! Calling an appointment off: the time is given back, and everybody who had it in a calendar is
//! told, in one transaction with the reason for it.

use chrono::{DateTime, Utc};
use domain::ids::{AppointmentId, DepartureId, TalkId};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use serde_json::json;

use super::announce;
use super::reserve::{By, release};
use crate::course::{self, EventKind, Loaded};
use crate::mail::{MailKind, outbox};
use crate::store::entity::appointment;
use crate::store::{StoreError, Tx};

/// Who is told by mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tell {
    pub leaver: bool,
    pub host: bool,
}

impl Tell {
    pub(super) const BOTH: Self = Self { leaver: true, host: true };
    pub(super) const NOBODY: Self = Self { leaver: false, host: false };
}

/// Whether there was something to call off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalledOff {
    /// The appointment was still to come; mails are in the outbox.
    Told,
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
/// changed, the person stays. The host is told; so is the leaver, unless `leaver_is_told_otherwise`.
/// The caller projects afterwards and wakes the mail worker after the commit.
pub async fn call_off(
    tx: &Tx<'_>,
    loaded: &Loaded,
    talk: TalkId,
    by: By,
    leaver_is_told_otherwise: bool,
    now: DateTime<Utc>,
) -> Result<CalledOff, StoreError> {
    let Some(row) = loaded.live_appointment(talk.uuid()) else { return Ok(CalledOff::NothingBooked) };
    if row.starts_at <= now {
        call_off_one(tx, loaded, row, by, Tell::NOBODY, now).await?;
        return Ok(CalledOff::Silently);
    }
    let tell = Tell { leaver: !leaver_is_told_otherwise, host: true };
    call_off_one(tx, loaded, row, by, tell, now).await?;
    let detail = json!({ "starts_at": row.starts_at.to_rfc3339() });
    let departure = DepartureId::new(row.departure_id);
    let kind = EventKind::AppointmentCancelled;
    course::record_event(tx, row.board_id.into(), Some(departure), now, by.actor(), kind, Some(detail)).await?;
    Ok(CalledOff::Told)
}

/// Frees the time and marks the appointment; its cancellation carries the next SEQUENCE.
pub(super) async fn call_off_one(
    tx: &Tx<'_>,
    loaded: &Loaded,
    row: &appointment::Model,
    by: By,
    tell: Tell,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    release(tx, row.id).await?;
    let mut off = row.clone().into_active_model();
    off.cancelled_at = Set(Some(now));
    off.cancelled_by = Set(Some(by.code().to_owned()));
    off.live_key = Set(None);
    off.sequence = Set(row.sequence + 1);
    off.update(tx).await?;
    let id = AppointmentId::new(row.id);
    outbox::withdraw_of_appointment(tx, id, ABOUT_THE_TIME).await?;
    announce::both(tx, loaded, id, [MailKind::CancelledLeaver, MailKind::CancelledHost], tell, now).await
}
