//! Writing what an account may be.

use domain::account::Role;
use domain::ids::{AccountId, BoardId, UnitId};
use domain::unit::UnitKind;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};
use uuid::Uuid;

use super::form::Checked;
use super::{AccountFault, AccountField};
use crate::access::Keeper;
use crate::form::Stop;
use crate::store::entity::{account, role, unit};
use crate::store::{StoreError, Tx};

/// The key of "the whole board" in a unique key, where a null would not count as equal.
const WHOLE_BOARD: &str = "-";

/// Finds out whether school and units of a form are of this board.
pub(super) async fn check_units(
    conn: &impl ConnectionTrait,
    board: BoardId,
    form: &Checked,
) -> Result<(), Stop<(AccountField, AccountFault)>> {
    let named: Vec<Uuid> =
        form.school.into_iter().chain(form.roles.iter().filter_map(|(_, unit)| *unit)).map(UnitId::uuid).collect();
    if named.is_empty() {
        return Ok(());
    }
    let known = unit::Entity::find()
        .filter(unit::Column::BoardId.eq(board.uuid()))
        .filter(unit::Column::Id.is_in(named))
        .all(conn)
        .await?;
    let mut faults = Vec::new();
    if let Some(school) = form.school
        && !known.iter().any(|unit| unit.id == school.uuid() && unit.kind == UnitKind::School.code())
    {
        faults.push((AccountField::School, AccountFault::UnknownSchool));
    }
    let unknown = |unit: &UnitId| !known.iter().any(|known| known.id == unit.uuid());
    if form.roles.iter().filter_map(|(_, unit)| unit.as_ref()).any(unknown) {
        faults.push((AccountField::Roles, AccountFault::UnknownUnit));
    }
    if faults.is_empty() { Ok(()) } else { Err(Stop::Faulty(faults)) }
}

/// Stops whoever is no administrator from making one, and from changing an administrator's account:
/// with another address in it, she could sign in as one.
pub(super) async fn check_reach(
    conn: &impl ConnectionTrait,
    keeper: &Keeper,
    account: Option<AccountId>,
    form: &Checked,
) -> Result<(), Stop<(AccountField, AccountFault)>> {
    if keeper.is_administrator() {
        return Ok(());
    }
    let was = match account {
        Some(account) => {
            role::Entity::find()
                .filter(role::Column::AccountId.eq(account.uuid()))
                .filter(role::Column::Role.eq(Role::Administrator.code()))
                .count(conn)
                .await?
        }
        None => 0,
    };
    if was > 0 || form.roles.iter().any(|(role, _)| *role == Role::Administrator) {
        return Err(Stop::Faulty(vec![(AccountField::Roles, AccountFault::OnlyAdministrators)]));
    }
    Ok(())
}

/// Finds out whether the deputy is somebody else of this board.
pub(super) async fn check_deputy(
    conn: &impl ConnectionTrait,
    board: BoardId,
    account: Option<AccountId>,
    form: &Checked,
) -> Result<(), Stop<(AccountField, AccountFault)>> {
    let Some(deputy) = form.deputy else { return Ok(()) };
    let there = account::Entity::find_by_id(deputy.uuid())
        .filter(account::Column::BoardId.eq(board.uuid()))
        .count(conn)
        .await?;
    if there == 0 || account == Some(deputy) {
        return Err(Stop::Faulty(vec![(AccountField::Deputy, AccountFault::UnknownDeputy)]));
    }
    Ok(())
}

/// Makes these the account's roles, and no others.
pub(super) async fn replace(
    tx: &Tx<'_>,
    board: BoardId,
    account: AccountId,
    roles: &[(Role, Option<UnitId>)],
) -> Result<(), StoreError> {
    role::Entity::delete_many().filter(role::Column::AccountId.eq(account.uuid())).exec(tx).await?;
    if roles.is_empty() {
        return Ok(());
    }
    let rows = roles.iter().map(|(role, unit)| role::ActiveModel {
        id: Set(Uuid::now_v7()),
        board_id: Set(board.uuid()),
        account_id: Set(account.uuid()),
        role: Set(role.code().to_owned()),
        unit_id: Set(unit.map(UnitId::uuid)),
        unit_key: Set(unit.map_or_else(|| WHOLE_BOARD.to_owned(), |unit| unit.to_string())),
    });
    role::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

/// Stops where the board would be left without an active administrator. The board's row is locked
/// first, so that two administrators cannot take the role from each other at once.
pub(super) async fn keep_an_administrator(
    tx: &Tx<'_>,
    board: BoardId,
) -> Result<(), Stop<(AccountField, AccountFault)>> {
    let administrators = role::Entity::find()
        .inner_join(account::Entity)
        .filter(account::Column::BoardId.eq(board.uuid()))
        .filter(account::Column::Active.eq(true))
        .filter(role::Column::Role.eq(Role::Administrator.code()))
        .count(tx)
        .await?;
    if administrators == 0 {
        return Err(Stop::Faulty(vec![(AccountField::Roles, AccountFault::LastAdministrator)]));
    }
    Ok(())
}
