//! Writing what an account may be.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::account::{Period, Role, When};
use domain::ids::{AccountId, BoardId, RoleId, UnitId};
use domain::time_line::EventKind;
use domain::unit::UnitKind;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::entry::By;
use super::form::Checked;
use super::given::{Given, Held};
use super::propose::give_or_propose;
use super::{AccountFault, AccountField};
use crate::access::{HeldRole, Keeper};
use crate::course;
use crate::form::Stop;
use crate::log;
use crate::store::entity::{role, unit};
use crate::store::queries::{accounts, roles};
use crate::store::{StoreError, Tx, TypedColumn};

/// Finds out whether school and units of a form are of this board, and in use.
pub(super) async fn check_units(
    conn: &impl ConnectionTrait,
    board: BoardId,
    form: &Checked,
) -> Result<(), Stop<(AccountField, AccountFault)>> {
    let named: Vec<UnitId> = form.school.into_iter().chain(form.roles.iter().filter_map(|given| given.unit)).collect();
    if named.is_empty() && form.roles.iter().all(|given| !given.role.is_of_a_school()) {
        return Ok(());
    }
    let known = unit::Entity::find()
        .filter(unit::Column::BoardId.is(board))
        .filter(unit::Column::Id.any_of(named))
        .filter(unit::Column::PutAwayAt.is_null())
        .all(conn)
        .await?;
    let mut faults = Vec::new();
    if let Some(school) = form.school
        && !known.iter().any(|unit| unit.id == school && unit.kind == UnitKind::School)
    {
        faults.push((AccountField::School, AccountFault::UnknownSchool));
    }
    let unknown = |unit: &UnitId| !known.iter().any(|known| known.id == *unit);
    if form.roles.iter().filter_map(|given| given.unit.as_ref()).any(unknown) {
        faults.push((AccountField::Roles, AccountFault::UnknownUnit));
    }
    let is_school = |id: UnitId| known.iter().any(|unit| unit.id == id && unit.kind == UnitKind::School);
    if form.roles.iter().any(|given| given.role.is_of_a_school() && !given.unit.is_some_and(is_school)) {
        faults.push((AccountField::Roles, AccountFault::NotASchool));
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
    now: DateTime<Utc>,
) -> Result<(), Stop<(AccountField, AccountFault)>> {
    if keeper.is_administrator() {
        return Ok(());
    }
    let was = match account {
        Some(account) => roles::administers(conn, account, now).await?,
        None => false,
    };
    if was || form.roles.iter().any(|given| given.role == Role::Administrator) {
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

/// Makes these the account's own roles, and no others; a role that waits for a second person is proposed. `true` when
/// they are others than before, or count on other days. Roles that have ended stay as they were, and those that the
/// account has in somebody's place, or by the provider's claim, are not its own.
///
/// What a keeper gives may need a second person; without a keeper, from the command line, it does not.
pub(super) async fn replace(
    tx: &Tx<'_>,
    by: By,
    keeper: Option<&Keeper>,
    account: AccountId,
    wanted: &[Given],
) -> Result<bool, StoreError> {
    let held = roles::of_account(tx, account, by.now).await?;
    let own: Vec<&HeldRole> = held.iter().filter(|held| held.is_own() && held.when != When::Over).collect();
    let before: BTreeMap<Held, &HeldRole> = own.iter().map(|held| ((held.role, held.unit), *held)).collect();
    let wanted = Given::by_held(wanted);
    let taken = own.iter().filter(|held| !wanted.contains_key(&(held.role, held.unit)));
    let taken: Vec<&HeldRole> = taken.copied().collect();
    take(tx, by, account, &taken).await?;
    let mut given = Vec::new();
    let mut is_other = !taken.is_empty();
    for (held, wanted) in &wanted {
        let Some(was) = before.get(held) else {
            given.push(*wanted);
            continue;
        };
        if was.period == wanted.period {
            continue;
        }
        // More days are more of the role. Fewer are not, and nobody has to agree to them.
        if wanted.role.needs_a_second_person() && !wanted.period.lies_in(was.period) && keeper.is_some() {
            given.push(*wanted);
        } else {
            set_period(tx, by, account, was.id, wanted).await?;
            is_other = true;
        }
    }
    let has_given = match keeper {
        Some(keeper) => give_or_propose(tx, keeper.account(), by, account, &given).await?,
        None => {
            give(tx, by, account, EventKind::RoleGiven, &given).await?;
            !given.is_empty()
        }
    };
    Ok(is_other || has_given)
}

/// The same for an account that somebody else gave another address, or opened again: whoever signs in there may be
/// somebody else. Roles that need a second person are taken, those in somebody's place and by the provider's claim
/// among them, and the account's own are proposed like new ones; they wait also where nobody else could confirm them yet.
pub(super) async fn replace_anew(
    tx: &Tx<'_>,
    by: By,
    keeper: &Keeper,
    account: AccountId,
    wanted: &[Given],
) -> Result<(), StoreError> {
    let held = roles::of_account(tx, account, by.now).await?;
    let not_own = held.iter().filter(|held| !held.is_own() && held.when != When::Over);
    let not_own: Vec<&HeldRole> = not_own.filter(|held| held.role.needs_a_second_person()).collect();
    take(tx, by, account, &not_own).await?;
    let others: Vec<Given> = wanted.iter().copied().filter(|given| !given.role.needs_a_second_person()).collect();
    replace(tx, by, Some(keeper), account, &others).await?;
    replace(tx, by, Some(keeper), account, wanted).await?;
    Ok(())
}

/// Takes these roles away.
pub(super) async fn take(tx: &Tx<'_>, by: By, account: AccountId, taken: &[&HeldRole]) -> Result<(), StoreError> {
    if taken.is_empty() {
        return Ok(());
    }
    role::Entity::delete_many().filter(role::Column::Id.any_of(taken.iter().map(|held| held.id))).exec(tx).await?;
    log::append(tx, taken.iter().map(|held| by.of_role(account, EventKind::RoleTaken, &Given::from(*held)))).await
}

async fn set_period(tx: &Tx<'_>, by: By, account: AccountId, id: RoleId, given: &Given) -> Result<(), StoreError> {
    let today = course::calendar(tx, by.board).await?.local_date(by.now);
    role::Entity::update_many()
        .col_expr(role::Column::FirstDay, Expr::value(given.period.first()))
        .col_expr(role::Column::LastDay, Expr::value(given.period.last()))
        .col_expr(role::Column::Noted, Expr::value(given.period.when(today).code()))
        .filter(role::Column::Id.is(id))
        .exec(tx)
        .await?;
    log::append(tx, [by.of_role(account, EventKind::RolePeriodChanged, given)]).await
}

/// Gives these roles, and has the log say so in the words of `kind`. One that is there already, or was until it ended,
/// counts on these days from now on.
pub(super) async fn give(
    tx: &Tx<'_>,
    by: By,
    account: AccountId,
    kind: EventKind,
    given: &[Given],
) -> Result<(), StoreError> {
    if given.is_empty() {
        return Ok(());
    }
    for one in given {
        role::Entity::delete_many()
            .filter(role::Column::AccountId.is(account))
            .filter(role::Column::Role.is(one.role))
            .filter(role::Column::UnitKey.eq(one.unit_key()))
            .exec(tx)
            .await?;
    }
    let has_days = given.iter().any(|given| given.period != Period::ALWAYS);
    let today = if has_days { Some(course::calendar(tx, by.board).await?.local_date(by.now)) } else { None };
    let rows = given.iter().map(|given| given.row(RoleId::new(Uuid::now_v7()), account, by.board, today));
    role::Entity::insert_many(rows).exec_without_returning(tx).await?;
    log::append(tx, given.iter().map(|given| by.of_role(account, kind, given))).await
}

/// Stops where the board would be left without an active administrator, today or on a day to come. The board's row
/// is locked first, so that two administrators cannot take the role from each other at once.
pub(super) async fn keep_an_administrator(
    tx: &Tx<'_>,
    board: BoardId,
    now: DateTime<Utc>,
) -> Result<(), Stop<(AccountField, AccountFault)>> {
    if !keeps_an_administrator(tx, board, &[], now).await? {
        return Err(Stop::Faulty(vec![(AccountField::Roles, AccountFault::LastAdministrator)]));
    }
    Ok(())
}

/// Whether there is an active administrator whose days do not end, without these roles.
pub(super) async fn keeps_an_administrator(
    tx: &Tx<'_>,
    board: BoardId,
    without: &[RoleId],
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let administrators = roles::in_force(tx, board, &[Role::Administrator], now).await?;
    let stays =
        |held: &HeldRole| held.period.last().is_none() && held.deputy_of.is_none() && !without.contains(&held.id);
    Ok(administrators.iter().any(|(held, _)| stays(held)))
}
