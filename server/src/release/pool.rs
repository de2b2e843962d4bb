//! Puts three years together, once, of what their releases counted (docs/figures.md, "Years together").
//!
//! There is nobody to read and to store, so that it begins and is published in one transaction. What is kept of the years
//! for that goes in the same, whether anything came of it or not.

use domain::ids::BoardId;
use domain::release::{Content, Derived, JobState, Period, PooledYear, Totals, pool};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::claim::close;
use super::keep::{Written, begin_in, show};
use super::settings::settings;
use super::store::{newest_before, of_period};
use crate::course;
use crate::program::Program;
use crate::store::entity::{release, release_job};
use crate::store::{StoreError, Tx, TypedColumn};

/// Makes the release of the years together, if they say anything that they do not say each by itself. Whether they do is
/// told to nobody but by the release.
pub(super) async fn make(
    program: &Program,
    job: &release_job::Model,
    together: Period,
) -> Result<JobState, StoreError> {
    let (board, now) = (*job.board_id, program.now());
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                course::lock_board(tx, board).await?;
                // Nothing of a job that another instance has ended.
                if !close(tx, job, JobState::Done).await? {
                    return Ok(());
                }
                let made_on = course::calendar(tx, board).await?.local_date(now);
                if let Some(years) = years(tx, board, together).await?
                    && let [first, second, third] = years.as_slice()
                {
                    let thresholds = settings(tx, board).await?.thresholds;
                    let years = [first, second, third].map(|(content, totals)| PooledYear { content, totals });
                    if let Some(content) = pool(together, &years, &thresholds, made_on) {
                        let before = newest_before(tx, board, together).await?;
                        let before = before.map(|release| release.content(tx)).transpose()?;
                        let derived = Derived::of(&content, before.as_ref());
                        let written = Written::of(&content, &derived, None);
                        // Nothing, where another instance has made it meanwhile.
                        if let Some(id) = begin_in(tx, job, now).await? {
                            show(tx, (job, id), (&content, &written), now).await?;
                        }
                    }
                }
                forget_totals(tx, board, together).await
            })
        })
        .await?;
    program.wake_mail();
    Ok(JobState::Done)
}

/// The years with what was kept of them; `None` where one of them was corrected or is to be, and where of one nothing is
/// kept any more.
async fn years(tx: &Tx<'_>, board: BoardId, together: Period) -> Result<Option<Vec<(Content, Totals)>>, StoreError> {
    let waiting = release_job::Entity::find()
        .filter(release_job::Column::BoardId.is(board))
        .filter(release_job::Column::Period.is_in(codes(together)))
        .filter(release_job::Column::State.is(JobState::Waiting));
    if waiting.one(tx).await?.is_some() {
        return Ok(None);
    }
    let mut found = Vec::new();
    for year in together.years().into_iter().flatten() {
        let releases = of_period(tx, board, year).await?;
        let [only] = releases.as_slice() else { return Ok(None) };
        let Some(totals) = only.totals(tx)? else { return Ok(None) };
        found.push((only.content(tx)?, totals));
    }
    Ok(Some(found))
}

async fn forget_totals(tx: &Tx<'_>, board: BoardId, together: Period) -> Result<(), StoreError> {
    release::Entity::update_many()
        .col_expr(release::Column::Totals, Expr::value(None::<String>))
        .filter(release::Column::BoardId.is(board))
        .filter(release::Column::Period.is_in(codes(together)))
        .exec(tx)
        .await?;
    Ok(())
}

fn codes(together: Period) -> Vec<String> {
    together.years().into_iter().flatten().map(Period::code).collect()
}
