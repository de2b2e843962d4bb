//! A team goes to another school, with everybody whose leaving still runs there.
//!
//! Roles for a school reach its teams: whoever has one for the new school sees what the role shows of these departures
//! from that moment on, and whoever has one for the school before sees it no more. [`foresee`] says so beforehand.
//! Whoever gains by it a role that one person alone gives nobody does not move the team; of others who do, the HR
//! coordinators of the school before and everybody who keeps people are told at once. Whether it can be moved depends
//! on who leaves, so an HR coordinator of the whole board does it.
//! Deliberately absent: a school that becomes a team, or belongs to something. There are two levels, so nothing can
//! come to stand below itself.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use domain::account::{Role, When};
use domain::ids::{AccountId, BoardId, DepartureId, UnitId};
use domain::talk::HostKind;
use domain::time_line::{Actor, EventKind};
use domain::unit::UnitKind;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, Set,
};
use serde_json::json;

use crate::access::{BoardCoordinator, HeldRole, Refused};
use crate::course::{self, Changes, lock_board};
use crate::log::{self, Entry};
use crate::program::Program;
use crate::second_person;
use crate::store::entity::{departure, talk, unit};
use crate::store::queries::{accounts, roles, units};
use crate::store::{StoreError, Tx, Typed, TypedColumn};
use crate::talk::{By, hosts_changed};
use crate::unit::path_key;

/// What a move would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foresight {
    pub team: String,
    pub from: String,
    pub to: String,
    /// Departures that still run: they go along. What is finished stays with the school before.
    pub departures: u64,
    /// Who has a role for the new school, today or on a day to come, by name.
    pub gains: Vec<(String, Role)>,
    /// The same of the school before.
    pub loses: Vec<(String, Role)>,
    /// Whoever asks gains by it what needs a second person: somebody else has to move it.
    pub is_for_another: bool,
}

/// How a move ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moving {
    Moved {
        departures: u64,
    },
    /// The new school has a team of this name, or had one that is in use again.
    SameName,
    /// Somebody is registered in both schools, for the same last day.
    SamePerson,
    /// Whoever would move it gains by it what needs a second person: somebody else has to.
    ForAnother,
}

/// Says what it would change, and changes nothing. Six queries.
pub async fn foresee(
    program: &Program,
    proof: &BoardCoordinator,
    team: UnitId,
    to: UnitId,
) -> Result<Foresight, Refused> {
    let (conn, board, now) = (program.store().read(), proof.board(), program.now());
    let way = way(conn, board, team, to).await?;
    let held = roles::of_board(conn, board, now).await?;
    let is_for_another = widened(&held, &way).contains(&proof.account());
    let Way { team, from, to } = way;
    let of_school = |school: &unit::Model| -> Vec<(AccountId, Role)> {
        let theirs = held.iter().filter(|held| held.unit == Some(*school.id) && held.when != When::Over);
        theirs.map(|held| (held.account, held.role)).collect()
    };
    let (gains, loses) = (of_school(&to), of_school(&from));
    let names = accounts::names(conn, gains.iter().chain(&loses).map(|(account, _)| *account)).await?;
    let named = |people: Vec<(AccountId, Role)>| {
        let mut named: Vec<(String, Role)> =
            people.into_iter().filter_map(|(account, role)| Some((names.get(&account)?.clone(), role))).collect();
        named.sort();
        named
    };
    let departures = running(*team.id).count(conn).await.map_err(StoreError::from)?;
    Ok(Foresight {
        team: team.name,
        from: from.name,
        to: to.name,
        departures,
        gains: named(gains),
        loses: named(loses),
        is_for_another,
    })
}

/// Moves it: departures that still run follow, and talks whose adviser is none of theirs any more go to a colleague, with
/// other times offered where one was booked. The course looks again at each of them, since another school may have other
/// rules.
pub async fn move_team(
    program: &Program,
    proof: &BoardCoordinator,
    team: UnitId,
    to: UnitId,
) -> Result<Moving, Refused> {
    let moved = course::changes(program, proof.board(), |changes| Box::pin(save(changes, proof, team, to))).await;
    program.wake_course();
    match moved {
        Ok(moved) => Ok(moved),
        Err(Refused::Store(error)) if error.is_double("units") => Ok(Moving::SameName),
        Err(Refused::Store(error)) if error.is_double("departures") => Ok(Moving::SamePerson),
        Err(refused) => Err(refused),
    }
}

async fn save(
    changes: &Changes<'_, '_>,
    proof: &BoardCoordinator,
    team: UnitId,
    to: UnitId,
) -> Result<Moving, Refused> {
    let (tx, board, now) = (changes.tx, proof.board(), changes.now);
    lock_board(tx, board).await?;
    let way = way(tx, board, team, to).await?;
    let widened = widened(&roles::of_board(tx, board, now).await?, &way);
    if widened.contains(&proof.account()) {
        return Ok(Moving::ForAnother);
    }
    let departures = carry_out(changes, proof, &way, (board, now)).await?;
    if !widened.is_empty() {
        let (team, from, to) = (*way.team.id, *way.from.id, *way.to.id);
        let payload = json!({ "by": proof.account(), "team": team, "school": to });
        let key = format!("move:{}:{}", team.hyphenated(), now.timestamp_millis());
        second_person::tell_of_move(tx, (board, from), &payload, &key, now).await?;
    }
    Ok(Moving::Moved { departures })
}

