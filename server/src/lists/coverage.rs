//! Of how many who leave a talk is planned or was held, by school and team: as it is now for HR, and as it was counted
//! for school heads. Counts of talks, never of answers, and of nobody alone.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use domain::course::Stage;
use domain::coverage::{Coverage, coverage};
use domain::ids::{BoardId, DepartureId, UnitId};
use domain::school::Half;
use domain::unit::UnitKind;
use domain::working_days::DateRange;
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::access::{Coordinator, SchoolHead, Scope};
use crate::course;
use crate::program::Program;
use crate::school;
use crate::store::entity::{appointment, departure, talk};
use crate::store::queries::units;
use crate::store::{StoreError, Typed, TypedColumn};

/// One school.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchoolCovered {
    pub id: UnitId,
    pub name: String,
    /// The last half-year first.
    pub halves: Vec<HalfCovered>,
}

/// A half-year of a school.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HalfCovered {
    pub days: DateRange,
    /// None where too few leave to show a number.
    pub groups: Vec<GroupCovered>,
}

/// Teams of which one count is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupCovered {
    pub teams: Vec<String>,
    pub count: Coverage,
}

/// The schools within reach of this coordinator where anybody leaves in the half-year that runs or left in the one
/// before, by name; of a school of which they coordinate some teams, those. A few queries, however many there are.
pub async fn live(program: &Program, coordinator: &Coordinator) -> Result<Vec<SchoolCovered>, StoreError> {
    let (conn, board) = (program.store().read(), coordinator.board());
    let today = course::calendar(conn, board).await?.local_date(program.now());
    let units = units::of_board(conn, board).await?;
    let names: HashMap<UnitId, &str> = units.iter().map(|unit| (*unit.id, unit.name.as_str())).collect();
    let running = Half::of(today);
    let mut found: BTreeMap<UnitId, Vec<HalfCovered>> = BTreeMap::new();
    for half in [running, running.and_then(Half::before)].into_iter().flatten() {
        for (school, teams) in counted(conn, board, coordinator.scope(), half, today).await? {
            let groups = coverage(teams.into_iter().collect()).into_iter().map(|group| {
                let mut teams: Vec<String> =
                    group.teams.iter().filter_map(|team| names.get(team)).map(|name| (*name).to_owned()).collect();
                teams.sort();
                GroupCovered { teams, count: group.count }
            });
            let half = HalfCovered { days: half.days(), groups: groups.collect() };
            found.entry(school).or_default().push(half);
        }
    }
    let schools = units.iter().filter(|unit| unit.kind == UnitKind::School).filter_map(|unit| {
        Some(SchoolCovered { id: *unit.id, name: unit.name.clone(), halves: found.remove(&unit.id)? })
    });
    Ok(schools.collect())
}

/// The schools of this head, with the half-years that were counted. A head knows who leaves and when: nothing of them
/// changes by one person at a time, so nothing here is of now (`domain::school`).
pub async fn as_counted(program: &Program, head: &SchoolHead) -> Result<Vec<SchoolCovered>, StoreError> {
    let group = |group: school::GroupSeen| GroupCovered {
        teams: group.teams,
        count: Coverage { due: group.due, planned: 0, held: group.held },
    };
    let half =
        |half: school::HalfSeen| HalfCovered { days: half.days, groups: half.groups.into_iter().map(group).collect() };
    let seen = school::schools(program, head).await?.into_iter().map(|school| SchoolCovered {
        id: school.id,
        name: school.name,
        halves: school.halves.into_iter().map(half).collect(),
    });
    Ok(seen.collect())
}

/// Everybody whose last day worked lies in the half-year, by school and team, whatever they chose. Not who stayed or
/// died, and nobody of whom it is not known yet that they leave: what is printed is read by others too.
async fn counted(
    conn: &impl ConnectionTrait,
    board: BoardId,
    scope: &Scope,
    half: Half,
    today: NaiveDate,
) -> Result<BTreeMap<UnitId, BTreeMap<UnitId, Coverage>>, StoreError> {
    let which = leaving(board, scope, half.days(), today);
    let left: Vec<(Typed<DepartureId>, Typed<UnitId>, Typed<UnitId>)> = departure::Entity::find()
        .select_only()
        .column(departure::Column::Id)
        .column(departure::Column::SchoolId)
        .column(departure::Column::UnitId)
        .filter(which.clone())
        .into_tuple()
        .all(conn)
        .await?;
    let held: Vec<Typed<DepartureId>> = talk::Entity::find()
        .select_only()
        .column(talk::Column::DepartureId)
        .inner_join(departure::Entity)
        .filter(which.clone())
        .filter(talk::Column::HeldOn.is_not_null())
        .into_tuple()
        .all(conn)
        .await?;
    let planned: Vec<Typed<DepartureId>> = appointment::Entity::find()
        .select_only()
        .column(appointment::Column::DepartureId)
        .inner_join(departure::Entity)
        .filter(which)
        .filter(appointment::Column::LiveKey.is_not_null())
        .into_tuple()
        .all(conn)
        .await?;
    let held: BTreeSet<DepartureId> = held.into_iter().map(Typed::get).collect();
    let planned: BTreeSet<DepartureId> = planned.into_iter().map(Typed::get).collect();
    let mut schools: BTreeMap<UnitId, BTreeMap<UnitId, Coverage>> = BTreeMap::new();
    for (id, school, team) in left {
        let (is_held, is_planned) = (held.contains(&id), planned.contains(&id));
        let one = Coverage { due: 1, planned: u32::from(is_planned && !is_held), held: u32::from(is_held) };
        let count = schools.entry(*school).or_default().entry(*team).or_default();
        *count = count.and(one);
    }
    Ok(schools)
}

fn leaving(board: BoardId, scope: &Scope, days: DateRange, today: NaiveDate) -> Condition {
    use departure::Column;
    let of_board = Condition::all()
        .add(Column::BoardId.is(board))
        .add(Column::LastDayWorked.between(days.first, days.last))
        .add(Column::Stage.none_of([Stage::Cancelled, Stage::Stopped]))
        .add(Condition::any().add(Column::KnownFrom.is_null()).add(Column::KnownFrom.lte(today)));
    match scope {
        Scope::Board => of_board,
        Scope::Units(units) => {
            let units = || units.iter().copied();
            of_board.add(Condition::any().add(Column::UnitId.any_of(units())).add(Column::SchoolId.any_of(units())))
        }
    }
}
