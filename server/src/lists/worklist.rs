//! HR's board: all departures of a coordinator's units, by what is due first.
//!
//! Pages are read by key (keyset), never by offset, from one index walk per segment: what needs HR's hand today, what
//! else has a due instant, what has none, and what is over. Sorted by another column, what fits is read as a whole,
//! up to [`SORTED_MAX`].

mod beside;
mod care;
mod counts;
mod cursor;
mod export;
mod filter;
mod reach;
mod sort;
mod sought;
mod walk;

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use domain::course::{Owner, Stage};
use domain::departure::ShownType;
use domain::ids::{AccountId, DepartureId, UnitId};
use domain::unit::UnitKind;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use crate::access::Coordinator;
use crate::course::{self, EventKind};
use crate::departure::waiting::{self, Waiting};
use crate::program::Program;
use crate::store::entity::{event, unit};
use crate::store::queries::coordinators::Coordinators;
use crate::store::queries::{accounts, units};
use crate::store::{Keyed, StoreError, Typed, TypedColumn};

use cursor::Segment;

pub use beside::{Beside, FoundUnit, beside};
pub use counts::{Capped, Counts};
pub use cursor::Cursor;
pub use export::{EXPORTED_MAX, export};
pub use filter::{Care, Due, Openness, WorklistFilter};
pub use sort::{SORTED_MAX, Sort, SortBy};
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
    /// Needs HR's hand before today is over; stands on top, unless the list is sorted otherwise.
    pub in_hand: bool,
    pub owner: Owner,
    /// The host whose turn it is.
    pub owner_name: Option<String>,
    pub last_day_worked: NaiveDate,
    pub talk_by: Option<NaiveDate>,
    /// It is the turn of HR, or of whoever looks.
    pub own: bool,
    /// The leader cannot host: HR took the talk over.
    pub taken_over: bool,
    /// What HR asked for and waits, or was not carried out.
    pub waiting: Option<Waiting>,
    /// Who takes care of it; `None`: nobody in particular.
    pub coordinator: Option<String>,
    /// That is whoever looks.
    pub mine: bool,
}

/// A school that the board can be filtered by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedSchool {
    pub id: UnitId,
    pub name: String,
    /// It is no more; another may have its name.
    pub is_put_away: bool,
}

/// One page of the board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorklistPage {
    pub rows: Vec<WorklistRow>,
    /// Where the next page begins; `None` on the last one.
    pub next: Option<Cursor>,
    /// More than [`SORTED_MAX`] fit the filter: they stand in the order of the board, whatever was asked.
    pub too_many_to_sort: bool,
    /// Of all departures in reach, whatever the filter.
    pub counts: Counts,
    /// The schools to filter by.
    pub schools: Vec<ListedSchool>,
    /// Who may take care of something in reach.
    pub coordinators: Vec<(AccountId, String)>,
}

/// Reads one page. A dozen small statements at most, and one more.
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
    let sorted = match filter.sort {
        Some(sort) => sort::sorted(conn, &reach, (filter, sort), from, when).await?,
        None => None,
    };
    let too_many_to_sort = filter.sort.is_some() && sorted.is_none();
    let (found, next) = match sorted {
        Some(page) => page,
        None => walk::walk(conn, &reach, filter, from, when).await?,
    };
    let counts = counts::count(conn, &reach, when).await?;
    let all = Coordinators::of(conn, board, now).await?;
    let rows = shown(conn, coordinator, found, &all, now).await?;
    let schools = schools(conn, &reach).await?;
    let coordinators = care::choices(conn, &reach, &all).await?;
    Ok(WorklistPage { rows, next, too_many_to_sort, counts, schools, coordinators })
}

