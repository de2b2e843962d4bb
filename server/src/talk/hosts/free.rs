//! A host cannot hold talks that are booked: they are away for some days, their training ends, they have
//! left, or lost the role. Each is called off with an apology, and the leaver is offered other times at once.
//!
//! One function for all of them, so that nobody's talk is forgotten in one of them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::course::TalkState;
use domain::ids::{AccountId, AppointmentId, DepartureId, TalkId};
use domain::talk::{Formality, HostKind};
use domain::working_days::WorkCalendar;
use sea_orm::sea_query::LockType;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use sea_orm::{ConnectionTrait, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use super::super::booking::call_off::call_off_as;
use super::candidates;
use crate::course::By;
use crate::course::{Change, Changes, EventKind, Loaded, OnTimeLine};
use crate::mail::{MailKind, tell};
use crate::store::entity::{account, appointment, talk};
use crate::store::queries::appointments;
use crate::store::{StoreError, Tx, Typed, TypedColumn};

/// Why the host cannot; people are told no more than this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    Away,
    /// No training is valid on the day of the talk.
    Untrained,
    /// The account is switched off, or hosts for this unit no more.
    Left,
}

/// A talk that was called off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Freed {
    pub departure: DepartureId,
    pub appointment: AppointmentId,
    pub starts_at: DateTime<Utc>,
}

/// Booked talks of a host that are still to come, the earliest first. Takes the account for the length
/// of the transaction: a booking with this host has either committed, and is among them, or waits and
/// then looks again (see `reserve`).
pub(crate) async fn coming(
    tx: &Tx<'_>,
    host: AccountId,
    now: DateTime<Utc>,
) -> Result<Vec<appointment::Model>, StoreError> {
    account::Entity::find_by_id(host).lock(LockType::Update).one(tx).await?;
    booked_with(tx, host, now).await
}

/// The same, only to look.
pub(crate) async fn booked_with(
    conn: &impl ConnectionTrait,
    host: AccountId,
    now: DateTime<Utc>,
) -> Result<Vec<appointment::Model>, StoreError> {
    Ok(appointments::with(host)
        .filter(appointment::Column::StartsAt.gt(now))
        .order_by_asc(appointment::Column::StartsAt)
        .all(conn)
        .await?)
}

/// Calls these talks off and gives them another host where they need one: leavers and host are told,
/// and the coordinators of the leavers get one list each, once (`occasion` names it).
pub(crate) async fn free(
    changes: &Changes<'_, '_>,
    appointments: &[appointment::Model],
    why: Why,
    by: By,
    occasion: Uuid,
) -> Result<Vec<Freed>, StoreError> {
    let (tx, now) = (changes.tx, changes.now);
    let mut told: BTreeMap<AccountId, Vec<AppointmentId>> = BTreeMap::new();
    let mut freed = Vec::new();
    // In the order of their departures, so that two of these wait for each other and do not collide.
    let departures: BTreeSet<DepartureId> = appointments.iter().map(|row| *row.departure_id).collect();
    for id in departures {
        let change = changes.of(id).await?;
        let mut loaded = change.load().await?;
        for appointment in appointments.iter().filter(|row| row.departure_id == id) {
            let Some(live) = loaded.live_appointment(*appointment.talk_id).filter(|live| live.id == appointment.id)
            else {
                continue;
            };
            let live = live.clone();
            free_one(change, &mut loaded, &live, why, by).await?;
            freed.push(Freed { departure: id, appointment: *live.id, starts_at: live.starts_at });
            for coordinator in tell::coordinators(tx, &loaded.departure, now).await? {
                told.entry(coordinator).or_default().push(*live.id);
            }
        }
    }
    let host = appointments.first().map(|row| row.host_id);
    for (coordinator, appointments) in told {
        if Some(coordinator) == host.map(Typed::get) {
            continue;
        }
        let payload = json!({ "appointments": appointments });
        let key = format!("{occasion}:{}:{}", MailKind::TalksFreedHr.code(), coordinator.hyphenated());
        tell::staff(tx, coordinator, MailKind::TalksFreedHr, payload, key, now).await?;
    }
    freed.sort_by_key(|one| one.starts_at);
    Ok(freed)
}

async fn free_one(
    change: Change<'_, '_>,
    loaded: &mut Loaded,
    live: &appointment::Model,
    why: Why,
    by: By,
) -> Result<(), StoreError> {
    let (tx, now, calendar) = (change.tx, change.now, change.calendar);
    call_off_as(tx, loaded, live, [MailKind::CancelledWithTimes, MailKind::CancelledHost], now).await?;
    let detail = json!({ "starts_at": live.starts_at.to_rfc3339() });
    let _: OnTimeLine = change.record(by.actor(), EventKind::TimesFreed, Some(detail)).await?;
    let Some(row) = loaded.talks.iter().find(|row| row.id == live.talk_id) else { return Ok(()) };
    if row.host_kind == HostKind::HrAdviser {
        let host = colleague(tx, loaded, live, why, calendar, now).await?;
        let mut changed = row.clone().into_active_model();
        changed.host_id = Set(host.map(Into::into));
        let changed = changed.update(tx).await?;
        if let Some(row) = loaded.talks.iter_mut().find(|row| row.id == changed.id) {
            *row = changed;
        }
    }
    if let Some(talk) = loaded.facts.talks.iter_mut().find(|talk| live.talk_id == talk.id) {
        talk.state = TalkState::Open;
    }
    Ok(())
}

/// Whose talk it is from now on: a colleague who may host it. Where there is none, it stays with an
/// adviser who is only away for some days, and with nobody otherwise: then HR is told.
async fn colleague(
    tx: &Tx<'_>,
    loaded: &Loaded,
    live: &appointment::Model,
    why: Why,
    calendar: &WorkCalendar,
    now: DateTime<Utc>,
) -> Result<Option<AccountId>, StoreError> {
    let case = candidates::case(loaded, HostKind::HrAdviser, Formality::Formal, calendar.local_date(now));
    let advisers = candidates::advisers(tx, &loaded.departure, case.on).await?;
    let others: Vec<_> = advisers.into_iter().filter(|adviser| live.host_id != adviser.account).collect();
    let best = domain::route::choose_adviser(&others, &case).into_iter().next();
    Ok(best.or((why == Why::Away).then_some(*live.host_id)))
}

/// Formal talks among these, of which no training is valid on the day.
pub(crate) async fn untrained(
    tx: &Tx<'_>,
    appointments: Vec<appointment::Model>,
    valid: &[domain::working_days::DateRange],
    calendar: &WorkCalendar,
) -> Result<Vec<appointment::Model>, StoreError> {
    let talks: Vec<TalkId> = appointments.iter().map(|row| *row.talk_id).collect();
    if talks.is_empty() {
        return Ok(Vec::new());
    }
    let formal: BTreeSet<TalkId> = talk::Entity::find()
        .filter(talk::Column::Id.any_of(talks))
        .filter(talk::Column::Formality.is(Formality::Formal))
        .all(tx)
        .await?
        .into_iter()
        .map(|row| *row.id)
        .collect();
    let outside = |row: &appointment::Model| {
        let day = calendar.local_date(row.starts_at);
        formal.contains(&row.talk_id) && !valid.iter().any(|days| days.contains(day))
    };
    Ok(appointments.into_iter().filter(outside).collect())
}
