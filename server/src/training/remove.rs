//! A keeper of the board takes a training away that was recorded by mistake.

use domain::ids::TrainingId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::access::{Keeper, Refused};
use crate::program::Program;
use crate::store::StoreError;
use crate::store::entity::training::{Column, Entity};

/// Removes it. Talks that were held under it stay as they are; booked ones too, because the
/// adviser was trained when they were planned.
pub async fn remove(program: &Program, proof: &Keeper, id: TrainingId) -> Result<(), Refused> {
    let board = proof.board();
    let gone = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let of_board = Column::BoardId.eq(board.uuid());
                let gone = Entity::delete_many().filter(Column::Id.eq(id.uuid())).filter(of_board).exec(tx).await?;
                Ok::<_, StoreError>(gone.rows_affected)
            })
        })
        .await?;
    if gone == 0 { Err(Refused::NotFound) } else { Ok(()) }
}
