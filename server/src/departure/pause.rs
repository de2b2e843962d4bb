//! HR pauses a course and lets it go on. No reason is kept.

use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::change::ByHr;
use crate::access::CoordinatorOf;
use crate::course::{self, EventKind, Outcome};
use crate::mail::outbox;
use crate::program::Program;
use crate::store::entity::pause;
use crate::store::{StoreError, Typed, TypedColumn};

/// How pausing ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pausing {
    Paused,
    AlreadyPaused,
    Over,
}

/// How going on ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Resuming {
    Resumed,
    NotPaused,
    Over,
}

/// Pauses the course: mails that wait are taken back, and the dates move along. An appointment
/// stays: only the leaver, the host or a cancellation calls it off.
pub async fn pause(program: &Program, coordinator: &CoordinatorOf) -> Result<Pausing, StoreError> {
    course::change(program, coordinator, |change| Box::pin(in_transaction(ByHr::new(change, coordinator)))).await
}

/// The same within a transaction that took the departure.
pub(super) async fn in_transaction(change: ByHr<'_, '_>) -> Result<Outcome<Pausing>, StoreError> {
    let before = change.load().await?;
    if before.facts.is_over() {
        return Ok(Outcome::unchanged(Pausing::Over));
    }
    if before.facts.is_paused() {
        return Ok(Outcome::unchanged(Pausing::AlreadyPaused));
    }
    pause::ActiveModel {
        id: Set(Typed::fresh()),
        board_id: Set(change.board.into()),
        departure_id: Set(change.id.into()),
        since: Set(change.now),
        until: Set(None),
    }
    .insert(change.tx)
    .await?;
    outbox::withdraw_course(change.tx, change.id).await?;
    let line = change.note(EventKind::Paused).await?;
    Ok(Outcome::changed(Pausing::Paused, line))
}

/// Lets the course go on where it was; the days paused do not count.
pub async fn resume(program: &Program, coordinator: &CoordinatorOf) -> Result<Resuming, StoreError> {
    course::change(program, coordinator, |change| {
        Box::pin(async move {
            let change = ByHr::new(change, coordinator);
            let before = change.load().await?;
            if before.facts.is_over() {
                return Ok(Outcome::unchanged(Resuming::Over));
            }
            if !before.facts.is_paused() {
                return Ok(Outcome::unchanged(Resuming::NotPaused));
            }
            pause::Entity::update_many()
                .col_expr(pause::Column::Until, Expr::value(change.now))
                .filter(pause::Column::DepartureId.is(change.id))
                .filter(pause::Column::Until.is_null())
                .exec(change.tx)
                .await?;
            let line = change.note(EventKind::Resumed).await?;
            Ok::<_, StoreError>(Outcome::changed(Resuming::Resumed, line).followed_in_any_case())
        })
    })
    .await
}
