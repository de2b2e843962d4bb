//! A keeper of the board takes a training away that was recorded by mistake.

use domain::ids::TrainingId;
use domain::time_line::EventKind;
use domain::working_days::DateRange;
use sea_orm::EntityTrait;

use super::entry::entry;
use super::follow::follow;
use crate::access::{Keeper, Refused};
use crate::course;
use crate::log;
use crate::program::Program;
use crate::store::StoreError;
use crate::store::entity::training::Entity;
use crate::store::queries::{accounts, trainings};
use crate::talk::By;

/// Removes it; returns how many booked talks are planned anew because of it. Talks that were held under
/// it stay as they are.
pub async fn remove(program: &Program, proof: &Keeper, id: TrainingId) -> Result<usize, Refused> {
    let (board, by) = (proof.board(), By::Staff(proof.account()));
    let freed = course::changes(program, board, |changes| {
        Box::pin(async move {
            let tx = changes.tx;
            let Some(row) = trainings::of_board(tx, board, id).await? else {
                return Ok(None);
            };
            accounts::host_changed(tx, *row.account_id).await?;
            Entity::delete_by_id(row.id).exec(tx).await?;
            let days = DateRange::new(row.valid_from, row.valid_until);
            let kind = EventKind::TrainingTaken;
            log::append(tx, [entry(proof, changes.now, kind, *row.account_id, (&row.name, days))]).await?;
            Ok::<_, StoreError>(Some(follow(changes, *row.account_id, by).await?))
        })
    })
    .await?
    .ok_or(Refused::NotFound)?;
    Ok(freed.len())
}
