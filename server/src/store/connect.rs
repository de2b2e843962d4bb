//! Opening the database: pools for reads, and the way in for writes.

use std::time::Duration;

use log::LevelFilter;
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::sqlx::{Connection, SqliteConnection};
use sea_orm::{ConnectOptions, Database, DatabaseConnection};

use super::transaction_pool::{self, Beginnings, IDLE_LIMIT, MARK};
use super::{Store, StoreError};

/// How long a write waits for its turn on SQLite: an import of the greatest size has to fit in.
pub(super) const TURN_TIMEOUT: Duration = Duration::from_secs(30);

/// How many connections a store may open, and how patient they are.
#[derive(Clone, Copy, Debug)]
pub struct PoolSize {
    pub readers: u32,
    /// On SQLite there is always exactly one.
    pub writers: u32,
    /// How long a statement waits for a lock: on SQLite for a writer of another process
    /// (`uitzwaai import`), on PostgreSQL for any other transaction.
    pub patience: Duration,
    /// How long a request waits for a connection before it says that the database cannot be used.
    pub acquire: Duration,
}

impl Default for PoolSize {
    fn default() -> Self {
        Self { readers: 4, writers: 8, patience: Duration::from_secs(5), acquire: Duration::from_secs(5) }
    }
}

impl Store {
    /// Opens `sqlite:PATH` (made when missing) or `postgres://…`. Runs no migration.
    ///
    /// An in-memory SQLite database is refused: its readers would each see another, empty one.
    pub async fn connect(url: &str) -> Result<Self, StoreError> {
        Self::connect_with(url, PoolSize::default()).await
    }

    /// As [`Store::connect`], with fewer or more connections.
    pub async fn connect_with(url: &str, size: PoolSize) -> Result<Self, StoreError> {
        if url.starts_with("sqlite:") {
            connect_sqlite(url, size).await
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            connect_postgres(url, size).await
        } else {
            Err(StoreError::Address("it starts with neither sqlite: nor postgres:"))
        }
    }
}

async fn connect_sqlite(url: &str, size: PoolSize) -> Result<Store, StoreError> {
    if url.contains(":memory:") || url.contains("mode=memory") {
        return Err(StoreError::Address("a database in memory cannot be shared; name a file"));
    }
    let mut writer = options(url, 1, TURN_TIMEOUT);
    // The one writer stays open, so that its page cache stays warm and the WAL is kept.
    writer.min_connections(1).idle_timeout(None).max_lifetime(None).test_before_acquire(false);
    writer.map_sqlx_sqlite_opts(move |sqlite| {
        sqlite
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // Each commit is on disk before it is acknowledged: that is what FULL adds to NORMAL, with WAL (SQLite,
            // PRAGMA synchronous).
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(size.patience)
            // What is erased is overwritten with zeros, in the pages it stood on (SQLite, PRAGMA secure_delete).
            .pragma("secure_delete", "ON")
            .pragma("cache_size", "-16000")
    });
    writer.map_sqlx_sqlite_pool_opts(|pool| {
        pool.before_acquire(|connection, _| Box::pin(std::future::ready(Ok(is_at_rest(connection)))))
    });
    // The writer comes first: it makes the file and turns it to WAL.
    let writer = Database::connect(writer).await?;

    let mut readers = options(url, size.readers, size.acquire);
    readers.idle_timeout(None).max_lifetime(None).test_before_acquire(false);
    readers.map_sqlx_sqlite_opts(move |sqlite| {
        sqlite
            .foreign_keys(true)
            .busy_timeout(size.patience)
            .pragma("query_only", "ON")
            .pragma("temp_store", "MEMORY")
            .pragma("cache_size", "-4000")
    });
    let readers = Database::connect(readers).await?;
    Ok(Store::opened(readers, writer))
}

/// Whether a connection of the pool is in no transaction; another is made in the place of one that is. It came back
/// behind whatever had to be rolled back in it.
///
/// Where the disk is full or fails, SQLite itself rolls back, and a rollback after that is an error to the library,
/// which goes on counting the transaction. It would begin the next ones within it, and sooner or later commit none.
fn is_at_rest(connection: &SqliteConnection) -> bool {
    !connection.is_in_transaction()
}

async fn connect_postgres(url: &str, size: PoolSize) -> Result<Store, StoreError> {
    let Some(writer) = writer_with_sessions(url, size).await? else {
        tracing::info!("the database lends connections for a transaction at a time (a pool): settings go with each");
        return connect_through_pool(url, size).await;
    };
    let mut readers = postgres_options(url, size.readers, size);
    // A table that somebody has to themselves, as a migration does, keeps a page waiting no longer than a write.
    let patience = lock_timeout(size);
    readers.map_sqlx_postgres_opts(move |postgres| {
        postgres.options([("default_transaction_read_only", "on"), ("lock_timeout", patience.as_str())])
    });
    let readers = Database::connect(readers).await?;
    Ok(Store::opened(readers, writer))
}

/// The connections for writes, where each is a session of the database's and settings that it asks for when it is made
/// count in it. `None` behind a pool that refuses such settings or forgets them, whatever it says of itself.
async fn writer_with_sessions(url: &str, size: PoolSize) -> Result<Option<DatabaseConnection>, StoreError> {
    let mark = uuid::Uuid::now_v7().simple().to_string();
    let mut writer = postgres_options(url, size.writers, size);
    let (patience, asked) = (lock_timeout(size), mark.clone());
    writer.map_sqlx_postgres_opts(move |postgres| {
        postgres.options([
            ("lock_timeout", patience.as_str()),
            ("idle_in_transaction_session_timeout", IDLE_LIMIT),
            (MARK, asked.as_str()),
        ])
    });
    let writer = match Database::connect(writer).await {
        Ok(writer) => writer,
        // If that was about something else, connecting without settings says so once more.
        Err(error) if transaction_pool::was_refused(&error) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    if transaction_pool::is_session(&writer, &mark).await? {
        return Ok(Some(writer));
    }
    writer.close().await?;
    Ok(None)
}

/// How long a statement waits for a lock, in PostgreSQL's words.
fn lock_timeout(size: PoolSize) -> String {
    format!("{}ms", size.patience.as_millis())
}

async fn connect_through_pool(url: &str, size: PoolSize) -> Result<Store, StoreError> {
    let mut writer = postgres_options(url, size.writers, size);
    writer.map_sqlx_postgres_opts(transaction_pool::without_settings);
    let writer = Database::connect(writer).await?;
    let mut readers = postgres_options(url, size.readers, size);
    readers.map_sqlx_postgres_opts(transaction_pool::without_settings);
    let readers = Database::connect(readers).await?;
    Ok(Store::opened(readers, writer).lent_by_a_pool(&Beginnings::new(size.patience)))
}

fn postgres_options(url: &str, connections: u32, size: PoolSize) -> ConnectOptions {
    let mut options = options(url, connections, size.acquire);
    options.test_before_acquire_if_idle_for(Duration::from_secs(30));
    options
}

fn options(url: &str, connections: u32, acquire: Duration) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options.max_connections(connections.max(1)).min_connections(0).acquire_timeout(acquire);
    // Each statement, without its values, for whoever asks (`UITZWAAI_LOG=sqlx::query=debug`).
    options.sqlx_logging(true).sqlx_logging_level(LevelFilter::Debug);
    options.sqlx_slow_statements_logging_settings(LevelFilter::Off, Duration::ZERO);
    options
}
