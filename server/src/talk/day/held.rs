//! The host says how it went: held, or not held and why.

use chrono::NaiveDate;
use domain::talk::{Formality, NotHeldReason, Way};
use domain::task::Request;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use serde_json::json;

use super::super::booking::call_off::{call_off, call_off_one};
use crate::access::Hosting;
use crate::course::By;
use crate::course::{self, Actor, Change, EventKind, Loaded, Outcome};
use crate::mail::{MailKind, Whom, outbox};
use crate::program::Program;
use crate::store::StoreError;
use crate::store::entity::talk;
use crate::task;

/// How noting it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recorded {
    Noted,
    /// It was marked held before; nothing changed.
    AlreadyNoted,
    /// A day that has yet to come.
    InTheFuture,
    /// A day before the departure was registered.
    BeforeRegistration,
    /// The course is over, or the talk is no longer asked for.
    Over,
}

/// Mails that ask for a talk: pointless once one took place and no other wants a time.
const ASKS_FOR_A_TIME: &[MailKind] = &[
    MailKind::Invitation,
    MailKind::InvitationReminder1,
    MailKind::InvitationReminder2,
    MailKind::UnansweredHost,
    MailKind::UnansweredHr,
    MailKind::LeaderToPlan,
];

/// Mails that remind of the talk that took place; the leaver's other one is still reminded of.
const REMINDS: &[MailKind] = &[MailKind::AppointmentReminderLeaver, MailKind::AppointmentReminderHost];

/// Marks the talk held on this local day. A talk that took place without an appointment, or before
/// it, counts as well: an appointment still to come is called off.
pub async fn held(program: &Program, host: &impl Hosting, on: NaiveDate, way: Way) -> Result<Recorded, StoreError> {
    hold(program, host, on, way, None).await
}

/// The same, and something is asked of HR: a task for the coordinators of the unit. A formal talk asks
/// nothing this way: it has a report with agreements.
pub async fn held_asking(
    program: &Program,
    host: &impl Hosting,
    on: NaiveDate,
    way: Way,
    asked: Option<&Request>,
) -> Result<Recorded, StoreError> {
    hold(program, host, on, way, asked).await
}

async fn hold(
    program: &Program,
    host: &impl Hosting,
    on: NaiveDate,
    way: Way,
    asked: Option<&Request>,
) -> Result<Recorded, StoreError> {
    let marked = Marked { on, way, asked };
    course::change(program, host, |change| Box::pin(held_in(change, host, marked))).await
}

/// Marks the talk not held; the time is free again, and one new invitation is offered.
pub async fn not_held(program: &Program, host: &impl Hosting, reason: NotHeldReason) -> Result<Recorded, StoreError> {
    course::change(program, host, |change| Box::pin(not_held_in(change, host, reason))).await
}

/// How a talk took place, and what was asked after it.
#[derive(Clone, Copy)]
struct Marked<'a> {
    on: NaiveDate,
    way: Way,
    asked: Option<&'a Request>,
}

async fn held_in(
    change: Change<'_, '_>,
    host: &impl Hosting,
    Marked { on, way, asked }: Marked<'_>,
) -> Result<Outcome<Recorded>, StoreError> {
    let (tx, now) = (change.tx, change.now);
    let (loaded, row) = match open_talk(change, host).await? {
        Ok(found) => found,
        Err(outcome) => return Ok(Outcome::unchanged(outcome)),
    };
    if on > change.today() {
        return Ok(Outcome::unchanged(Recorded::InTheFuture));
    }
    if on < change.calendar.local_date(loaded.facts.registered_at) {
        return Ok(Outcome::unchanged(Recorded::BeforeRegistration));
    }
    let by = By::Staff(host.account());
    if loaded.live_appointment(*row.id).is_some_and(|booked| booked.starts_at > now) {
        call_off(tx, &loaded, host.talk(), by, Whom::Both, now).await?;
    }
    if let Some(booked) = loaded.live_appointment(*row.id) {
        outbox::withdraw_of_appointment(tx, *booked.id, REMINDS).await?;
    }
    let informal = row.formality == Formality::Informal;
    let mut row = row.into_active_model();
    row.host_id = Set(Some(host.account().into()));
    row.held_on = Set(Some(on));
    row.held_at = Set(Some(now));
    row.held_way = Set(Some(way.into()));
    row.not_held_at = Set(None);
    row.not_held_reason = Set(None);
    row.denied_at = Set(None);
    row.update(tx).await?;
    let others_wait = loaded.facts.live_talks().any(|talk| talk.id != host.talk() && talk.needs_a_time());
    if !others_wait {
        outbox::withdraw(tx, host.departure(), ASKS_FOR_A_TIME).await?;
    }
    let detail = json!({ "on": on, "way": way });
    let line = change.record(Actor::Staff(host.account()), EventKind::Held, Some(detail)).await?;
    if let Some(asked) = asked.filter(|_| informal) {
        task::asked_of_hr(change, host, asked).await?;
    }
    Ok(Outcome::changed(Recorded::Noted, line).followed())
}

async fn not_held_in(
    change: Change<'_, '_>,
    host: &impl Hosting,
    reason: NotHeldReason,
) -> Result<Outcome<Recorded>, StoreError> {
    let (tx, now) = (change.tx, change.now);
    let (loaded, row) = match open_talk(change, host).await? {
        Ok(found) => found,
        Err(outcome) => return Ok(Outcome::unchanged(outcome)),
    };
    if row.not_held_at.is_some() && loaded.live_appointment(*row.id).is_none() {
        return Ok(Outcome::unchanged(Recorded::AlreadyNoted));
    }
    if let Some(booked) = loaded.live_appointment(*row.id) {
        let to_come = booked.starts_at > now;
        let whom = if to_come { Whom::Both } else { Whom::Nobody };
        call_off_one(tx, &loaded, booked, whom, now).await?;
    }
    let mut row = row.into_active_model();
    row.not_held_at = Set(Some(now));
    row.not_held_reason = Set(Some(reason.into()));
    // The invitation it followed: the next one is offered once.
    row.attempt = Set(i32::try_from(loaded.facts.invitation.attempt).unwrap_or(i32::MAX));
    row.update(tx).await?;
    let detail = json!({ "reason": reason });
    let line = change.record(Actor::Staff(host.account()), EventKind::NotHeld, Some(detail)).await?;
    Ok(Outcome::changed(Recorded::Noted, line).followed())
}

/// The talk of this proof, locked, while it can still be marked.
pub(in crate::talk) async fn open_talk(
    change: Change<'_, '_>,
    host: &impl Hosting,
) -> Result<Result<(Loaded, talk::Model), Recorded>, StoreError> {
    let loaded = change.load().await?;
    let Some(row) = loaded.talks.iter().find(|row| row.id == host.talk()).cloned() else {
        return Ok(Err(Recorded::Over));
    };
    if row.held_on.is_some() {
        return Ok(Err(Recorded::AlreadyNoted));
    }
    let facts = &loaded.facts;
    let stopped = facts.is_over();
    // Since the proof was made the talk may have got another host.
    let anothers = row.host_id.is_some_and(|id| id != host.account());
    if stopped || anothers || row.dropped_at.is_some() {
        return Ok(Err(Recorded::Over));
    }
    Ok(Ok((loaded, row)))
}
