//! The page of a school head. It opens no record, and says of nobody more than that a talk with the leader is still
//! to be planned or held: whatever else becomes of a talk is "arranged" until the last day worked, and then nothing.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::access::{Relation, Situation, StatusVisibility, visibility};
use domain::course::{LeaderStatus, Stage};
use domain::ids::UnitId;
use domain::school::{Group, Half};
use domain::unit::UnitKind;
use domain::working_days::DateRange;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::access::SchoolHead;
use crate::course;
use crate::program::Program;
use crate::store::entity::{departure, school_count, unit};
use crate::store::queries::units;
use crate::store::{Keyed, StoreError, TypedColumn};

/// The most people shown; a school has fewer who are about to leave.
const ROWS_MAX: u64 = 500;

/// A school of the head's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchoolSeen {
    pub id: UnitId,
    pub name: String,
    /// Whoever has to plan or hold a talk first, then by last day.
    pub leavers: Vec<StillHere>,
    /// The half-years that were counted, the last first.
    pub halves: Vec<HalfSeen>,
}

/// Somebody who leaves and is still here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StillHere {
    pub name: String,
    /// The team; the school for who belongs to none.
    pub team: String,
    pub last_day_worked: NaiveDate,
    pub status: LeaderStatus,
}

/// What was counted of a half-year; no groups where too few left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HalfSeen {
    pub days: DateRange,
    pub groups: Vec<GroupSeen>,
}

/// Teams of which one count is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupSeen {
    pub teams: Vec<String>,
    pub due: u32,
    pub held: u32,
}

/// The schools of this head, by name. Five queries, however many there are.
pub async fn schools(program: &Program, proof: &SchoolHead) -> Result<Vec<SchoolSeen>, StoreError> {
    let (conn, now) = (program.store().read(), program.now());
    let today = course::calendar(conn, proof.board()).await?.local_date(now);
    let units = units::of_board(conn, proof.board()).await?;
    let own: Vec<&unit::Model> = units
        .iter()
        .filter(|unit| unit.kind == UnitKind::School && proof.scope().reaches(*unit.id, *unit.id))
        .collect();
    let names: HashMap<UnitId, &str> = units.iter().map(|unit| (*unit.id, unit.name.as_str())).collect();
    let ids: Vec<UnitId> = own.iter().map(|unit| *unit.id).collect();
    let mut leavers = still_here(conn, proof, &ids, today, &names).await?;
    let mut halves = counted(conn, &ids, today, &names).await?;
    let seen = own.into_iter().map(|unit| SchoolSeen {
        id: *unit.id,
        name: unit.name.clone(),
        leavers: leavers.remove(&unit.id).unwrap_or_default(),
        halves: halves.remove(&unit.id).unwrap_or_default(),
    });
    Ok(seen.collect())
}

async fn still_here(
    conn: &impl Keyed,
    proof: &SchoolHead,
    schools: &[UnitId],
    today: NaiveDate,
    names: &HashMap<UnitId, &str>,
) -> Result<HashMap<UnitId, Vec<StillHere>>, StoreError> {
    let rows = departure::Entity::find()
        .filter(departure::Column::BoardId.is(proof.board()))
        .filter(departure::Column::SchoolId.any_of(schools.iter().copied()))
        .filter(departure::Column::LastDayWorked.gte(today))
        .filter(departure::Column::Stage.none_of([Stage::Cancelled, Stage::Stopped]))
        .filter(departure::Column::ContactErasedAt.is_null())
        .order_by_asc(departure::Column::LastDayWorked)
        .order_by_asc(departure::Column::Id)
        .limit(ROWS_MAX)
        .all(conn)
        .await?;
    let mut found: HashMap<UnitId, Vec<StillHere>> = HashMap::new();
    for row in rows {
        let status = match sees(conn, proof, &row, today)? {
            StatusVisibility::Nothing => continue,
            StatusVisibility::Arranged => LeaderStatus::Arranged,
            StatusVisibility::AsLeader | StatusVisibility::Full => row.leader_status.read_by_school_head(),
        };
        let team = names.get(&row.unit_id).map(|name| (*name).to_owned()).unwrap_or_default();
        let here = StillHere { name: row.name(conn)?, team, last_day_worked: row.last_day_worked, status };
        found.entry(*row.school_id).or_default().push(here);
    }
    for rows in found.values_mut() {
        // Stable: by last day among equals.
        rows.sort_by_key(|row| row.status == LeaderStatus::Arranged);
    }
    Ok(found)
}

/// From the known-from day on; and nobody follows the own departure from the staff's side.
fn sees(
    conn: &impl Keyed,
    proof: &SchoolHead,
    row: &departure::Model,
    today: NaiveDate,
) -> Result<StatusVisibility, StoreError> {
    let is_own = row.leaver_account == Some(proof.account().into()) || row.is_theirs(conn, proof.email())?;
    let case = Situation {
        today,
        last_day_worked: row.last_day_worked,
        known_from: row.known_from,
        shares_with_leader: false,
        submitted: false,
        report_is_final: false,
        predicts_first: false,
        restricted: row.restricted_since.is_some(),
    };
    let seen = visibility(Relation::SchoolHead, case);
    Ok(if is_own || !seen.name { StatusVisibility::Nothing } else { seen.status })
}

async fn counted(
    conn: &impl ConnectionTrait,
    schools: &[UnitId],
    today: NaiveDate,
    names: &HashMap<UnitId, &str>,
) -> Result<HashMap<UnitId, Vec<HalfSeen>>, StoreError> {
    let last = Half::counted(today);
    let shown = [last, last.and_then(Half::before)].into_iter().flatten();
    let rows = school_count::Entity::find()
        .filter(school_count::Column::SchoolId.any_of(schools.iter().copied()))
        .all(conn)
        .await?;
    let mut found: HashMap<UnitId, Vec<HalfSeen>> = HashMap::new();
    for half in shown {
        for row in rows.iter().filter(|row| row.first_day == half.days().first) {
            let groups = row.groups()?.into_iter().map(|group| seen(group, names)).collect();
            found.entry(*row.school_id).or_default().push(HalfSeen { days: half.days(), groups });
        }
    }
    Ok(found)
}

fn seen(group: Group, names: &HashMap<UnitId, &str>) -> GroupSeen {
    let mut teams: Vec<String> =
        group.teams.iter().filter_map(|team| names.get(team)).map(|name| (*name).to_owned()).collect();
    teams.sort();
    GroupSeen { teams, due: group.due, held: group.held }
}
