//! Erasing what the log says: the one way in which content goes. An entry keeps its digest and carries the chain; that
//! something of this kind happened at this moment stays, and is signed anew. A further entry names those that lost
//! their content, so that nobody can call "erased" what was changed by hand.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use chrono::{DateTime, Utc};
use domain::ids::{BoardId, DepartureId, EventId};
use domain::time_line::{Actor, EventKind};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, Select};
use serde_json::{Value, json};

use super::Entry;
use crate::store::entity::{event, log_entry};
use crate::store::{Keyed, Sealed, StoreError, Tx, Typed, TypedColumn, chain};

/// Rows named in one statement, or written in one: eleven columns at most, below the limits of both databases.
const ROWS_A_STATEMENT: usize = 1_000;

/// Erases everything that leads from the log to a departure, or from its events to somebody; returns how many events
/// that are. Whoever deletes a departure calls this first: events that go with its row break the chain.
///
/// Opens no gap in a log that was not begun yet: events that were never chained lose their content without a trace.
/// Those of the same transaction are chained at its end only, and cannot be erased in it: that fails as a whole.
pub async fn erase_of_departure(tx: &Tx<'_>, departure: DepartureId, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let events = event::Entity::find().filter(event::Column::DepartureId.is(departure));
    erase(tx, events, now, |event| {
        event.departure_id = None;
        event.actor_account = None;
        event.detail = None;
        event.looked_on = None;
        event.way_in = None;
    })
    .await
}

/// Erases the words of all events of one kind; whose they are stays. Returns how many had any.
pub async fn erase_words(
    tx: &Tx<'_>,
    departure: DepartureId,
    kind: EventKind,
    now: DateTime<Utc>,
) -> Result<u64, StoreError> {
    let events = event::Entity::find()
        .filter(event::Column::DepartureId.is(departure))
        .filter(event::Column::Kind.is(kind))
        .filter(event::Column::Detail.is_not_null());
    erase(tx, events, now, |event| event.detail = None).await
}

async fn erase(
    tx: &Tx<'_>,
    which: Select<event::Entity>,
    now: DateTime<Utc>,
    empty: impl Fn(&mut event::Model) + Send,
) -> Result<u64, StoreError> {
    let found = which.order_by_asc(event::Column::At).order_by_asc(event::Column::Id).all(tx).await?;
    let Some(board) = found.first().map(|row| *row.board_id) else { return Ok(0) };
    let mut entries = entries_of(tx, &found).await?;
    let mut emptied = Vec::with_capacity(found.len());
    let mut marked = Vec::with_capacity(entries.len());
    for was in &found {
        let mut row = event::Model { id: Typed::fresh(), ..was.clone() };
        empty(&mut row);
        if row.detail.is_some() {
            // It stands in another row from now on.
            row.detail = Sealed::close_some(tx, row.id, was.said(tx)?)?;
        }
        if let Some(mut entry) = entries.remove(&was.id) {
            entry.event_id = Some(row.id);
            entry.remains = Some(chain::digest(tx.log_key()?, &row, row.said(tx)?.as_deref()));
            marked.push(entry);
        }
        emptied.push(row);
    }
    replace(tx, &found, &emptied).await?;
    mark(tx, board, marked, now).await?;
    Ok(found.len().try_into().unwrap_or(u64::MAX))
}

/// The entries of these events, by event.
async fn entries_of(
    tx: &Tx<'_>,
    events: &[event::Model],
) -> Result<HashMap<Typed<EventId>, log_entry::Model>, StoreError> {
    let mut entries = HashMap::with_capacity(events.len());
    for chunk in events.chunks(ROWS_A_STATEMENT) {
        let of_events = log_entry::Column::EventId.is_in(chunk.iter().map(|row| row.id));
        let found = log_entry::Entity::find().filter(of_events).all(tx).await?;
        entries.extend(found.into_iter().filter_map(|entry| Some((entry.event_id?, entry))));
    }
    Ok(entries)
}

/// Puts what is left in the place of what was there: another row, so that nothing of the old one stays, its id
/// included.
async fn replace(tx: &Tx<'_>, was: &[event::Model], is: &[event::Model]) -> Result<(), StoreError> {
    for chunk in was.chunks(ROWS_A_STATEMENT) {
        let these = event::Column::Id.is_in(chunk.iter().map(|row| row.id));
        event::Entity::delete_many().filter(these).exec(tx).await?;
    }
    for chunk in is.chunks(ROWS_A_STATEMENT) {
        let rows = chunk.iter().cloned().map(IntoActiveModel::into_active_model);
        event::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Has the entries say that they lost their content, and the log name them.
async fn mark(
    tx: &Tx<'_>,
    board: BoardId,
    mut marked: Vec<log_entry::Model>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    use log_entry::Column;
    if marked.is_empty() {
        return Ok(());
    }
    marked.sort_unstable_by_key(|entry| entry.number);
    let numbers: Vec<i64> = marked.iter().map(|entry| entry.number).collect();
    let detail = json!({ "entries": ranges(&numbers) });
    let row = Entry::of_board(board, now, Actor::Program, EventKind::LogErased).saying(Some(detail)).row(tx)?;
    event::Entity::insert(row.clone().into_active_model()).exec_without_returning(tx).await?;
    for chunk in marked.chunks(ROWS_A_STATEMENT) {
        let rows = chunk
            .iter()
            .map(|entry| log_entry::Model { erased_by: Some(row.id), ..entry.clone() })
            .map(IntoActiveModel::into_active_model);
        let instead = OnConflict::columns([Column::BoardId, Column::Number])
            .update_columns([Column::EventId, Column::ErasedBy, Column::Remains])
            .to_owned();
        log_entry::Entity::insert_many(rows).on_conflict(instead).exec_without_returning(tx).await?;
    }
    tx.logged([row]);
    Ok(())
}

/// Sorted numbers as stretches, first and last.
fn ranges(numbers: &[i64]) -> Vec<(i64, i64)> {
    let mut ranges: Vec<(i64, i64)> = Vec::new();
    for number in numbers {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => ranges.push((*number, *number)),
        }
    }
    ranges
}

/// Which entries an event of erasing names.
pub(super) fn named(conn: &impl Keyed, row: &event::Model) -> Result<Vec<RangeInclusive<i64>>, StoreError> {
    let detail = row.said(conn)?;
    let detail: Value = detail.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
    let range = |pair: &Value| Some(pair[0].as_i64()?..=pair[1].as_i64()?);
    Ok(detail["entries"].as_array().into_iter().flatten().filter_map(range).collect())
}

#[cfg(test)]
mod tests {
    use super::ranges;

    #[test]
    fn numbers_that_follow_each_other_are_one_stretch() {
        assert_eq!(ranges(&[3, 4, 5, 9, 11, 12]), [(3, 5), (9, 9), (11, 12)]);
    }
}
