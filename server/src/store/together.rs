//! Writes that share a commit, on SQLite: it has one writer, and what takes longest of a small write is waiting for
//! the disk.
//!
//! Whoever has written and sees others in line leaves the transaction open for the next, and waits. The last of them,
//! or the one that finds the transaction old or full, commits for all. Each writes within a savepoint, so that one who
//! fails takes nobody along; nobody hears that anything is stored before it is on disk. Nor does anybody hear that
//! something was in their way ("this time is taken") before what was in their way is on disk: they would look, and not
//! find it.
//!
//! Read [`Line::turn`], then [`Turn::hand_on`]. A request that is given up (its browser is gone) may be dropped at any
//! of its waits: what waits for it is then taken further by a task of its own.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use sea_orm::{DatabaseTransaction, DbErr, TransactionTrait};
use tokio::sync::{Mutex, OwnedMutexGuard, oneshot};

use crate::fault::{Point, pass};

/// So many writes share one commit at most.
const MEMBERS_MAX: usize = 64;
/// A transaction that is open for longer takes nobody in any more: the first of them is waiting.
const OPEN_MAX: Duration = Duration::from_millis(25);

/// Who stands in line for the one writer, to share its commit. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    open: Arc<Mutex<Option<Batch>>>,
    waiting: Arc<AtomicUsize>,
}

/// A transaction that holds what others have written, with whoever waits for its commit.
#[derive(Debug)]
struct Batch {
    outer: DatabaseTransaction,
    told: Vec<oneshot::Sender<Result<(), DbErr>>>,
    begun: Instant,
}

impl Batch {
    /// Commits, and says so to all who wait.
    async fn commit(self) -> Result<(), DbErr> {
        let Self { outer, told, .. } = self;
        pass(Point::BeforeCommit);
        let committed = outer.commit().await;
        if committed.is_ok() {
            pass(Point::AfterCommit);
        }
        for member in told {
            // Whoever is gone needs no answer.
            let _ = member.send(committed.clone());
        }
        committed
    }

    /// Rolls back, and says so to all who wait: where no savepoint can be made, the library rolls back what is
    /// innermost, which is all of this, and a commit after that would say that all went well.
    fn fail(self, error: &DbErr) {
        let Self { outer, told, .. } = self;
        drop(outer);
        for member in told {
            let _ = member.send(Err(error.clone()));
        }
    }
}

/// What is counted of somebody in line; taken back when they leave it.
struct Waiting<'a> {
    line: &'a Line,
    was_served: bool,
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.line.waiting.fetch_sub(1, Ordering::SeqCst);
        if !self.was_served {
            // Somebody may have left a transaction open for this one.
            self.line.clone().settle();
        }
    }
}

impl Line {
    /// Waits for the turn to write.
    pub(super) async fn turn(&self) -> Turn {
        self.waiting.fetch_add(1, Ordering::SeqCst);
        let mut waiting = Waiting { line: self, was_served: false };
        let mut open = Arc::clone(&self.open).lock_owned().await;
        waiting.was_served = true;
        drop(waiting);
        let batch = open.take();
        Turn { line: self.clone(), batch, open: Some(open) }
    }

    fn has_others(&self) -> bool {
        self.waiting.load(Ordering::SeqCst) > 0
    }

    /// Commits what was left open, once its turn comes.
    fn settle(self) {
        spawn(async move {
            let batch = self.open.lock().await.take();
            if let Some(batch) = batch {
                report(batch.commit().await);
            }
        });
    }
}

/// One's turn to write. Dropped without [`Turn::hand_on`] or [`Turn::leave`], what others have written before is
/// committed all the same.
pub(super) struct Turn {
    line: Line,
    /// What others wrote before, within the same transaction.
    batch: Option<Batch>,
    /// None once it is handed on.
    open: Option<OwnedMutexGuard<Option<Batch>>>,
}

