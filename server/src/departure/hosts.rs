//! HR names people who handled the case: they never host this leaver's talk.

use domain::ids::AccountId;
use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, IntoActiveModel, QueryFilter};
use serde::{Deserialize, Serialize};

use super::change::ByHr;
use crate::access::CoordinatorOf;
use crate::course::{self, EventKind, Outcome};
use crate::program::Program;
use crate::store::entity::excluded_host;
use crate::store::queries::accounts;
use crate::store::{StoreError, TypedColumn};

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
    course::change(program, coordinator, |change| {
        Box::pin(async move {
            let change = ByHr::new(change, coordinator);
            let before = change.load().await?;
            if accounts::of_board(change.tx, change.board, account).await?.is_none() {
                return Ok(Outcome::unchanged(Excluding::UnknownAccount));
            }
            let row = excluded_host::Model {
                departure_id: change.id.into(),
                account_id: account.into(),
                board_id: change.board.into(),
            };
            let there = OnConflict::columns([excluded_host::Column::DepartureId, excluded_host::Column::AccountId])
                .do_nothing()
                .to_owned();
            let made = excluded_host::Entity::insert(row.into_active_model())
                .on_conflict(there)
                .exec_without_returning(change.tx)
                .await?;
            if made == 0 {
                return Ok(Outcome::unchanged(Excluding::Already));
            }
            if !before.facts.is_over() {
                change.follow(change.tx, &before).await?;
            }
            let line = change.note(EventKind::Edited).await?;
            Ok::<_, StoreError>(Outcome::changed(Excluding::Excluded, line).followed_in_any_case())
        })
    })
    .await
}

/// Takes a name back; `false` when it was not there. A talk keeps the host it has got meanwhile.
pub async fn include(program: &Program, coordinator: &CoordinatorOf, account: AccountId) -> Result<bool, StoreError> {
    course::change(program, coordinator, |change| {
        Box::pin(async move {
            let change = ByHr::new(change, coordinator);
            let before = change.load().await?;
            let gone = excluded_host::Entity::delete_many()
                .filter(excluded_host::Column::DepartureId.is(change.id))
                .filter(excluded_host::Column::AccountId.is(account))
                .exec(change.tx)
                .await?;
            if gone.rows_affected == 0 {
                return Ok(Outcome::unchanged(false));
            }
            if !before.facts.is_over() {
                change.follow(change.tx, &before).await?;
            }
            let line = change.note(EventKind::Edited).await?;
            Ok::<_, StoreError>(Outcome::changed(true, line))
        })
    })
    .await
}
