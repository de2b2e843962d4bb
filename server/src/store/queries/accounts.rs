//! Questions about accounts.

use std::collections::{BTreeSet, HashMap};

use domain::ids::{AccountId, BoardId};
use sea_orm::sea_query::{Expr, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::store::entity::account::{Column, Entity, Model};
use crate::store::{StoreError, Tx, TypedColumn};

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

/// Notes that the times of this host change in this transaction: limits, languages, weekly or extra hours, closed times,
/// busy times of their calendars, or trainings. Whoever writes one of these says so here, or programs go on with what
/// they have in memory of this host.
pub(crate) async fn host_changed(tx: &Tx<'_>, host: AccountId) -> Result<(), StoreError> {
    another_version(tx, Column::Id.is(host)).await
}

/// The same of all accounts that `whose` selects.
pub(crate) async fn hosts_changed(tx: &Tx<'_>, whose: SelectStatement) -> Result<(), StoreError> {
    another_version(tx, Column::Id.in_subquery(whose)).await
}

/// Drawn, not counted: a number never comes back, whatever is rolled back or restored from a copy.
async fn another_version(tx: &Tx<'_>, which: Expr) -> Result<(), StoreError> {
    let version: i64 = rand::random();
    Entity::update_many().col_expr(Column::HostVersion, Expr::value(version)).filter(which).exec(tx).await?;
    Ok(())
}
