//! Bare reading: one pass over each table that figures are made of, by SQLite itself, without opening what is sealed.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Result;
use sea_orm::sqlx;
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};

/// Each asks for a column that stands in the rows alone, so that no index answers in their place.
const TABLES: [&str; 5] = [
    "select sum(revision) from departures",
    "select sum(length(answers)) from responses",
    "select sum(attempt) from talks",
    "select sum(length(content)) from reports",
    "select sum(attempts) from outbox",
];

/// How long that takes, with whatever the system has in memory of the file by then.
pub async fn read(file: &Path) -> Result<Duration> {
    let options = SqliteConnectOptions::new().filename(file);
    let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await?;
    let begun = Instant::now();
    for table in TABLES {
        sqlx::query(table).fetch_one(&pool).await?;
    }
    let took = begun.elapsed();
    pool.close().await;
    Ok(took)
}