/// Who comes to have by this move a role for the team that one person alone gives nobody, today or on a day to come.
/// Whoever has the same for the whole board, the school before or the team itself, for as long, gains nothing.
fn widened(held: &[HeldRole], way: &Way) -> BTreeSet<AccountId> {
    let (team, from, to) = (*way.team.id, *way.from.id, *way.to.id);
    let has_it_already = |new: &HeldRole| {
        held.iter().any(|other| {
            let is_theirs = other.account == new.account && other.role == new.role && other.counts();
            let reaches = other.unit.is_none_or(|unit| unit == from || unit == team);
            let last = new.period.last();
            is_theirs && reaches && other.period.last().is_none_or(|until| last.is_some_and(|last| last <= until))
        })
    };
    held.iter()
        .filter(|new| new.unit == Some(to) && new.when != When::Over && new.role.needs_a_second_person())
        .filter(|new| !has_it_already(new))
        .map(|new| new.account)
        .collect()
}

/// A team in use, its school, and another one in use.
struct Way {
    team: unit::Model,
    from: unit::Model,
    to: unit::Model,
}

async fn way(conn: &impl ConnectionTrait, board: BoardId, team: UnitId, to: UnitId) -> Result<Way, Refused> {
    let is_team = |unit: &unit::Model| *unit.kind == UnitKind::Team && unit.put_away_at.is_none();
    let team = units::one(conn, board, team).await?.filter(is_team).ok_or(Refused::NotFound)?;
    let from = team.parent_id.map(Typed::get).ok_or(Refused::NotFound)?;
    let from = units::one(conn, board, from).await?.ok_or(Refused::NotFound)?;
    let is_other = |unit: &unit::Model| unit.id != from.id && unit.put_away_at.is_none();
    let to = units::school(conn, board, to).await?.filter(is_other).ok_or(Refused::NotFound)?;
    Ok(Way { team, from, to })
}

fn running(team: UnitId) -> sea_orm::Select<departure::Entity> {
    departure::Entity::find().filter(departure::Column::UnitId.is(team)).filter(departure::Column::IsOpen.eq(true))
}

async fn carry_out(
    changes: &Changes<'_, '_>,
    proof: &BoardCoordinator,
    way: &Way,
    (board, now): (BoardId, DateTime<Utc>),
) -> Result<u64, StoreError> {
    let (tx, actor) = (changes.tx, Actor::Staff(proof.account()));
    let Way { team, from, to } = way;
    let row = unit::ActiveModel {
        id: Set(team.id),
        parent_id: Set(Some(to.id)),
        path_key: Set(path_key(Some(&to.name), &team.name)),
        ..Default::default()
    };
    row.update(tx).await?;
    let said = json!({ "unit": *team.id, "name": format!("{}: {} → {}", team.name, from.name, to.name) });
    log::append(tx, [Entry::of_board(board, now, actor, EventKind::UnitMoved).saying(Some(said))]).await?;
    let leavers = take_along(tx, team, to, now).await?;
    let line = |id: &DepartureId| Entry::of_board(board, now, actor, EventKind::TeamMoved).of_departure(*id);
    log::append(tx, leavers.iter().map(line)).await?;
    for host in advisers_of(tx, &leavers).await? {
        hosts_changed(changes, host, By::Staff(proof.account())).await?;
    }
    Ok(u64::try_from(leavers.len()).unwrap_or(u64::MAX))
}

/// Departures of the team that still run are of the new school from now on, and due for another look.
async fn take_along(
    tx: &Tx<'_>,
    team: &unit::Model,
    to: &unit::Model,
    now: DateTime<Utc>,
) -> Result<Vec<DepartureId>, StoreError> {
    use departure::Column;
    let leavers: Vec<Typed<DepartureId>> =
        running(*team.id).select_only().column(Column::Id).into_tuple().all(tx).await?;
    departure::Entity::update_many()
        .col_expr(Column::SchoolId, Typed::expr(*to.id))
        .col_expr(Column::Revision, Expr::col(Column::Revision).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .col_expr(Column::NextAt, Expr::value(now))
        .filter(Column::UnitId.is(*team.id))
        .filter(Column::IsOpen.eq(true))
        .exec(tx)
        .await?;
    Ok(leavers.into_iter().map(Typed::get).collect())
}

/// The advisers who are to hold talks with these people.
async fn advisers_of(tx: &Tx<'_>, leavers: &[DepartureId]) -> Result<BTreeSet<AccountId>, StoreError> {
    let hosts: Vec<Option<Typed<AccountId>>> = talk::Entity::find()
        .select_only()
        .column(talk::Column::HostId)
        .filter(talk::Column::DepartureId.any_of(leavers.iter().copied()))
        .filter(talk::Column::HostKind.is(HostKind::HrAdviser))
        .filter(talk::Column::IsOpen.eq(true))
        .into_tuple()
        .all(tx)
        .await?;
    Ok(hosts.into_iter().flatten().map(Typed::get).collect())
}
