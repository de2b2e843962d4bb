//! A keeper of the board sets an own rule, or goes back to the standard one.

use chrono::{DateTime, Utc};
use domain::ids::{AccountId, BoardId, UnitId};
use domain::route::{Rule, RuleDraft, RuleFault, RuleField};
use sea_orm::sea_query::{Condition, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};
use serde_json::{Value, json};

use super::{RuleKey, unit_key};
use crate::access::{Keeper, Refused};
use crate::course::{self, Actor, EventKind};
use crate::form::{Filled, Stop, filled};
use crate::program::Program;
use crate::store::entity::route_rule::{ActiveModel, Column, Entity};
use crate::store::entity::unit;
use crate::store::{StoreError, Tx, Typed, TypedColumn};

/// How saving ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// The departures whose talks have no time yet follow the rule from now on.
    Saved,
    /// Somebody else changed this rule since the form was opened; nothing was written.
    ChangedMeanwhile,
}

/// Puts this rule in the place of the standard one for a unit, type and foreseeing. `revision` is that
/// of the rule the form showed, 0 for none.
///
/// Departures whose talks are not planned yet follow at once; a booked talk stays as it is.
pub async fn save(
    program: &Program,
    keeper: &Keeper,
    key: RuleKey,
    revision: i32,
    draft: &RuleDraft,
) -> Result<Filled<Saved, (RuleField, RuleFault)>, Refused> {
    let rule = match draft.check(key.departure_type) {
        Ok(rule) => rule,
        Err(faults) => return Ok(Filled::Faulty(faults)),
    };
    let (now, board, by) = (program.now(), keeper.board(), keeper.account());
    let written = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                check_unit(tx, board, key.unit).await?;
                let row = row(board, key, &rule, revision, by, now);
                let done =
                    if revision == 0 { insert(tx, row).await? } else { replace(tx, board, key, row, revision).await? };
                if !done {
                    return Ok(Saved::ChangedMeanwhile);
                }
                course::look_again(tx, board, key.departure_type, (key.unit, key.foreseeing), now).await?;
                let detail = Some(detail(key, false));
                course::record_of_board(tx, board, now, Actor::Staff(by), EventKind::RuleChanged, detail).await?;
                Ok::<_, Stop<_>>(Saved::Saved)
            })
        })
        .await;
    program.wake_course();
    filled(written)
}

/// Goes back to what counts without this rule; `false` when there was none.
pub async fn reset(program: &Program, keeper: &Keeper, key: RuleKey) -> Result<bool, StoreError> {
    let (now, board, by) = (program.now(), keeper.board(), keeper.account());
    let gone = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let gone = Entity::delete_many().filter(of_key(board, key)).exec(tx).await?;
                if gone.rows_affected == 0 {
                    return Ok(false);
                }
                course::look_again(tx, board, key.departure_type, (key.unit, key.foreseeing), now).await?;
                let detail = Some(detail(key, true));
                course::record_of_board(tx, board, now, Actor::Staff(by), EventKind::RuleChanged, detail).await?;
                Ok::<_, StoreError>(true)
            })
        })
        .await?;
    program.wake_course();
    Ok(gone)
}

/// Which rule it was, for the log.
fn detail(key: RuleKey, removed: bool) -> Value {
    json!({ "unit": key.unit, "type": key.departure_type.code(), "foreseen": key.foreseeing.code(), "removed": removed })
}

async fn check_unit<F>(tx: &Tx<'_>, board: BoardId, unit: Option<UnitId>) -> Result<(), Stop<F>> {
    let Some(unit) = unit else { return Ok(()) };
    let of_board = unit::Column::BoardId.is(board);
    let in_use = unit::Column::PutAwayAt.is_null();
    match unit::Entity::find_by_id(unit).filter(of_board).filter(in_use).count(tx).await? {
        0 => Err(Stop::NotFound),
        _ => Ok(()),
    }
}

fn row(board: BoardId, key: RuleKey, rule: &Rule, revision: i32, by: AccountId, now: DateTime<Utc>) -> ActiveModel {
    ActiveModel {
        id: Set(Typed::fresh()),
        board_id: Set(board.into()),
        unit_id: Set(key.unit.map(Into::into)),
        unit_key: Set(unit_key(key.unit)),
        departure_type: Set(key.departure_type.into()),
        foreseen: Set(key.foreseeing.into()),
        route: Set(rule.route.into()),
        formal_minutes: Set(rule.formal_minutes.into()),
        informal_minutes: Set(rule.informal_minutes.into()),
        days_before_last: Set(rule.days_before_last.map(i32::from)),
        guide: Set(rule.guide.map(Into::into)),
        revision: Set(revision + 1),
        saved_by: Set(by.into()),
        saved_at: Set(now),
    }
}

/// The unique key says whether somebody else was first.
async fn insert(tx: &Tx<'_>, row: ActiveModel) -> Result<bool, StoreError> {
    let unless_there = OnConflict::columns([Column::BoardId, Column::UnitKey, Column::DepartureType, Column::Foreseen])
        .do_nothing()
        .to_owned();
    Ok(Entity::insert(row).on_conflict(unless_there).exec_without_returning(tx).await? == 1)
}

async fn replace(
    tx: &Tx<'_>,
    board: BoardId,
    key: RuleKey,
    mut row: ActiveModel,
    revision: i32,
) -> Result<bool, StoreError> {
    row.id = sea_orm::ActiveValue::NotSet;
    let done = Entity::update_many().set(row).filter(of_key(board, key)).filter(Column::Revision.eq(revision));
    Ok(done.exec(tx).await?.rows_affected == 1)
}

fn of_key(board: BoardId, key: RuleKey) -> Condition {
    Condition::all()
        .add(Column::BoardId.is(board))
        .add(Column::UnitKey.eq(unit_key(key.unit)))
        .add(Column::DepartureType.is(key.departure_type))
        .add(Column::Foreseen.is(key.foreseeing))
}
