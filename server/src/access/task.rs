//! Whose task it is, and of which departures somebody may know the name.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::access::{Situation, visibility};
use domain::ids::{AccountId, BoardId, DepartureId, TaskId};
use domain::task::{TaskSource, may_own_tasks};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::relation::related;
use super::{Refused, SignedIn};
use crate::program::Program;
use crate::store::entity::{talk, task};
use crate::store::queries::departures;
use crate::store::{Keyed, StoreError, TypedColumn};

/// Sees to this task: it is the own one, or it was asked of HR of the own units.
#[derive(Clone, Copy, Debug)]
pub struct TaskOwner {
    task: TaskId,
    departure: DepartureId,
    board: BoardId,
    account: AccountId,
}

impl TaskOwner {
    pub const fn task(&self) -> TaskId {
        self.task
    }

    pub const fn departure(&self) -> DepartureId {
        self.departure
    }

    pub const fn board(&self) -> BoardId {
        self.board
    }

    pub const fn account(&self) -> AccountId {
        self.account
    }
}

/// Refuses whoever has nothing to do with this task.
pub async fn task_owner(program: &Program, viewer: &SignedIn, id: TaskId) -> Result<TaskOwner, Refused> {
    let found = task::Entity::find_by_id(id)
        .filter(task::Column::BoardId.is(viewer.board()))
        .one(program.store().read())
        .await
        .map_err(StoreError::from)?;
    let row = found.ok_or(Refused::NotFound)?;
    if !departures::restricted(program.store().read(), [*row.departure_id]).await?.is_empty() {
        return Err(Refused::NotFound);
    }
    let own = row.owner_account == Some(viewer.account().into()) && owns_tasks(viewer);
    if !own && !is_asked_of(program, viewer, &row).await? {
        return Err(Refused::NotFound);
    }
    let (task, departure) = (*row.id, *row.departure_id);
    Ok(TaskOwner { task, departure, board: viewer.board(), account: viewer.account() })
}

/// Whether this person's roles of today are such that tasks are given to them. A task is words of a report: with the
/// last such role it goes out of sight, and stays on the record.
pub(crate) fn owns_tasks(viewer: &SignedIn) -> bool {
    viewer.grants().iter().any(|grant| may_own_tasks(grant.role))
}

async fn is_asked_of(program: &Program, viewer: &SignedIn, row: &task::Model) -> Result<bool, Refused> {
    let Ok(coordinator) = viewer.coordinator() else { return Ok(false) };
    if row.owner_account.is_some() || row.source != TaskSource::Asked {
        return Ok(false);
    }
    let departure = departures::known(program.store().read(), *row.departure_id).await?;
    Ok(coordinator.scope().reaches(*departure.unit_id, *departure.school_id))
}

/// The names of those of these departures whose name this person may know: by the same table as the
/// record, read for many at once.
pub(crate) async fn names_seen(
    conn: &impl Keyed,
    viewer: &SignedIn,
    ids: &[DepartureId],
    today: NaiveDate,
) -> Result<HashMap<DepartureId, String>, StoreError> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = departures::of_board(conn, viewer.board(), ids.iter().copied()).await?;
    let hosted = talk::Entity::find()
        .filter(talk::Column::DepartureId.any_of(ids.iter().copied()))
        .filter(talk::Column::HostId.is(viewer.account()))
        .filter(talk::Column::DroppedAt.is_null())
        .all(conn)
        .await?;
    // A name that is erased names nobody, and a task is more than a leader reads of what is restricted.
    let named = rows.into_iter().filter(|row| row.contact_erased_at.is_none() && row.restricted_since.is_none());
    let mut names = HashMap::new();
    for row in named {
        let Some(related) = related(conn, viewer, &row, &hosted)? else { continue };
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
        if visibility(related.relation, case).name {
            names.insert(*row.id, row.name(conn)?);
        }
    }
    Ok(names)
}
