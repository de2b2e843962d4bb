//! HR names people who handled the case: they never host this leaver's talk.

use domain::ids::AccountId;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde::{Deserialize, Serialize};

use super::change::Change;
use crate::access::CoordinatorOf;
use crate::course::{self, EventKind};
use crate::program::Program;
use crate::store::StoreError;
use crate::store::entity::{account, excluded_host};

/// How naming somebody ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Excluding {
    Excluded,
    Already,
    UnknownAccount,
}

/// Names somebody who may not host. A talk booked with that person is called off, both are told,
/// and the leaver is offered others' times.
pub async fn exclude(
    program: &Program,
    coordinator: &CoordinatorOf,
    account: AccountId,
) -> Result<Excluding, StoreError> {
    let now = program.now();
    let calendar = &course::calendar(program.store().read(), coordinator.board()).await?;
    let change =
        Change { id: coordinator.departure(), board: coordinator.board(), by: coordinator.account(), now, calendar };
    let outcome = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let before = change.take(tx).await?;
                let known = account::Entity::find_by_id(account.uuid())
                    .filter(account::Column::BoardId.eq(change.board.uuid()))
                    .one(tx)
                    .await?;
                if known.is_none() {
                    return Ok(Excluding::UnknownAccount);
                }
                let row = excluded_host::Model {
                    departure_id: change.id.uuid(),
                    account_id: account.uuid(),
                    board_id: change.board.uuid(),
                };
                let there = OnConflict::columns([excluded_host::Column::DepartureId, excluded_host::Column::AccountId])
                    .do_nothing()
                    .to_owned();
                let made = excluded_host::Entity::insert(row.into_active_model())
                    .on_conflict(there)
                    .exec_without_returning(tx)
                    .await?;
                if made == 0 {
                    return Ok(Excluding::Already);
                }
                if !before.facts.is_over() {
                    change.follow(tx, &before).await?;
                }
                change.note(tx, EventKind::Edited).await?;
                Ok::<_, StoreError>(Excluding::Excluded)
            })
        })
        .await?;
    if outcome == Excluding::Excluded {
        course::follow_in_any_case(program, coordinator.departure()).await;
        program.wake_mail();
    }
    Ok(outcome)
}

/// Takes a name back; `false` when it was not there. A talk keeps the host it has got meanwhile.
pub async fn include(program: &Program, coordinator: &CoordinatorOf, account: AccountId) -> Result<bool, StoreError> {
    let now = program.now();
    let calendar = &course::calendar(program.store().read(), coordinator.board()).await?;
    let change =
        Change { id: coordinator.departure(), board: coordinator.board(), by: coordinator.account(), now, calendar };
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let before = change.take(tx).await?;
                let gone = excluded_host::Entity::delete_many()
                    .filter(excluded_host::Column::DepartureId.eq(change.id.uuid()))
                    .filter(excluded_host::Column::AccountId.eq(account.uuid()))
                    .exec(tx)
                    .await?;
                if gone.rows_affected == 0 {
                    return Ok(false);
                }
                if !before.facts.is_over() {
                    change.follow(tx, &before).await?;
                }
                change.note(tx, EventKind::Edited).await?;
                Ok::<_, StoreError>(true)
            })
        })
        .await
}
