//! Makes a release: reads everybody of its period, counts them, hides what has to be hidden, and stores the result with
//! who was counted, in one transaction.
//!
//! Nothing is kept in between: whoever goes down begins anew. Of several instances one claims a job; where two make the
//! same one all the same, because one was taken for dead, the first to store it has made it.

use std::collections::HashSet;
use std::time::Duration;

use chrono::TimeDelta;
use domain::ids::DepartureId;
use domain::release::{Before, Census, Changes, Codes, Content, Derived, Heading, JobState, Made, NotMade};
use sea_orm::sea_query::{Condition, Expr};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use super::due::plan;
use super::keep::{People, end, keep};
use super::load::{self, Reading};
use super::settings::settings;
use super::store::{newest_before, of_period};
use crate::course;
use crate::program::Program;
use crate::school;
use crate::store::entity::{release, release_job, release_member};
use crate::store::{Reader, StoreError, Typed, TypedColumn};

/// How long a job is claimed for, in minutes. Whoever has not been heard of since is taken for dead.
const CLAIM_MINUTES: i64 = 10;
/// How often whoever calculates says that they are alive.
const SIGN_OF_LIFE: Duration = Duration::from_secs(60);
/// Pages of people between two notes of how far it is.
const PAGES_A_NOTE: u32 = 8;
/// Members of an earlier release that are read at once.
const MEMBERS_A_PAGE: u64 = 2_000;

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

/// Claims the job that was asked for first.
async fn claim(program: &Program) -> Result<Option<release_job::Model>, StoreError> {
    use release_job::Column;
    let now = program.now();
    let is_free = || {
        Condition::all()
            .add(Column::State.is(JobState::Waiting))
            .add(Condition::any().add(Column::ClaimedUntil.is_null()).add(Column::ClaimedUntil.lte(now)))
    };
    let next = release_job::Entity::find().filter(is_free()).order_by_asc(Column::AskedAt).order_by_asc(Column::Id);
    let Some(job) = next.one(program.store().read()).await? else { return Ok(None) };
    let id = job.id;
    let claimed = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let claimed = release_job::Entity::update_many()
                    .col_expr(Column::ClaimedUntil, Expr::value(now + TimeDelta::minutes(CLAIM_MINUTES)))
                    .col_expr(Column::StartedAt, Expr::value(now))
                    .col_expr(Column::Done, Typed::expr(0_u32))
                    .filter(Column::Id.eq(id))
                    .filter(is_free())
                    .exec(tx)
                    .await?;
                Ok::<_, StoreError>(claimed.rows_affected == 1)
            })
        })
        .await?;
    Ok(claimed.then_some(job))
}

/// Says how far it is, and that somebody is at it.
async fn note(program: &Program, job: &release_job::Model, done: u32, total: u32) -> Result<(), StoreError> {
    use release_job::Column;
    let (id, until) = (job.id, program.now() + TimeDelta::minutes(CLAIM_MINUTES));
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                release_job::Entity::update_many()
                    .col_expr(Column::Done, Typed::expr(done))
                    .col_expr(Column::Total, Typed::expr(total))
                    .col_expr(Column::ClaimedUntil, Expr::value(until))
                    .filter(Column::Id.eq(id))
                    .filter(Column::State.is(JobState::Waiting))
                    .exec(tx)
                    .await?;
                Ok::<_, StoreError>(())
            })
        })
        .await
}

async fn make(program: &Program, job: &release_job::Model) -> Result<JobState, StoreError> {
    let (conn, board, period) = (program.store().read(), *job.board_id, job.period()?);
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
    // Who was counted in one that shows nothing was not kept.
    if !contents.iter().all(Content::shows_something) {
        return end(program, job, JobState::TooLittle).await;
    }
    if period.talks_over_on() <= made_on {
        school::count(program).await?;
    }
    let counted = load::read_by_heads(conn, board, period).await?;
    let plan = load::plan(conn, board, &organisation, thresholds, period).await?;
    let mut census = Census::new(match contents.first() {
        Some(first) => plan.following(first),
        None => plan,
    });
    let reading = Reading::of(conn, (board, period), calendar, made_on).await?;
    let total = load::of_period(board, period, made_on).count(conn).await?.try_into().unwrap_or(u32::MAX);
    note(program, job, 0, total).await?;
    let people = count(program, job, &reading, &mut census, total).await?;
    let mut changes: Vec<Changes> = Vec::new();
    for release in &earlier {
        changes.push(changes_since(conn, release, &people).await?);
    }
    let heading = Heading { period, number: *job.number, made_on, reason: job.reason(conn)?, counted };
    let period_before = newest_before(conn, board, period).await?.map(|release| release.content(conn)).transpose()?;
    let calculating = tokio::task::spawn_blocking(move || {
        let before = contents.iter().zip(&changes).map(|(content, changes)| Before { content, changes });
        let made = census.make(heading, &before.collect::<Vec<_>>())?;
        Ok::<_, NotMade>(match made {
            Made::Release(content) => Some((Derived::of(&content, period_before.as_ref()), content)),
            Made::TooFewChanged => None,
        })
    });
    let made = wait_for(program, job, total, calculating).await?;
    match made {
        Ok(Ok(Some((derived, content)))) => keep(program, job, made_on, (content.as_ref(), &derived), &people).await,
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

/// Reads and counts everybody.
async fn count(
    program: &Program,
    job: &release_job::Model,
    reading: &Reading,
    census: &mut Census,
    total: u32,
) -> Result<People, StoreError> {
    let conn = program.store().read();
    let (mut people, mut after, mut pages) = (People::default(), None, 0);
    while let Some((page, last)) = reading.page(conn, after).await? {
        for counted in page {
            let codes = counted.person.codes();
            census.add(&codes);
            if !counted.is_held {
                census.add_days(&counted.person.days);
            }
            people.codes.insert(counted.departure, codes.to_text());
            people.responses.extend(counted.response);
            people.reports.extend(counted.report);
            people.talks.extend(counted.talks);
            people.silent.extend(counted.is_held.then_some(counted.departure));
        }
        after = Some(last);
        pages += 1;
        if pages % PAGES_A_NOTE == 0 {
            let done = people.codes.len().try_into().unwrap_or(u32::MAX);
            note(program, job, done, total).await?;
        }
    }
    Ok(people)
}

/// What has become another for whom, between an earlier release and now.
async fn changes_since(conn: &Reader, release: &release::Model, people: &People) -> Result<Changes, StoreError> {
    use release_member::Column;
    let mut changes = Changes::new();
    let mut seen: HashSet<DepartureId> = HashSet::new();
    let mut after = None;
    loop {
        let mut members = release_member::Entity::find()
            .filter(Column::ReleaseId.eq(release.id))
            .order_by_asc(Column::Id)
            .limit(MEMBERS_A_PAGE);
        if let Some(after) = after {
            members = members.filter(Column::Id.gt(after));
        }
        let members = members.all(conn).await?;
        let Some(last) = members.last() else { break };
        after = Some(last.id);
        for member in &members {
            let now = people.codes.get(&*member.departure_id).and_then(|text| Codes::parse(text));
            changes.add(Some(&member.codes(conn)?), now.as_ref());
            seen.insert(*member.departure_id);
        }
    }
    for (_, text) in people.codes.iter().filter(|(departure, _)| !seen.contains(*departure)) {
        changes.add(None, Codes::parse(text).as_ref());
    }
    Ok(changes)
}
