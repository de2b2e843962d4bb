//! The leaver books a time, or moves the talk to another one.

use chrono::{DateTime, TimeDelta, Utc};
use domain::course::TalkState;
use domain::ids::{AppointmentId, TalkId};
use domain::slot::{HostSettings, Seeker, Slot, slots};
use domain::talk::TalkChoice;
use domain::working_days::{DateRange, WorkCalendar};
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};

use super::super::TIMES_A_DAY_MAX;
use super::super::hosts::suitable::suitable_hosts;
use super::super::offer::key::SlotKey;
use super::super::offer::times::{Look, TalkOffer, offers};
use super::super::offer::window;
use super::booked::{BookedTalk, HostNames, is_changeable};
use super::reserve::{NotReserved, Reservation, reserve};
use crate::access::LeaverOf;
use crate::availability::Times;
use crate::course::By;
use crate::course::{self, Change, Loaded, OnTimeLine, Outcome};
use crate::limit::{self, Limited};
use crate::program::Program;
use crate::store::entity::talk;
use crate::store::{StoreError, Tx};

/// How picking a time ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Booking {
    /// The leaver has it. Picking the same time twice is this as well.
    Booked(BookedTalk),
    /// The talk had another time before, which is free again.
    Moved(BookedTalk),
    /// Somebody was quicker; these are the next free ones. Nothing else was lost.
    SlotTaken {
        offer: Option<Box<TalkOffer>>,
    },
    /// The talk starts so soon that only the host can move it.
    TooLate,
    /// They took another time [`TIMES_A_DAY_MAX`] times within a day; HR can still plan and move it. Nothing changed.
    TooOften,
    NotOffered(NotOffered),
}

/// Why a talk has no times.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotOffered {
    /// No such talk of this departure.
    NoSuchTalk,
    /// The leaver declined the talk; they can change their mind first.
    Declined,
    AlreadyHeld,
    /// The course is over, or was withdrawn.
    Over,
    /// This host may not, or cannot now, host this talk.
    NotAllowed,
    /// The choice that picking this time would be is not offered (any more).
    NoSuchChoice,
}

/// What happened inside the transaction.
pub(super) enum Done {
    Kept(AppointmentId),
    Booked(AppointmentId),
    Moved(AppointmentId),
    TooLate,
    TooOften,
    NotOffered(NotOffered),
}

/// Books this time, or moves the talk to it. The time is looked at again by the rule that showed
/// it, inside the transaction; the unique keys have the last word.
pub async fn book(program: &Program, leaver: &LeaverOf, talk: TalkId, wish: &SlotKey) -> Result<Booking, StoreError> {
    let now = program.now();
    let counted = counted_as(program, leaver);
    let counted = counted.as_str();
    let done = course::change(program, leaver, |change| Box::pin(book_in(change, talk, wish, counted))).await;
    let (appointment, moved) = match done {
        Ok(Done::Kept(id) | Done::Booked(id)) => (id, false),
        Ok(Done::Moved(id)) => (id, true),
        Ok(Done::TooLate) => return Ok(Booking::TooLate),
        Ok(Done::TooOften) => return Ok(Booking::TooOften),
        Ok(Done::NotOffered(why)) => return Ok(Booking::NotOffered(why)),
        Err(NotReserved::Taken) => return taken(program, leaver, talk, now).await,
        Err(NotReserved::Store(error)) => return Err(error),
    };
    let booked = shown(program, leaver, appointment, now).await?;
    Ok(if moved { Booking::Moved(booked) } else { Booking::Booked(booked) })
}

/// Under which key it is counted how often a leaver takes another time.
pub(super) fn counted_as(program: &Program, leaver: &LeaverOf) -> String {
    limit::key(program.secrets(), "times", &leaver.departure().to_string())
}

async fn book_in(
    change: Change<'_, '_>,
    talk: TalkId,
    wish: &SlotKey,
    counted: &str,
) -> Result<Outcome<Done>, NotReserved> {
    // One leaver's own clicks wait for each other; other leavers meet at the unique keys.
    let loaded = change.load().await?;
    Ok(match book_known(change, &loaded, talk, wish, counted).await? {
        (done, Some(line)) => Outcome::changed(done, line),
        (done, None) => Outcome::unchanged(done),
    })
}

/// The same, upon facts that were read in this transaction; with its line where something is another. Another time than
/// their first is counted under `counted` ([`counted_as`]).
pub(super) async fn book_known(
    change: Change<'_, '_>,
    loaded: &Loaded,
    talk: TalkId,
    wish: &SlotKey,
    counted: &str,
) -> Result<(Done, Option<OnTimeLine>), NotReserved> {
    let (tx, now, calendar) = (change.tx, change.now, change.calendar);
    let row = match plannable(loaded, talk) {
        Ok(row) => row,
        Err(why) => return Ok((Done::NotOffered(why), None)),
    };
    if let Some(existing) = loaded.live_appointment(*row.id) {
        let same = existing.host_id == wish.host && existing.starts_at == wish.start && existing.way == wish.way;
        if same {
            return Ok((Done::Kept(*existing.id), None));
        }
        if !is_changeable(existing.starts_at, now) {
            return Ok((Done::TooLate, None));
        }
    }
    let talks_a_day = u16::from(course::organisation(tx, change.board).await?.talks_a_day);
    let (slot, settings) = match still_offered(tx, loaded, row, wish, talks_a_day, calendar, now).await? {
        Ok(found) => found,
        Err(Some(why)) => return Ok((Done::NotOffered(why), None)),
        Err(None) => return Err(NotReserved::Taken),
    };
    // Whoever calls off and books again does what moving does, and so does HR's time that the leaver moves.
    if !loaded.appointments.is_empty()
        && limit::hit(tx, counted, TIMES_A_DAY_MAX, TimeDelta::days(1), now).await? != Limited::Allowed
    {
        return Ok((Done::TooOften, None));
    }
    let reservation =
        Reservation { loaded, talk: row, slot: &slot, settings, by: By::Leaver(change.way_in), calendar, now };
    let reserved = reserve(tx, &reservation).await?;
    let done = if reserved.moved { Done::Moved(reserved.appointment) } else { Done::Booked(reserved.appointment) };
    Ok((done, Some(reserved.line)))
}

