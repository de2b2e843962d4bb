//! The host says how it went: held, or not held and why.

use chrono::{DateTime, NaiveDate, Utc};
use domain::course::TalkState;
use domain::talk::{Formality, NotHeldReason, Way};
use domain::task::Request;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use serde_json::json;

use super::call_off::{call_off, call_off_one};
use crate::access::Hosting;
use crate::course::By;
use crate::course::follow;
use crate::course::{self, Actor, EventKind, Loaded};
use crate::mail::{MailKind, Whom, outbox};
use crate::program::Program;
use crate::store::entity::talk;
use crate::store::{StoreError, Tx};
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

/// Mails that ask for, or remind of, a talk that took place.
const POINTLESS: &[MailKind] = &[
    MailKind::Invitation,
    MailKind::InvitationReminder1,
    MailKind::InvitationReminder2,
    MailKind::UnansweredHost,
    MailKind::UnansweredHr,
    MailKind::LeaderToPlan,
    MailKind::AppointmentReminderLeaver,
    MailKind::AppointmentReminderHost,
];

/// Marks the talk held on this local day. A talk that took place without an appointment, or before
/// it, counts as well: an appointment still to come is called off.
pub async fn held(program: &Program, host: &impl Hosting, on: NaiveDate, way: Way) -> Result<Recorded, StoreError> {
    let now = program.now();
    hold(program, host, on, way, None, now).await
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
    hold(program, host, on, way, asked, program.now()).await
}

async fn hold(
    program: &Program,
    host: &impl Hosting,
    on: NaiveDate,
    way: Way,
    asked: Option<&Request>,
    now: DateTime<Utc>,
) -> Result<Recorded, StoreError> {
    let marked = Marked { on, way, asked };
    let outcome = program.store().write(|tx| Box::pin(async move { held_in(tx, host, marked, now).await })).await?;
    if outcome == Recorded::Noted {
        follow(program, host.departure()).await;
    }
    Ok(outcome)
}

/// Marks the talk not held; the time is free again, and one new invitation is offered.
pub async fn not_held(program: &Program, host: &impl Hosting, reason: NotHeldReason) -> Result<Recorded, StoreError> {
    let now = program.now();
    let outcome = program.store().write(|tx| Box::pin(async move { not_held_in(tx, host, reason, now).await })).await?;
    if outcome == Recorded::Noted {
        follow(program, host.departure()).await;
    }
    Ok(outcome)
}

/// How a talk took place, and what was asked after it.
#[derive(Clone, Copy)]
struct Marked<'a> {
    on: NaiveDate,
    way: Way,
    asked: Option<&'a Request>,
}

async fn held_in(
    tx: &Tx<'_>,
    host: &impl Hosting,
    Marked { on, way, asked }: Marked<'_>,
    now: DateTime<Utc>,
) -> Result<Recorded, StoreError> {
    let calendar = course::calendar(tx, host.board()).await?;
    let (loaded, row) = match open_talk(tx, host, calendar.local_date(now)).await? {
        Ok(found) => found,
        Err(outcome) => return Ok(outcome),
    };
    if on > calendar.local_date(now) {
        return Ok(Recorded::InTheFuture);
    }
    if on < calendar.local_date(loaded.facts.registered_at) {
        return Ok(Recorded::BeforeRegistration);
    }
    let by = By::Staff(host.account());
    if loaded.live_appointment(row.id).is_some_and(|booked| booked.starts_at > now) {
        call_off(tx, &loaded, host.talk(), by, Whom::Both, now).await?;
    }
    let informal = row.formality == Formality::Informal.code();
    let mut row = row.into_active_model();
    row.host_id = Set(Some(host.account().uuid()));
    row.held_on = Set(Some(on));
    row.held_at = Set(Some(now));
    row.held_way = Set(Some(way.code().to_owned()));
    row.not_held_at = Set(None);
    row.not_held_reason = Set(None);
    row.denied_at = Set(None);
    row.update(tx).await?;
    let others_wait = loaded.facts.live_talks().any(|talk| talk.id != host.talk() && talk.state == TalkState::Open);
    if !others_wait {
        outbox::withdraw(tx, host.departure(), POINTLESS).await?;
    }
    let detail = json!({ "on": on, "way": way });
    record(tx, host, EventKind::Held, Some(detail), now).await?;
    if let Some(asked) = asked.filter(|_| informal) {
        task::asked_of_hr(tx, host, asked, now).await?;
    }
    course::project(tx, &calendar, host.departure(), now).await?;
    Ok(Recorded::Noted)
}

async fn not_held_in(
    tx: &Tx<'_>,
    host: &impl Hosting,
    reason: NotHeldReason,
    now: DateTime<Utc>,
) -> Result<Recorded, StoreError> {
    let calendar = course::calendar(tx, host.board()).await?;
    let (loaded, row) = match open_talk(tx, host, calendar.local_date(now)).await? {
        Ok(found) => found,
        Err(outcome) => return Ok(outcome),
    };
    if row.not_held_at.is_some() && loaded.live_appointment(row.id).is_none() {
        return Ok(Recorded::AlreadyNoted);
    }
    if let Some(booked) = loaded.live_appointment(row.id) {
        let to_come = booked.starts_at > now;
        let whom = if to_come { Whom::Both } else { Whom::Nobody };
        call_off_one(tx, &loaded, booked, By::Staff(host.account()), whom, now).await?;
    }
    let mut row = row.into_active_model();
    row.not_held_at = Set(Some(now));
    row.not_held_reason = Set(Some(reason.code().to_owned()));
    // The invitation it followed: the next one is offered once.
    row.attempt = Set(i32::try_from(loaded.facts.invitation.attempt).unwrap_or(i32::MAX));
    row.update(tx).await?;
    record(tx, host, EventKind::NotHeld, Some(json!({ "reason": reason })), now).await?;
    course::project(tx, &calendar, host.departure(), now).await?;
    Ok(Recorded::Noted)
}

/// The talk of this proof, locked, while it can still be marked.
pub(super) async fn open_talk(
    tx: &Tx<'_>,
    host: &impl Hosting,
    today: NaiveDate,
) -> Result<Result<(Loaded, talk::Model), Recorded>, StoreError> {
    course::lock(tx, host.departure()).await?;
    let Some(loaded) = course::load(tx, host.departure(), today).await? else { return Ok(Err(Recorded::Over)) };
    let Some(row) = loaded.talks.iter().find(|row| row.id == host.talk().uuid()).cloned() else {
        return Ok(Err(Recorded::Over));
    };
    if row.held_on.is_some() {
        return Ok(Err(Recorded::AlreadyNoted));
    }
    let facts = &loaded.facts;
    let stopped = facts.is_over();
    // Since the proof was made the talk may have got another host.
    let anothers = row.host_id.is_some_and(|id| id != host.account().uuid());
    if stopped || anothers || row.dropped_at.is_some() {
        return Ok(Err(Recorded::Over));
    }
    Ok(Ok((loaded, row)))
}

async fn record(
    tx: &Tx<'_>,
    host: &impl Hosting,
    kind: EventKind,
    detail: Option<serde_json::Value>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let actor = Actor::Staff(host.account());
    course::record_event(tx, host.board(), Some(host.departure()), now, actor, kind, detail).await
}
