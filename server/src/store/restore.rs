//! Putting a copy in the database's place, while nobody uses it.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

use migrations::{Migrator, MigratorTrait};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
};

use super::error::Failure;
use super::{Store, StoreError};
use crate::durable::sync_name;

/// How every SQLite database begins (SQLite, "Database File Format", 1.3).
const MAGIC: &[u8; 16] = b"SQLite format 3\0";
/// What SQLite keeps beside a database that is in use.
const BESIDE: [&str; 2] = ["-wal", "-shm"];
/// How long another process is waited for, which has the database for a moment.
const PATIENCE: Duration = Duration::from_secs(2);
/// The most of what is wrong with a copy that is told.
const DAMAGES_TOLD: usize = 3;

/// Why a copy does not take the database's place. The database is as it was.
#[derive(Debug, thiserror::Error)]
pub enum NoRestore {
    #[error("{} is in use: stop the program first", .0.display())]
    InUse(PathBuf),
    #[error("{} is there already, from an earlier time: move it elsewhere first", .0.display())]
    Kept(PathBuf),
    #[error("{} is no database of this program", .0.display())]
    Foreign(PathBuf),
    #[error("{} has a journal beside it: it is a database in use, or was copied from one; take a copy that `uitzwaai backup` made", .0.display())]
    Journal(PathBuf),
    #[error("{} is damaged: {}", .0.display(), .1)]
    Damaged(PathBuf, String),
    #[error("{}: {}", .0.display(), .1)]
    File(PathBuf, std::io::Error),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A copy beside the database, looked at and found whole. It goes with this value unless it takes the database's place;
/// until then nobody else gets at the database.
pub struct Candidate {
    store: Store,
    is_older: bool,
    copy: Unfinished,
    database: PathBuf,
    held: Option<DatabaseTransaction>,
}

/// A file that goes with this value, with what SQLite made beside it.
struct Unfinished(PathBuf);

impl Drop for Unfinished {
    fn drop(&mut self) {
        for end in [""].into_iter().chain(BESIDE) {
            // What took the database's place is not there any more.
            let _ = fs::remove_file(with(&self.0, end));
        }
    }
}

impl Candidate {
    /// Copies `file` beside the database, which may be missing, and looks whether the copy is whole and of a version
    /// that this program knows. `file` is only read.
    pub async fn of(database: &Path, file: &Path) -> Result<Self, NoRestore> {
        let kept = kept_as(database);
        if database.exists() && kept.exists() {
            return Err(NoRestore::Kept(kept));
        }
        let held = hold(database).await?;
        let copy = copied(database, file)?;
        let url = format!("sqlite:{}", copy.0.display());
        let damaged = |error: StoreError| match error {
            StoreError::Other(error) => NoRestore::Damaged(file.to_owned(), error.to_string()),
            error => NoRestore::Store(error),
        };
        let store = Store::connect(&url).await.map_err(damaged)?;
        let wrong = wrong_with(&store).await.map_err(|error| damaged(error.into()))?;
        if !wrong.is_empty() {
            return Err(NoRestore::Damaged(file.to_owned(), wrong.join("; ")));
        }
        let pending = store.pending_migrations().await?.len();
        if pending == Migrator::migrations().len() {
            return Err(NoRestore::Foreign(file.to_owned()));
        }
        Ok(Self { store, is_older: pending > 0, copy, database: database.to_owned(), held })
    }

    /// The copy, to look at further.
    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// Whether it is of an earlier version: the next start brings it up to date.
    pub const fn is_older(&self) -> bool {
        self.is_older
    }

