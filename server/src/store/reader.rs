//! The connection for reads, with the keys that open what is sealed.

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, DbErr, ExecResult, QueryResult, Statement};

use super::seal::Keyed;
use super::{StoreError, Tx};
use crate::secret::Keyring;

/// Made by [`Store::read`](super::Store::read) only.
#[derive(Clone, Debug)]
pub struct Reader {
    pub(super) inner: DatabaseConnection,
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
        self.inner.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.inner.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.inner.query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.inner.query_all_raw(statement).await
    }
}
