//! A task is done, or it is not after all.

use domain::ids::{AccountId, TalkId};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
};

use super::make::mail_key;
use crate::access::TaskOwner;
use crate::course::{self, EventKind, Outcome};
use crate::mail::outbox;
use crate::program::Program;
use crate::store::entity::task;
use crate::store::{StoreError, Tx, TypedColumn};

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
    course::change(program, owner, |change| {
        Box::pin(async move {
            let (tx, now) = (change.tx, change.now);
            let Some(row) = task::Entity::find_by_id(owner.task()).one(tx).await? else {
                return Ok(Outcome::unchanged(Marking::Already));
            };
            if row.done_at.is_some() == done {
                return Ok(Outcome::unchanged(Marking::Already));
            }
            let (talk, of) = (row.talk_id, row.owner_account);
            let mut row = row.into_active_model();
            row.done_at = Set(done.then_some(now));
            row.done_by = Set(done.then(|| owner.account().into()));
            row.update(tx).await?;
            if let Some(owner) = of.filter(|_| done) {
                nothing_left(tx, *talk, *owner).await?;
            }
            let kind = if done { EventKind::TaskDone } else { EventKind::TaskReopened };
            let line = change.record_by(owner.account(), kind).await?;
            let marked = if done { Marking::Done } else { Marking::Reopened };
            Ok::<_, StoreError>(Outcome::changed(marked, line))
        })
    })
    .await
}

/// Who has done all that came of a talk need not hear of it any more.
async fn nothing_left(tx: &Tx<'_>, talk: TalkId, owner: AccountId) -> Result<(), StoreError> {
    let open = task::Entity::find()
        .filter(task::Column::TalkId.is(talk))
        .filter(task::Column::OwnerAccount.is(owner))
        .filter(task::Column::DoneAt.is_null())
        .count(tx)
        .await?;
    if open == 0 {
        outbox::withdraw_keyed(tx, &mail_key(talk, owner)).await?;
    }
    Ok(())
}
