//! The connection for reads, with the keys that open what is sealed.

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, DbErr, ExecResult, QueryResult, Statement};

use super::seal::Keyed;
use super::transaction_pool::Beginnings;
use super::{StoreError, Tx};
use crate::secret::Keyring;

/// Made by [`Store::read`](super::Store::read) only.
#[derive(Clone, Debug)]
pub struct Reader {
    pub(super) inner: DatabaseConnection,
    /// Behind a pool in transaction mode, how a read begins: each is a transaction of its own there.
    pub(super) lent: Option<Beginnings>,
    pub(super) keys: Option<Keyring>,
}

impl Keyed for Reader {
    fn keys(&self) -> Result<&Keyring, StoreError> {
        self.keys.as_ref().ok_or(StoreError::NoKeys)
    }
}

impl Keyed for Tx<'_> {
    fn keys(&self) -> Result<&Keyring, StoreError> {
        self.keyring()
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Reader {
    fn get_database_backend(&self) -> DbBackend {
        self.inner.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        let Some(lent) = &self.lent else { return self.inner.execute_raw(statement).await };
        let transaction = lent.read(&self.inner).await?;
        let answer = transaction.execute_raw(statement).await;
        transaction.end(answer).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        let Some(lent) = &self.lent else { return self.inner.execute_unprepared(sql).await };
        let transaction = lent.read(&self.inner).await?;
        let answer = transaction.execute_unprepared(sql).await;
        transaction.end(answer).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        let Some(lent) = &self.lent else { return self.inner.query_one_raw(statement).await };
        let transaction = lent.read(&self.inner).await?;
        let answer = transaction.query_one_raw(statement).await;
        transaction.end(answer).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let Some(lent) = &self.lent else { return self.inner.query_all_raw(statement).await };
        let transaction = lent.read(&self.inner).await?;
        let answer = transaction.query_all_raw(statement).await;
        transaction.end(answer).await
    }
}
