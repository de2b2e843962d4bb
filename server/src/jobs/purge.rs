//! Clears away what has no use any more: sessions, codes, counted limits, and lists that were never imported.

use std::time::Duration;

use crate::departure::import;
use crate::program::Program;
use crate::store::StoreError;
use crate::{code, limit, session};

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
                Ok::<_, StoreError>(gone + import::purge(tx, now).await?)
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
