//! Whose task it is, and of which departures somebody may know the name.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::access::{Situation, sight};
use domain::ids::{AccountId, BoardId, DepartureId, TaskId};
use domain::task::TaskSource;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::relation::related;
use super::{Refused, SignedIn};
use crate::program::Program;
use crate::store::StoreError;
use crate::store::entity::{departure, talk, task};

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
    let found = task::Entity::find_by_id(id.uuid())
        .filter(task::Column::BoardId.eq(viewer.board().uuid()))
        .one(program.store().read())
        .await
        .map_err(StoreError::from)?;
    let row = found.ok_or(Refused::NotFound)?;
    let own = row.owner_account == Some(viewer.account().uuid());
    if !own && !is_asked_of(program, viewer, &row).await? {
        return Err(Refused::NotFound);
    }
    let (task, departure) = (TaskId::new(row.id), DepartureId::new(row.departure_id));
    Ok(TaskOwner { task, departure, board: viewer.board(), account: viewer.account() })
}

async fn is_asked_of(program: &Program, viewer: &SignedIn, row: &task::Model) -> Result<bool, Refused> {
    let Ok(coordinator) = viewer.coordinator() else { return Ok(false) };
    if row.owner_account.is_some() || row.source != TaskSource::Asked.code() {
        return Ok(false);
    }
    let departure =
        departure::Entity::find_by_id(row.departure_id).one(program.store().read()).await.map_err(StoreError::from)?;
    Ok(departure.is_some_and(|row| coordinator.scope().reaches(row.unit_id.into(), row.school_id.into())))
}

/// The names of those of these departures whose name this person may know: by the same table as the
/// record, read for many at once.
pub(crate) async fn names_seen(
    conn: &impl ConnectionTrait,
    viewer: &SignedIn,
    ids: &[Uuid],
    today: NaiveDate,
) -> Result<HashMap<Uuid, String>, StoreError> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = departure::Entity::find()
        .filter(departure::Column::Id.is_in(ids.iter().copied()))
        .filter(departure::Column::BoardId.eq(viewer.board().uuid()))
        .all(conn)
        .await?;
    let hosted = talk::Entity::find()
        .filter(talk::Column::DepartureId.is_in(ids.iter().copied()))
        .filter(talk::Column::HostId.eq(viewer.account().uuid()))
        .filter(talk::Column::DroppedAt.is_null())
        .all(conn)
        .await?;
    let names = rows.into_iter().filter(|row| {
        let Some(related) = related(viewer, row, &hosted) else { return false };
        let case = Situation {
            today,
            last_day_worked: row.last_day_worked,
            known_from: row.known_from,
            shares_with_leader: false,
            submitted: false,
            report_is_final: false,
            predicts_first: false,
        };
        sight(related.relation, case).name
    });
    Ok(names.map(|row| (row.id, row.name)).collect())
}
