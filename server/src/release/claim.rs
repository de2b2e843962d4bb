//! Whose a job is for now, and how far it is.

use chrono::{DateTime, TimeDelta, Utc};
use domain::release::JobState;
use sea_orm::sea_query::{Condition, Expr};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::program::Program;
use crate::store::entity::release_job::{Column, Entity, Model};
use crate::store::{StoreError, Tx, Typed, TypedColumn};

/// How long a job is claimed for, in minutes. Whoever has not been heard of since is taken for dead.
const CLAIM_MINUTES: i64 = 10;

/// Claims the job that was asked for first.
pub(super) async fn claim(program: &Program) -> Result<Option<Model>, StoreError> {
    let now = program.now();
    let is_free = || {
        Condition::all()
            .add(Column::State.is(JobState::Waiting))
            .add(Condition::any().add(Column::ClaimedUntil.is_null()).add(Column::ClaimedUntil.lte(now)))
    };
    let next = Entity::find().filter(is_free()).order_by_asc(Column::AskedAt).order_by_asc(Column::Id);
    let Some(job) = next.one(program.store().read()).await? else { return Ok(None) };
    let id = job.id;
    let claimed = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let claimed = Entity::update_many()
                    .col_expr(Column::ClaimedUntil, Expr::value(until(now)))
                    .col_expr(Column::StartedAt, Expr::value(now))
                    .col_expr(Column::Done, Typed::expr(0_u32))
                    .filter(Column::Id.eq(id))
                    .filter(is_free())
                    .exec(tx)
                    .await?;
                Ok::<_, StoreError>(claimed.rows_affected == 1)
            })
        })
        .await?;
    Ok(claimed.then_some(job))
}

fn until(now: DateTime<Utc>) -> DateTime<Utc> {
    now + TimeDelta::minutes(CLAIM_MINUTES)
}

/// Says how far it is, and that somebody is at it.
pub(super) async fn note(program: &Program, job: &Model, done: u32, total: u32) -> Result<(), StoreError> {
    let now = program.now();
    program.store().write(|tx| Box::pin(note_in(tx, job, (done, total), now))).await
}

/// The same in a transaction that writes more: of `done` of `total` people.
pub(super) async fn note_in(
    tx: &Tx<'_>,
    job: &Model,
    (done, total): (u32, u32),
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    Entity::update_many()
        .col_expr(Column::Done, Typed::expr(done))
        .col_expr(Column::Total, Typed::expr(total))
        .col_expr(Column::ClaimedUntil, Expr::value(until(now)))
        .filter(Column::Id.eq(job.id))
        .filter(Column::State.is(JobState::Waiting))
        .exec(tx)
        .await?;
    Ok(())
}

/// What was asked is done, or nothing comes of it; says whether it still waited.
pub(super) async fn close(tx: &Tx<'_>, job: &Model, state: JobState) -> Result<bool, StoreError> {
    let closed = Entity::update_many()
        .col_expr(Column::State, Typed::expr(state))
        .col_expr(Column::ClaimedUntil, Expr::value(None::<DateTime<Utc>>))
        // Of a release that was made it stands there; otherwise nobody needs it.
        .col_expr(Column::Reason, Expr::value(None::<String>))
        .filter(Column::Id.eq(job.id))
        .filter(Column::State.is(JobState::Waiting))
        .exec(tx)
        .await?;
    Ok(closed.rows_affected == 1)
}

/// Leaves it to whoever comes next.
pub(super) async fn free(tx: &Tx<'_>, job: &Model) -> Result<(), StoreError> {
    Entity::update_many()
        .col_expr(Column::ClaimedUntil, Expr::value(None::<DateTime<Utc>>))
        .filter(Column::Id.eq(job.id))
        .exec(tx)
        .await?;
    Ok(())
}
