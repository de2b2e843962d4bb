//! Makes a release: reads everybody of its period page by page, stores who is counted, hides what has to be hidden, and
//! publishes the result.
//!
//! However many people there are, no more than two pages of them are held, and no transaction is larger than one. Until
//! everybody is stored the release says nothing and nobody reads it: whoever goes down leaves nothing that is half shown,
//! and whoever comes next clears it away and begins anew. Of several instances one claims a job; where two make the same
//! one all the same, because one was taken for dead, the one that began last makes it.

use std::sync::Arc;
use std::time::Duration;

use domain::questionnaire::{Names, Questionnaire};
use domain::release::{
    Before, Census, Changes, Content, Cut, Derived, Heading, JobState, Made, NotMade, OwnQuestion, Plan,
};
use sea_orm::PaginatorTrait;

use super::claim::{claim, note};
use super::due::plan;
use super::keep::{Written, begin, end, give_up, publish};
use super::load::{self, Reading};
use super::members::{Batch, Making, are_kept, changes_between, store};
use super::pool;
use super::settings::settings;
use super::store::{newest_before, of_period};
use crate::course;
use crate::program::Program;
use crate::school;
use crate::store::StoreError;
use crate::store::entity::release_job;

/// How often whoever calculates says that they are alive.
const SIGN_OF_LIFE: Duration = Duration::from_secs(60);
/// How often the same people are read again, because something of them has changed before they were stored.
const READ_AGAIN: u32 = 20;

/// Gives every period its turn and makes all that wait; returns how many releases were made. For the command line, the
/// demonstration and tests.
pub async fn make_due(program: &Program) -> Result<u32, StoreError> {
    plan(program).await?;
    let mut made = 0;
    while let Some(state) = make_next(program).await? {
        made += u32::from(state == JobState::Done);
    }
    Ok(made)
}

/// Makes the release that waits longest, unless another instance has it; says what became of it.
pub async fn make_next(program: &Program) -> Result<Option<JobState>, StoreError> {
    let Some(job) = claim(program).await? else { return Ok(None) };
    let state = match make(program, &job).await {
        // Nothing makes it readable: it would have its turn again for good.
        Err(error @ StoreError::Corrupt { .. }) => {
            tracing::error!(period = %job.period, %error, "figures need a row that cannot be read");
            end(program, &job, JobState::Failed).await?
        }
        other => other?,
    };
    tracing::info!(period = %job.period, number = *job.number, %state, "figures of a period");
    Ok(Some(state))
}

