//! What follows when a change of a departure is stored: the course goes on at once, instead of at the
//! timer's next round.

use domain::ids::DepartureId;
use sea_orm::{EntityTrait, QuerySelect};

use crate::program::Program;
use crate::store::StoreError;
use crate::store::entity::departure;

/// Takes the course further where anything is due, and wakes the mail worker. What happened is stored
/// whatever becomes of this: the timer comes by again, so a failure is reported and nothing more.
pub(crate) async fn follow(program: &Program, departure: DepartureId) {
    report(departure, follow_if_due(program, departure).await);
    program.wake_mail();
}

/// The same where the course has to look though its next step may be far away: the change bears upon
/// who hosts, or whether anything is sent at all.
pub(crate) async fn follow_in_any_case(program: &Program, departure: DepartureId) {
    report(departure, program.follow_up(departure).await);
    program.wake_mail();
}

fn report(departure: DepartureId, result: Result<(), StoreError>) {
    if let Err(error) = result {
        tracing::warn!(%departure, %error, "the course could not go on at once");
    }
}

/// What happened was projected in its own transaction, so the row says whether anything is due. Where
/// nothing is, a second durable write is spared.
async fn follow_if_due(program: &Program, departure: DepartureId) -> Result<(), StoreError> {
    let next_at: Option<Option<chrono::DateTime<chrono::Utc>>> = departure::Entity::find_by_id(departure.uuid())
        .select_only()
        .column(departure::Column::NextAt)
        .into_tuple()
        .one(program.store().read())
        .await?;
    if next_at.flatten().is_some_and(|next_at| next_at <= program.now()) {
        program.follow_up(departure).await?;
    }
    Ok(())
}
