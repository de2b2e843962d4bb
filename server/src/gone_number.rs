//! Numbers under which the employer knew departures that were erased: a personnel system that sends all its people every
//! night would register them anew, and ask somebody again who had asked to be erased. Kept as keyed hashes for two
//! years; none of them says whose it was without the number itself and the program's key.

use chrono::{DateTime, Months, Utc};
use domain::ids::BoardId;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

use crate::store::entity::gone_number::{Column, Entity, Model};
use crate::store::{StoreError, Tx, TypedColumn};

/// For how long a number is known, in months.
const KEPT_MONTHS: u32 = 24;

/// Keeps the number of a record that goes. `hash` as [`crate::secret::Secrets::gone_number`] makes it.
pub(crate) async fn keep(tx: &Tx<'_>, board: BoardId, hash: String, now: DateTime<Utc>) -> Result<(), StoreError> {
    let row = Model { board_id: board.into(), number_hash: hash, gone_at: now };
    let again = OnConflict::columns([Column::BoardId, Column::NumberHash]).update_column(Column::GoneAt).to_owned();
    Entity::insert(row.into_active_model()).on_conflict(again).exec_without_returning(tx).await?;
    Ok(())
}

/// Whether a departure of the board that had this number was erased.
pub(crate) async fn is_gone(tx: &Tx<'_>, board: BoardId, hash: &str) -> Result<bool, StoreError> {
    let found = Entity::find().filter(Column::BoardId.is(board)).filter(Column::NumberHash.eq(hash)).one(tx).await?;
    Ok(found.is_some())
}

/// Forgets those that are too old; returns how many.
pub(crate) async fn purge(tx: &Tx<'_>, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let Some(before) = now.checked_sub_months(Months::new(KEPT_MONTHS)) else { return Ok(0) };
    let gone = Entity::delete_many().filter(Column::GoneAt.lte(before)).exec(tx).await?;
    Ok(gone.rows_affected)
}
