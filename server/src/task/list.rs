//! Somebody's tasks: the open ones first, by date; and what was done lately, which can be undone.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::ids::{AccountId, DepartureId, TaskId, UnitId};
use domain::task::TaskSource;
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::access::{Coordinator, Scope, SignedIn, names_seen, owns_tasks};
use crate::course;
use crate::program::Program;
use crate::store::entity::{departure, task};
use crate::store::queries::{accounts, departures};
use crate::store::{StoreError, Typed, TypedColumn};

/// The most open tasks shown: more than anybody can do.
const OPEN_MAX: u64 = 500;
/// The most that were done.
const DONE_MAX: u64 = 50;
/// How long what was done stays on the list, in days.
const DONE_DAYS: i64 = 30;

/// What the page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TaskPage {
    /// By date, the ones without a date last.
    pub open: Vec<TaskRow>,
    /// The latest first.
    pub done: Vec<TaskRow>,
}

/// One task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskRow {
    pub id: TaskId,
    pub source: TaskSource,
    pub what: String,
    /// Who sees to it, as the adviser typed it. Empty where nobody was named.
    pub owner_name: String,
    /// Who wrote it down.
    pub by: Option<String>,
    pub created_at: DateTime<Utc>,
    pub due_on: Option<NaiveDate>,
    pub overdue: bool,
    /// Whose departure, as far as the viewer may know.
    pub departure: Option<(DepartureId, String)>,
    pub done: Option<TaskDone>,
}

/// That a task was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskDone {
    pub at: DateTime<Utc>,
    pub by: Option<String>,
}

/// The viewer's own tasks, and for a coordinator what is asked of HR in their units.
pub async fn page(program: &Program, viewer: &SignedIn) -> Result<TaskPage, StoreError> {
    if !owns_tasks(viewer) {
        return Ok(TaskPage::default());
    }
    let (conn, now) = (program.store().read(), program.now());
    let today = course::calendar(conn, viewer.board()).await?.local_date(now);
    let open = of(viewer)
        .filter(task::Column::DoneAt.is_null())
        .order_by_asc(task::Column::CreatedAt)
        .limit(OPEN_MAX)
        .all(conn)
        .await?;
    let done = of(viewer)
        .filter(task::Column::DoneAt.gt(now - TimeDelta::days(DONE_DAYS)))
        .order_by_desc(task::Column::DoneAt)
        .limit(DONE_MAX)
        .all(conn)
        .await?;
    let mut about: Vec<DepartureId> = open.iter().chain(&done).map(|row| *row.departure_id).collect();
    about.sort_unstable();
    about.dedup();
    let names = names_seen(conn, viewer, &about, today).await?;
    let hidden = departures::hidden_from_leaders(conn, about.iter().copied(), today).await?;
    let restricted = departures::restricted(conn, about).await?;
    // What a leader may not know of yet does not show that it is there; what is restricted nobody opens.
    let shows = |row: &task::Model| {
        let is_known = names.contains_key(&row.departure_id) || !hidden.contains(&row.departure_id);
        is_known && !restricted.contains(&row.departure_id)
    };
    let [open, done] = [open, done].map(|rows| rows.into_iter().filter(shows).collect::<Vec<_>>());
    let people = people(conn, open.iter().chain(&done)).await?;
    let rows = |rows: Vec<task::Model>| -> Result<Vec<TaskRow>, StoreError> {
        rows.into_iter().map(|row| shown(row, &names, &people, today)).collect()
    };
    let mut page = TaskPage { open: rows(open)?, done: rows(done)? };
    page.open.sort_by_key(|row| (row.due_on.is_none(), row.due_on, row.created_at, row.id));
    Ok(page)
}

/// The tasks that are this person's to see to.
fn of(viewer: &SignedIn) -> sea_orm::Select<task::Entity> {
    let mut whose = Condition::any().add(task::Column::OwnerAccount.is(viewer.account()));
    if let Ok(coordinator) = viewer.coordinator() {
        whose = whose.add(asked_in(&coordinator));
    }
    task::Entity::find().filter(task::Column::BoardId.is(viewer.board())).filter(whose)
}

fn asked_in(coordinator: &Coordinator) -> Condition {
    let asked =
        Condition::all().add(task::Column::OwnerAccount.is_null()).add(task::Column::Source.is(TaskSource::Asked));
    match coordinator.scope() {
        Scope::Board => asked,
        Scope::Units(units) => {
            let units: Vec<UnitId> = units.clone();
            let mut within = sea_orm::sea_query::Query::select();
            within.column(departure::Column::Id).from(departure::Entity).cond_where(
                Condition::any()
                    .add(departure::Column::UnitId.any_of(units.clone()))
                    .add(departure::Column::SchoolId.any_of(units)),
            );
            asked.add(task::Column::DepartureId.in_subquery(within))
        }
    }
}

async fn people<'a>(
    conn: &impl ConnectionTrait,
    rows: impl Iterator<Item = &'a task::Model>,
) -> Result<HashMap<AccountId, String>, StoreError> {
    let ids: Vec<AccountId> =
        rows.flat_map(|row| [Some(row.created_by), row.done_by]).flatten().map(Typed::get).collect();
    accounts::names(conn, ids).await
}

fn shown(
    row: task::Model,
    names: &HashMap<DepartureId, String>,
    people: &HashMap<AccountId, String>,
    today: NaiveDate,
) -> Result<TaskRow, StoreError> {
    let source = *row.source;
    Ok(TaskRow {
        id: *row.id,
        source,
        owner_name: row.owner_name,
        by: people.get(&row.created_by).cloned(),
        created_at: row.created_at,
        overdue: row.done_at.is_none() && row.due_on.is_some_and(|day| day < today),
        due_on: row.due_on,
        departure: names.get(&row.departure_id).map(|name| (*row.departure_id, name.clone())),
        done: row.done_at.map(|at| TaskDone { at, by: row.done_by.and_then(|id| people.get(&id).cloned()) }),
        what: row.what,
    })
}
