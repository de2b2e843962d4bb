//! The host runs late: one click, and the leaver knows.

use domain::appointment::{LATE_MINUTES, may_say_late};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use serde_json::json;

use super::held::open_talk;
use crate::access::Hosting;
use crate::course::{self, Actor, Change, EventKind, Outcome};
use crate::mail::MailKind;
use crate::mail::tell::{self, About};
use crate::program::Program;
use crate::store::StoreError;

/// How saying it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Late {
    /// A mail is on its way to the leaver.
    Told,
    /// The same was said before; nobody is told twice.
    AlreadyTold,
    /// There is no address to send it to: somebody has to call.
    NoAddress,
    /// Too early, or over; or not one of [`LATE_MINUTES`].
    NotNow,
    NothingBooked,
}

/// Says that the talk begins `minutes` later. The appointment itself stands: its time is not moved.
pub async fn run_late(program: &Program, host: &impl Hosting, minutes: u16) -> Result<Late, StoreError> {
    course::change(program, host, |change| Box::pin(late_in(change, host, minutes))).await
}

async fn late_in(change: Change<'_, '_>, host: &impl Hosting, minutes: u16) -> Result<Outcome<Late>, StoreError> {
    let (tx, now) = (change.tx, change.now);
    let today = change.today();
    let Ok((loaded, talk)) = open_talk(change, host).await? else {
        return Ok(Outcome::unchanged(Late::NothingBooked));
    };
    let Some(booked) = loaded.live_appointment(*talk.id).filter(|booked| booked.host_id == host.account()) else {
        return Ok(Outcome::unchanged(Late::NothingBooked));
    };
    let length = *booked.minutes;
    if !LATE_MINUTES.contains(&minutes) || !may_say_late(booked.starts_at, length, now) {
        return Ok(Outcome::unchanged(Late::NotNow));
    }
    if booked.late_minutes == Some(minutes.into()) {
        return Ok(Outcome::unchanged(Late::AlreadyTold));
    }
    let mut row = booked.clone().into_active_model();
    row.late_minutes = Set(Some(minutes.into()));
    row.update(tx).await?;
    let about = About {
        departure: &loaded.departure,
        kind: MailKind::RunningLate,
        talk: Some(*talk.id),
        appointment: Some(*booked.id),
        payload: json!({ "sequence": *booked.sequence }),
        due_at: now,
        dedupe_key: Some(format!("{}:late:{}:{minutes}", booked.id.hyphenated(), *booked.sequence)),
    };
    let told = tell::leaver(tx, today, about).await?;
    let detail = json!({ "minutes": minutes });
    let kind = EventKind::RunningLate;
    let line = change.record(Actor::Staff(host.account()), kind, Some(detail)).await?;
    Ok(Outcome::changed(if told { Late::Told } else { Late::NoAddress }, line))
}
