//! Clears away what has no use any more: sessions, links that were closed in a browser, codes, counted limits,
//! lists that were never imported, and numbers of departures that were erased two years ago.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use domain::import::{ImportState, PREVIEW_HOURS};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tracing::Instrument;

use super::round_of;
use crate::access::purge_closed;
use crate::program::{Job, Program};
use crate::store::entity::{import, organisation_import};
use crate::store::{StoreError, Tx, TypedColumn};
use crate::{code, gone_number, limit, once as requests, session};

/// How often it runs.
const EVERY: Duration = Duration::from_secs(3_600);

/// Clears once; returns how many rows went.
pub async fn once(program: &Program) -> Result<u64, StoreError> {
    let now = program.now();
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let gone = session::purge(tx, now).await? + code::purge(tx, now).await? + limit::purge(tx, now).await?;
                let gone = gone + purge_closed(tx, now).await? + requests::purge(tx, now).await?;
                let gone = gone + gone_number::purge(tx, now).await?;
                Ok::<_, StoreError>(gone + lists_given_up(tx, now).await?)
            })
        })
        .await
}

/// Forgets lists that were looked at and never imported, with everybody on them; returns how many.
async fn lists_given_up(tx: &Tx<'_>, now: DateTime<Utc>) -> Result<u64, StoreError> {
    // One that still runs after a day has died with its instance.
    let unfinished = [ImportState::Preview, ImportState::Failed, ImportState::Running];
    let gone = import::Entity::delete_many()
        .filter(import::Column::State.any_of(unfinished))
        .filter(import::Column::CreatedAt.lte(now - TimeDelta::hours(PREVIEW_HOURS)))
        .exec(tx)
        .await?;
    let of_organisation = organisation_import::Entity::delete_many()
        .filter(organisation_import::Column::State.any_of(unfinished))
        .filter(organisation_import::Column::CreatedAt.lte(now - TimeDelta::hours(PREVIEW_HOURS)))
        .exec(tx)
        .await?;
    Ok(gone.rows_affected + of_organisation.rows_affected + refused_lines(tx, now).await?)
}

/// Forgets lines that were refused when the others of their list were made; returns of how many lists.
async fn refused_lines(tx: &Tx<'_>, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let gone = import::Entity::update_many()
        .col_expr(import::Column::Content, Expr::value(None::<String>))
        .filter(import::Column::State.is(ImportState::Done))
        .filter(import::Column::Content.is_not_null())
        .filter(import::Column::ConfirmedAt.lte(now - TimeDelta::hours(PREVIEW_HOURS)))
        .exec(tx)
        .await?;
    Ok(gone.rows_affected)
}

/// Runs until the program is asked to stop.
pub async fn run(program: Program) {
    program.note_begun(Job::Clearing);
    while !program.is_stopping() {
        match once(&program).instrument(round_of(Job::Clearing)).await {
            Ok(_) => program.note_worked(Job::Clearing),
            Err(error) => tracing::error!(%error, "nothing could be cleared away"),
        }
        tokio::select! {
            () = tokio::time::sleep(EVERY) => {}
            () = program.stopped() => {}
        }
    }
}
