//! The leaver says that a talk that was marked held did not take place: it is due again.
//!
//! What was written after it:
//! - A draft report and its notes stay with the adviser who began them; they can be finalised only once the
//!   talk is marked held again. Its reminder is withdrawn.
//! - A final report blocks: the leaver says in the answer to it what is not right, and HR looks into it. A final
//!   report is never undone, and so neither are the tasks that came of it.
//! - What an informal host asked of HR stays a task: it was somebody's wish, and HR settles it with that
//!   person. The same words after the next talk are the same task.

use domain::course::INVITATIONS_MAX;
use domain::ids::TalkId;
use domain::talk::{Formality, NotHeldReason};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use super::super::booking::call_off::call_off_one;
use crate::access::LeaverOf;
use crate::course::{self, Actor, Change, EventKind, Outcome};
use crate::mail::{MailKind, Whom, outbox};
use crate::program::Program;
use crate::store::StoreError;

/// How denying ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denial {
    Noted,
    /// Nobody marked it held, or the leaver said so before.
    NotMarkedHeld,
    /// There is a final report: HR has to look at that first.
    ReportIsFinal,
    NoSuchTalk,
}

/// Notes that the talk did not take place. A course that was closed upon it opens again.
pub async fn deny_held(program: &Program, leaver: &LeaverOf, talk: TalkId) -> Result<Denial, StoreError> {
    course::change(program, leaver, |change| Box::pin(deny_in(change, talk))).await
}

async fn deny_in(change: Change<'_, '_>, talk: TalkId) -> Result<Outcome<Denial>, StoreError> {
    let (tx, now) = (change.tx, change.now);
    let loaded = change.load().await?;
    let facts = &loaded.facts;
    let Some(row) = loaded.talks.iter().find(|row| row.id == talk && row.dropped_at.is_none()) else {
        return Ok(Outcome::unchanged(Denial::NoSuchTalk));
    };
    if row.held_on.is_none() || facts.is_called_off() {
        return Ok(Outcome::unchanged(Denial::NotMarkedHeld));
    }
    if loaded.reports.iter().any(|report| report.talk_id == row.id && report.finalised_at.is_some()) {
        return Ok(Outcome::unchanged(Denial::ReportIsFinal));
    }
    if let Some(booked) = loaded.live_appointment(*row.id) {
        call_off_one(tx, &loaded, booked, Whom::Nobody, now).await?;
    }
    let again = facts.invitation.attempt < INVITATIONS_MAX;
    let had_report = row.formality == Formality::Formal;
    let mut row = row.clone().into_active_model();
    row.held_on = Set(None);
    row.held_at = Set(None);
    row.held_way = Set(None);
    row.denied_at = Set(Some(now));
    // With an invitation left the leaver is invited again; without one the talk is simply open.
    row.not_held_at = Set(again.then_some(now));
    row.not_held_reason = Set(again.then(|| NotHeldReason::Other.into()));
    row.attempt = Set(i32::try_from(facts.invitation.attempt).unwrap_or(i32::MAX));
    row.update(tx).await?;
    if facts.closed_at.is_some() {
        let mut opened = loaded.departure.clone().into_active_model();
        opened.closed_at = Set(None);
        opened.update(tx).await?;
    }
    if had_report {
        outbox::withdraw(tx, change.id, &[MailKind::ReportReminder]).await?;
    }
    let line = change.record(Actor::Leaver(change.way_in), EventKind::HeldDenied, None).await?;
    Ok(Outcome::changed(Denial::Noted, line).followed())
}
