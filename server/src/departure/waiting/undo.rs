//! What waits is undone, by whoever may ask for it; what was not carried out has been read.

use domain::ids::WaitingId;
use domain::waiting::WaitingStep;

use super::{of_departure, remove, waiting};
use crate::access::CoordinatorOf;
use crate::course::{self, EventKind, Outcome};
use crate::departure::change::ByHr;
use crate::program::Program;
use crate::store::StoreError;

/// How undoing ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undoing {
    Undone(WaitingStep),
    /// It was carried out, or undone, before this came.
    TooLate,
}

/// Takes back what waits: nothing of the departure was another. Whoever manages it may, not only whoever asked.
pub async fn undo(program: &Program, coordinator: &CoordinatorOf, id: WaitingId) -> Result<Undoing, StoreError> {
    course::change(program, coordinator, |change| Box::pin(take_back(ByHr::new(change, coordinator), id))).await
}

async fn take_back(change: ByHr<'_, '_>, id: WaitingId) -> Result<Outcome<Undoing>, StoreError> {
    let Some(row) = waiting(change.tx, change.id, id).await? else {
        return Ok(Outcome::unchanged(Undoing::TooLate));
    };
    remove(change.tx, id).await?;
    let _ = change.note(EventKind::StepUndone).await?;
    Ok(Outcome::unchanged(Undoing::Undone(*row.step)))
}

/// Somebody has read that it was not carried out: the record says it no more. What still waits goes on waiting.
pub async fn seen(program: &Program, coordinator: &CoordinatorOf, id: WaitingId) -> Result<(), StoreError> {
    course::beside(program, coordinator, |change| {
        Box::pin(async move {
            let row = of_departure(change.tx, change.id).await?;
            if row.is_some_and(|row| row.id == id && row.lapsed.is_some()) {
                remove(change.tx, id).await?;
            }
            Ok::<_, StoreError>(())
        })
    })
    .await
}
