//! HR's board: all departures of a coordinator's units, by what is due first.
//!
//! Pages are read by key (keyset), never by offset, from one index walk per segment: what has a due
//! instant, what has none, and what is over.

mod counts;
mod filter;
mod reach;
mod walk;

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use domain::course::{Owner, Stage};
use domain::ids::{AccountId, DepartureId, UnitId};
use domain::unit::UnitKind;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use crate::access::Coordinator;
use crate::course::{self, EventKind};
use crate::program::Program;
use crate::store::entity::{event, unit};
use crate::store::queries::{accounts, units};
use crate::store::{StoreError, Typed, TypedColumn};

pub use counts::{Capped, Counts};
pub use filter::{Cursor, Due, Openness, ShownType, WorklistFilter};
pub use walk::statements_for_explain;

/// Rows on one page.
pub const PAGE_ROWS: usize = 50;

/// One departure on the board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorklistRow {
    pub id: DepartureId,
    pub name: String,
    pub unit: String,
    pub school: String,
    pub kind: ShownType,
    pub stage: Stage,
    pub due: Option<DateTime<Utc>>,
    pub overdue: bool,
    pub owner: Owner,
    /// The host whose turn it is.
    pub owner_name: Option<String>,
    pub last_day_worked: NaiveDate,
    pub talk_by: Option<NaiveDate>,
    /// The leader cannot host: HR took the talk over.
    pub taken_over: bool,
}

/// One page of the board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorklistPage {
    pub rows: Vec<WorklistRow>,
    /// Where the next page begins; `None` on the last one.
    pub next: Option<Cursor>,
    /// Of all departures in reach, whatever the filter.
    pub counts: Counts,
    /// The schools to filter by.
    pub schools: Vec<(UnitId, String)>,
}

/// Reads one page. Seven small statements at most.
pub async fn page(
    program: &Program,
    coordinator: &Coordinator,
    filter: &WorklistFilter,
    from: Option<&Cursor>,
) -> Result<WorklistPage, StoreError> {
    let conn = program.store().read();
    let now = program.now();
    let board = coordinator.board();
    let calendar = course::calendar(conn, board).await?;
    let reach = reach::Reach::of(conn, coordinator).await?;
    let when = counts::When::of(&calendar, now);
    let (found, next) = walk::walk(conn, &reach, filter, from, when).await?;
    let counts = counts::count(conn, &reach, when).await?;
    let units = units(conn, &found).await?;
    let owners = owners(conn, &found).await?;
    let taken_over = taken_over(conn, &found).await?;
    let schools = schools(conn, &reach).await?;
    let rows = found
        .into_iter()
        .map(|row| {
            let kind = match *row.departure_type {
                _ if row.special => ShownType::Special,
                kind => ShownType::Type(kind),
            };
            Ok(WorklistRow {
                id: *row.id,
                unit: units.get(&row.unit_id).cloned().unwrap_or_default(),
                school: units.get(&row.school_id).cloned().unwrap_or_default(),
                kind,
                stage: *row.stage,
                overdue: row.is_open && row.due_at.is_some_and(|due| due < now),
                due: row.due_at,
                owner: *row.owner,
                owner_name: row.owner_account.and_then(|id| owners.get(&id).cloned()),
                last_day_worked: row.last_day_worked,
                talk_by: row.talk_by,
                taken_over: row.is_open && taken_over.contains(&row.id),
                name: row.name.open(conn, row.id)?,
            })
        })
        .collect::<Result<_, StoreError>>()?;
    Ok(WorklistPage { rows, next, counts, schools })
}

/// The numbers above the board alone, without anybody's name: for mails.
pub async fn counts(program: &Program, coordinator: &Coordinator) -> Result<Counts, StoreError> {
    let conn = program.store().read();
    let calendar = course::calendar(conn, coordinator.board()).await?;
    let reach = reach::Reach::of(conn, coordinator).await?;
    counts::count(conn, &reach, counts::When::of(&calendar, program.now())).await
}

async fn units(conn: &impl ConnectionTrait, rows: &[walk::Row]) -> Result<HashMap<UnitId, String>, StoreError> {
    units::names(conn, rows.iter().flat_map(|row| [*row.unit_id, *row.school_id])).await
}

/// Those of whom HR took the talk over from a leader.
async fn taken_over(conn: &impl ConnectionTrait, rows: &[walk::Row]) -> Result<HashSet<DepartureId>, StoreError> {
    if rows.is_empty() {
        return Ok(HashSet::new());
    }
    let found: Vec<Option<Typed<DepartureId>>> = event::Entity::find()
        .select_only()
        .column(event::Column::DepartureId)
        .filter(event::Column::DepartureId.is_in(rows.iter().map(|row| row.id)))
        .filter(event::Column::Kind.is(EventKind::LeaderReplaced))
        .into_tuple()
        .all(conn)
        .await?;
    Ok(found.into_iter().flatten().map(Typed::get).collect())
}

async fn owners(conn: &impl ConnectionTrait, rows: &[walk::Row]) -> Result<HashMap<AccountId, String>, StoreError> {
    accounts::names(conn, rows.iter().filter_map(|row| row.owner_account.map(Typed::get))).await
}

async fn schools(conn: &impl ConnectionTrait, reach: &reach::Reach) -> Result<Vec<(UnitId, String)>, StoreError> {
    let found: Vec<(Typed<UnitId>, String)> = unit::Entity::find()
        .select_only()
        .columns([unit::Column::Id, unit::Column::Name])
        .filter(unit::Column::BoardId.is(reach.board))
        .filter(unit::Column::Kind.is(UnitKind::School))
        .order_by_asc(unit::Column::PathKey)
        .into_tuple()
        .all(conn)
        .await?;
    Ok(found.into_iter().filter(|(id, _)| reach.has_school(**id)).map(|(id, name)| (*id, name)).collect())
}
