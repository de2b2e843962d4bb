//! HR confirms what has to be so before anything is sent: told in writing, terms passed, …

use domain::departure::Condition;
use sea_orm::sea_query::Expr;
use sea_orm::{EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::change::ByHr;
use crate::access::CoordinatorOf;
use crate::course::{self, EventKind, Outcome};
use crate::program::Program;
use crate::store::entity::departure;
use crate::store::{StoreError, TypedColumn};

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
    course::change(program, coordinator, |change| {
        Box::pin(async move {
            let change = ByHr::new(change, coordinator);
            let before = change.load().await?;
            if before.facts.is_over() {
                return Ok(Outcome::unchanged(Confirming::Over));
            }
            let ticks = before.facts.departure_type.profile().condition.is_some_and(Condition::is_ticked);
            if !ticks || before.facts.condition_confirmed {
                return Ok(Outcome::unchanged(Confirming::NothingToConfirm));
            }
            departure::Entity::update_many()
                .col_expr(departure::Column::ConditionConfirmedAt, Expr::value(change.now))
                .col_expr(departure::Column::Revision, Expr::value(before.departure.revision.saturating_add(1)))
                .filter(departure::Column::Id.is(change.id))
                .exec(change.tx)
                .await?;
            let line = change.note(EventKind::ConditionConfirmed).await?;
            Ok::<_, StoreError>(Outcome::changed(Confirming::Confirmed, line).followed_in_any_case())
        })
    })
    .await
}
