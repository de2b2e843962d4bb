//! Clears away what has no use any more: sessions, codes and counted limits.

use std::time::Duration;

use chrono::TimeDelta;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::program::Program;
use crate::store::StoreError;
use crate::store::entity::{code, limit, session};

/// How long a code that has passed is kept: as long as a wrong entry can still be explained.
const CODES_KEPT_DAYS: i64 = 1;
/// No limit counts over a longer time than this.
const LIMITS_KEPT_DAYS: i64 = 2;
/// How often it runs.
const EVERY: Duration = Duration::from_secs(3_600);

/// Clears once; returns how many rows went.
pub async fn once(program: &Program) -> Result<u64, StoreError> {
    let now = program.now();
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let sessions =
                    session::Entity::delete_many().filter(session::Column::ExpiresAt.lt(now)).exec(tx).await?;
                let codes = code::Entity::delete_many()
                    .filter(code::Column::ExpiresAt.lt(now - TimeDelta::days(CODES_KEPT_DAYS)))
                    .exec(tx)
                    .await?;
                let limits = limit::Entity::delete_many()
                    .filter(limit::Column::WindowStart.lt(now - TimeDelta::days(LIMITS_KEPT_DAYS)))
                    .exec(tx)
                    .await?;
                Ok::<_, StoreError>(sessions.rows_affected + codes.rows_affected + limits.rows_affected)
            })
        })
        .await
}

/// Runs for as long as the program does.
pub async fn run(program: Program) {
    loop {
        if let Err(error) = once(&program).await {
            tracing::error!(%error, "nothing could be cleared away");
        }
        tokio::time::sleep(EVERY).await;
    }
}
