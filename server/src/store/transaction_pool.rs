//! PostgreSQL behind a pool that lends a connection for one transaction at a time (PgBouncer,
//! `pool_mode = transaction`).
//!
//! Between two transactions nothing of ours stands there: what a session would hold, the pool refuses, forgets, or
//! gives to somebody else. So every statement runs in a transaction, each transaction says its own settings, and a
//! statement is prepared without a name, which lasts until the next one. Statements of one transaction reach the same
//! connection, or preparing and running one would not.
//!
//! Deliberately absent: anything that outlives a transaction, such as `SET`, named statements, `LISTEN` and locks of
//! a session. Where each connection is a session of its own, the store uses one, which takes fewer round trips.

use std::sync::Arc;
use std::time::Duration;

use migrations::{Migrator, MigratorTrait};
use sea_orm::sea_query::Values;
use sea_orm::sqlx::postgres::{PgConnectOptions, PgConnection};
use sea_orm::sqlx::query::Query;
use sea_orm::sqlx::{self, AssertSqlSafe, Executor, Postgres, Row};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, RuntimeErr,
    Statement, TransactionTrait,
};
use sea_query_sqlx::SqlxValues;
use tokio::sync::Mutex;

/// A setting that means nothing to PostgreSQL, asked for when a connection is made and looked for afterwards.
pub(super) const MARK: &str = "uitzwaai.session";

/// After this a transaction is ended that was forgotten by a broken instance: it does not keep its locks for ever.
pub(super) const IDLE_LIMIT: &str = "60s";

/// Migrations are run by a library that gives names to what it prepares; those of whoever had the connection before
/// are in its way, as its own would be to the next.
const FORGET_NAMES: &str = "DEALLOCATE ALL";

/// How transactions begin, each kind in one message.
#[derive(Clone, Debug)]
pub(super) struct Beginnings {
    read: Arc<str>,
    write: Arc<str>,
    /// The settings of both, for a transaction that has begun.
    settings: Arc<str>,
}

impl Beginnings {
    /// `patience` is how long a statement waits for a lock.
    pub(super) fn new(patience: Duration) -> Self {
        let idle = format!("SET LOCAL idle_in_transaction_session_timeout = '{IDLE_LIMIT}'");
        let settings = format!("SET LOCAL lock_timeout = '{}ms'; {idle}", patience.as_millis());
        Self {
            read: format!("BEGIN READ ONLY; {settings}").into(),
            write: format!("BEGIN; {settings}").into(),
            settings: settings.into(),
        }
    }

    /// A transaction in which nothing can be written.
    pub(super) async fn read(&self, connection: &DatabaseConnection) -> Result<Lent, DbErr> {
        Lent::begin(connection, self.read.clone()).await
    }

    pub(super) async fn write(&self, connection: &DatabaseConnection) -> Result<Lent, DbErr> {
        Lent::begin(connection, self.write.clone()).await
    }

    /// Runs what has not run yet, each migration in a transaction of its own.
    pub(super) async fn migrate(&self, connection: &DatabaseConnection) -> Result<(), DbErr> {
        loop {
            let tx = self.migration(connection).await?;
            let pending = Migrator::get_pending_migrations(&tx).await?.len();
            Migrator::up(&tx, Some(1)).await?;
            tx.execute_unprepared(FORGET_NAMES).await?;
            tx.commit().await?;
            if pending <= 1 {
                return Ok(());
            }
        }
    }

    /// The names of what has not run yet, oldest first.
    pub(super) async fn pending_migrations(&self, connection: &DatabaseConnection) -> Result<Vec<String>, DbErr> {
        let tx = self.migration(connection).await?;
        let pending = Migrator::get_pending_migrations_read_only(&tx).await?;
        let names = pending.iter().map(|migration| migration.name().to_owned()).collect();
        drop(pending);
        tx.execute_unprepared(FORGET_NAMES).await?;
        tx.commit().await?;
        Ok(names)
    }

    async fn migration(&self, connection: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
        let tx = connection.begin().await?;
        tx.execute_unprepared(&self.settings).await?;
        tx.execute_unprepared(FORGET_NAMES).await?;
        Ok(tx)
    }
}

/// Whether what a connection asked for when it was made, the mark, counts in it afterwards.
pub(super) async fn is_session(connection: &DatabaseConnection, mark: &str) -> Result<bool, DbErr> {
    // Not prepared, which would need a session already.
    let asked = sqlx::raw_sql(AssertSqlSafe(format!("SELECT current_setting('{MARK}', true) = '{mark}'")));
    let row = asked.fetch_one(connection.get_postgres_connection_pool()).await.map_err(query_error)?;
    Ok(row.try_get::<Option<bool>, _>(0).map_err(query_error)? == Some(true))
}

