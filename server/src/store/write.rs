//! The one door for writes.

use std::pin::Pin;
use std::time::{Duration, Instant};

use sea_orm::{
    ConnAcquireErr, DatabaseTransaction, DbErr, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};

use super::connect::TURN_TIMEOUT;
use super::error::Failure;
use super::together::Turn;
use super::transaction_pool::Running;
use super::{Store, StoreError, Tx, chain, seal};
use crate::fault::{Point, pass};

/// How often a write is tried that collides with others: with pauses of about 10, 20, 40 and 80 ms.
const TRIES: u32 = 5;

/// What a write's closure returns: `Box::pin(async move { … })`.
pub type Writing<'tx, T, E> = Pin<Box<dyn Future<Output = Result<T, E>> + Send + 'tx>>;

impl Store {
    /// Runs `work` in one transaction: commits on `Ok`, rolls back on `Err`.
    ///
    /// ```ignore
    /// store.write(|tx| Box::pin(async move { unit.insert(tx).await?; Ok::<_, StoreError>(()) })).await
    /// ```
    ///
    /// `work` may run more than once: where two transactions collide (deadlock, serialization,
    /// another process's lock), nothing was written and it is tried again. It therefore borrows
    /// what it needs (`let form = &form;`) and changes nothing outside the transaction. A
    /// connection that breaks during the commit is not tried again, since the commit may have
    /// happened.
    ///
    /// A statement that fails spoils the transaction on PostgreSQL; so that both databases behave
    /// alike, `work` has to return an error then ([`StoreError::HalfWritten`] if it does not). For
    /// "insert unless there" use `ON CONFLICT DO NOTHING`.
    ///
    /// Events that `work` wrote are chained to the log before the commit ([`chain`]), and what it sealed is sealed with
    /// the key that seals at that moment ([`seal`]).
    pub async fn write<'env, T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: for<'tx> Fn(&'tx Tx<'env>) -> Writing<'tx, T, E> + Send + Sync,
        T: Send,
        E: From<StoreError> + Send,
    {
        self.write_patiently(work, false).await
    }

    /// The same for a small write, of which many may come at once: on SQLite those that stand in line share a commit
    /// ([`together`](super::together)). Each of them waits for all, so nothing long belongs here.
    pub async fn write_small<'env, T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: for<'tx> Fn(&'tx Tx<'env>) -> Writing<'tx, T, E> + Send + Sync,
        T: Send,
        E: From<StoreError> + Send,
    {
        self.write_patiently(work, self.is_sqlite()).await
    }

    async fn write_patiently<'env, T, E, F>(&self, work: F, shares: bool) -> Result<T, E>
    where
        F: for<'tx> Fn(&'tx Tx<'env>) -> Writing<'tx, T, E> + Send + Sync,
        T: Send,
        E: From<StoreError> + Send,
    {
        let mut tried = 1;
        loop {
            let attempt = match shares {
                true => self.write_once_in_line(&work).await,
                false => self.write_once(&work).await,
            };
            match attempt {
                Attempt::Done(result) => return result,
                Attempt::Collided(error) if tried >= TRIES => return Err(error),
                Attempt::Collided(_) => {
                    // reason: a back-off; the other writer gives no sign when it is done. Some of it is
                    // chance, or those who collided would do so again.
                    let pause_millis = (5 << tried) + rand::random_range(0..10);
                    tokio::time::sleep(Duration::from_millis(pause_millis)).await;
                    tried += 1;
                }
            }
        }
    }

    async fn write_once<'env, T, E, F>(&self, work: &F) -> Attempt<T, E>
    where
        F: for<'tx> Fn(&'tx Tx<'env>) -> Writing<'tx, T, E> + Send + Sync,
        T: Send,
        E: From<StoreError> + Send,
    {
        let asked = Instant::now();
        let begun = self.begin().await;
        self.waits.note(asked.elapsed());
        let tx = match begun {
            Ok(inner) => Tx::new(inner, self.secrets.clone(), self.readers.keys.clone()),
            // The busy timeout has passed already: no use in trying again.
            Err(error) => return Attempt::Done(Err(StoreError::from(error).into())),
        };
        let result = ended(&tx, work(&tx).await).await;
        let collided = tx.has_collided();
        match result {
            Ok(value) => {
                pass(Point::BeforeCommit);
                match tx.into_inner().commit().await {
                    Ok(()) => {
                        pass(Point::AfterCommit);
                        Attempt::Done(Ok(value))
                    }
                    Err(error) => {
                        let collided = matches!(Failure::of(&error), Failure::Collision);
                        let error = E::from(StoreError::from(error));
                        if collided { Attempt::Collided(error) } else { Attempt::Done(Err(error)) }
                    }
                }
            }
            Err(error) => {
                // A rollback that fails leaves nothing behind either: the connection is dropped (`connect`).
                let _ = tx.into_inner().rollback().await;
                if collided { Attempt::Collided(error) } else { Attempt::Done(Err(error)) }
            }
        }
    }

