//! Erasing what the log says of a departure: the one way in which content goes. Its entries stay with their
//! digests and carry the chain; a further entry names them, so that nobody can call "erased" what was only
//! deleted.

use std::ops::RangeInclusive;

use chrono::{DateTime, Utc};
use domain::ids::{BoardId, DepartureId, EventId};
use domain::time_line::{Actor, EventKind};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use serde_json::{Value, json};

use super::Entry;
use crate::store::entity::{event, log_entry};
use crate::store::{StoreError, Tx, Typed, TypedColumn};

/// How many entries are named in one statement.
const ENTRIES_A_STATEMENT: usize = 1_000;

/// Erases every event of a departure from the log, its time line with it; returns how many entries lost their
/// content. Whoever deletes a departure calls this first: entries whose content is gone without it break the
/// chain.
///
/// Opens no gap in a log that was not begun yet: events that were never chained are deleted without a trace.
pub async fn erase_of_departure(
    tx: &Tx<'_>,
    (board, departure): (BoardId, DepartureId),
    now: DateTime<Utc>,
    actor: Actor,
) -> Result<u64, StoreError> {
    let of_departure = || event::Column::DepartureId.is(departure);
    let events: Vec<Typed<EventId>> =
        event::Entity::find().filter(of_departure()).all(tx).await?.into_iter().map(|row| row.id).collect();
    let mut numbers: Vec<i64> = Vec::with_capacity(events.len());
    for chunk in events.chunks(ENTRIES_A_STATEMENT) {
        let found = log_entry::Entity::find()
            .filter(log_entry::Column::EventId.is_in(chunk.iter().copied()))
            .order_by_asc(log_entry::Column::Number)
            .all(tx)
            .await?;
        numbers.extend(found.into_iter().map(|entry| entry.number));
    }
    numbers.sort_unstable();
    event::Entity::delete_many().filter(of_departure()).exec(tx).await?;
    if numbers.is_empty() {
        return Ok(0);
    }
    let detail = json!({ "entries": ranges(&numbers) });
    let row = Entry::of_board(board, now, actor, EventKind::LogErased).saying(Some(detail)).row();
    event::Entity::insert(row.clone().into_active_model()).exec_without_returning(tx).await?;
    for chunk in numbers.chunks(ENTRIES_A_STATEMENT) {
        log_entry::Entity::update_many()
            .col_expr(log_entry::Column::ErasedBy, Expr::value(row.id))
            .filter(log_entry::Column::BoardId.is(board))
            .filter(log_entry::Column::Number.is_in(chunk.iter().copied()))
            .exec(tx)
            .await?;
    }
    tx.logged([row]);
    Ok(numbers.len().try_into().unwrap_or(u64::MAX))
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
pub(super) fn named(row: &event::Model) -> Vec<RangeInclusive<i64>> {
    let detail: Value = row.detail.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    let range = |pair: &Value| Some(pair[0].as_i64()?..=pair[1].as_i64()?);
    detail["entries"].as_array().into_iter().flatten().filter_map(range).collect()
}

#[cfg(test)]
mod tests {
    use super::ranges;

    #[test]
    fn numbers_that_follow_each_other_are_one_stretch() {
        assert_eq!(ranges(&[3, 4, 5, 9, 11, 12]), [(3, 5), (9, 9), (11, 12)]);
    }
}
