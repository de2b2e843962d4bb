//! Who may be what, on the board's own day: the one place where rows of roles become what somebody may. The rule
//! itself is `domain::account::Period`.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::account::claim::RoleSource;
use domain::account::{Period, Role, When};
use domain::ids::{AccountId, BoardId, RoleId, UnitId};
use sea_orm::sea_query::{ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::store::entity::{account, board, role};
use crate::store::{Found, Part, Several, StoreError, Typed, TypedColumn};

/// A role of somebody's, whether it counts today or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeldRole {
    pub id: RoleId,
    pub account: AccountId,
    pub role: Role,
    pub unit: Option<UnitId>,
    pub period: Period,
    /// Where today stands.
    pub when: When,
    /// Whose it is, where this account stands in for somebody.
    pub deputy_of: Option<AccountId>,
    /// By what the account has it; `None` where people gave it.
    pub source: Option<RoleSource>,
}

impl HeldRole {
    /// Of a row, on this day.
    pub(crate) fn of(row: &role::Model, today: NaiveDate) -> Result<Self, StoreError> {
        let period = row.period()?;
        Ok(Self {
            id: *row.id,
            account: *row.account_id,
            role: *row.role,
            unit: row.unit_id.map(Typed::get),
            period,
            when: period.when(today),
            deputy_of: row.deputy_of.map(Typed::get),
            source: row.source.map(Typed::get),
        })
    }

    /// Whether people gave it to the account for itself: neither for a while in somebody's place, nor by the
    /// provider's claim.
    pub fn is_own(&self) -> bool {
        self.deputy_of.is_none() && self.source.is_none()
    }

    /// Whether it gives anything today.
    pub fn counts(&self) -> bool {
        self.when == When::Now
    }
}

/// The accounts of a board that work and are one of these today, for any unit; the longest first. One query.
pub(crate) async fn in_force(
    conn: &impl ConnectionTrait,
    board: BoardId,
    wanted: &[Role],
    now: DateTime<Utc>,
) -> Result<Vec<(HeldRole, account::Model)>, StoreError> {
    let of_these = || role::Column::BoardId.is(board).and(role::Column::Role.any_of(wanted.iter().copied()));
    let whose = Query::select().column(role::Column::AccountId).from(role::Entity).and_where(of_these()).to_owned();
    let mut several = Several::of(conn);
    let roles = several.rows(role::Entity::find().filter(of_these()));
    let accounts = account::Entity::find().filter(account::Column::Id.in_subquery(whose));
    let accounts = several.rows(accounts.filter(account::Column::Active.eq(true)));
    let boards = several.rows(board::Entity::find_by_id(board));
    let mut found = several.read(conn).await?;
    let held = held(&mut found, roles, boards, now)?;
    let accounts: HashMap<AccountId, account::Model> =
        found.take(accounts)?.into_iter().map(|row| (*row.id, row)).collect();
    let counting = held.into_iter().filter(HeldRole::counts);
    Ok(counting.filter_map(|held| Some((held, accounts.get(&held.account)?.clone()))).collect())
}

/// Every role of this account, whatever the day. One query.
pub(crate) async fn of_account(
    conn: &impl ConnectionTrait,
    account: AccountId,
    now: DateTime<Utc>,
) -> Result<Vec<HeldRole>, StoreError> {
    let its_board = Query::select()
        .column(account::Column::BoardId)
        .from(account::Entity)
        .and_where(account::Column::Id.is(account))
        .to_owned();
    let mut several = Several::of(conn);
    let roles = several.rows(role::Entity::find().filter(role::Column::AccountId.is(account)));
    let boards = several.rows(board::Entity::find().filter(board::Column::Id.in_subquery(its_board)));
    let mut found = several.read(conn).await?;
    held(&mut found, roles, boards, now)
}

/// Every role of the board, and whoever else has one of this account's for a while; whatever the day. One query.
pub(crate) async fn of_board(
    conn: &impl ConnectionTrait,
    board: BoardId,
    now: DateTime<Utc>,
) -> Result<Vec<HeldRole>, StoreError> {
    let mut several = Several::of(conn);
    let roles = several.rows(role::Entity::find().filter(role::Column::BoardId.is(board)));
    let boards = several.rows(board::Entity::find_by_id(board));
    let mut found = several.read(conn).await?;
    held(&mut found, roles, boards, now)
}

/// Whether this account sets up the board, or will: others leave it alone then.
pub(crate) async fn administers(
    conn: &impl ConnectionTrait,
    account: AccountId,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let held = of_account(conn, account, now).await?;
    Ok(held.iter().any(|held| held.role == Role::Administrator && held.when != When::Over))
}

fn held(
    found: &mut Found,
    roles: Part<role::Model>,
    boards: Part<board::Model>,
    now: DateTime<Utc>,
) -> Result<Vec<HeldRole>, StoreError> {
    // Without a board there is nobody whose roles these could be.
    let Some(board) = found.take(boards)?.pop() else { return Ok(Vec::new()) };
    let today = now.with_timezone(&board.organisation()?.time_zone.tz()).date_naive();
    let mut held =
        found.take(roles)?.iter().map(|row| HeldRole::of(row, today)).collect::<Result<Vec<_>, StoreError>>()?;
    held.sort_by_key(|held| held.id);
    Ok(held)
}
