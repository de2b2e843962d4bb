//! A keeper of the board records a training that somebody has followed.

use domain::ids::{AccountId, TrainingId};
use sea_orm::{EntityTrait, Set};
use uuid::Uuid;

use super::{TrainingFault, TrainingField, TrainingForm};
use crate::access::{Keeper, Refused};
use crate::form::{Filled, Stop, filled};
use crate::program::Program;
use crate::store::entity::training;
use crate::store::queries::accounts;

/// Adds a training to an account of the board; not found for any other.
pub async fn add(
    program: &Program,
    proof: &Keeper,
    account: AccountId,
    form: &TrainingForm,
) -> Result<Filled<TrainingId, (TrainingField, TrainingFault)>, Refused> {
    let (name, days) = match form.check() {
        Ok(checked) => checked,
        Err(faults) => return Ok(Filled::Faulty(faults)),
    };
    let (id, board, name) = (TrainingId::new(Uuid::now_v7()), proof.board(), &name);
    let result = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                if accounts::of_board(tx, board, account).await?.is_none() {
                    return Err(Stop::NotFound);
                }
                training::Entity::insert(training::ActiveModel {
                    id: Set(id.into()),
                    board_id: Set(board.into()),
                    account_id: Set(account.into()),
                    name: Set(name.clone()),
                    valid_from: Set(days.first),
                    valid_until: Set(days.last),
                })
                .exec_without_returning(tx)
                .await?;
                Ok(id)
            })
        })
        .await;
    filled(result)
}
