//! The first day of a role has come, or its last day has passed. What somebody may follows from the day by itself;
//! here it is written down, sessions end, and talks follow.

use std::collections::BTreeMap;

use domain::account::When;
use domain::ids::{AccountId, BoardId};
use domain::time_line::{Actor, EventKind};
use sea_orm::sea_query::{Condition, Expr};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Select};

use super::entry::By;
use super::given::Given;
use crate::access::HeldRole;
use crate::course::{self, Changes};
use crate::log;
use crate::program::Program;
use crate::second_person::Telling;
use crate::session;
use crate::store::entity::role;
use crate::store::{StoreError, Typed, TypedColumn};
use crate::talk;

/// Looks at every role with a first or a last day that is not over as far as anybody noted; returns how many turned.
pub async fn look_at_turns(program: &Program) -> Result<u32, StoreError> {
    let mut of_each: BTreeMap<BoardId, Vec<AccountId>> = BTreeMap::new();
    let conn = program.store().read();
    for row in open().all(conn).await? {
        let today = course::calendar(conn, *row.board_id).await?.local_date(program.now());
        if row.noted.map(Typed::get) != Some(row.period()?.when(today)) {
            of_each.entry(*row.board_id).or_default().push(*row.account_id);
        }
    }
    let mut turned = 0;
    for (board, mut accounts) in of_each {
        accounts.dedup();
        for account in accounts {
            turned += course::changes(program, board, |changes| Box::pin(turn(changes, account))).await?;
        }
    }
    Ok(turned)
}

fn open() -> Select<role::Entity> {
    let has_days = Condition::any().add(role::Column::FirstDay.is_not_null()).add(role::Column::LastDay.is_not_null());
    let not_over = Condition::any().add(role::Column::Noted.is_null()).add(role::Column::Noted.is_not(When::Over));
    role::Entity::find()
        .filter(has_days)
        .filter(not_over)
        .order_by_asc(role::Column::AccountId)
        .order_by_asc(role::Column::Id)
}

/// Looks again, as several instances may.
async fn turn(changes: &Changes<'_, '_>, account: AccountId) -> Result<u32, StoreError> {
    let (tx, now) = (changes.tx, changes.now);
    let today = changes.calendar.local_date(now);
    course::lock_board(tx, changes.board).await?;
    let by = By { board: changes.board, now, actor: Actor::Program, telling: Telling::OneByOne };
    let mut turned = 0;
    let mut stood_in_for = Vec::new();
    for row in open().filter(role::Column::AccountId.is(account)).all(tx).await? {
        let held = HeldRole::of(&row, today)?;
        let noted = row.noted.map(Typed::get);
        if noted == Some(held.when) {
            continue;
        }
        note(tx, &held).await?;
        // A role that began when it was given was written down then, and so was one that is yet to come.
        let Some(kind) = told_by(noted, held.when) else { continue };
        log::append(tx, [by.of_role(account, kind, &Given::from(&held))]).await?;
        stood_in_for.extend(held.deputy_of);
        turned += 1;
    }
    if turned > 0 {
        session::end_all_of(tx, account).await?;
        talk::hosts_changed(changes, account, talk::By::Program).await?;
        for leader in stood_in_for {
            talk::hosts_changed(changes, leader, talk::By::Program).await?;
        }
    }
    Ok(turned)
}

/// What happened; nothing where it was only looked at for the first time.
const fn told_by(noted: Option<When>, now: When) -> Option<EventKind> {
    match (noted, now) {
        (Some(When::Coming), When::Now) => Some(EventKind::RoleBegan),
        (_, When::Over) => Some(EventKind::RoleEnded),
        (None | Some(_), When::Coming | When::Now) => None,
    }
}

async fn note(tx: &impl ConnectionTrait, held: &HeldRole) -> Result<(), StoreError> {
    role::Entity::update_many()
        .col_expr(role::Column::Noted, Expr::value(held.when.code()))
        .filter(role::Column::Id.is(held.id))
        .exec(tx)
        .await?;
    Ok(())
}
