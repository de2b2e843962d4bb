//! Reading the accounts of a board.

use std::collections::HashMap;

use domain::Language;
use domain::ids::{AccountId, BoardId, UnitId};
use domain::person::{NameParts, sort_key};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::Grant;
use crate::store::entity::{account, role};
use crate::store::queries::accounts;
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
    pub grants: Vec<Grant>,
}

/// All accounts of a board, by surname, but for those whose name is erased. Two queries.
pub async fn list(conn: &impl ConnectionTrait, board: BoardId) -> Result<Vec<Account>, StoreError> {
    let mut rows = account::Entity::find()
        .filter(account::Column::BoardId.is(board))
        .filter(account::Column::ErasedAt.is_null())
        .order_by_asc(account::Column::Id)
        .all(conn)
        .await?;
    rows.sort_by_cached_key(|row| sort_key(&row.name, &NameParts::default()));
    let roles = role::Entity::find().filter(role::Column::BoardId.is(board)).all(conn).await?;
    let mut grants: HashMap<AccountId, Vec<Grant>> = HashMap::new();
    for role in roles {
        grants.entry(*role.account_id).or_default().push(grant(&role)?);
    }
    rows.into_iter()
        .map(|row| {
            let grants = grants.remove(&row.id).unwrap_or_default();
            account_of(row, grants)
        })
        .collect()
}

/// One account, active or not, if there is one. Two queries.
pub async fn find(conn: &impl ConnectionTrait, id: AccountId) -> Result<Option<Account>, StoreError> {
    let Some(row) = accounts::one(conn, id).await? else { return Ok(None) };
    let roles = role::Entity::find().filter(role::Column::AccountId.is(id)).all(conn).await?;
    let grants = roles.iter().map(grant).collect::<Result<_, _>>()?;
    account_of(row, grants).map(Some)
}

fn account_of(row: account::Model, mut grants: Vec<Grant>) -> Result<Account, StoreError> {
    let language = *row.language;
    grants.sort_by_key(|grant| (grant.role, grant.unit));
    Ok(Account {
        id: *row.id,
        board: *row.board_id,
        name: row.name,
        email: row.email,
        language,
        school: row.school_id.map(Typed::get),
        active: row.active,
        on_leave: row.on_leave,
        deputy: row.deputy_id.map(Typed::get),
        grants,
    })
}

fn grant(row: &role::Model) -> Result<Grant, StoreError> {
    let role = *row.role;
    Ok(Grant { role, unit: row.unit_id.map(Typed::get) })
}