async fn make(program: &Program, job: &release_job::Model) -> Result<JobState, StoreError> {
    let (conn, board, period) = (program.store().read(), *job.board_id, job.period()?);
    if period.years().is_some() {
        return pool::make(program, job, period).await;
    }
    let earlier = of_period(conn, board, period).await?;
    if earlier.iter().any(|release| release.number == job.number) {
        // Another instance has made it, and went down before it said so, or this one was taken for dead.
        return end(program, job, JobState::Done).await;
    }
    // Whoever asked for it reads the same as where too little has changed: else they would know that somebody had data
    // erased, took them back or objected, and of a few people who it was.
    if earlier.iter().any(|release| release.members_gone) {
        return end(program, job, JobState::TooLittle).await;
    }
    let (organisation, calendar) = course::board(conn, board).await?;
    let made_on = calendar.local_date(program.now());
    let thresholds = settings(conn, board).await?.thresholds;
    let contents = earlier.iter().map(|release| release.content(conn)).collect::<Result<Vec<Content>, _>>()?;
    // Who was counted in one that shows nothing was not kept. And what has changed is not known beside one of which
    // nobody is stored, however that came.
    if !contents.iter().all(Content::shows_something) || !are_kept(conn, &earlier).await? {
        return end(program, job, JobState::TooLittle).await;
    }
    if period.talks_over_on() <= made_on {
        school::count(program).await?;
    }
    let counted = load::read_by_heads(conn, board, period).await?;
    let plan = load::plan(conn, board, &organisation, thresholds, period).await?;
    let plan = match contents.first() {
        Some(first) => plan.following(first),
        None => Plan { own: load::own_options(conn, board, period, made_on).await?, ..plan },
    };
    let own = plan.own.clone();
    let mut census = Census::new(plan);
    let mut reading = Reading::of(conn, (board, period), calendar, (made_on, own.clone())).await?;
    let total = reading.everybody().count(conn).await?.try_into().unwrap_or(u32::MAX);
    note(program, job, 0, total).await?;
    let Some(id) = begin(program, job).await? else { return Ok(JobState::Waiting) };
    let making = Making { job, id, total };
    let mut asked = None;
    let batch = count(program, making, &mut reading, (&mut census, &mut asked)).await?;
    if batch != Batch::Stored {
        return give_up(program, making, batch).await;
    }
    let mut changes: Vec<Changes> = Vec::new();
    for release in &earlier {
        changes.push(changes_between(conn, release.id, id).await?);
    }
    let heading = Heading { period, number: *job.number, made_on, reason: job.reason(conn)?, counted };
    let period_before = newest_before(conn, board, period).await?.map(|release| release.content(conn)).transpose()?;
    let names = Names { organisation: &organisation.name, sector: organisation.sector };
    let questions = match contents.first() {
        Some(first) => first.questions.clone(),
        None => asked.as_deref().map(|asked| OwnQuestion::all(asked, &names, &own)).unwrap_or_default(),
    };
    let is_put_together = period.together().is_some() && earlier.is_empty();
    let calculating = tokio::task::spawn_blocking(move || {
        let totals = is_put_together.then(|| [Cut::Codes, Cut::Factors].map(|cut| (cut, census.totals(cut))));
        let before = contents.iter().zip(&changes).map(|(content, changes)| Before { content, changes });
        let made = census.make(heading, &before.collect::<Vec<_>>())?;
        Ok::<_, NotMade>(match made {
            Made::Release(mut content) => {
                content.questions = questions;
                let totals =
                    totals.into_iter().flatten().find(|(cut, _)| *cut == content.cut).map(|(_, totals)| totals);
                let derived = Derived::of(&content, period_before.as_ref());
                Some((Written::of(&content, &derived, totals.as_ref()), content))
            }
            Made::TooFewChanged => None,
        })
    });
    let made = wait_for(program, job, total, calculating).await?;
    match made {
        Ok(Ok(Some((written, content)))) => publish(program, making, (content.as_ref(), &written)).await,
        // Somebody left a team that was not there: what is new about them has no place that would hide them.
        Ok(Ok(None) | Err(NotMade::NoPlace)) => end(program, job, JobState::TooLittle).await,
        Ok(Err(not_made)) => {
            tracing::error!(period = %job.period, ?not_made, "figures contradict each other");
            end(program, job, JobState::Failed).await
        }
        Err(error) => {
            tracing::error!(period = %job.period, %error, "figures could not be calculated");
            end(program, job, JobState::Failed).await
        }
    }
}

/// Waits for what is calculated, and says meanwhile that somebody is at it.
async fn wait_for<T>(
    program: &Program,
    job: &release_job::Model,
    total: u32,
    mut calculating: tokio::task::JoinHandle<T>,
) -> Result<Result<T, tokio::task::JoinError>, StoreError> {
    loop {
        tokio::select! {
            done = &mut calculating => return Ok(done),
            // reason: others take a job for dead of which nothing is heard.
            () = tokio::time::sleep(SIGN_OF_LIFE) => note(program, job, total, total).await?,
        }
    }
}

/// Reads, stores and counts everybody, and keeps the newest questionnaire by which one of them answered: the next page is
/// read while one is stored.
async fn count(
    program: &Program,
    making: Making<'_>,
    reading: &mut Reading,
    (census, asked): (&mut Census, &mut Option<Arc<Questionnaire>>),
) -> Result<Batch, StoreError> {
    let conn = program.store().read();
    let (mut behind, mut tries) = (None, 0);
    let mut next = reading.page(conn, behind).await?;
    while let Some((page, last)) = next {
        let done = census.people().saturating_add(page.len().try_into().unwrap_or(u32::MAX));
        let storing = store(program, making, reading, (page.as_slice(), done));
        let (batch, ahead) = tokio::try_join!(storing, reading.page(conn, Some(last)))?;
        match batch {
            Batch::Stored => {
                for counted in page {
                    census.add(&counted.codes);
                    if !counted.is_held {
                        census.add_days(&counted.days);
                    }
                    *asked = newer(asked.take(), counted.asked);
                }
                (behind, tries) = (Some(last), 0);
                next = ahead;
            }
            Batch::Changed if tries < READ_AGAIN => {
                tries += 1;
                // What has changed may be that somebody objected: without that they would be read the same again.
                reading.ask_again(conn).await?;
                next = reading.page(conn, behind).await?;
            }
            Batch::Changed | Batch::TakenBack => return Ok(Batch::TakenBack),
            Batch::Lost => return Ok(Batch::Lost),
        }
    }
    Ok(Batch::Stored)
}

/// The one of the higher version.
fn newer(one: Option<Arc<Questionnaire>>, other: Option<Arc<Questionnaire>>) -> Option<Arc<Questionnaire>> {
    one.into_iter().chain(other).max_by_key(|questionnaire| questionnaire.version())
}
