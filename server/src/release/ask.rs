//! Somebody asks for figures: of days of their own, of a period that has not had its turn, or once more, with a reason.

use chrono::NaiveDate;
use domain::ids::BoardId;
use domain::release::{JobState, NotAsked, Period, REASON_CHARACTERS};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

use super::due::{Closed, overlaps, taken, when_closed};
use super::settings::settings;
use super::store::{new_job, of_period};
use crate::access::FiguresKeeper;
use crate::course::{self, Actor, EventKind};
use crate::form::line;
use crate::program::Program;
use crate::store::entity::release_job::{Column, Entity, Model};
use crate::store::{Sealed, StoreError, Tx, Typed, TypedColumn};

/// How asking ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asking {
    /// The release of this number is made as soon as its turn comes.
    Asked { number: u32 },
    /// Nothing was written.
    Not(NotAsked),
}

/// Has days of the board's own counted, the first and the last among them. They have to be over for as long as any other
/// period, and to have no day in common with one that was counted.
pub async fn ask_for_days(
    program: &Program,
    keeper: &FiguresKeeper,
    first: NaiveDate,
    last: NaiveDate,
) -> Result<Asking, StoreError> {
    match Period::own(first, last) {
        Some(period) => ask(program, keeper.board(), Actor::Staff(keeper.account()), period).await,
        None => Ok(Asking::Not(NotAsked::UnknownPeriod)),
    }
}

/// Has a period counted, by whoever runs the program, without waiting for its turn.
pub async fn ask_at_the_machine(program: &Program, board: BoardId, period: Period) -> Result<Asking, StoreError> {
    ask(program, board, Actor::Machine(None), period).await
}

async fn ask(program: &Program, board: BoardId, actor: Actor, period: Period) -> Result<Asking, StoreError> {
    // Years are put together by themselves, of what was counted in them.
    if period.years().is_some() {
        return Ok(Asking::Not(NotAsked::PutTogether));
    }
    let now = program.now();
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                course::lock_board(tx, board).await?;
                let today = course::calendar(tx, board).await?.local_date(now);
                if when_closed(period, &settings(tx, board).await?, today) != Closed::Now {
                    return Ok(Asking::Not(NotAsked::NotYet));
                }
                match job_of(tx, board, period, 1).await? {
                    Some(job) if job.state == JobState::Waiting => return Ok(Asking::Not(NotAsked::Waits)),
                    // Nothing came of it: it is tried again.
                    Some(job) if job.state != JobState::Done => forget(tx, &job).await?,
                    Some(_) | None => {}
                }
                if overlaps(period, &taken(tx, board).await?) {
                    return Ok(Asking::Not(NotAsked::Overlaps));
                }
                let job = new_job((board, period, 1), actor.account(), now);
                Entity::insert(job).exec_without_returning(tx).await?;
                let detail = Some(json!({ "period": period.code(), "number": 1 }));
                course::record_of_board(tx, board, now, actor, EventKind::ReleaseAsked, detail).await?;
                Ok::<_, StoreError>(Asking::Asked { number: 1 })
            })
        })
        .await
}

/// Asks for the figures of a period once more; of one that shows nothing there is nothing to correct. Whether anything
/// comes of it is told by the job alone, in the same words whatever stands in the way: that somebody who was counted is no
/// longer known says of few people who it is (docs/figures.md, "Corrections and erasures").
pub async fn request_correction(
    program: &Program,
    keeper: &FiguresKeeper,
    period: &str,
    reason: &str,
) -> Result<Asking, StoreError> {
    let Some(period) = Period::parse(period) else { return Ok(Asking::Not(NotAsked::UnknownPeriod)) };
    let reason = match line(reason, REASON_CHARACTERS, NotAsked::ReasonMissing, NotAsked::ReasonTooLong) {
        Ok(reason) => reason,
        Err(fault) => return Ok(Asking::Not(fault)),
    };
    let (board, by, now, reason) = (keeper.board(), keeper.account(), program.now(), reason.as_str());
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                course::lock_board(tx, board).await?;
                let before = of_period(tx, board, period).await?;
                let Some(newest) = before.last() else { return Ok(Asking::Not(NotAsked::NothingYet)) };
                if is_put_together(tx, board, period).await? {
                    return Ok(Asking::Not(NotAsked::PutTogether));
                }
                for release in &before {
                    if !release.content(tx)?.shows_something() {
                        return Ok(Asking::Not(NotAsked::NothingYet));
                    }
                }
                let number = *newest.number + 1;
                match job_of(tx, board, period, number).await? {
                    Some(job) if job.state == JobState::Waiting => return Ok(Asking::Not(NotAsked::Waits)),
                    // Nothing came of the last one that was asked for: this one takes its place.
                    Some(job) => forget(tx, &job).await?,
                    None => {}
                }
                let mut job = new_job((board, period, number), Some(by), now);
                let id: Typed<_> = Typed::fresh();
                job.id = Set(id);
                job.reason = Set(Some(Sealed::close(tx, id, reason)?));
                Entity::insert(job).exec_without_returning(tx).await?;
                let detail = Some(json!({ "period": period.code(), "number": number }));
                course::record_of_board(tx, board, now, Actor::Staff(by), EventKind::CorrectionAsked, detail).await?;
                Ok::<_, StoreError>(Asking::Asked { number })
            })
        })
        .await
}

/// Whether years were put together in it, or it with other years: a correction would be another number beside these.
async fn is_put_together(tx: &Tx<'_>, board: BoardId, period: Period) -> Result<bool, StoreError> {
    let Some(together) = period.together() else { return Ok(period.years().is_some()) };
    Ok(!of_period(tx, board, together).await?.is_empty())
}

async fn job_of(tx: &Tx<'_>, board: BoardId, period: Period, number: u32) -> Result<Option<Model>, StoreError> {
    let of = Entity::find().filter(Column::BoardId.is(board)).filter(Column::Period.eq(period.code()));
    Ok(of.filter(Column::Number.is(number)).one(tx).await?)
}

async fn forget(tx: &Tx<'_>, job: &Model) -> Result<(), StoreError> {
    Entity::delete_many().filter(Column::Id.eq(job.id)).exec(tx).await?;
    Ok(())
}
