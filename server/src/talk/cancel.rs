//! The leaver cancels a booked time; the talk stays due.

use chrono::{DateTime, Utc};
use domain::ids::TalkId;

use super::booked::is_changeable;
use super::call_off::call_off;
use crate::access::LeaverOf;
use crate::course;
use crate::course::By;
use crate::mail::Whom;
use crate::program::Program;
use crate::store::{StoreError, Tx};

/// How cancelling ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cancelling {
    Cancelled,
    /// There is no time to cancel, or it was cancelled before: shown as success.
    NothingBooked,
    /// It starts too soon: ask the host.
    TooLate,
    NoSuchTalk,
}

/// Cancels the time of a talk. Everybody gets a cancellation for the calendar.
pub async fn cancel(program: &Program, leaver: &LeaverOf, talk: TalkId) -> Result<Cancelling, StoreError> {
    let now = program.now();
    let outcome = program.store().write(|tx| Box::pin(async move { cancel_in(tx, leaver, talk, now).await })).await?;
    program.wake_mail();
    Ok(outcome)
}

async fn cancel_in(tx: &Tx<'_>, leaver: &LeaverOf, talk: TalkId, now: DateTime<Utc>) -> Result<Cancelling, StoreError> {
    course::lock(tx, leaver.departure()).await?;
    let calendar = course::calendar(tx, leaver.board()).await?;
    let loaded = course::load(tx, leaver.departure(), calendar.local_date(now)).await?;
    let Some(loaded) = loaded.filter(|loaded| loaded.talks.iter().any(|row| row.id == talk.uuid())) else {
        return Ok(Cancelling::NoSuchTalk);
    };
    let held = loaded.talks.iter().any(|row| row.id == talk.uuid() && row.held_on.is_some());
    let Some(booked) = loaded.live_appointment(talk.uuid()).filter(|_| !held) else {
        return Ok(Cancelling::NothingBooked);
    };
    if !is_changeable(booked.starts_at, now) {
        return Ok(Cancelling::TooLate);
    }
    call_off(tx, &loaded, talk, By::Leaver, Whom::Both, now).await?;
    course::project(tx, &calendar, leaver.departure(), now).await?;
    Ok(Cancelling::Cancelled)
}
