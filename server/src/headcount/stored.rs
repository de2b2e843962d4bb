//! The rows: reading a year, and putting counts in their place.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use domain::headcount::Headcount;
use domain::ids::{BoardId, UnitId};
use domain::time_line::{Actor, EventKind};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, Set};
use serde_json::json;

use crate::access::Keeper;
use crate::log::{self, Entry};
use crate::store::entity::headcount::{ActiveModel, Column, Entity};
use crate::store::{StoreError, Tx, TypedColumn};

/// Counts that one statement adds: far from the parameters that either database takes.
const ROWS_A_STATEMENT: usize = 1_000;

/// How many people each unit has in this year, as far as it is known.
pub async fn of_year(
    conn: &impl ConnectionTrait,
    board: BoardId,
    year: u16,
) -> Result<HashMap<UnitId, u32>, StoreError> {
    let rows = Entity::find().filter(Column::BoardId.is(board)).filter(Column::Year.is(year)).all(conn).await?;
    Ok(rows.into_iter().map(|row| (*row.unit_id, *row.people)).collect())
}

/// Puts these counts in the place of what was known of the same units and years. No two are of the same.
pub(super) async fn put(tx: &Tx<'_>, board: BoardId, counts: &[Headcount]) -> Result<(), StoreError> {
    for chunk in counts.chunks(ROWS_A_STATEMENT) {
        let rows = chunk.iter().map(|count| ActiveModel {
            unit_id: Set(count.unit.into()),
            year: Set(count.year.into()),
            board_id: Set(board.into()),
            people: Set(count.people.into()),
        });
        Entity::insert_many(rows)
            .on_conflict(OnConflict::columns([Column::UnitId, Column::Year]).update_column(Column::People).to_owned())
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// Writes down that the counts of these years are others; never what they say.
pub(super) async fn note(
    tx: &Tx<'_>,
    proof: &Keeper,
    now: DateTime<Utc>,
    years: BTreeSet<u16>,
) -> Result<(), StoreError> {
    let entry = Entry::of_board(proof.board(), now, Actor::Staff(proof.account()), EventKind::HeadcountChanged);
    log::append(tx, [entry.saying(Some(json!({ "years": years })))]).await
}
