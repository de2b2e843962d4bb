//! What may go wrong in the store, by kind: a caller can tell "try later" from "a double".

use sea_orm::sqlx;
use sea_orm::{DbErr, RuntimeErr};

use super::typed::Unreadable;
use crate::secret::NoKeys;

/// What the library that runs migrations says of one that was run and that it does not have.
const UNKNOWN: &str = "this migration has been applied but its file is missing";

/// A failure of the store. What may well happen in a use case is an outcome there, not this.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database is locked, full or gone. Nothing was written.
    #[error("the database cannot be used now: {0}")]
    Unavailable(#[source] DbErr),
    /// A row with the same key is there already.
    #[error("a row of {table} has the same key already ({key})")]
    UniqueViolation {
        table: String,
        /// `uq_table_columns`, the same on both databases (but `table_pkey` for a primary key of
        /// one column on PostgreSQL).
        key: String,
    },
    /// Something stored cannot be read as what it should be.
    #[error("{table} {id} holds something unreadable: {what}")]
    Corrupt { table: &'static str, id: String, what: String },
    /// The address of the database cannot be used.
    #[error("DATABASE_URL cannot be used: {0}")]
    Address(&'static str),
    /// A newer version of the program has changed the database in ways that this one does not know.
    #[error(
        "the database is of a newer version of the program, which made {0} in it: start that version, or restore a copy from before (nothing was changed)"
    )]
    Newer(String),
    /// A statement failed inside a write that went on to say "done". It was rolled back.
    #[error("a statement failed inside a write")]
    HalfWritten,
    /// An event was written through a store that was given no key for the log. It was rolled back.
    #[error("the log has no key")]
    NoLogKey,
    /// Something sealed was read or written through a store that was given no keys.
    #[error("the database has no keys")]
    NoKeys,
    #[error(transparent)]
    KeyFile(#[from] NoKeys),
    /// The key that seals was changed during a write. It was rolled back, and is tried again.
    #[error("the key was changed meanwhile")]
    KeyChanged,
    #[error(transparent)]
    Other(DbErr),
}

impl StoreError {
    /// A stored code or text that does not parse.
    pub fn corrupt(table: &'static str, id: impl ToString, what: impl Into<String>) -> Self {
        Self::Corrupt { table, id: id.to_string(), what: what.into() }
    }

    /// What went wrong with migrations, or with looking at them.
    pub(super) fn of_migrating(error: DbErr) -> Self {
        match error {
            DbErr::Custom(said) if said.contains(UNKNOWN) => {
                // One line each, with the name between quotes.
                let names = said.lines().filter_map(|line| line.split('\'').nth(1));
                Self::Newer(names.collect::<Vec<_>>().join(", "))
            }
            error => error.into(),
        }
    }

    /// Whether this says that `key` (`uq_table_columns`), or any key of the table of that name, is
    /// taken.
    pub fn is_double(&self, key_or_table: &str) -> bool {
        matches!(self, Self::UniqueViolation { table, key } if key == key_or_table || table == key_or_table)
    }
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        if let DbErr::TryIntoErr { source, .. } = &error
            && let Some(Unreadable { table, id, what }) = source.downcast_ref()
        {
            return Self::Corrupt { table, id: id.clone(), what: what.clone() };
        }
        match Failure::of(&error) {
            Failure::Double { table, key } => Self::UniqueViolation { table, key },
            Failure::Gone | Failure::Collision => Self::Unavailable(error),
            Failure::Other => Self::Other(error),
        }
    }
}

/// Whether a value is there and is nothing that its column's type can hold.
pub(super) fn is_undecodable(error: &DbErr) -> bool {
    match error {
        DbErr::Query(RuntimeErr::SqlxError(sqlx)) => {
            matches!(sqlx.as_ref(), sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_))
        }
        _ => false,
    }
}

/// What kind of failure a database reports.
pub(super) enum Failure {
    /// A unique key is taken.
    Double {
        table: String,
        key: String,
    },
    /// Locked by others for too long, full, or not there.
    Gone,
    /// Two transactions collided (deadlock, serialization, lock): nothing was written, and trying
    /// again may do.
    Collision,
    Other,
}

