//! Lets the course go on right after something happened, instead of at the job's next round.

use domain::ids::DepartureId;
use sea_orm::{EntityTrait, QuerySelect};

use crate::jobs;
use crate::program::Program;
use crate::store::StoreError;
use crate::store::entity::departure;

/// Takes the course further and wakes the mail worker. What happened is stored whatever becomes of
/// this: the job comes by again, so a failure is reported and nothing more.
pub(crate) async fn go_on(program: &Program, departure: DepartureId) {
    if let Err(error) = advance_if_due(program, departure).await {
        tracing::warn!(%departure, %error, "the course could not go on at once");
    }
    program.wake_mail();
}

/// The same for everybody whose talk was called off.
pub(crate) async fn go_on_all(program: &Program, freed: &[super::Freed]) {
    for one in freed {
        go_on(program, one.departure).await;
    }
}

/// What happened was projected in its own transaction, so the row says whether anything is due. Where
/// nothing is, a second durable write is spared.
async fn advance_if_due(program: &Program, departure: DepartureId) -> Result<(), StoreError> {
    let next_at: Option<Option<chrono::DateTime<chrono::Utc>>> = departure::Entity::find_by_id(departure)
        .select_only()
        .column(departure::Column::NextAt)
        .into_tuple()
        .one(program.store().read())
        .await?;
    if next_at.flatten().is_some_and(|next_at| next_at <= program.now()) {
        jobs::course::advance(program, departure).await?;
    }
    Ok(())
}