    /// As [`Store::write_once`], with a commit that others may share.
    async fn write_once_in_line<'env, T, E, F>(&self, work: &F) -> Attempt<T, E>
    where
        F: for<'tx> Fn(&'tx Tx<'env>) -> Writing<'tx, T, E> + Send + Sync,
        T: Send,
        E: From<StoreError> + Send,
    {
        let asked = Instant::now();
        // Those in line wait no longer, all in all, than each would wait for the writer alone.
        let begun = tokio::time::timeout(TURN_TIMEOUT, self.in_turn()).await;
        self.waits.note(asked.elapsed());
        let (turn, tx) = match begun.unwrap_or(Err(DbErr::ConnectionAcquire(ConnAcquireErr::Timeout))) {
            Ok((turn, inner)) => {
                (turn, Tx::new(Running::Session(inner), self.secrets.clone(), self.readers.keys.clone()))
            }
            Err(error) => return Attempt::Done(Err(StoreError::from(error).into())),
        };
        let result = ended(&tx, work(&tx).await).await;
        let (failed, collided, met_a_key) = (tx.has_failed(), tx.has_collided(), tx.has_met_a_key());
        let inner = match tx.into_inner() {
            Running::Session(inner) => inner,
            // Only PostgreSQL is reached through such a pool.
            Running::Lent(_) => return Attempt::Done(Err(StoreError::HalfWritten.into())),
        };
        match result {
            Ok(value) => match turn.hand_on(inner).await {
                Ok(()) => Attempt::Done(Ok(value)),
                Err(error) => Attempt::Done(Err(E::from(StoreError::from(error)))),
            },
            Err(error) => {
                let rolled_back = inner.rollback().await.is_ok();
                let others = turn.leave(rolled_back && !failed).await;
                // What was in the way and is gone again is looked at anew.
                let saw_what_is_gone = others.is_err() && (!failed || met_a_key);
                if collided || saw_what_is_gone { Attempt::Collided(error) } else { Attempt::Done(Err(error)) }
            }
        }
    }

    /// The turn in line, with the transaction that is open there or begins with it.
    async fn in_turn(&self) -> Result<(Turn, DatabaseTransaction), DbErr> {
        let (turn, joined) = self.line.turn().await.join().await?;
        let inner = match joined {
            Some(joined) => joined,
            None => self.begin_session().await?,
        };
        Ok((turn, inner))
    }

    async fn begin(&self) -> Result<Running, DbErr> {
        if let Some(lent) = &self.lent {
            return Ok(Running::Lent(lent.write(&self.writer).await?));
        }
        Ok(Running::Session(self.begin_session().await?))
    }

    async fn begin_session(&self) -> Result<DatabaseTransaction, DbErr> {
        let options = TransactionOptions {
            // A deferred transaction that turns into a writer is refused in spite of the timeout.
            sqlite_transaction_mode: self.is_sqlite().then_some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        self.writer.begin_with_options(options).await
    }
}

/// What the work came to, with what every write ends with: nothing is done where a statement failed on the way.
async fn ended<T, E: From<StoreError>>(tx: &Tx<'_>, result: Result<T, E>) -> Result<T, E> {
    let value = result?;
    if tx.has_failed() {
        return Err(StoreError::HalfWritten.into());
    }
    // Last, so that the end of the log is held no longer than the commit takes.
    before_commit(tx).await?;
    Ok(value)
}

async fn before_commit(tx: &Tx<'_>) -> Result<(), StoreError> {
    chain::extend(tx).await?;
    seal::confirm(tx).await
}

/// How one try of a write ended.
enum Attempt<T, E> {
    Done(Result<T, E>),
    /// Nothing was written; the error to give up with.
    Collided(E),
}
