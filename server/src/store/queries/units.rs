//! Questions about schools and teams.

use std::collections::{BTreeSet, HashMap};

use domain::ids::{BoardId, UnitId};
use domain::unit::UnitKind;
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::store::entity::unit::{Column, Entity, Model};
use crate::store::{StoreError, TypedColumn};

/// All units of a board, by path: each school is followed by its teams.
pub(crate) async fn of_board(conn: &impl ConnectionTrait, board: BoardId) -> Result<Vec<Model>, StoreError> {
    Ok(Entity::find().filter(Column::BoardId.is(board)).order_by_asc(Column::PathKey).all(conn).await?)
}

/// One unit; nothing where it is another board's.
pub(crate) async fn one(conn: &impl ConnectionTrait, board: BoardId, id: UnitId) -> Result<Option<Model>, StoreError> {
    Ok(Entity::find_by_id(id).filter(Column::BoardId.is(board)).one(conn).await?)
}

/// One school; nothing where it is a team, or another board's.
pub(crate) async fn school(
    conn: &impl ConnectionTrait,
    board: BoardId,
    id: UnitId,
) -> Result<Option<Model>, StoreError> {
    Ok(Entity::find_by_id(id)
        .filter(Column::BoardId.is(board))
        .filter(Column::Kind.is(UnitKind::School))
        .one(conn)
        .await?)
}

/// The names of these units. Asks nothing where there are none.
pub(crate) async fn names(
    conn: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = UnitId>,
) -> Result<HashMap<UnitId, String>, StoreError> {
    let ids: BTreeSet<UnitId> = ids.into_iter().collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = Entity::find().filter(Column::Id.any_of(ids)).all(conn).await?;
    Ok(rows.into_iter().map(|row| (*row.id, row.name)).collect())
}