    /// Puts it in the database's place, in one step; where the database of before is now, if there was one.
    pub async fn put_in_place(self) -> Result<Option<PathBuf>, NoRestore> {
        let Self { store, copy, database, held, .. } = self;
        // With the last connection its journal is in the file.
        store.close().await?;
        let aside = kept_as(&database);
        // Of a database that was damaged, or taken away, a journal may be left: SQLite would take it for that of the
        // new one.
        for end in BESIDE.iter().filter(|end| with(&database, end).exists()) {
            moved(&with(&database, end), &with(&aside, end))?;
        }
        let kept = database.exists().then_some(aside);
        if let Some(kept) = &kept {
            // There is a database at every moment, whenever this is interrupted.
            fs::hard_link(&database, kept).map_err(|error| NoRestore::File(kept.clone(), error))?;
        }
        moved(&copy.0, &database)?;
        sync_name(&database).map_err(|error| NoRestore::File(database.clone(), error))?;
        drop(held);
        Ok(kept)
    }
}

/// `….before-restore`
fn kept_as(database: &Path) -> PathBuf {
    with(database, ".before-restore")
}

/// The path with something behind its name.
fn with(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

fn moved(from: &Path, to: &Path) -> Result<(), NoRestore> {
    fs::rename(from, to).map_err(|error| NoRestore::File(to.to_owned(), error))
}

/// The bytes of `file` in a new file beside the database, which is of nobody but this account.
fn copied(database: &Path, file: &Path) -> Result<Unfinished, NoRestore> {
    let of_file = |error| NoRestore::File(file.to_owned(), error);
    if with(file, BESIDE[0]).exists() {
        return Err(NoRestore::Journal(file.to_owned()));
    }
    let mut from = File::open(file).map_err(of_file)?;
    let mut begins = Vec::with_capacity(MAGIC.len());
    from.by_ref().take(MAGIC.len() as u64).read_to_end(&mut begins).map_err(of_file)?;
    if begins != MAGIC {
        return Err(NoRestore::Foreign(file.to_owned()));
    }
    let place = with(database, ".restoring");
    let of_copy = |error| NoRestore::File(place.clone(), error);
    // What one that was interrupted has left goes first, with its journal.
    drop(Unfinished(place.clone()));
    let mut to = File::create_new(&place).map_err(of_copy)?;
    let copy = Unfinished(place.clone());
    std::io::copy(&mut begins.as_slice().chain(from), &mut to).map_err(of_copy)?;
    to.sync_all().map_err(of_copy)?;
    Ok(copy)
}

/// Keeps everybody else from the database for as long as the value lives. `None` where there is none, or none that can
/// be read: then nobody works with it either.
async fn hold(database: &Path) -> Result<Option<DatabaseTransaction>, NoRestore> {
    if !database.exists() {
        return Ok(None);
    }
    match hold_file(database).await {
        Ok(Some(held)) => Ok(Some(held)),
        Ok(None) => Err(NoRestore::InUse(database.to_owned())),
        Err(error) => match Failure::of(&error) {
            Failure::Collision => Err(NoRestore::InUse(database.to_owned())),
            Failure::Gone => Err(NoRestore::Store(error.into())),
            Failure::Double { .. } | Failure::Other => {
                tracing::warn!(%error, "the database that is there cannot be read");
                Ok(None)
            }
        },
    }
}

/// Whoever has a database with a journal of this kind open keeps it from being turned off (SQLite, PRAGMA journal_mode).
async fn hold_file(database: &Path) -> Result<Option<DatabaseTransaction>, DbErr> {
    let mut options = ConnectOptions::new(format!("sqlite:{}", database.display()));
    options.max_connections(1).min_connections(1).sqlx_logging(false);
    options.map_sqlx_sqlite_opts(|sqlite| sqlite.create_if_missing(false).busy_timeout(PATIENCE));
    let connection: DatabaseConnection = Database::connect(options).await?;
    let off = Statement::from_string(DbBackend::Sqlite, "PRAGMA journal_mode = DELETE");
    let mode = connection.query_one_raw(off).await?.map(|row| row.try_get_by_index::<String>(0)).transpose()?;
    if mode.as_deref() != Some("delete") {
        return Ok(None);
    }
    let exclusive = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Exclusive),
        ..TransactionOptions::default()
    };
    connection.begin_with_options(exclusive).await.map(Some)
}

/// What SQLite finds wrong with it: nothing, where it is whole and every row refers to one that is there.
async fn wrong_with(store: &Store) -> Result<Vec<String>, DbErr> {
    let ask = |what: &str| Statement::from_string(DbBackend::Sqlite, format!("PRAGMA {what}"));
    let mut wrong = Vec::new();
    for row in store.read().query_all_raw(ask("integrity_check")).await? {
        wrong.push(row.try_get_by_index::<String>(0)?);
    }
    wrong.retain(|line| line != "ok");
    for row in store.read().query_all_raw(ask("foreign_key_check")).await? {
        wrong.push(format!("a row of {} refers to nothing", row.try_get_by_index::<String>(0)?));
    }
    wrong.truncate(DAMAGES_TOLD);
    Ok(wrong)
}
