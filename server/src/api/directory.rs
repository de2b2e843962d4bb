//! What a personnel system compares its lists with: the units and the accounts of the board.

use domain::account::Role;
use domain::ids::{AccountId, UnitId};
use domain::unit::UnitKind;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::access::{ApiAccountsReader, ApiUnitsReader};
use crate::program::Program;
use crate::store::entity::account;
use crate::store::queries::{roles, units as stored_units};
use crate::store::{StoreError, Typed, TypedColumn};

/// A school or a team that is in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitRead {
    pub id: UnitId,
    pub kind: UnitKind,
    pub name: String,
    /// The school a team belongs to.
    pub school: Option<UnitId>,
}

/// Somebody who works here and can sign in. No private fact of theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountRead {
    pub id: AccountId,
    pub name: String,
    /// The address of work with which they sign in.
    pub email: String,
    /// What they are today, each for a unit or for the whole board; without what they are for a while in another's place.
    pub roles: Vec<(Role, Option<UnitId>)>,
}

/// The units in use, each school followed by its teams. One query.
pub async fn units(program: &Program, reader: &ApiUnitsReader) -> Result<Vec<UnitRead>, StoreError> {
    let rows = stored_units::of_board(program.store().read(), reader.board()).await?;
    let in_use = rows.into_iter().filter(|row| row.put_away_at.is_none());
    Ok(in_use
        .map(|row| UnitRead { id: *row.id, kind: *row.kind, name: row.name, school: row.parent_id.map(Typed::get) })
        .collect())
}

/// The accounts that work, by address. Two queries.
pub async fn accounts(program: &Program, reader: &ApiAccountsReader) -> Result<Vec<AccountRead>, StoreError> {
    let (conn, board) = (program.store().read(), reader.board());
    let rows = account::Entity::find()
        .filter(account::Column::BoardId.is(board))
        .filter(account::Column::Active.eq(true))
        .order_by_asc(account::Column::Email)
        .all(conn)
        .await?;
    let held = roles::of_board(conn, board, program.now()).await?;
    let of = |id: AccountId| -> Vec<(Role, Option<UnitId>)> {
        let theirs = held.iter().filter(|held| held.account == id && held.counts() && held.deputy_of.is_none());
        theirs.map(|held| (held.role, held.unit)).collect()
    };
    Ok(rows
        .into_iter()
        .map(|row| AccountRead { id: *row.id, roles: of(*row.id), name: row.name, email: row.email })
        .collect())
}
