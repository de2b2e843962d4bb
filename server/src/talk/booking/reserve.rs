//! Claiming a time. Overlaps are impossible because the database has one row for every five
//! minutes of a person's time, and one for every numbered place in a host's day.
//!
//! Deliberately absent: a check whether the cells are free before they are inserted. The unique
//! keys decide, on SQLite and PostgreSQL alike.

use chrono::{DateTime, NaiveDate, Utc};
use domain::appointment::WallTime;
use domain::course::TalkState;
use domain::ids::{AppointmentId, PersonId};
use domain::slot::{HostSettings, Place, Slot};
use domain::talk::{Formality, HostKind};
use domain::working_days::WorkCalendar;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter,
};
use serde_json::json;
use uuid::Uuid;

use super::super::hosts::changed::advises;
use super::call_off::call_off_one;
use crate::access::account;
use crate::course::{self, By, EventKind, Loaded, OnTimeLine};
use crate::mail::tell::{self, Whom};
use crate::mail::{MailKind, outbox};
use crate::store::entity::{appointment, cell, closed_days, day_talk, talk, training};
use crate::store::{StoreError, Tx, TypedColumn};

/// A time about to be claimed.
pub(crate) struct Reservation<'a> {
    pub loaded: &'a Loaded,
    pub talk: &'a talk::Model,
    pub slot: &'a Slot,
    /// The host's limits: the buffers that are claimed and stored, and the most talks on one day.
    pub settings: HostSettings,
    pub by: By,
    pub calendar: &'a WorkCalendar,
    pub now: DateTime<Utc>,
}

/// A time that was claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reserved {
    pub appointment: AppointmentId,
    /// The talk had another time before.
    pub moved: bool,
    pub line: OnTimeLine,
}

/// Why nothing was claimed; the transaction is rolled back.
#[derive(Debug)]
pub(crate) enum NotReserved {
    /// Somebody else has that time.
    Taken,
    Store(StoreError),
}

impl From<StoreError> for NotReserved {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<sea_orm::DbErr> for NotReserved {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Store(error.into())
    }
}

/// Mails that ask for a time, pointless once every talk has one.
const ASKS_FOR_A_TIME: &[MailKind] = &[
    MailKind::Invitation,
    MailKind::InvitationReminder1,
    MailKind::InvitationReminder2,
    MailKind::UnansweredHost,
    MailKind::UnansweredHr,
    MailKind::LeaderToPlan,
];

/// Claims the time for both sides, writes the appointment (or moves it: the same host keeps the UID
/// with the next SEQUENCE, another host means a cancellation and a new UID), puts the
/// confirmations in the outbox.
pub(crate) async fn reserve(tx: &Tx<'_>, wish: &Reservation<'_>) -> Result<Reserved, NotReserved> {
    let existing = wish.loaded.live_appointment(*wish.talk.id);
    let (appointment, moved) = match existing {
        Some(row) if row.host_id == wish.slot.host => {
            release(tx, *row.id).await?;
            move_it(tx, wish, row).await?;
            (*row.id, true)
        }
        Some(row) => {
            call_off_one(tx, wish.loaded, row, Whom::Both, wish.now).await?;
            (book_it(tx, wish).await?, true)
        }
        None => (book_it(tx, wish).await?, false),
    };
    claim_cells(tx, wish, appointment).await?;
    claim_day(tx, wish, appointment).await?;
    look_again(tx, wish).await?;
    settle_talk(tx, wish).await?;
    let same_entry = existing.is_some_and(|row| row.id == appointment);
    announce_it(tx, wish, appointment, same_entry).await?;
    let line = record(tx, wish, moved).await?;
    Ok(Reserved { appointment, moved, line })
}

