//! What somebody asked for several people and still waits: shown as one, and undone or done as one.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::ids::{DepartureId, WaitingId};
use domain::waiting::WaitingStep;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{Doing, Undoing, do_now, undo};
use crate::access::{Coordinator, CoordinatorOf, managed};
use crate::program::Program;
use crate::store::entity::waiting_step::{Column, Entity, Model};
use crate::store::{StoreError, TypedColumn};

/// The most steps that are ended by one press: some pages of the board within a minute.
const ENDED_MAX: usize = 500;

/// What waits of one step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfStep {
    pub step: WaitingStep,
    /// When the last of them is carried out.
    pub due_at: DateTime<Utc>,
    pub ids: Vec<WaitingId>,
}

/// How waiting ends before its minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    Undo,
    Now,
}

/// How many ended how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ended {
    pub done: usize,
    /// They were carried out or undone before this came, or are not theirs: which of it is not told.
    pub late: usize,
    /// They could not be carried out, which each record tells, or the store could not be used.
    pub failed: usize,
}

/// What this coordinator asked for and still waits, of people they manage, by step. One query where nothing does.
///
/// # Errors
/// Where the store cannot be read.
pub async fn asked_by(program: &Program, coordinator: &Coordinator) -> Result<Vec<OfStep>, StoreError> {
    let rows = Entity::find()
        .filter(Column::BoardId.is(coordinator.board()))
        .filter(Column::AskedBy.is(coordinator.account()))
        .filter(Column::Lapsed.is_null())
        .all(program.store().read())
        .await?;
    let proofs = proofs(program, coordinator, &rows).await?;
    let mut found: Vec<OfStep> = Vec::new();
    for row in rows.iter().filter(|row| proofs.contains_key(&*row.departure_id)) {
        match found.iter_mut().find(|of| of.step == *row.step) {
            Some(of) => {
                of.due_at = of.due_at.max(row.due_at);
                of.ids.push(*row.id);
            }
            None => found.push(OfStep { step: *row.step, due_at: row.due_at, ids: vec![*row.id] }),
        }
    }
    Ok(found)
}

/// Ends these before their minute, each in a transaction of its own, as for one; what is not of people whom the
/// coordinator manages is left alone. At most 500 of them.
///
/// # Errors
/// Where it cannot be found out whom the coordinator manages: nothing was ended then.
pub async fn end(
    program: &Program,
    coordinator: &Coordinator,
    ids: &[WaitingId],
    ending: Ending,
) -> Result<Ended, StoreError> {
    let mut ids: Vec<WaitingId> = ids.iter().copied().take(ENDED_MAX).collect();
    ids.sort_unstable();
    ids.dedup();
    let rows = Entity::find()
        .filter(Column::BoardId.is(coordinator.board()))
        .filter(Column::Id.any_of(ids.iter().copied()))
        .all(program.store().read())
        .await?;
    let proofs = proofs(program, coordinator, &rows).await?;
    let mut ended = Ended::default();
    for row in &rows {
        let Some(proof) = proofs.get(&*row.departure_id) else { continue };
        match one(program, proof, *row.id, ending).await {
            Ok(One::Done) => ended.done += 1,
            Ok(One::Late) => {}
            Ok(One::Failed) => ended.failed += 1,
            Err(error) => {
                let departure = *row.departure_id;
                tracing::error!(%departure, %error, "one of several could not be ended");
                ended.failed += 1;
            }
        }
    }
    ended.late = ids.len().saturating_sub(ended.done + ended.failed);
    Ok(ended)
}

enum One {
    Done,
    Late,
    Failed,
}

async fn one(program: &Program, proof: &CoordinatorOf, id: WaitingId, ending: Ending) -> Result<One, StoreError> {
    Ok(match ending {
        Ending::Undo => match undo(program, proof, id).await? {
            Undoing::Undone(_) => One::Done,
            Undoing::TooLate => One::Late,
        },
        Ending::Now => match do_now(program, proof, id).await? {
            Doing::Cancelled { .. } | Doing::Paused | Doing::TypeChanged | Doing::Sent => One::Done,
            Doing::Gone => One::Late,
            Doing::NotDone(_) => One::Failed,
        },
    })
}

/// The proofs for those of the departures that the coordinator manages. No query for nobody.
async fn proofs(
    program: &Program,
    coordinator: &Coordinator,
    rows: &[Model],
) -> Result<HashMap<DepartureId, CoordinatorOf>, StoreError> {
    let ids: Vec<DepartureId> = rows.iter().map(|row| *row.departure_id).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let managed = managed(program.store().read(), coordinator, &ids).await?;
    Ok(managed.into_iter().map(|proof| (proof.departure(), proof)).collect())
}
