//! Takes the course of departures further: whatever `domain::course` says is due, is done.

use std::collections::HashSet;

use domain::ids::DepartureId;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use super::take::take_due;
use super::told;
use crate::course::{self, Actor, By, Change, EventKind, Loaded, OnTimeLine, Proceeded};
use crate::program::Program;
use crate::store::entity::{departure, event};
use crate::store::{StoreError, Typed, TypedColumn};
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
    let Some(board) = course::board_of(program.store().read(), id).await? else { return Ok(0) };
    let done = course::proceed_upon(program, board, id, |change| {
        Box::pin(async move {
            // Read again only where something was written.
            let mut loaded = change.load().await?;
            let mut done = 0;
            if find_hosts(change, &loaded).await? {
                loaded = change.load().await?;
                done += 1;
            }
            while done < STEPS_MAX && take_due(change.tx, change.calendar, &loaded, change.now).await? {
                loaded = change.load().await?;
                done += 1;
            }
            if done == STEPS_MAX {
                tracing::warn!(departure = %id, "the course does not come to rest");
            }
            if tell_of_leader(change, &loaded).await? {
                return Ok(Proceeded::read_again(done + 1));
            }
            Ok(Proceeded::upon(done, loaded))
        })
    })
    .await?;
    if done > 0 {
        program.wake_mail();
    }
    Ok(done)
}

/// Brings talks without a time in line with what has changed since: a rule, the leader, or that there
/// is somebody to host now. Whether that came to something.
async fn find_hosts(change: Change<'_, '_>, loaded: &Loaded) -> Result<bool, StoreError> {
    if loaded.facts.is_over() || loaded.facts.stands_still() {
        return Ok(false);
    }
    let is_out_of_line = talk::is_out_of_line(loaded);
    if !is_out_of_line && !loaded.facts.lacks_a_host() {
        return Ok(false);
    }
    let assigned = talk::make_due_of(change.tx, change.calendar, loaded, By::Program, true, change.now).await?;
    Ok(is_out_of_line || assigned.without_host.is_empty())
}

/// HR takes over from a leader who cannot host: its coordinators are told, once. Nobody is told where HR
/// itself keeps the leader out of it. Whether it was done.
async fn tell_of_leader(change: Change<'_, '_>, loaded: &Loaded) -> Result<bool, StoreError> {
    let (tx, calendar) = (change.tx, change.calendar);
    let named = loaded.departure.leader_id.is_some_and(|leader| loaded.may_not_host.contains(&leader));
    if !loaded.facts.misses_its_leader(change.today()) || named || loaded.departure.director_or_hr {
        return Ok(false);
    }
    let kind = EventKind::LeaderReplaced;
    let before = event::Entity::find()
        .filter(event::Column::DepartureId.is(change.id))
        .filter(event::Column::Kind.is(kind))
        .count(tx)
        .await?;
    if before > 0 {
        return Ok(false);
    }
    told::leader_replaced(tx, loaded, calendar.next_opening(change.now), change.now).await?;
    let _: OnTimeLine = change.record(Actor::Program, kind, None).await?;
    Ok(true)
}

/// Does everything that is due now, for all departures; returns how many steps that were.
///
/// A departure that cannot be read stops nobody else's course: it is reported and left.
pub async fn advance_due(program: &Program) -> Result<u64, StoreError> {
    let mut seen: HashSet<DepartureId> = HashSet::new();
    let mut steps = 0;
    loop {
        let due: Vec<Typed<DepartureId>> = departure::Entity::find()
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
        let fresh: Vec<DepartureId> = due.into_iter().map(Typed::get).filter(|id| seen.insert(*id)).collect();
        if fresh.is_empty() {
            return Ok(steps);
        }
        for id in fresh {
            // Each is a transaction of its own: the others wait for the next start, or for another instance.
            if program.is_stopping() {
                return Ok(steps);
            }
            match advance(program, id).await {
                Ok(done) => steps += u64::from(done),
                Err(error @ StoreError::Unavailable(_)) => return Err(error),
                Err(error) => tracing::error!(departure = %id, %error, "the course of a departure stopped"),
            }
        }
    }
}