/// The rows with the names that stand beside them, and what waits. Four statements.
async fn shown(
    conn: &impl Keyed,
    coordinator: &Coordinator,
    found: Vec<(Segment, walk::Row)>,
    all: &Coordinators,
    now: DateTime<Utc>,
) -> Result<Vec<WorklistRow>, StoreError> {
    let units = units(conn, &found).await?;
    let owners = owners(conn, &found).await?;
    let taken_over = taken_over(conn, &found).await?;
    let waiting = waiting::of_departures(conn, found.iter().map(|(_, row)| *row.id)).await?;
    found
        .into_iter()
        .map(|(segment, row)| {
            let in_charge = all.in_charge(row.coordinator_id.map(Typed::get), *row.unit_id, *row.school_id);
            Ok(WorklistRow {
                id: *row.id,
                unit: units.get(&row.unit_id).cloned().unwrap_or_default(),
                school: units.get(&row.school_id).cloned().unwrap_or_default(),
                kind: row.kind(),
                stage: *row.stage,
                in_hand: segment == Segment::Hand,
                overdue: row.is_open && row.due_at.is_some_and(|due| due < now),
                due: row.due_at,
                owner: *row.owner,
                own: *row.owner == Owner::Hr || row.owner_account.is_some_and(|id| id == coordinator.account()),
                owner_name: row.owner_account.and_then(|id| owners.get(&id).cloned()),
                last_day_worked: row.last_day_worked,
                talk_by: row.talk_by,
                taken_over: row.is_open && taken_over.contains(&row.id),
                waiting: waiting.get(&row.id).copied(),
                mine: in_charge.is_some_and(|account| *account.id == coordinator.account()),
                coordinator: in_charge.map(|account| account.name.clone()),
                name: row.name.open(conn, row.id)?,
            })
        })
        .collect()
}

/// The numbers above the board alone, without anybody's name: for mails.
pub async fn counts(program: &Program, coordinator: &Coordinator) -> Result<Counts, StoreError> {
    let conn = program.store().read();
    let calendar = course::calendar(conn, coordinator.board()).await?;
    let reach = reach::Reach::of(conn, coordinator).await?;
    counts::count(conn, &reach, counts::When::of(&calendar, program.now())).await
}

async fn units(
    conn: &impl ConnectionTrait,
    rows: &[(Segment, walk::Row)],
) -> Result<HashMap<UnitId, String>, StoreError> {
    units::names(conn, rows.iter().flat_map(|(_, row)| [*row.unit_id, *row.school_id])).await
}

/// Those of whom HR took the talk over from a leader.
async fn taken_over(
    conn: &impl ConnectionTrait,
    rows: &[(Segment, walk::Row)],
) -> Result<HashSet<DepartureId>, StoreError> {
    if rows.is_empty() {
        return Ok(HashSet::new());
    }
    let found: Vec<Option<Typed<DepartureId>>> = event::Entity::find()
        .select_only()
        .column(event::Column::DepartureId)
        .filter(event::Column::DepartureId.is_in(rows.iter().map(|(_, row)| row.id)))
        .filter(event::Column::Kind.is(EventKind::LeaderReplaced))
        .into_tuple()
        .all(conn)
        .await?;
    Ok(found.into_iter().flatten().map(Typed::get).collect())
}

async fn owners(
    conn: &impl ConnectionTrait,
    rows: &[(Segment, walk::Row)],
) -> Result<HashMap<AccountId, String>, StoreError> {
    accounts::names(conn, rows.iter().filter_map(|(_, row)| row.owner_account.map(Typed::get))).await
}

async fn schools(conn: &impl ConnectionTrait, reach: &reach::Reach) -> Result<Vec<ListedSchool>, StoreError> {
    let found: Vec<(Typed<UnitId>, String, Option<DateTime<Utc>>)> = unit::Entity::find()
        .select_only()
        .columns([unit::Column::Id, unit::Column::Name, unit::Column::PutAwayAt])
        .filter(unit::Column::BoardId.is(reach.board))
        .filter(unit::Column::Kind.is(UnitKind::School))
        .order_by_asc(unit::Column::PathKey)
        .into_tuple()
        .all(conn)
        .await?;
    let within = found.into_iter().filter(|(id, ..)| reach.has_school(**id));
    let listed =
        within.map(|(id, name, put_away_at)| ListedSchool { id: *id, name, is_put_away: put_away_at.is_some() });
    Ok(listed.collect())
}
