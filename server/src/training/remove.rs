//! A keeper of the board takes a training away that was recorded by mistake.

use domain::ids::{AccountId, TrainingId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::follow::follow;
use crate::access::{Keeper, Refused};
use crate::program::Program;
use crate::store::StoreError;
use crate::store::entity::training::{Column, Entity};
use crate::talk::{self as talks, By};

/// Removes it; returns how many booked talks are planned anew because of it. Talks that were held under
/// it stay as they are.
pub async fn remove(program: &Program, proof: &Keeper, id: TrainingId) -> Result<usize, Refused> {
    let (now, board, by) = (program.now(), proof.board(), By::Staff(proof.account()));
    let freed = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let of_board = Column::BoardId.eq(board.uuid());
                let Some(row) = Entity::find_by_id(id.uuid()).filter(of_board).one(tx).await? else {
                    return Ok(None);
                };
                Entity::delete_by_id(row.id).exec(tx).await?;
                Ok::<_, StoreError>(Some(follow(tx, board, AccountId::new(row.account_id), by, now).await?))
            })
        })
        .await?
        .ok_or(Refused::NotFound)?;
    talks::follow_all(program, &freed).await;
    Ok(freed.len())
}