impl Failure {
    pub(super) fn of(error: &DbErr) -> Self {
        let sqlx = match error {
            DbErr::ConnectionAcquire(_) => return Self::Gone,
            DbErr::Conn(RuntimeErr::SqlxError(sqlx))
            | DbErr::Exec(RuntimeErr::SqlxError(sqlx))
            | DbErr::Query(RuntimeErr::SqlxError(sqlx)) => sqlx.as_ref(),
            DbErr::Conn(_) => return Self::Gone,
            _ => return Self::Other,
        };
        match sqlx {
            sqlx::Error::Database(reported) => Self::reported(reported.as_ref()),
            sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed => Self::Gone,
            // No database answered, but something before it that leads nowhere now: a proxy, until another one leads.
            sqlx::Error::Protocol(_) if matches!(error, DbErr::Conn(_)) => Self::Gone,
            _ => Self::Other,
        }
    }

    fn reported(error: &dyn sqlx::error::DatabaseError) -> Self {
        let code = error.code().unwrap_or_default();
        if error.try_downcast_ref::<sqlx::sqlite::SqliteError>().is_some() {
            return Self::of_sqlite(&code, error.message());
        }
        match code.as_ref() {
            "23505" => Self::Double {
                table: error.table().unwrap_or_default().to_owned(),
                key: error.constraint().unwrap_or_default().to_owned(),
            },
            // serialization_failure, deadlock_detected
            "40001" | "40P01" => Self::Collision,
            // Connection exceptions, insufficient resources, operator intervention; lock not available, and a database
            // that leads no more, or not yet (read_only_sql_transaction).
            code if ["08", "53", "57"].iter().any(|class| code.starts_with(class)) => Self::Gone,
            "55P03" | "25006" => Self::Gone,
            _ => Self::Other,
        }
    }

    /// SQLite's extended result codes: the low byte is the primary one.
    fn of_sqlite(code: &str, message: &str) -> Self {
        match code.parse::<u32>().unwrap_or_default() {
            // SQLITE_CONSTRAINT_PRIMARYKEY, _UNIQUE: "UNIQUE constraint failed: units.board_id, units.path_key"
            1555 | 2067 => {
                let columns = message.rsplit(": ").next().unwrap_or_default();
                let mut table = "";
                let mut key = String::from("uq");
                for column in columns.split(", ") {
                    let (of, name) = column.split_once('.').unwrap_or_default();
                    if table.is_empty() {
                        table = of;
                        key.push('_');
                        key.push_str(of);
                    }
                    key.push('_');
                    key.push_str(name);
                }
                Self::Double { table: table.to_owned(), key }
            }
            // BUSY, LOCKED
            code if matches!(code & 0xff, 5 | 6) => Self::Collision,
            // READONLY, IOERR, FULL, CANTOPEN
            code if matches!(code & 0xff, 8 | 10 | 13 | 14) => Self::Gone,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{DbErr, Failure, RuntimeErr, sqlx};

    #[test]
    fn whatever_answers_in_the_place_of_a_database_is_a_database_that_is_gone() {
        let protocol = || RuntimeErr::SqlxError(sqlx::Error::Protocol("unexpected response".into()).into());
        assert!(matches!(Failure::of(&DbErr::Conn(protocol())), Failure::Gone));
        assert!(matches!(Failure::of(&DbErr::Query(protocol())), Failure::Other), "it was connected to one");
    }

    #[test]
    fn a_disk_that_is_full_fails_or_may_not_be_written_to_is_a_database_that_is_gone() {
        // READONLY, IOERR, FULL, CANTOPEN; READONLY_DBMOVED, IOERR_WRITE, IOERR_FSYNC, CANTOPEN_ISDIR.
        for code in ["8", "10", "13", "14", "1032", "778", "1034", "526"] {
            assert!(matches!(Failure::of_sqlite(code, ""), Failure::Gone), "{code}");
        }
        // BUSY, LOCKED, BUSY_SNAPSHOT; CORRUPT is nothing that goes by.
        for code in ["5", "6", "517"] {
            assert!(matches!(Failure::of_sqlite(code, ""), Failure::Collision), "{code}");
        }
        assert!(matches!(Failure::of_sqlite("11", ""), Failure::Other));
    }
}
