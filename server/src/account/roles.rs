//! Writing what an account may be.

use std::collections::BTreeSet;

use domain::account::Role;
use domain::ids::{AccountId, BoardId, UnitId};
use domain::unit::UnitKind;
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};

use super::form::Checked;
use super::{AccountFault, AccountField};
use crate::access::Keeper;
use crate::form::Stop;
use crate::store::entity::{role, unit};
use crate::store::queries::{accounts, roles};
use crate::store::{StoreError, Tx, Typed, TypedColumn};

/// The key of "the whole board" in a unique key, where a null would not count as equal.
const WHOLE_BOARD: &str = "-";

/// Finds out whether school and units of a form are of this board.
pub(super) async fn check_units(
    conn: &impl ConnectionTrait,
    board: BoardId,
    form: &Checked,
) -> Result<(), Stop<(AccountField, AccountFault)>> {
    let named: Vec<UnitId> = form.school.into_iter().chain(form.roles.iter().filter_map(|(_, unit)| *unit)).collect();
    if named.is_empty() {
        return Ok(());
    }
    let known = unit::Entity::find()
        .filter(unit::Column::BoardId.is(board))
        .filter(unit::Column::Id.any_of(named))
        .all(conn)
        .await?;
    let mut faults = Vec::new();
    if let Some(school) = form.school
        && !known.iter().any(|unit| unit.id == school && unit.kind == UnitKind::School)
    {
        faults.push((AccountField::School, AccountFault::UnknownSchool));
    }
    let unknown = |unit: &UnitId| !known.iter().any(|known| known.id == *unit);
    if form.roles.iter().filter_map(|(_, unit)| unit.as_ref()).any(unknown) {
        faults.push((AccountField::Roles, AccountFault::UnknownUnit));
    }
    if faults.is_empty() { Ok(()) } else { Err(Stop::Faulty(faults)) }
}

/// Stops whoever is no administrator from making one, and from changing an administrator's account:
/// with another address in it, they could sign in as one.
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
                .filter(role::Column::AccountId.is(account))
                .filter(role::Column::Role.is(Role::Administrator))
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
    if account == Some(deputy) || accounts::of_board(conn, board, deputy).await?.is_none() {
        return Err(Stop::Faulty(vec![(AccountField::Deputy, AccountFault::UnknownDeputy)]));
    }
    Ok(())
}

/// Makes these the account's roles, and no others. `true` when they are others than before.
pub(super) async fn replace(
    tx: &Tx<'_>,
    board: BoardId,
    account: AccountId,
    roles: &[(Role, Option<UnitId>)],
) -> Result<bool, StoreError> {
    let there = role::Entity::find().filter(role::Column::AccountId.is(account)).all(tx).await?;
    let before: BTreeSet<(Role, Option<UnitId>)> =
        there.iter().map(|row| (*row.role, row.unit_id.map(Typed::get))).collect();
    if before == roles.iter().copied().collect() {
        return Ok(false);
    }
    role::Entity::delete_many().filter(role::Column::AccountId.is(account)).exec(tx).await?;
    if roles.is_empty() {
        return Ok(true);
    }
    let rows = roles.iter().map(|(role, unit)| role::ActiveModel {
        id: Set(Typed::fresh()),
        board_id: Set(board.into()),
        account_id: Set(account.into()),
        role: Set((*role).into()),
        unit_id: Set(unit.map(Into::into)),
        unit_key: Set(unit.map_or_else(|| WHOLE_BOARD.to_owned(), |unit| unit.to_string())),
    });
    role::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(true)
}

/// Stops where the board would be left without an active administrator. The board's row is locked
/// first, so that two administrators cannot take the role from each other at once.
pub(super) async fn keep_an_administrator(
    tx: &Tx<'_>,
    board: BoardId,
) -> Result<(), Stop<(AccountField, AccountFault)>> {
    let administrators = roles::held(board, [Role::Administrator]).count(tx).await?;
    if administrators == 0 {
        return Err(Stop::Faulty(vec![(AccountField::Roles, AccountFault::LastAdministrator)]));
    }
    Ok(())
}
