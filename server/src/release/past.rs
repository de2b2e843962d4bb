//! Figures of a year that was counted when its records were still there: made of people as codes, for the demonstration.

use domain::departure_form::Field;
use domain::ids::BoardId;
use domain::release::{Census, Cut, Derived, Heading, JobState, Made, Period, Person, Plan};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::keep::{Written, begin_in, show};
use super::load;
use super::settings::settings;
use super::store::{new_job, newest_before};
use crate::course;
use crate::program::Program;
use crate::store::entity::release_job;
use crate::store::{StoreError, TypedColumn};

/// Stores the first release of a year in which these people left, as it was made at the program's `now`, without the facts
/// of `facts_off`. Whether it was made: not, where there is one, or where the people contradict each other.
///
/// Nobody is stored beside it, since no record is left of anybody: it cannot be corrected. What is put together with other
/// years is.
pub(crate) async fn store_year(
    program: &Program,
    (board, period): (BoardId, Period),
    facts_off: &[Field],
    people: &[Person],
) -> Result<bool, StoreError> {
    let (conn, now) = (program.store().read(), program.now());
    let (organisation, calendar) = course::board(conn, board).await?;
    let thresholds = settings(conn, board).await?.thresholds;
    let plan = load::plan(conn, board, &organisation, thresholds, period).await?;
    let mut census = Census::new(Plan { facts_off: facts_off.to_vec(), ..plan });
    for person in people {
        census.add(&person.codes());
        census.add_days(&person.days);
    }
    let totals = [Cut::Codes, Cut::Factors].map(|cut| (cut, census.totals(cut)));
    let made_on = calendar.local_date(now);
    let Ok(Made::Release(content)) =
        census.make(Heading { period, number: 1, made_on, reason: None, counted: None }, &[])
    else {
        return Ok(false);
    };
    let totals = totals.into_iter().find(|(cut, _)| *cut == content.cut).map(|(_, totals)| totals);
    let before = newest_before(conn, board, period).await?.map(|release| release.content(conn)).transpose()?;
    let derived = Derived::of(&content, before.as_ref());
    let written = Written::of(&content, &derived, totals.as_ref());
    let (content, written) = (&*content, &written);
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let job = new_job((board, period, 1), None, now);
                let job = release_job::ActiveModel { state: Set(JobState::Done.into()), ..job };
                release_job::Entity::insert(job).exec_without_returning(tx).await?;
                let done = release_job::Entity::find()
                    .filter(release_job::Column::BoardId.is(board))
                    .filter(release_job::Column::Period.eq(period.code()));
                let Some(job) = done.one(tx).await? else { return Ok(false) };
                let Some(id) = begin_in(tx, &job, now).await? else { return Ok(false) };
                show(tx, (&job, id), (content, written), now).await?;
                Ok::<_, StoreError>(true)
            })
        })
        .await
}
