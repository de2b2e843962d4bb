//! A copy of the database inside the program, while it is in use.

use std::io::ErrorKind;
use std::path::Path;

use sea_orm::{ConnectionTrait, Statement};

use super::{Store, StoreError};
use crate::durable::sync_name;

/// Why there is no copy.
#[derive(Debug, thiserror::Error)]
pub enum NoBackup {
    #[error("PostgreSQL has its own tool for this: pg_dump")]
    NotSqlite,
    #[error("{0} is there already; name a new file")]
    Exists(String),
    #[error("{0} cannot be made: {1}")]
    File(String, std::io::Error),
    #[error("the name of the file is not UTF-8")]
    Name,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Store {
    /// Writes a consistent copy to a new file (SQLite's `VACUUM INTO`): what was committed before
    /// it started is in it, whoever is writing meanwhile. It is on disk, under its name, once this is done.
    pub async fn backup(&self, file: &Path) -> Result<(), NoBackup> {
        if !self.is_sqlite() {
            return Err(NoBackup::NotSqlite);
        }
        let name = file.to_str().ok_or(NoBackup::Name)?;
        // SQLite fills an empty file; made here, it is nobody else's.
        let made = std::fs::File::create_new(file).map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => NoBackup::Exists(name.to_owned()),
            _ => NoBackup::File(name.to_owned(), error),
        })?;
        let statement =
            Statement::from_sql_and_values(self.read().get_database_backend(), "VACUUM INTO ?", [name.into()]);
        // The connections for reads refuse to write anything, a new file too; to this one the database is as
        // readable, and the copy keeps nobody from writing.
        if let Err(error) = self.writer.execute_raw(statement).await {
            drop(made);
            // What was begun would only be in the way of the next try.
            if let Err(left) = std::fs::remove_file(file) {
                tracing::warn!(file = name, %left, "half a copy was left");
            }
            return Err(NoBackup::Store(error.into()));
        }
        let kept = made.sync_all().and_then(|()| sync_name(file));
        kept.map_err(|error| NoBackup::File(name.to_owned(), error))
    }
}
