//! The transaction a write runs in.

use std::marker::PhantomData;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};

use sea_orm::{ConnectionTrait, DbBackend, DbErr, ExecResult, QueryResult, Statement};

use super::StoreError;
use super::entity::event;
use super::error::Failure;
use super::transaction_pool::Running;
use crate::secret::{KeyId, Keyring, Secrets};

/// A transaction, made by [`Store::write`](super::Store::write) only. A function that writes takes
/// `&Tx<'_>`, so that nothing is written outside a transaction; one that reads takes any
/// `ConnectionTrait`.
///
/// It remembers whether a statement failed: PostgreSQL would turn the commit of such a transaction
/// into a silent rollback.
///
/// `'env` is what the write's closure borrows.
pub struct Tx<'env> {
    inner: Running,
    failed: AtomicBool,
    collided: AtomicBool,
    met_a_key: AtomicBool,
    logged: Mutex<Vec<event::Model>>,
    log_key: Option<Secrets>,
    keys: Option<Keyring>,
    sealed_with: OnceLock<KeyId>,
    env: PhantomData<&'env ()>,
}

impl Tx<'_> {
    pub(super) const fn new(inner: Running, log_key: Option<Secrets>, keys: Option<Keyring>) -> Self {
        Self {
            inner,
            failed: AtomicBool::new(false),
            collided: AtomicBool::new(false),
            met_a_key: AtomicBool::new(false),
            logged: Mutex::new(Vec::new()),
            log_key,
            keys,
            sealed_with: OnceLock::new(),
            env: PhantomData,
        }
    }

    pub(super) fn has_failed(&self) -> bool {
        self.failed.load(Ordering::Relaxed)
    }

    pub(super) fn has_collided(&self) -> bool {
        self.collided.load(Ordering::Relaxed)
    }

    /// Whether what failed was a key that somebody has taken.
    pub(super) fn has_met_a_key(&self) -> bool {
        self.met_a_key.load(Ordering::Relaxed)
    }

    /// Events that were written in this transaction: the door adds them to the chain of the log before the
    /// commit. For `log`, which writes them.
    pub(crate) fn logged(&self, rows: impl IntoIterator<Item = event::Model>) {
        self.logged.lock().unwrap_or_else(PoisonError::into_inner).extend(rows);
    }

    /// The key of the log. A store that was opened without one writes nothing into it.
    pub(crate) fn log_key(&self) -> Result<&Secrets, StoreError> {
        self.log_key.as_ref().ok_or(StoreError::NoLogKey)
    }

    /// The keys of what is sealed.
    pub(super) fn keyring(&self) -> Result<&Keyring, StoreError> {
        self.keys.as_ref().ok_or(StoreError::NoKeys)
    }

    /// The same, to seal with: the door looks before the commit whether that key still seals.
    pub(super) fn sealing(&self) -> Result<&Keyring, StoreError> {
        let keys = self.keyring()?;
        self.sealed_with.get_or_init(|| keys.current());
        Ok(keys)
    }

    /// The key of what was sealed first in this transaction.
    pub(super) fn sealed_with(&self) -> Option<&KeyId> {
        self.sealed_with.get()
    }

    /// Has the door try again.
    pub(super) fn collide(&self) {
        self.collided.store(true, Ordering::Relaxed);
    }

    pub(super) fn take_logged(&self) -> Vec<event::Model> {
        std::mem::take(&mut *self.logged.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) fn into_inner(self) -> Running {
        self.inner
    }

    fn note<T>(&self, result: Result<T, DbErr>) -> Result<T, DbErr> {
        if let Err(error) = &result {
            self.failed.store(true, Ordering::Relaxed);
            match Failure::of(error) {
                Failure::Collision => self.collided.store(true, Ordering::Relaxed),
                Failure::Double { .. } => self.met_a_key.store(true, Ordering::Relaxed),
                Failure::Gone | Failure::Other => {}
            }
        }
        result
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Tx<'_> {
    fn get_database_backend(&self) -> DbBackend {
        self.inner.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.note(self.inner.execute_raw(statement).await)
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.note(self.inner.execute_unprepared(sql).await)
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.note(self.inner.query_one_raw(statement).await)
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.note(self.inner.query_all_raw(statement).await)
    }
}