async fn book_it(tx: &Tx<'_>, wish: &Reservation<'_>) -> Result<AppointmentId, NotReserved> {
    let id = AppointmentId::new(Uuid::now_v7());
    let agreed = WallTime::of(wish.slot.start, wish.calendar.zone);
    let row = appointment::ActiveModel {
        id: Set(id.into()),
        board_id: Set(wish.talk.board_id),
        departure_id: Set(wish.talk.departure_id),
        talk_id: Set(wish.talk.id),
        host_id: Set(wish.slot.host.into()),
        starts_at: Set(wish.slot.start),
        minutes: Set(wish.slot.minutes.into()),
        way: Set(wish.slot.way.into()),
        place: Set(wish.slot.place.as_ref().map(Place::as_str).map(str::to_owned)),
        uid: Set(format!("{id}@uitzwaai")),
        sequence: Set(0.into()),
        booked_at: Set(wish.now),
        booked_by: Set(wish.by.kind().into()),
        cancelled_at: Set(None),
        live_key: Set(Some(wish.talk.id.to_string())),
        outside_hours: Set(false),
        buffer_before: Set(i32::from(wish.settings.buffers.before)),
        buffer_after: Set(i32::from(wish.settings.buffers.after)),
        local_start: Set(Some(agreed.local_text())),
        zone: Set(Some(agreed.zone_name().to_owned())),
        late_minutes: Set(None),
        change_asked_at: Set(None),
        video_address: Set(None),
    };
    let one_a_talk = OnConflict::column(appointment::Column::LiveKey).do_nothing().to_owned();
    let inserted = appointment::Entity::insert(row).on_conflict(one_a_talk).exec_without_returning(tx).await?;
    if inserted == 1 { Ok(id) } else { Err(NotReserved::Taken) }
}

async fn move_it(tx: &Tx<'_>, wish: &Reservation<'_>, row: &appointment::Model) -> Result<(), NotReserved> {
    let mut moved = row.clone().into_active_model();
    let agreed = WallTime::of(wish.slot.start, wish.calendar.zone);
    moved.local_start = Set(Some(agreed.local_text()));
    moved.zone = Set(Some(agreed.zone_name().to_owned()));
    moved.late_minutes = Set(None);
    moved.change_asked_at = Set(None);
    moved.starts_at = Set(wish.slot.start);
    moved.minutes = Set(wish.slot.minutes.into());
    moved.way = Set(wish.slot.way.into());
    moved.place = Set(wish.slot.place.as_ref().map(Place::as_str).map(str::to_owned));
    moved.buffer_before = Set(i32::from(wish.settings.buffers.before));
    moved.buffer_after = Set(i32::from(wish.settings.buffers.after));
    moved.sequence = Set((*row.sequence + 1).into());
    moved.booked_at = Set(wish.now);
    moved.booked_by = Set(wish.by.kind().into());
    moved.outside_hours = Set(false);
    moved.update(tx).await?;
    Ok(())
}

/// One statement, rows in the order of the key, so that two bookings wait for each other instead of
/// deadlocking. A row that was there already means that the time is taken.
async fn claim_cells(tx: &Tx<'_>, wish: &Reservation<'_>, appointment: AppointmentId) -> Result<(), NotReserved> {
    let mut keys: Vec<(PersonId, i64)> = wish
        .slot
        .claim(wish.settings.buffers)
        .cells()
        .into_iter()
        .flat_map(|cell| [(PersonId::from(wish.slot.host), cell), (PersonId::from(*wish.talk.departure_id), cell)])
        .collect();
    keys.sort_unstable();
    let wanted = keys.len() as u64;
    let rows = keys.into_iter().map(|(person, number)| cell::ActiveModel {
        person: Set(person.into()),
        cell: Set(number),
        appointment_id: Set(appointment.into()),
        board_id: Set(wish.talk.board_id),
    });
    let unless_taken = OnConflict::columns([cell::Column::Person, cell::Column::Cell]).do_nothing().to_owned();
    let claimed = cell::Entity::insert_many(rows).on_conflict(unless_taken).exec_without_returning(tx).await?;
    if claimed == wanted { Ok(()) } else { Err(NotReserved::Taken) }
}

/// Takes the first free place in the host's day.
async fn claim_day(tx: &Tx<'_>, wish: &Reservation<'_>, appointment: AppointmentId) -> Result<(), NotReserved> {
    let day: NaiveDate = wish.calendar.local_date(wish.slot.start);
    let host = wish.slot.host;
    for number in 1..=i32::from(wish.settings.talks_a_day) {
        let row = day_talk::ActiveModel {
            host_id: Set(host.into()),
            day: Set(day),
            number: Set(number),
            appointment_id: Set(appointment.into()),
            board_id: Set(wish.talk.board_id),
        };
        let key = [day_talk::Column::HostId, day_talk::Column::Day, day_talk::Column::Number];
        let unless_taken = OnConflict::columns(key).do_nothing().to_owned();
        let inserted = day_talk::Entity::insert(row).on_conflict(unless_taken).exec_without_returning(tx).await?;
        if inserted == 1 {
            return Ok(());
        }
    }
    Err(NotReserved::Taken)
}

