//! Questions about accounts.

use std::collections::{BTreeSet, HashMap};

use domain::ids::{AccountId, BoardId};
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter};

use crate::store::entity::account::{Column, Entity, Model};
use crate::store::{StoreError, TypedColumn};

/// One account, whether it works or not.
pub(crate) async fn one(conn: &impl ConnectionTrait, id: AccountId) -> Result<Option<Model>, StoreError> {
    Ok(Entity::find_by_id(id).one(conn).await?)
}

/// One account, unless it is another board's.
pub(crate) async fn of_board(
    conn: &impl ConnectionTrait,
    board: BoardId,
    id: AccountId,
) -> Result<Option<Model>, StoreError> {
    Ok(Entity::find_by_id(id).filter(Column::BoardId.is(board)).one(conn).await?)
}

/// These accounts, in no order. Asks nothing where there are none.
pub(crate) async fn these(
    conn: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = AccountId>,
) -> Result<Vec<Model>, StoreError> {
    let ids: BTreeSet<AccountId> = ids.into_iter().collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(Entity::find().filter(Column::Id.any_of(ids)).all(conn).await?)
}

/// The names of these accounts, as far as they are still known. Asks nothing where there are none.
pub(crate) async fn names(
    conn: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = AccountId>,
) -> Result<HashMap<AccountId, String>, StoreError> {
    let known = these(conn, ids).await?.into_iter().filter(|row| row.erased_at.is_none());
    Ok(known.map(|row| (*row.id, row.name)).collect())
}
