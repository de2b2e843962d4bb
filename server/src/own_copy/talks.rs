//! The talks of a copy, with every time that was agreed for them.

use std::collections::HashMap;

use domain::ids::{AppointmentId, BoardId, DepartureId};
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::gather::{Accounts, accounts};
use super::shape::{CopiedAppointment, CopiedCalendarAnswer, CopiedTalk};
use crate::course::{self, Loaded};
use crate::program::Program;
use crate::store::entity::{appointment, appointment_reply, talk};
use crate::store::queries::departures;
use crate::store::{StoreError, TypedColumn};

/// The talks that one leaver has or had; those that fell away are in the copy alone.
pub(super) async fn talks_of(
    program: &Program,
    id: DepartureId,
    board: BoardId,
) -> Result<Vec<CopiedTalk>, StoreError> {
    let (conn, now) = (program.store().read(), program.now());
    let today = course::calendar(conn, board).await?.local_date(now);
    let loaded = course::load(conn, id, today).await?.ok_or_else(|| departures::gone(id))?;
    let mut all = talks(conn, &loaded, &accounts(conn, board).await?).await?;
    all.retain(|talk| talk.dropped_at.is_none());
    Ok(all)
}

/// Every talk there is or was.
pub(super) async fn talks(
    conn: &impl ConnectionTrait,
    loaded: &Loaded,
    accounts: &Accounts,
) -> Result<Vec<CopiedTalk>, StoreError> {
    let answers = calendar_answers(conn, &loaded.appointments).await?;
    Ok(loaded.talks.iter().map(|talk| copied(talk, loaded, accounts, &answers)).collect())
}

type CalendarAnswers = HashMap<AppointmentId, Vec<CopiedCalendarAnswer>>;

fn copied(talk: &talk::Model, loaded: &Loaded, accounts: &Accounts, answers: &CalendarAnswers) -> CopiedTalk {
    let time = loaded.live_appointment(*talk.id);
    let of_it = loaded.appointments.iter().filter(|row| row.talk_id == talk.id);
    CopiedTalk {
        host_kind: talk.host_kind.code().to_owned(),
        host: talk.host_id.and_then(|id| accounts.get(&id).cloned()),
        formality: talk.formality.code().to_owned(),
        minutes: *talk.minutes,
        starts_at: time.map(|time| time.starts_at),
        way: time.map(|time| time.way.code().to_owned()),
        place: time.and_then(|time| time.place.clone()),
        held_on: talk.held_on,
        not_held: talk.not_held_reason.map(|reason| reason.code().to_owned()),
        denied_at: talk.denied_at,
        dropped_at: talk.dropped_at,
        appointments: of_it
            .map(|row| CopiedAppointment {
                host: accounts.get(&row.host_id).cloned(),
                starts_at: row.starts_at,
                minutes: *row.minutes,
                way: row.way.code().to_owned(),
                place: row.place.clone(),
                booked_at: row.booked_at,
                cancelled_at: row.cancelled_at,
                calendars: answers.get(&row.id).cloned().unwrap_or_default(),
            })
            .collect(),
    }
}

/// What calendar programs answered, to earlier times too. None are asked for where nothing was agreed.
async fn calendar_answers(
    conn: &impl ConnectionTrait,
    appointments: &[appointment::Model],
) -> Result<CalendarAnswers, StoreError> {
    let mut found = CalendarAnswers::new();
    if appointments.is_empty() {
        return Ok(found);
    }
    let rows = appointment_reply::Entity::find()
        .filter(appointment_reply::Column::AppointmentId.any_of(appointments.iter().map(|row| *row.id)))
        .order_by_asc(appointment_reply::Column::StampedAt)
        .order_by_asc(appointment_reply::Column::Who)
        .all(conn)
        .await?;
    for row in rows {
        found.entry(*row.appointment_id).or_default().push(CopiedCalendarAnswer {
            who: row.who.code().to_owned(),
            at: row.stamped_at,
            answer: row.answer.code().to_owned(),
            proposed_start: row.proposed_start,
        });
    }
    Ok(found)
}