/// Whether the host is still there, and still an adviser of this unit, now that the time is claimed. Who
/// takes a host off their talks holds their account first (see `free`); the rows above refer to it, so they
/// waited for that, and what was read before may be old. On SQLite writers take turns, and there is
/// nothing to see.
async fn look_again(tx: &Tx<'_>, wish: &Reservation<'_>) -> Result<(), NotReserved> {
    if tx.get_database_backend() == DbBackend::Sqlite {
        return Ok(());
    }
    let (host, day) = (wish.slot.host, wish.calendar.local_date(wish.slot.start));
    let leaver = &wish.loaded.departure;
    let found = account::find(tx, wish.slot.host, wish.now).await?.filter(|account| account.active);
    let there =
        found.is_some_and(|account| wish.talk.host_kind != HostKind::HrAdviser || advises(&account.held, leaver, day));
    let closed = closed_days::Entity::find()
        .filter(closed_days::Column::AccountId.is(host))
        .filter(closed_days::Column::StartMinute.is_null())
        .filter(closed_days::Column::FirstDay.lte(day))
        .filter(closed_days::Column::LastDay.gte(day))
        .count(tx)
        .await?;
    let trained = training::Entity::find()
        .filter(training::Column::AccountId.is(host))
        .filter(training::Column::ValidFrom.lte(day))
        .filter(training::Column::ValidUntil.gte(day))
        .count(tx)
        .await?;
    let formal = wish.talk.formality == Formality::Formal;
    let is_off = !there || matches!(wish.by, By::Leaver(_)) && closed > 0 || formal && trained == 0;
    if is_off { Err(NotReserved::Taken) } else { Ok(()) }
}

/// The talk has a host and a time; what was said before about not having been held is over.
async fn settle_talk(tx: &Tx<'_>, wish: &Reservation<'_>) -> Result<(), StoreError> {
    let mut row = wish.talk.clone().into_active_model();
    row.host_id = Set(Some(wish.slot.host.into()));
    row.not_held_at = Set(None);
    row.not_held_reason = Set(None);
    row.denied_at = Set(None);
    row.update(tx).await?;
    Ok(())
}

async fn announce_it(
    tx: &Tx<'_>,
    wish: &Reservation<'_>,
    appointment: AppointmentId,
    same_entry: bool,
) -> Result<(), StoreError> {
    let departure = *wish.talk.departure_id;
    let others_wait = wish
        .loaded
        .facts
        .live_talks()
        .any(|talk| wish.talk.id != talk.id && matches!(talk.state, TalkState::Open | TalkState::NotHeld { .. }));
    if !others_wait {
        outbox::withdraw(tx, departure, ASKS_FOR_A_TIME).await?;
    }
    let kinds = if same_entry {
        [MailKind::MovedLeaver, MailKind::MovedHost]
    } else {
        [MailKind::ConfirmationLeaver, MailKind::ConfirmationHost]
    };
    tell::of_appointment(tx, wish.loaded, appointment, kinds, Whom::Both, wish.now).await
}

async fn record(tx: &Tx<'_>, wish: &Reservation<'_>, moved: bool) -> Result<OnTimeLine, StoreError> {
    let kind = if moved { EventKind::Moved } else { EventKind::Booked };
    let detail = json!({ "host_kind": *wish.talk.host_kind, "starts_at": wish.slot.start.to_rfc3339() });
    let departure = *wish.talk.departure_id;
    let board = wish.talk.board_id.into();
    course::record(tx, (board, departure), wish.now, wish.by.actor(), kind, Some(detail)).await
}

/// Gives the time of an appointment back to both sides.
pub(in crate::talk) async fn release(tx: &Tx<'_>, appointment: AppointmentId) -> Result<(), StoreError> {
    cell::Entity::delete_many().filter(cell::Column::AppointmentId.is(appointment)).exec(tx).await?;
    day_talk::Entity::delete_many().filter(day_talk::Column::AppointmentId.is(appointment)).exec(tx).await?;
    Ok(())
}
