//! A copy of the database inside the program, while it is in use.

use std::path::Path;

use sea_orm::{ConnectionTrait, Statement};

use super::{Store, StoreError};

/// Why there is no copy.
#[derive(Debug, thiserror::Error)]
pub enum NoBackup {
    #[error("PostgreSQL has its own tool for this: pg_dump")]
    NotSqlite,
    #[error("{0} is there already; name a new file")]
    Exists(String),
    #[error("the name of the file is not UTF-8")]
    Name,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Store {
    /// Writes a consistent copy to a new file (SQLite's `VACUUM INTO`): what was committed before
    /// it started is in it, whoever is writing meanwhile.
    pub async fn backup(&self, file: &Path) -> Result<(), NoBackup> {
        if !self.is_sqlite() {
            return Err(NoBackup::NotSqlite);
        }
        if file.exists() {
            return Err(NoBackup::Exists(file.display().to_string()));
        }
        let name = file.to_str().ok_or(NoBackup::Name)?;
        let statement =
            Statement::from_sql_and_values(self.read().get_database_backend(), "VACUUM INTO ?", [name.into()]);
        // The connections for reads refuse to write anything, a new file too; to this one the database is as
        // readable, and the copy keeps nobody from writing.
        if let Err(error) = self.writer.execute_raw(statement).await {
            // What was begun would only be in the way of the next try.
            match std::fs::remove_file(file) {
                Err(left) if left.kind() != std::io::ErrorKind::NotFound => {
                    tracing::warn!(file = name, %left, "half a copy was left");
                }
                _ => {}
            }
            return Err(NoBackup::Store(error.into()));
        }
        Ok(())
    }
}
