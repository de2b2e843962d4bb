//! HR confirms what has to be so before anything is sent: told in writing, terms passed, …

use domain::departure::Condition;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::change::Change;
use crate::access::CoordinatorOf;
use crate::course::{self, EventKind};
use crate::program::Program;
use crate::store::StoreError;
use crate::store::entity::departure;

/// How a confirmation ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Confirming {
    Confirmed,
    /// The departure type asks for nothing that can be ticked, or it was confirmed before.
    NothingToConfirm,
    Over,
}

/// Confirms the condition of the departure type; the course begins. The time to reconsider of a
/// settlement agreement is not confirmed: it passes.
pub async fn confirm(program: &Program, coordinator: &CoordinatorOf) -> Result<Confirming, StoreError> {
    let now = program.now();
    let calendar = &course::calendar(program.store().read(), coordinator.board()).await?;
    let change =
        Change { id: coordinator.departure(), board: coordinator.board(), by: coordinator.account(), now, calendar };
    let confirmed = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let before = change.take(tx).await?;
                if before.facts.is_over() {
                    return Ok(Confirming::Over);
                }
                let ticks = before.facts.departure_type.profile().condition.is_some_and(Condition::is_ticked);
                if !ticks || before.facts.condition_confirmed {
                    return Ok(Confirming::NothingToConfirm);
                }
                departure::Entity::update_many()
                    .col_expr(departure::Column::ConditionConfirmedAt, Expr::value(now))
                    .col_expr(departure::Column::Revision, Expr::value(before.departure.revision.saturating_add(1)))
                    .filter(departure::Column::Id.eq(change.id.uuid()))
                    .exec(tx)
                    .await?;
                change.note(tx, EventKind::ConditionConfirmed).await?;
                course::project(tx, calendar, change.id, now).await?;
                Ok::<_, StoreError>(Confirming::Confirmed)
            })
        })
        .await?;
    if confirmed == Confirming::Confirmed {
        course::follow_in_any_case(program, coordinator.departure()).await;
    }
    Ok(confirmed)
}
