//! Counts the talks of a half-year that is over, once for each school.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use domain::course::Stage;
use domain::ids::{BoardId, DepartureId, UnitId};
use domain::school::{Half, TeamCount, groups};
use domain::unit::UnitKind;
use sea_orm::sea_query::{Condition, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Set};

use crate::course;
use crate::program::Program;
use crate::store::entity::{departure, school_count, talk};
use crate::store::queries::units;
use crate::store::{StoreError, Tx, Typed, TypedColumn};

/// Counts the last two half-years whose talks are over, for schools where nobody has yet; returns how many were
/// counted. What was counted stays as it is, whatever becomes of the records.
pub async fn count(program: &Program) -> Result<u32, StoreError> {
    let conn = program.store().read();
    let Some(board) = course::the_board(conn).await? else { return Ok(0) };
    let now = program.now();
    let today = course::calendar(conn, board).await?.local_date(now);
    let schools: Vec<UnitId> = units::of_board(conn, board)
        .await?
        .into_iter()
        .filter(|unit| unit.kind == UnitKind::School)
        .map(|unit| *unit.id)
        .collect();
    let last = Half::counted(today);
    let mut counted = 0;
    for half in [last.and_then(Half::before), last].into_iter().flatten() {
        let there: BTreeSet<UnitId> = school_count::Entity::find()
            .filter(school_count::Column::BoardId.is(board))
            .filter(school_count::Column::FirstDay.eq(half.days().first))
            .all(conn)
            .await?
            .into_iter()
            .map(|row| *row.school_id)
            .collect();
        for school in schools.iter().filter(|school| !there.contains(school)) {
            let write = program.store().write(|tx| Box::pin(count_one(tx, (board, *school), half, today, now)));
            counted += u32::from(write.await?);
        }
    }
    Ok(counted)
}

async fn count_one(
    tx: &Tx<'_>,
    (board, school): (BoardId, UnitId),
    half: Half,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let shown = groups(teams(tx, board, school, half, today).await?);
    let groups = serde_json::to_string(&shown)
        .map_err(|error| StoreError::corrupt("school_counts", school, error.to_string()))?;
    let key = [school_count::Column::SchoolId, school_count::Column::FirstDay];
    let once = OnConflict::columns(key).do_nothing().to_owned();
    let row = school_count::ActiveModel {
        school_id: Set(school.into()),
        first_day: Set(half.days().first),
        board_id: Set(board.into()),
        groups: Set(groups),
        counted_at: Set(now),
    };
    let inserted = school_count::Entity::insert(row).on_conflict(once);
    Ok(inserted.exec_without_returning(tx).await? == 1)
}

/// Everybody whose last day worked lies in the half-year, whatever they chose: who declined is due like anybody else.
/// Not who stayed or died, and nobody of whom it is not known yet that they left.
async fn teams(
    conn: &impl ConnectionTrait,
    board: BoardId,
    school: UnitId,
    half: Half,
    today: NaiveDate,
) -> Result<Vec<TeamCount>, StoreError> {
    let days = half.days();
    let which = Condition::all()
        .add(departure::Column::BoardId.is(board))
        .add(departure::Column::SchoolId.is(school))
        .add(departure::Column::LastDayWorked.between(days.first, days.last))
        .add(departure::Column::Stage.none_of([Stage::Cancelled, Stage::Stopped]))
        .add(departure::Column::KnownFrom.is_null().or(departure::Column::KnownFrom.lte(today)));
    let left: Vec<(Typed<DepartureId>, Typed<UnitId>)> = departure::Entity::find()
        .select_only()
        .columns([departure::Column::Id, departure::Column::UnitId])
        .filter(which.clone())
        .into_tuple()
        .all(conn)
        .await?;
    if left.is_empty() {
        return Ok(Vec::new());
    }
    // Joined, not listed: a statement has room for some ten thousand ids.
    let held: Vec<Typed<DepartureId>> = talk::Entity::find()
        .select_only()
        .column(talk::Column::DepartureId)
        .inner_join(departure::Entity)
        .filter(which)
        .filter(talk::Column::HeldOn.is_not_null())
        .into_tuple()
        .all(conn)
        .await?;
    let held: BTreeSet<DepartureId> = held.into_iter().map(Typed::get).collect();
    let mut teams: BTreeMap<UnitId, TeamCount> = BTreeMap::new();
    for (id, unit) in left {
        let team = unit.get();
        let count = teams.entry(team).or_insert(TeamCount { team, due: 0, held: 0 });
        count.due += 1;
        count.held += u32::from(held.contains(&id.get()));
    }
    Ok(teams.into_values().collect())
}