/// Whether the other end answered, and did not take what we asked for.
pub(super) fn was_refused(error: &DbErr) -> bool {
    match error {
        DbErr::Conn(RuntimeErr::SqlxError(error)) => matches!(error.as_ref(), sqlx::Error::Database(_)),
        _ => false,
    }
}

/// Asks for nothing when a connection is made: PgBouncer refuses what it does not know.
pub(super) fn without_settings(options: PgConnectOptions) -> PgConnectOptions {
    options.extra_float_digits(None).statement_cache_capacity(0)
}

/// A transaction on a connection that is ours until it ends.
pub(super) struct Lent(Mutex<sqlx::Transaction<'static, Postgres>>);

impl Lent {
    async fn begin(connection: &DatabaseConnection, beginning: Arc<str>) -> Result<Self, DbErr> {
        let begun = connection.get_postgres_connection_pool().begin_with(AssertSqlSafe(beginning)).await;
        begun.map(|transaction| Self(Mutex::new(transaction))).map_err(|error| DbErr::Conn(runtime(error)))
    }

    pub(super) async fn commit(self) -> Result<(), DbErr> {
        self.0.into_inner().commit().await.map_err(query_error)
    }

    pub(super) async fn rollback(self) -> Result<(), DbErr> {
        self.0.into_inner().rollback().await.map_err(query_error)
    }

    /// Gives the connection back; where there is no answer, what began is rolled back.
    pub(super) async fn end<T>(self, answer: Result<T, DbErr>) -> Result<T, DbErr> {
        let answer = answer?;
        self.commit().await?;
        Ok(answer)
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Lent {
    fn get_database_backend(&self) -> DbBackend {
        DbBackend::Postgres
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        let mut transaction = self.0.lock().await;
        let connection: &mut PgConnection = &mut transaction;
        unnamed(statement).execute(connection).await.map(ExecResult::from).map_err(exec_error)
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        let mut transaction = self.0.lock().await;
        let connection: &mut PgConnection = &mut transaction;
        let done = connection.execute(AssertSqlSafe(sql.to_owned())).await;
        done.map(ExecResult::from).map_err(exec_error)
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        let mut transaction = self.0.lock().await;
        let connection: &mut PgConnection = &mut transaction;
        let row = unnamed(statement).fetch_optional(connection).await.map_err(query_error)?;
        Ok(row.map(QueryResult::from))
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let mut transaction = self.0.lock().await;
        let connection: &mut PgConnection = &mut transaction;
        let rows = unnamed(statement).fetch_all(connection).await.map_err(query_error)?;
        Ok(rows.into_iter().map(QueryResult::from).collect())
    }
}

/// The statement, prepared without a name.
fn unnamed(statement: Statement) -> Query<'static, Postgres, SqlxValues> {
    let values = statement.values.unwrap_or_else(|| Values(Vec::new()));
    sqlx::query_with(AssertSqlSafe(statement.sql), SqlxValues(values)).persistent(false)
}

fn runtime(error: sqlx::Error) -> RuntimeErr {
    RuntimeErr::SqlxError(Arc::new(error))
}

fn exec_error(error: sqlx::Error) -> DbErr {
    DbErr::Exec(runtime(error))
}

fn query_error(error: sqlx::Error) -> DbErr {
    DbErr::Query(runtime(error))
}

/// A transaction of either kind.
pub(super) enum Running {
    Session(DatabaseTransaction),
    Lent(Lent),
}

impl Running {
    pub(super) async fn commit(self) -> Result<(), DbErr> {
        match self {
            Self::Session(transaction) => transaction.commit().await,
            Self::Lent(lent) => lent.commit().await,
        }
    }

    pub(super) async fn rollback(self) -> Result<(), DbErr> {
        match self {
            Self::Session(transaction) => transaction.rollback().await,
            Self::Lent(lent) => lent.rollback().await,
        }
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Running {
    fn get_database_backend(&self) -> DbBackend {
        match self {
            Self::Session(transaction) => transaction.get_database_backend(),
            Self::Lent(lent) => lent.get_database_backend(),
        }
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        match self {
            Self::Session(transaction) => transaction.execute_raw(statement).await,
            Self::Lent(lent) => lent.execute_raw(statement).await,
        }
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        match self {
            Self::Session(transaction) => transaction.execute_unprepared(sql).await,
            Self::Lent(lent) => lent.execute_unprepared(sql).await,
        }
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        match self {
            Self::Session(transaction) => transaction.query_one_raw(statement).await,
            Self::Lent(lent) => lent.query_one_raw(statement).await,
        }
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        match self {
            Self::Session(transaction) => transaction.query_all_raw(statement).await,
            Self::Lent(lent) => lent.query_all_raw(statement).await,
        }
    }
}
