//! The leaver cancels a booked time; the talk stays due.

use domain::ids::TalkId;

use super::booked::is_changeable;
use super::call_off::{CalledOff, call_off};
use crate::access::LeaverOf;
use crate::course::By;
use crate::course::{self, Change, Outcome};
use crate::mail::Whom;
use crate::program::Program;
use crate::store::StoreError;

/// How cancelling ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cancelling {
    Cancelled,
    /// There is no time to cancel, or it was cancelled before: shown as success.
    NothingBooked,
    /// It starts too soon: ask the host.
    TooLate,
    /// Answers were handed in: something that only the leaver has has to be typed first.
    CodeNeeded,
    NoSuchTalk,
}

/// Cancels the time of a talk; once answers were handed in, only for whoever may read them. Everybody gets a cancellation
/// for the calendar.
pub async fn cancel(program: &Program, leaver: &LeaverOf, talk: TalkId) -> Result<Cancelling, StoreError> {
    let proven = leaver.code_entered();
    course::change(program, leaver, |change| Box::pin(cancel_in(change, talk, proven))).await
}

async fn cancel_in(change: Change<'_, '_>, talk: TalkId, proven: bool) -> Result<Outcome<Cancelling>, StoreError> {
    let (tx, now) = (change.tx, change.now);
    let loaded = change.load().await?;
    if loaded.talks.iter().all(|row| row.id != talk) {
        return Ok(Outcome::unchanged(Cancelling::NoSuchTalk));
    }
    let held = loaded.talks.iter().any(|row| row.id == talk && row.held_on.is_some());
    let Some(booked) = loaded.live_appointment(talk).filter(|_| !held) else {
        return Ok(Outcome::unchanged(Cancelling::NothingBooked));
    };
    if !is_changeable(booked.starts_at, now) {
        return Ok(Outcome::unchanged(Cancelling::TooLate));
    }
    if !proven && loaded.facts.questionnaire.submitted_at.is_some() {
        return Ok(Outcome::unchanged(Cancelling::CodeNeeded));
    }
    let called_off = call_off(tx, &loaded, talk, By::Leaver(change.way_in), Whom::Both, now).await?;
    let CalledOff::Told(line) = called_off else { return Ok(Outcome::unchanged(Cancelling::TooLate)) };
    Ok(Outcome::changed(Cancelling::Cancelled, line))
}
