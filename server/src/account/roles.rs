//! Writing what an account may be.

use std::collections::BTreeSet;

use domain::account::Role;
use domain::ids::{AccountId, BoardId, RoleId, UnitId};
use domain::time_line::EventKind;
use domain::unit::UnitKind;
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};

use super::entry::By;
use super::form::Checked;
use super::propose::give_or_propose;
use super::{AccountFault, AccountField};
use crate::access::Keeper;
use crate::form::Stop;
use crate::log;
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

/// A role, and the unit it is for; the whole board without one.
pub(super) type Held = (Role, Option<UnitId>);

/// Makes these the account's roles, and no others; a role that waits for a second person is proposed. `true` when
/// they are others than before.
///
/// What a keeper gives may need a second person; without a keeper, from the command line, it does not.
pub(super) async fn replace(
    tx: &Tx<'_>,
    by: By,
    keeper: Option<&Keeper>,
    account: AccountId,
    roles: &[Held],
) -> Result<bool, StoreError> {
    let there = role::Entity::find().filter(role::Column::AccountId.is(account)).all(tx).await?;
    let before: BTreeSet<Held> = there.iter().map(|row| (*row.role, row.unit_id.map(Typed::get))).collect();
    let wanted: BTreeSet<Held> = roles.iter().copied().collect();
    let taken: Vec<Held> = before.difference(&wanted).copied().collect();
    let given: Vec<Held> = wanted.difference(&before).copied().collect();
    take(tx, by, account, &there, &taken).await?;
    let has_given = match keeper {
        Some(keeper) => give_or_propose(tx, keeper, by, account, &given).await?,
        None => {
            give(tx, by, account, EventKind::RoleGiven, &given).await?;
            !given.is_empty()
        }
    };
    Ok(!taken.is_empty() || has_given)
}

async fn take(
    tx: &Tx<'_>,
    by: By,
    account: AccountId,
    there: &[role::Model],
    taken: &[Held],
) -> Result<(), StoreError> {
    let rows = there.iter().filter(|row| taken.contains(&(*row.role, row.unit_id.map(Typed::get))));
    let ids: Vec<RoleId> = rows.map(|row| *row.id).collect();
    if ids.is_empty() {
        return Ok(());
    }
    role::Entity::delete_many().filter(role::Column::Id.any_of(ids)).exec(tx).await?;
    log::append(tx, taken.iter().map(|held| by.of_role(account, EventKind::RoleTaken, *held))).await
}

/// Gives these roles, and has the log say so in the words of `kind`.
pub(super) async fn give(
    tx: &Tx<'_>,
    by: By,
    account: AccountId,
    kind: EventKind,
    given: &[Held],
) -> Result<(), StoreError> {
    if given.is_empty() {
        return Ok(());
    }
    let rows = given.iter().map(|(role, unit)| role::ActiveModel {
        id: Set(Typed::fresh()),
        board_id: Set(by.board.into()),
        account_id: Set(account.into()),
        role: Set((*role).into()),
        unit_id: Set(unit.map(Into::into)),
        unit_key: Set(unit_key(*unit)),
    });
    role::Entity::insert_many(rows).exec_without_returning(tx).await?;
    log::append(tx, given.iter().map(|held| by.of_role(account, kind, *held))).await
}

/// The unit in a unique key.
pub(super) fn unit_key(unit: Option<UnitId>) -> String {
    unit.map_or_else(|| WHOLE_BOARD.to_owned(), |unit| unit.to_string())
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
