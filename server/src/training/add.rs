//! A keeper of the board records a training that somebody has followed.

use chrono::{DateTime, Utc};
use domain::ids::{AccountId, BoardId, TrainingId};
use domain::time_line::EventKind;
use domain::working_days::DateRange;
use sea_orm::{EntityTrait, Set};
use serde_json::json;
use uuid::Uuid;

use super::entry::entry;
use super::propose::propose;
use super::{TrainingFault, TrainingField, TrainingForm};
use crate::access::{Keeper, Refused};
use crate::form::{Filled, Stop, filled};
use crate::log;
use crate::program::Program;
use crate::second_person::{self, Whose};
use crate::store::entity::training;
use crate::store::queries::accounts;
use crate::store::{StoreError, Tx};

/// What noting a training came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noted {
    /// It counts.
    Noted(TrainingId),
    /// It is the keeper's own: a second person has to confirm it.
    Waits,
}

/// Adds a training to an account of the board; not found for any other. A keeper's own counts once a second
/// person has confirmed it, unless there is nobody who could: then everybody who keeps people is told.
pub async fn add(
    program: &Program,
    proof: &Keeper,
    account: AccountId,
    form: &TrainingForm,
) -> Result<Filled<Noted, (TrainingField, TrainingFault)>, Refused> {
    let checked = &match form.check() {
        Ok(checked) => checked,
        Err(faults) => return Ok(Filled::Faulty(faults)),
    };
    let now = program.now();
    let result = program.store().write(|tx| Box::pin(add_checked(tx, proof, account, checked, now))).await;
    program.wake_mail();
    filled(result)
}

/// The same as part of a transaction that makes more than this.
pub(crate) async fn add_within(
    tx: &Tx<'_>,
    proof: &Keeper,
    account: AccountId,
    form: &TrainingForm,
    now: DateTime<Utc>,
) -> Result<Noted, Stop<(TrainingField, TrainingFault)>> {
    let checked = form.check().map_err(Stop::Faulty)?;
    add_checked(tx, proof, account, &checked, now).await
}

async fn add_checked(
    tx: &Tx<'_>,
    proof: &Keeper,
    account: AccountId,
    (name, days): &(String, DateRange),
    now: DateTime<Utc>,
) -> Result<Noted, Stop<(TrainingField, TrainingFault)>> {
    let (id, board, days) = (TrainingId::new(Uuid::now_v7()), proof.board(), *days);
    let is_own = account == proof.account();
    if accounts::of_board(tx, board, account).await?.is_none() {
        return Err(Stop::NotFound);
    }
    let second = second_person::who_may_confirm(tx, board, Whose::Keepers, [account; 2], now).await?;
    if is_own && !second.is_empty() {
        propose(tx, proof, now, (name, days), &second).await?;
        return Ok(Noted::Waits);
    }
    insert(tx, board, id, account, (name, days)).await?;
    let kind = if is_own { EventKind::TrainingNotedAlone } else { EventKind::TrainingNoted };
    log::append(tx, [entry(proof, now, kind, account, (name, days))]).await?;
    if is_own {
        let payload = json!({ "by": account, "account": account });
        let key = format!("training:{}", id.hyphenated());
        second_person::tell_all(tx, board, &payload, &key, now).await?;
    }
    Ok(Noted::Noted(id))
}

/// Writes the training.
pub(super) async fn insert(
    tx: &Tx<'_>,
    board: BoardId,
    id: TrainingId,
    account: AccountId,
    (name, days): (&str, DateRange),
) -> Result<(), StoreError> {
    accounts::host_changed(tx, account).await?;
    training::Entity::insert(training::ActiveModel {
        id: Set(id.into()),
        board_id: Set(board.into()),
        account_id: Set(account.into()),
        name: Set(name.to_owned()),
        valid_from: Set(days.first),
        valid_until: Set(days.last),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(())
}
