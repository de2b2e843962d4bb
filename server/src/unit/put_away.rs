//! A keeper of the board puts a unit away that is no more, and brings it back.

use chrono::{DateTime, Utc};
use domain::account::When;
use domain::ids::{AccountId, BoardId, UnitId};
use domain::time_line::{Actor, EventKind};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};
use serde_json::json;

use super::UnitFault;
use super::form::{key_put_away, path_key};
use crate::access::{BoardCoordinator, Keeper, Refused};
use crate::course::lock_board;
use crate::form::{Filled, Stop, filled, filled_unless_double};
use crate::log::{self, Entry};
use crate::program::Program;
use crate::store::entity::unit::{ActiveModel, Column, Entity, Model};
use crate::store::entity::{account, departure, role_proposal, route_rule};
use crate::store::queries::{roles, rules, units};
use crate::store::{StoreError, Tx, TypedColumn};

/// How many of each keep a unit from being put away: whoever puts it away would otherwise decide in silence what
/// becomes of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InTheWay {
    /// Teams of it that are in use.
    pub teams: u64,
    /// Departures from it that still run.
    pub departures: u64,
    /// Roles for it that hold or are to come, and those that wait for a second person.
    pub roles: u64,
    /// People who can sign in and work there.
    pub people: u64,
    /// Own rules for it.
    pub rules: u64,
}

impl InTheWay {
    /// Whether it can be put away.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// What keeps this unit from being put away. Six queries.
pub async fn in_the_way(
    conn: &impl ConnectionTrait,
    board: BoardId,
    id: UnitId,
    now: DateTime<Utc>,
) -> Result<InTheWay, StoreError> {
    let teams = Entity::find().filter(Column::ParentId.is(id)).filter(Column::PutAwayAt.is_null());
    let of_unit = departure::Column::UnitId.is(id).or(departure::Column::SchoolId.is(id));
    let departures = departure::Entity::find().filter(departure::Column::IsOpen.eq(true)).filter(of_unit);
    let held = roles::of_board(conn, board, now).await?;
    let held = held.iter().filter(|held| held.unit == Some(id) && held.when != When::Over).count();
    let proposed = role_proposal::Entity::find()
        .filter(role_proposal::Column::UnitId.is(id))
        .filter(role_proposal::Column::TurnedDownAt.is_null());
    let people =
        account::Entity::find().filter(account::Column::SchoolId.is(id)).filter(account::Column::Active.eq(true));
    Ok(InTheWay {
        teams: teams.count(conn).await?,
        departures: departures.count(conn).await?,
        roles: u64::try_from(held).unwrap_or(u64::MAX).saturating_add(proposed.count(conn).await?),
        people: people.count(conn).await?,
        rules: rules::of(board).filter(route_rule::Column::UnitId.is(id)).count(conn).await?,
    })
}

/// Puts a unit away: nobody can choose it any more, and another may have its name. Records, figures and the log name it
/// as before. What is in the way comes back, and nothing is done then. So whoever puts it away learns whether somebody
/// leaves, and is an HR coordinator of the whole board.
pub async fn put_away(
    program: &Program,
    proof: &BoardCoordinator,
    id: UnitId,
) -> Result<Filled<(), InTheWay>, Refused> {
    let (board, now) = (proof.board(), program.now());
    let result = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                lock_board(tx, board).await?;
                let unit = units::one(tx, board, id).await?.filter(|unit| unit.put_away_at.is_none());
                let unit = unit.ok_or(Stop::NotFound)?;
                let stands = in_the_way(tx, board, id, now).await?;
                if !stands.is_nothing() {
                    return Err(Stop::Faulty(vec![stands]));
                }
                let school = school_of(tx, &unit).await?;
                let key = key_put_away(school.as_ref().map(|school| school.name.as_str()), &unit.name, id);
                let by = (board, proof.account());
                save(tx, by, &unit, (key, Some(now)), (EventKind::UnitPutAway, now)).await?;
                Ok(())
            })
        })
        .await;
    filled(result)
}

/// Brings it back, unless another has its name meanwhile, or its school is put away.
pub async fn bring_back(program: &Program, proof: &Keeper, id: UnitId) -> Result<Filled<(), UnitFault>, Refused> {
    let (board, now) = (proof.board(), program.now());
    let result = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                lock_board(tx, board).await?;
                let unit = units::one(tx, board, id).await?.filter(|unit| unit.put_away_at.is_some());
                let unit = unit.ok_or(Stop::NotFound)?;
                let school = school_of(tx, &unit).await?;
                if school.as_ref().is_some_and(|school| school.put_away_at.is_some()) {
                    return Err(Stop::Faulty(vec![UnitFault::SchoolPutAway]));
                }
                let key = path_key(school.as_ref().map(|school| school.name.as_str()), &unit.name);
                let by = (board, proof.account());
                save(tx, by, &unit, (key, None), (EventKind::UnitBroughtBack, now)).await?;
                Ok(())
            })
        })
        .await;
    filled_unless_double(result, "uq_units_board_id_path_key", UnitFault::SameName)
}

async fn school_of(tx: &Tx<'_>, unit: &Model) -> Result<Option<Model>, StoreError> {
    match unit.parent_id {
        Some(school) => Ok(Entity::find_by_id(school).one(tx).await?),
        None => Ok(None),
    }
}

async fn save(
    tx: &Tx<'_>,
    (board, by): (BoardId, AccountId),
    unit: &Model,
    (path_key, put_away_at): (String, Option<DateTime<Utc>>),
    (kind, now): (EventKind, DateTime<Utc>),
) -> Result<(), StoreError> {
    let row =
        ActiveModel { id: Set(unit.id), path_key: Set(path_key), put_away_at: Set(put_away_at), ..Default::default() };
    row.update(tx).await?;
    let detail = json!({ "unit": *unit.id, "name": unit.name });
    let entry = Entry::of_board(board, now, Actor::Staff(by), kind);
    log::append(tx, [entry.saying(Some(detail))]).await
}
