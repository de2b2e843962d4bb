//! The row of a release: there and empty while it is made, so that who is counted belongs to it; published in one small
//! transaction; gone where nothing came of it.

use chrono::{DateTime, Utc};
use domain::ids::ReleaseId;
use domain::release::{Content, Derived, JobState, Totals};
use domain::time_line::{Actor, EventKind};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;

use super::claim::{close, free};
use super::digest::tell_of;
use super::members::{Batch, Making, forget};
use super::store::of_period;
use crate::course;
use crate::program::Program;
use crate::store::entity::release::{ActiveModel, Column, Entity, Model};
use crate::store::entity::release_job;
use crate::store::{Sealed, StoreError, Tx, Typed};

/// A release as it is stored.
pub(super) struct Written {
    content: String,
    derived: String,
    /// Of a year, until it is put together with others.
    totals: Option<String>,
}

impl Written {
    pub(super) fn of(content: &Content, derived: &Derived, totals: Option<&Totals>) -> Self {
        // Of what shows nothing nobody is stored, so that nothing would be forgotten of whom it should be.
        let totals = totals.filter(|_| content.shows_something());
        Self { content: content.to_json(), derived: derived.to_json(), totals: totals.map(Totals::to_json) }
    }
}

/// The row of a release that says nothing yet, in the place of what somebody left who went down at it; `None` where another
/// instance has made it or began at the same time.
pub(super) async fn begin(program: &Program, job: &release_job::Model) -> Result<Option<Typed<ReleaseId>>, StoreError> {
    clear(program, job).await?;
    let now = program.now();
    program.store().write(|tx| Box::pin(begin_in(tx, job, now))).await
}

/// The same in a transaction that writes more, where nobody left anything.
pub(super) async fn begin_in(
    tx: &Tx<'_>,
    job: &release_job::Model,
    now: DateTime<Utc>,
) -> Result<Option<Typed<ReleaseId>>, StoreError> {
    let (id, days) = (Typed::fresh(), job.period()?.days());
    let row = ActiveModel {
        id: Set(id),
        board_id: Set(job.board_id),
        period: Set(job.period.clone()),
        number: Set(job.number),
        first_day: Set(days.first),
        last_day: Set(days.last),
        made_at: Set(now),
        made_by: Set(job.asked_by),
        content: Set(Sealed::nothing()),
        members_gone: Set(false),
        derived: Set(None),
        totals: Set(None),
    };
    let once = OnConflict::columns([Column::BoardId, Column::Period, Column::Number]).do_nothing().to_owned();
    let begun = Entity::insert(row).on_conflict(once).exec_without_returning(tx).await?;
    Ok((begun == 1).then_some(id))
}

/// Publishes a release in which everybody is stored, with what follows from it, and of a year with what is put together
/// with others, unless somebody has meanwhile taken something back that was counted: then the job waits for another turn.
/// Of a release that shows nothing nobody stays stored: it cannot be corrected, so that nothing of it tells afterwards
/// that somebody took something back.
pub(super) async fn publish(
    program: &Program,
    making: Making<'_>,
    (content, written): (&Content, &Written),
) -> Result<JobState, StoreError> {
    if !content.shows_something() {
        forget(program, making.id).await?;
    }
    let now = program.now();
    let batch = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                // Whoever takes something back waits from here on, and finds a release that is published.
                let row = Entity::find_by_id(making.id).lock_exclusive().one(tx).await?;
                let Some(row) = row.filter(Model::is_being_made) else { return Ok(Batch::Lost) };
                let earlier = of_period(tx, *row.board_id, row.period()?).await?;
                if row.members_gone || earlier.iter().any(|release| release.members_gone) {
                    return Ok(Batch::TakenBack);
                }
                // Nothing of a job that another instance has ended, or that is not there any more.
                if !close(tx, making.job, JobState::Done).await? {
                    return Ok(Batch::Lost);
                }
                show(tx, (making.job, making.id), (content, written), now).await?;
                Ok::<_, StoreError>(Batch::Stored)
            })
        })
        .await?;
    if batch != Batch::Stored {
        return give_up(program, making, batch).await;
    }
    program.wake_mail();
    Ok(JobState::Done)
}

/// What is said, and the mails that tell of it.
pub(super) async fn show(
    tx: &Tx<'_>,
    (job, id): (&release_job::Model, Typed<ReleaseId>),
    (said, written): (&Content, &Written),
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let published = ActiveModel {
        made_at: Set(now),
        content: Set(Sealed::close(tx, id, &written.content)?),
        derived: Set(Some(Sealed::close(tx, id, &written.derived)?)),
        totals: Set(Sealed::close_some(tx, id, written.totals.as_deref())?),
        ..Default::default()
    };
    Entity::update_many().set(published).filter(Column::Id.eq(id)).exec(tx).await?;
    let actor = job.asked_by.map_or(Actor::Program, |by| Actor::Staff(by.get()));
    let detail = Some(json!({ "period": job.period, "number": *job.number }));
    course::record_of_board(tx, *job.board_id, now, actor, EventKind::ReleaseMade, detail).await?;
    tell_of(tx, (*job.board_id, id.get()), said, now).await?;
    Ok(())
}

/// Leaves a job of which nothing came this time to whoever comes next; where another instance has it, to that one.
pub(super) async fn give_up(program: &Program, making: Making<'_>, why: Batch) -> Result<JobState, StoreError> {
    if why != Batch::Lost {
        // Its own row alone: the job may have another by now, of whoever took this one for dead.
        take_away(program, making.id).await?;
        program.store().write(|tx| Box::pin(free(tx, making.job))).await?;
    }
    Ok(JobState::Waiting)
}

/// Ends a job of which nothing came, and forgets whom it had counted.
pub(super) async fn end(program: &Program, job: &release_job::Model, state: JobState) -> Result<JobState, StoreError> {
    clear(program, job).await?;
    program.store().write(|tx| Box::pin(close(tx, job, state))).await?;
    Ok(state)
}

/// Takes away what is not published of the release that a job makes, members first.
async fn clear(program: &Program, job: &release_job::Model) -> Result<(), StoreError> {
    let of_job = Entity::find()
        .filter(Column::BoardId.eq(job.board_id))
        .filter(Column::Period.eq(job.period.as_str()))
        .filter(Column::Number.eq(job.number))
        .filter(Column::Content.eq(""));
    let Some(left) = of_job.one(program.store().read()).await? else { return Ok(()) };
    take_away(program, left.id).await
}

/// Takes a release away that is not published, members first. It is marked before the first of them goes: whoever makes
/// it, was taken for dead and goes on meanwhile publishes nothing of which nobody knows any more who was counted. One
/// that is published by then stays, with everybody in it.
async fn take_away(program: &Program, id: Typed<ReleaseId>) -> Result<(), StoreError> {
    let marking = program.store().write(|tx| {
        Box::pin(async move {
            let marked = Entity::update_many()
                .col_expr(Column::MembersGone, Expr::value(true))
                .filter(Column::Id.eq(id))
                .filter(Column::Content.eq(""))
                .exec(tx)
                .await?;
            Ok::<_, StoreError>(marked.rows_affected == 1)
        })
    });
    if !marking.await? {
        return Ok(());
    }
    forget(program, id).await?;
    let gone = program.store().write(|tx| {
        Box::pin(async move {
            let unpublished = Entity::delete_many().filter(Column::Id.eq(id)).filter(Column::Content.eq(""));
            unpublished.exec(tx).await?;
            Ok::<_, StoreError>(())
        })
    });
    gone.await
}
