//! The store: one database, SQLite or PostgreSQL, one door for writes.
//!
//! Read `Store::write` first. Ids and codes of rows are the domain's types (`typed`), so that nobody
//! converts them by hand.
//!
//! Deliberately absent: a write outside [`Store::write`]. The connections for reads refuse it.

mod backup;
pub(crate) mod chain;
pub(crate) mod claim;
pub(crate) mod claim_feed;
mod connect;
pub mod entity;
mod error;
pub(crate) mod queries;
mod questionnaire_version;
mod reader;
mod restore;
pub mod seal;
mod several;
mod together;
mod transaction_pool;
mod tx;
mod typed;
mod waits;
mod write;

use std::sync::Arc;

use chrono::{DateTime, Utc};
use sea_orm::DatabaseConnection;
use sea_orm::DbBackend;

use crate::secret::{Keyring, Secrets};
use together::Line;
use transaction_pool::Beginnings;
use waits::Waits;

pub use backup::NoBackup;
pub use connect::PoolSize;
pub use error::StoreError;
pub use questionnaire_version::questionnaire_of_version;
pub use reader::Reader;
pub use restore::{Candidate, NoRestore};
pub use seal::{Keyed, Sealed};
pub use several::{Found, Part, Several, Value};
pub use tx::Tx;
pub use typed::{Storable, Typed, TypedColumn};
pub use waits::WriteWaits;
pub use write::Writing;

/// The open database. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    readers: Reader,
    writer: DatabaseConnection,
    /// Behind a pool in transaction mode, how transactions begin there; for reads it stands in the reader.
    lent: Option<Beginnings>,
    /// The key of the log; a store without one refuses to write events.
    secrets: Option<Secrets>,
    waits: Arc<Waits>,
    /// Who stands in line for the one writer of SQLite.
    line: Line,
}

impl Store {
    fn opened(readers: DatabaseConnection, writer: DatabaseConnection) -> Self {
        Self {
            readers: Reader { inner: readers, lent: None, keys: None },
            writer,
            lent: None,
            secrets: None,
            waits: Arc::default(),
            line: Line::default(),
        }
    }

    /// The same database, behind a pool that lends its connections for one transaction at a time.
    fn lent_by_a_pool(mut self, beginnings: &Beginnings) -> Self {
        self.readers.lent = Some(beginnings.clone());
        self.lent = Some(beginnings.clone());
        self
    }

    /// The same database, with the key that chains the log.
    #[must_use]
    pub fn chained_with(mut self, secrets: &Secrets) -> Self {
        self.secrets = Some(secrets.clone());
        self
    }

    /// The same database, with the keys of what is sealed in it.
    #[must_use]
    pub fn sealed_with(mut self, keys: &Keyring) -> Self {
        self.readers.keys = Some(keys.clone());
        self
    }

    /// The same, of a new database in which nothing stands yet, with keys that no other run has: for demonstrations
    /// and tests.
    pub async fn sealed_anew(self, now: DateTime<Utc>) -> Result<Self, StoreError> {
        self.sealed_at_first_with(&Keyring::random(), now).await
    }

    /// The same with these keys.
    pub async fn sealed_at_first_with(self, keys: &Keyring, now: DateTime<Utc>) -> Result<Self, StoreError> {
        seal::begin(&self, keys, now).await?;
        seal::forget_plain(&self).await?;
        let store = self.sealed_with(keys);
        store.write(|tx| Box::pin(async move { seal::note_indexed(tx, now).await })).await?;
        Ok(store)
    }

    /// A connection for reads. On SQLite each statement sees the last commit; a page that needs
    /// several reads to agree makes them in one statement.
    pub const fn read(&self) -> &Reader {
        &self.readers
    }

    /// Whether the database inside the program (SQLite) is used.
    pub fn is_sqlite(&self) -> bool {
        self.writer.get_database_backend() == DbBackend::Sqlite
    }

    /// Runs all migrations that have not run yet.
    ///
    /// # Errors
    /// [`StoreError::Newer`] where the database has been through one that this program does not know; nothing was
    /// changed then.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        use migrations::MigratorTrait;
        let migrated = match &self.lent {
            Some(lent) => lent.migrate(&self.writer).await,
            None => migrations::Migrator::up(&self.writer, None).await,
        };
        migrated.map_err(StoreError::of_migrating)
    }

    /// The names of the migrations that have not run yet, oldest first. Changes nothing.
    ///
    /// # Errors
    /// [`StoreError::Newer`], as [`Store::migrate`].
    pub async fn pending_migrations(&self) -> Result<Vec<String>, StoreError> {
        use migrations::MigratorTrait;
        if let Some(lent) = &self.lent {
            return lent.pending_migrations(&self.writer).await.map_err(StoreError::of_migrating);
        }
        let pending = migrations::Migrator::get_pending_migrations_read_only(&self.writer).await;
        let pending = pending.map_err(StoreError::of_migrating)?;
        Ok(pending.iter().map(|migration| migration.name().to_owned()).collect())
    }

    /// Empties the journal beside an SQLite database, in which what was erased stands until it is written over. What is
    /// being read meanwhile keeps its part; the next time takes it along. On PostgreSQL that is its own work.
    pub async fn forget_traces(&self) -> Result<(), StoreError> {
        use sea_orm::ConnectionTrait;
        if self.is_sqlite() {
            self.writer.execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await?;
        }
        Ok(())
    }

    /// Rewrites an SQLite database without its free pages: what was erased by versions that did not overwrite it goes
    /// too. Takes as much room again for as long as it lasts.
    pub async fn compact(&self) -> Result<(), StoreError> {
        use sea_orm::ConnectionTrait;
        if self.is_sqlite() {
            self.writer.execute_unprepared("VACUUM").await?;
            self.forget_traces().await?;
        }
        Ok(())
    }

    /// How long writes waited for their turn, all of them together. What they wait for inside their transaction (another
    /// one's lock, on PostgreSQL) is not in it.
    pub fn write_waits(&self) -> WriteWaits {
        self.waits.sum()
    }

    /// Answers when the database does: for `/readyz` and `uitzwaai check`.
    pub async fn ping(&self) -> Result<(), StoreError> {
        Ok(self.readers.inner.ping().await?)
    }

    /// Counts every statement from now on, for tests that hold a page to its round trips. Copies made
    /// before do not count.
    #[cfg(feature = "testing")]
    pub(crate) fn count_statements(&mut self, counter: &std::sync::Arc<std::sync::atomic::AtomicU64>) {
        for connection in [&mut self.readers.inner, &mut self.writer] {
            let counter = counter.clone();
            connection.set_metric_callback(move |_| {
                counter.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            });
        }
    }

    /// Closes all connections; what was acknowledged is on disk already.
    pub async fn close(self) -> Result<(), StoreError> {
        self.readers.inner.close().await?;
        Ok(self.writer.close().await?)
    }
}
