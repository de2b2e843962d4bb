//! A keeper of the board records a training that somebody has followed.

use domain::ids::{AccountId, TrainingId};
use domain::working_days::DateRange;
use sea_orm::{EntityTrait, Set};
use uuid::Uuid;

use super::{TrainingFault, TrainingField, TrainingForm};
use crate::access::{Keeper, Refused};
use crate::form::{Filled, Stop, filled};
use crate::program::Program;
use crate::store::Tx;
use crate::store::entity::training;
use crate::store::queries::accounts;

/// Adds a training to an account of the board; not found for any other.
pub async fn add(
    program: &Program,
    proof: &Keeper,
    account: AccountId,
    form: &TrainingForm,
) -> Result<Filled<TrainingId, (TrainingField, TrainingFault)>, Refused> {
    let checked = &match form.check() {
        Ok(checked) => checked,
        Err(faults) => return Ok(Filled::Faulty(faults)),
    };
    filled(program.store().write(|tx| Box::pin(insert(tx, proof, account, checked))).await)
}

/// The same as part of a transaction that makes more than this.
pub(crate) async fn add_within(
    tx: &Tx<'_>,
    proof: &Keeper,
    account: AccountId,
    form: &TrainingForm,
) -> Result<TrainingId, Stop<(TrainingField, TrainingFault)>> {
    let checked = form.check().map_err(Stop::Faulty)?;
    insert(tx, proof, account, &checked).await
}

async fn insert(
    tx: &Tx<'_>,
    proof: &Keeper,
    account: AccountId,
    (name, days): &(String, DateRange),
) -> Result<TrainingId, Stop<(TrainingField, TrainingFault)>> {
    let (id, board) = (TrainingId::new(Uuid::now_v7()), proof.board());
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
}
