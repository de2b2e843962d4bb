//! Reading the accounts of a board.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::Language;
use domain::ids::{AccountId, BoardId, UnitId};
use domain::person::{NameParts, sort_key};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{Grant, HeldRole};
use crate::store::entity::account;
use crate::store::queries::{accounts, roles};
use crate::store::{StoreError, Typed, TypedColumn};

/// An account with what it may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub id: AccountId,
    pub board: BoardId,
    pub name: String,
    pub email: String,
    pub language: Language,
    pub school: Option<UnitId>,
    pub active: bool,
    pub on_leave: bool,
    /// Who holds this leader's talks while they are on leave.
    pub deputy: Option<AccountId>,
    /// What it may be today, for itself or in somebody's place.
    pub grants: Vec<Grant>,
    /// The same with what is to come and what has ended.
    pub held: Vec<HeldRole>,
}

/// All accounts of a board as they are now, by surname, but for those whose name is erased. Two queries.
pub async fn list(conn: &impl ConnectionTrait, board: BoardId, now: DateTime<Utc>) -> Result<Vec<Account>, StoreError> {
    let mut rows = account::Entity::find()
        .filter(account::Column::BoardId.is(board))
        .filter(account::Column::ErasedAt.is_null())
        .order_by_asc(account::Column::Id)
        .all(conn)
        .await?;
    rows.sort_by_cached_key(|row| sort_key(&row.name, &NameParts::default()));
    let mut held: HashMap<AccountId, Vec<HeldRole>> = HashMap::new();
    for role in roles::of_board(conn, board, now).await? {
        held.entry(role.account).or_default().push(role);
    }
    Ok(rows
        .into_iter()
        .map(|row| {
            let held = held.remove(&row.id).unwrap_or_default();
            account_of(row, held)
        })
        .collect())
}

/// One account as it is now, active or not, if there is one. Two queries.
pub async fn find(
    conn: &impl ConnectionTrait,
    id: AccountId,
    now: DateTime<Utc>,
) -> Result<Option<Account>, StoreError> {
    let Some(row) = accounts::one(conn, id).await? else { return Ok(None) };
    Ok(Some(account_of(row, roles::of_account(conn, id, now).await?)))
}

/// The names of these accounts, as far as they are still known. Asks nothing where there are none.
pub async fn names(
    conn: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = AccountId>,
) -> Result<HashMap<AccountId, String>, StoreError> {
    accounts::names(conn, ids).await
}

fn account_of(row: account::Model, mut held: Vec<HeldRole>) -> Account {
    held.sort_by_key(|held| (held.role, held.unit, held.deputy_of, held.source, held.id));
    Account {
        id: *row.id,
        board: *row.board_id,
        language: *row.language,
        name: row.name,
        email: row.email,
        school: row.school_id.map(Typed::get),
        active: row.active,
        on_leave: row.on_leave,
        deputy: row.deputy_id.map(Typed::get),
        grants: held.iter().filter_map(Grant::of).collect(),
        held,
    }
}
