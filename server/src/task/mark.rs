//! A task is done, or it is not after all.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};

use crate::access::TaskOwner;
use crate::course::{self, Actor, EventKind};
use crate::program::Program;
use crate::store::StoreError;
use crate::store::entity::task;

/// How marking ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marking {
    Done,
    Reopened,
    /// It was so already: a second click, or somebody else was first.
    Already,
}

/// Marks a task done, or open again.
pub async fn mark(program: &Program, owner: &TaskOwner, done: bool) -> Result<Marking, StoreError> {
    let now = program.now();
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                course::lock(tx, owner.departure()).await?;
                let Some(row) = task::Entity::find_by_id(owner.task().uuid()).one(tx).await? else {
                    return Ok(Marking::Already);
                };
                if row.done_at.is_some() == done {
                    return Ok(Marking::Already);
                }
                let mut row = row.into_active_model();
                row.done_at = Set(done.then_some(now));
                row.done_by = Set(done.then(|| owner.account().uuid()));
                row.update(tx).await?;
                let kind = if done { EventKind::TaskDone } else { EventKind::TaskReopened };
                let (board, id, actor) = (owner.board(), Some(owner.departure()), Actor::Staff(owner.account()));
                course::record_event(tx, board, id, now, actor, kind, None).await?;
                let calendar = course::calendar(tx, board).await?;
                course::project(tx, &calendar, owner.departure(), now).await?;
                Ok::<_, StoreError>(if done { Marking::Done } else { Marking::Reopened })
            })
        })
        .await
}
