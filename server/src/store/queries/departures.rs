//! Questions about departures.

use chrono::NaiveDate;
use domain::ids::{BoardId, DepartureId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};

use crate::store::entity::departure::{Column, Entity, Model};
use crate::store::{StoreError, Typed, TypedColumn};

/// One departure that is known to be there: a proof was made for it, a row refers to it, or it is locked.
pub(crate) async fn known(conn: &impl ConnectionTrait, id: DepartureId) -> Result<Model, StoreError> {
    Entity::find_by_id(id).one(conn).await?.ok_or_else(|| gone(id))
}

/// What it is when a departure is not there that is known to be.
pub(crate) fn gone(id: DepartureId) -> StoreError {
    StoreError::corrupt("departures", id, "gone, though something refers to it")
}

/// Those of these departures of which no leader may know yet.
pub(crate) async fn hidden_from_leaders(
    conn: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = DepartureId>,
    today: NaiveDate,
) -> Result<Vec<Typed<DepartureId>>, StoreError> {
    let found = Entity::find().select_only().column(Column::Id).filter(Column::Id.any_of(ids));
    Ok(found.filter(Column::KnownFrom.gt(today)).into_tuple().all(conn).await?)
}

/// Those of these departures of which the leaver has it restricted what may be done with the data.
pub(crate) async fn restricted(
    conn: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = DepartureId>,
) -> Result<Vec<Typed<DepartureId>>, StoreError> {
    let found = Entity::find().select_only().column(Column::Id).filter(Column::Id.any_of(ids));
    Ok(found.filter(Column::RestrictedSince.is_not_null()).into_tuple().all(conn).await?)
}

/// Whether a departure of the board has this number of the employer's.
pub(crate) async fn of_number(conn: &impl ConnectionTrait, board: BoardId, number: &str) -> Result<bool, StoreError> {
    let found = Entity::find().filter(Column::BoardId.is(board)).filter(Column::ExternalId.eq(number));
    Ok(found.count(conn).await? > 0)
}

/// Those of these departures that are the board's.
pub(crate) async fn of_board(
    conn: &impl ConnectionTrait,
    board: BoardId,
    ids: impl IntoIterator<Item = DepartureId>,
) -> Result<Vec<Model>, StoreError> {
    Ok(Entity::find().filter(Column::Id.any_of(ids)).filter(Column::BoardId.is(board)).all(conn).await?)
}
