//! Takes the course of departures further: whatever `domain::course` says is due, is done.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use domain::ids::{BoardId, DepartureId};
use domain::working_days::WorkCalendar;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::take::take_one;
use super::told;
use crate::course::{self, Actor, EventKind};
use crate::program::Program;
use crate::store::entity::{departure, event};
use crate::store::{StoreError, Tx};
use crate::talk;

/// Departures looked at in one go.
const BATCH: u64 = 100;
/// More steps than this at one instant means that a step does not lead anywhere.
const STEPS_MAX: u32 = 8;

/// Does everything that is due for one departure, in one transaction, and returns how many steps
/// that were. Called by the loop, and right after a commit that may have made something due.
///
/// Two instances that look at one departure at once take turns; the second finds nothing left.
pub async fn advance(program: &Program, id: DepartureId) -> Result<u32, StoreError> {
    let now = program.now();
    let done = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let Some(row) = course::lock(tx, id).await? else { return Ok(0) };
                let calendar = course::calendar(tx, BoardId::new(row.board_id)).await?;
                let mut done = find_hosts(tx, &calendar, id, now).await?;
                while done < STEPS_MAX && take_one(tx, &calendar, id, now).await? {
                    done += 1;
                }
                done += tell_of_leader(tx, &calendar, id, now).await?;
                if done == STEPS_MAX {
                    tracing::warn!(departure = %id, "the course does not come to rest");
                }
                course::project(tx, &calendar, id, now).await?;
                Ok::<_, StoreError>(done)
            })
        })
        .await?;
    if done > 0 {
        program.wake_mail();
    }
    Ok(done)
}

/// Brings talks without a time in line with what has changed since: a rule, the leader, or that there
/// is somebody to host now. 1 when that came to something.
async fn find_hosts(
    tx: &Tx<'_>,
    calendar: &WorkCalendar,
    id: DepartureId,
    now: DateTime<Utc>,
) -> Result<u32, StoreError> {
    let Some(loaded) = course::load(tx, id, calendar.local_date(now)).await? else { return Ok(0) };
    if loaded.facts.is_over() || loaded.facts.is_paused() {
        return Ok(0);
    }
    if talk::is_out_of_line(&loaded) {
        talk::make_due(tx, calendar, id, now).await?;
        return Ok(1);
    }
    if !loaded.facts.lacks_a_host() {
        return Ok(0);
    }
    let assigned = talk::make_due(tx, calendar, id, now).await?;
    Ok(u32::from(assigned.without_host.is_empty()))
}

/// HR takes over from a leader who cannot host: its coordinators are told, once. Nobody is told where HR
/// itself keeps the leader out of it.
async fn tell_of_leader(
    tx: &Tx<'_>,
    calendar: &WorkCalendar,
    id: DepartureId,
    now: DateTime<Utc>,
) -> Result<u32, StoreError> {
    let Some(loaded) = course::load(tx, id, calendar.local_date(now)).await? else { return Ok(0) };
    let named = loaded.departure.leader_id.is_some_and(|leader| loaded.may_not_host.contains(&leader));
    if !loaded.facts.misses_its_leader(calendar.local_date(now)) || named || loaded.departure.director_or_hr {
        return Ok(0);
    }
    let kind = EventKind::LeaderReplaced;
    let before = event::Entity::find()
        .filter(event::Column::DepartureId.eq(id.uuid()))
        .filter(event::Column::Kind.eq(kind.code()))
        .count(tx)
        .await?;
    if before > 0 {
        return Ok(0);
    }
    told::leader_replaced(tx, &loaded, calendar.next_opening(now)).await?;
    let board = BoardId::new(loaded.departure.board_id);
    course::record_event(tx, board, Some(id), now, Actor::Program, kind, None).await?;
    Ok(1)
}

/// Does everything that is due now, for all departures; returns how many steps that were.
///
/// A departure that cannot be read stops nobody else's course: it is reported and left.
pub async fn advance_due(program: &Program) -> Result<u64, StoreError> {
    let mut seen: HashSet<Uuid> = HashSet::new();
    let mut steps = 0;
    loop {
        let due: Vec<Uuid> = departure::Entity::find()
            .select_only()
            .column(departure::Column::Id)
            // Both, so that the index is used: a closed one may still wait for the second questionnaire.
            .filter(departure::Column::IsOpen.is_in([true, false]))
            .filter(departure::Column::NextAt.lte(program.now()))
            .order_by_asc(departure::Column::NextAt)
            .order_by_asc(departure::Column::Id)
            // What was looked at and is still due stands in front: read past it.
            .limit(BATCH + u64::try_from(seen.len()).unwrap_or(u64::MAX - BATCH))
            .into_tuple()
            .all(program.store().read())
            .await?;
        let fresh: Vec<Uuid> = due.into_iter().filter(|id| seen.insert(*id)).collect();
        if fresh.is_empty() {
            return Ok(steps);
        }
        for id in fresh {
            match advance(program, DepartureId::new(id)).await {
                Ok(done) => steps += u64::from(done),
                Err(error @ StoreError::Unavailable(_)) => return Err(error),
                Err(error) => tracing::error!(departure = %id, %error, "the course of a departure stopped"),
            }
        }
    }
}