impl Turn {
    /// The same turn with a savepoint within what others wrote before; `None` where the transaction has to begin with
    /// this one.
    ///
    /// A task of its own makes the savepoint: whoever is given up while the database makes one rolls back whatever is
    /// innermost then, by the library's doing, and that would be what all the others wrote.
    pub(super) async fn join(self) -> Result<(Self, Option<DatabaseTransaction>), DbErr> {
        if self.batch.is_none() {
            return Ok((self, None));
        }
        let joined = tokio::spawn(self.with_savepoint()).await;
        let (savepoint, turn) = joined.map_err(|ended| DbErr::Custom(ended.to_string()))??;
        Ok((turn, savepoint))
    }

    /// In this order, in which they are dropped where nobody takes them any more: what stands since the savepoint
    /// goes, then the rest is committed.
    async fn with_savepoint(mut self) -> Result<(Option<DatabaseTransaction>, Self), DbErr> {
        let Some(batch) = self.batch.take() else { return Ok((None, self)) };
        match batch.outer.begin().await {
            Ok(savepoint) => {
                self.batch = Some(batch);
                Ok((Some(savepoint), self))
            }
            Err(error) => {
                batch.fail(&error);
                Err(error)
            }
        }
    }

    /// After all was written: leaves the transaction to the next in line, or commits. Returns once it is on disk.
    /// `written` is the savepoint of [`Turn::join`], or the transaction that began with this one.
    pub(super) async fn hand_on(mut self, written: DatabaseTransaction) -> Result<(), DbErr> {
        let batch = if self.batch.is_some() {
            // A savepoint that is released leaves the transaction as it was.
            written.commit().await?;
            self.batch.take()
        } else {
            Some(Batch { outer: written, told: Vec::new(), begun: Instant::now() })
        };
        let Some(batch) = batch else { return Err(DbErr::Custom("a turn without its transaction".to_owned())) };
        let takes_more = self.takes_more(&batch);
        if !takes_more && batch.told.is_empty() {
            return batch.commit().await;
        }
        self.pass_on(batch, takes_more).await
    }

    /// After what failed was rolled back: what others wrote goes on. `is_whole`: no statement failed, so the database
    /// is where it was before this one. Returns once what the others wrote before is on disk, or the error that they
    /// are told: then nothing is there of what this one saw.
    pub(super) async fn leave(mut self, is_whole: bool) -> Result<(), DbErr> {
        let Some(batch) = self.batch.take() else { return Ok(()) };
        // Where the disk is full, the database itself has rolled all of it back: its commit fails then, and all are
        // told so.
        let takes_more = is_whole && self.takes_more(&batch);
        self.pass_on(batch, takes_more).await
    }

    fn takes_more(&self, batch: &Batch) -> bool {
        self.line.has_others() && batch.told.len() + 1 < MEMBERS_MAX && batch.begun.elapsed() < OPEN_MAX
    }

    /// Leaves the transaction to the next in line, or to a task that commits, and waits for its end.
    async fn pass_on(mut self, mut batch: Batch, takes_more: bool) -> Result<(), DbErr> {
        let (tell, told) = oneshot::channel();
        batch.told.push(tell);
        if takes_more {
            self.leave_open(batch);
        } else {
            self.commit_apart(batch);
        }
        // `self` holds nothing any more. Whoever was to commit is gone with the program.
        told.await.unwrap_or_else(|_| Err(DbErr::Custom("the commit was not made".to_owned())))
    }

    fn leave_open(&mut self, batch: Batch) {
        if let Some(mut open) = self.open.take() {
            *open = Some(batch);
        }
    }

    /// The task outlives whoever asked for it; nobody writes meanwhile.
    fn commit_apart(&mut self, batch: Batch) {
        let open = self.open.take();
        spawn(async move {
            report(batch.commit().await);
            drop(open);
        });
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(batch) = self.batch.take() {
            self.commit_apart(batch);
        }
    }
}

/// Without a runtime the program is ending; what is open is rolled back, and nobody was told that it is stored.
fn spawn(task: impl Future<Output = ()> + Send + 'static) {
    if let Ok(runtime) = tokio::runtime::Handle::try_current() {
        runtime.spawn(task);
    }
}

/// Those who wait are told by themselves; this is for whoever runs the program.
fn report(committed: Result<(), DbErr>) {
    if let Err(error) = committed {
        tracing::warn!(%error, "a commit that several writes shared failed");
    }
}
