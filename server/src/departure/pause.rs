//! HR pauses a course and lets it go on. No reason is kept.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::change::Change;
use crate::access::CoordinatorOf;
use crate::course::{self, EventKind};
use crate::mail::outbox;
use crate::program::Program;
use crate::store::StoreError;
use crate::store::entity::pause;

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
    let now = program.now();
    let calendar = &course::calendar(program.store().read(), coordinator.board()).await?;
    let change =
        Change { id: coordinator.departure(), board: coordinator.board(), by: coordinator.account(), now, calendar };
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let before = change.take(tx).await?;
                if before.facts.is_over() {
                    return Ok(Pausing::Over);
                }
                if before.facts.is_paused() {
                    return Ok(Pausing::AlreadyPaused);
                }
                pause::ActiveModel {
                    id: Set(Uuid::now_v7()),
                    board_id: Set(change.board.uuid()),
                    departure_id: Set(change.id.uuid()),
                    since: Set(now),
                    until: Set(None),
                }
                .insert(tx)
                .await?;
                outbox::withdraw_course(tx, change.id).await?;
                change.note(tx, EventKind::Paused).await?;
                course::project(tx, calendar, change.id, now).await?;
                Ok::<_, StoreError>(Pausing::Paused)
            })
        })
        .await
}

/// Lets the course go on where it was; the days paused do not count.
pub async fn resume(program: &Program, coordinator: &CoordinatorOf) -> Result<Resuming, StoreError> {
    let now: DateTime<Utc> = program.now();
    let calendar = &course::calendar(program.store().read(), coordinator.board()).await?;
    let change =
        Change { id: coordinator.departure(), board: coordinator.board(), by: coordinator.account(), now, calendar };
    let resumed = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let before = change.take(tx).await?;
                if before.facts.is_over() {
                    return Ok(Resuming::Over);
                }
                if !before.facts.is_paused() {
                    return Ok(Resuming::NotPaused);
                }
                pause::Entity::update_many()
                    .col_expr(pause::Column::Until, Expr::value(now))
                    .filter(pause::Column::DepartureId.eq(change.id.uuid()))
                    .filter(pause::Column::Until.is_null())
                    .exec(tx)
                    .await?;
                change.note(tx, EventKind::Resumed).await?;
                course::project(tx, calendar, change.id, now).await?;
                Ok::<_, StoreError>(Resuming::Resumed)
            })
        })
        .await?;
    if resumed == Resuming::Resumed {
        course::follow_in_any_case(program, coordinator.departure()).await;
    }
    Ok(resumed)
}