/// The talk's row, if it can get a time at all.
pub(in crate::talk) fn plannable(loaded: &Loaded, talk: TalkId) -> Result<&talk::Model, NotOffered> {
    let facts = &loaded.facts;
    let known = facts.talks.iter().find(|known| known.id == talk).ok_or(NotOffered::NoSuchTalk)?;
    let row = loaded.talks.iter().find(|row| row.id == talk).ok_or(NotOffered::NoSuchTalk)?;
    if facts.is_called_off() {
        return Err(NotOffered::Over);
    }
    match known.state {
        TalkState::Held { .. } => Err(NotOffered::AlreadyHeld),
        _ if facts.choice == Some(TalkChoice::None) => Err(NotOffered::Declined),
        TalkState::Dropped => Err(NotOffered::NoSuchTalk),
        _ if facts.is_over() => Err(NotOffered::Over),
        TalkState::Open | TalkState::Booked(_) | TalkState::NotHeld { .. } => Ok(row),
    }
}

/// The slot as the rule offers it now, with the host's limits. `Err(None)`: it is taken, closed, past or too soon; the
/// answer is the same as for any slot that went away: other times.
async fn still_offered(
    tx: &Tx<'_>,
    loaded: &Loaded,
    talk: &talk::Model,
    wish: &SlotKey,
    talks_a_day: u16,
    calendar: &WorkCalendar,
    now: DateTime<Utc>,
) -> Result<Result<(Slot, HostSettings), Option<NotOffered>>, StoreError> {
    let Some(days) = window::days(&loaded.facts, calendar, now) else { return Ok(Err(Some(NotOffered::Over))) };
    let hosts = suitable_hosts(tx, loaded, talk, calendar.local_date(now)).await?;
    let Some(host) = hosts.into_iter().find(|host| host.account == wish.host) else {
        return Ok(Err(Some(NotOffered::NotAllowed)));
    };
    if host.absent {
        return Ok(Err(None));
    }
    let date = calendar.local_date(wish.start);
    let that_day = days.intersection(DateRange::new(date, date));
    if that_day.is_empty() {
        return Ok(Err(None));
    }
    let times = Times::load(tx, &[host.account], that_day).await?;
    let moving = loaded.live_appointment(*talk.id).map(|row| *row.id);
    let host_times = times.of_host(host.account, host.trained, talks_a_day, moving);
    let wanted = window::wanted(loaded, talk, that_day, calendar, now, Seeker::Leaver);
    let offered = slots(&host_times, &wanted, calendar);
    Ok(offered.into_iter().find(|slot| wish.names(slot)).map(|slot| (slot, host_times.settings)).ok_or(None))
}

async fn taken(program: &Program, leaver: &LeaverOf, talk: TalkId, now: DateTime<Utc>) -> Result<Booking, StoreError> {
    let conn = program.store().read();
    let (organisation, calendar) = course::board(conn, leaver.board()).await?;
    let Some(loaded) = course::load(conn, leaver.departure(), calendar.local_date(now)).await? else {
        return Ok(Booking::NotOffered(NotOffered::NoSuchTalk));
    };
    let talks_a_day = u16::from(organisation.talks_a_day);
    let found = offers(program, &loaded, &calendar, talks_a_day, now, Some(talk), Look::Leaver(None)).await?;
    Ok(Booking::SlotTaken { offer: found.into_iter().next().map(Box::new) })
}

pub(super) async fn shown(
    program: &Program,
    leaver: &LeaverOf,
    appointment: AppointmentId,
    now: DateTime<Utc>,
) -> Result<BookedTalk, StoreError> {
    let conn = program.store().read();
    let calendar = course::calendar(conn, leaver.board()).await?;
    booked_talk(conn, appointment, &calendar, now).await
}

/// An appointment as pages show it.
pub(in crate::talk) async fn booked_talk(
    conn: &impl sea_orm::ConnectionTrait,
    appointment: AppointmentId,
    calendar: &WorkCalendar,
    now: DateTime<Utc>,
) -> Result<BookedTalk, StoreError> {
    let found = crate::store::entity::appointment::Entity::find_by_id(appointment)
        .find_also_related(talk::Entity)
        .one(conn)
        .await?;
    let Some((row, Some(talk))) = found else {
        return Err(StoreError::corrupt("appointments", appointment, "gone right after it was written"));
    };
    let names = HostNames::of_accounts(conn, vec![*row.host_id]).await?;
    BookedTalk::read(&row, &talk, &names, calendar, now)
}
