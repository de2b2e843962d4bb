//! Bare durable commits: one row a transaction, through sqlx, into a SQLite database on the same
//! disk with the settings that the program has (WAL, `synchronous=FULL`), or into the same PostgreSQL.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::Result;
use sea_orm::sqlx::postgres::{PgPool, PgPoolOptions};
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sea_orm::sqlx::{self, SqlitePool};
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::histogram::Latencies;
use crate::load::{Bound, Round};

/// A client may wait as long as it takes: what is measured is the disk.
const PATIENCE: Duration = Duration::from_secs(60);

/// A database with one table. SQLite has one writer, so it has one connection; clients wait for it
/// in line, which is faster than finding it busy. On PostgreSQL it is one writer too.
pub struct Commits {
    pool: Pool,
    row: Arc<String>,
}

#[derive(Clone)]
enum Pool {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

impl Commits {
    /// Makes the database; every commit writes `row`.
    pub async fn open(file: &Path, row: &str) -> Result<Self> {
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(5));
        let pool = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(PATIENCE)
            .test_before_acquire(false)
            .connect_with(options)
            .await?;
        sqlx::query("create table answers (id blob primary key, answers text not null)").execute(&pool).await?;
        Ok(Self { pool: Pool::Sqlite(pool), row: Arc::new(row.to_owned()) })
    }

    /// As [`Commits::open`], in a PostgreSQL database, with the server's own settings.
    pub async fn open_postgres(url: &str, row: &str) -> Result<Self> {
        let pool = PgPoolOptions::new()
            .max_connections(1)
            .acquire_timeout(PATIENCE)
            .test_before_acquire(false)
            .connect(url)
            .await?;
        sqlx::query("create table bare_answers (id bytea primary key, answers text not null)").execute(&pool).await?;
        Ok(Self { pool: Pool::Postgres(pool), row: Arc::new(row.to_owned()) })
    }

    /// One round with so many clients.
    pub async fn round(&self, clients: usize, bound: Bound) -> Result<Round> {
        let taken = Arc::new(AtomicUsize::new(0));
        let begun = Instant::now();
        let mut tasks = JoinSet::new();
        for _ in 0..clients {
            tasks.spawn(commit(self.pool.clone(), Arc::clone(&self.row), Arc::clone(&taken), begun, bound));
        }
        let mut all = Latencies::new()?;
        while let Some(done) = tasks.join_next().await {
            all.add(&done??)?;
        }
        let took = begun.elapsed();
        Ok(Round::of(&all, took, usize::try_from(all.len())?))
    }

    pub async fn close(self) {
        match self.pool {
            Pool::Sqlite(pool) => pool.close().await,
            Pool::Postgres(pool) => pool.close().await,
        }
    }
}

impl Pool {
    /// One row, on disk when this returns.
    async fn commit(&self, row: &str) -> Result<()> {
        let id = Uuid::now_v7();
        let id = id.as_bytes().as_slice();
        match self {
            Self::Sqlite(pool) => {
                let mut transaction = pool.begin_with("begin immediate").await?;
                sqlx::query("insert into answers (id, answers) values (?1, ?2)")
                    .bind(id)
                    .bind(row)
                    .execute(&mut *transaction)
                    .await?;
                transaction.commit().await?;
            }
            Self::Postgres(pool) => {
                let mut transaction = pool.begin().await?;
                sqlx::query("insert into bare_answers (id, answers) values ($1, $2)")
                    .bind(id)
                    .bind(row)
                    .execute(&mut *transaction)
                    .await?;
                transaction.commit().await?;
            }
        }
        Ok(())
    }
}

async fn commit(
    pool: Pool,
    row: Arc<String>,
    taken: Arc<AtomicUsize>,
    begun: Instant,
    bound: Bound,
) -> Result<Latencies> {
    let mut latencies = Latencies::new()?;
    while begun.elapsed() < bound.time && taken.fetch_add(1, Ordering::Relaxed) < bound.requests {
        let sent = Instant::now();
        pool.commit(&row).await?;
        latencies.count(sent.elapsed());
    }
    Ok(latencies)
}
