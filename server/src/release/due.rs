//! Which periods have their turn.

use chrono::{Months, NaiveDate};
use domain::ids::BoardId;
use domain::release::{FigureSettings, Period};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::settings::settings;
use super::store::{new_job, published};
use crate::course;
use crate::program::Program;
use crate::store::entity::{departure, release, release_job};
use crate::store::{StoreError, Tx, TypedColumn};

/// No board looks further back than so many periods.
const PERIODS_MOST: usize = 400;

/// Whether a period can be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// It has ended, so many weeks ago as the board asks for.
    Now,
    /// It is counted from this day on.
    From(NaiveDate),
}

/// Whether this period can be counted on this day.
pub fn when_closed(period: Period, settings: &FigureSettings, today: NaiveDate) -> Closed {
    let from = period.freezes_on(settings.weeks);
    if from <= today { Closed::Now } else { Closed::From(from) }
}

/// The periods that can be counted by now, of those in which somebody left since `first`: none that has days in common
/// with one that was counted or has its turn, and none that would be too old to be kept.
fn due(settings: &FigureSettings, first: NaiveDate, today: NaiveDate, taken: &[Period]) -> Vec<Period> {
    let oldest = settings.keep_years.and_then(|years| today.checked_sub_months(Months::new(years * 12)));
    let all = std::iter::successors(Period::of(settings.kind, first), |period| period.next()).take(PERIODS_MOST);
    all.take_while(|period| when_closed(*period, settings, today) == Closed::Now)
        .filter(|period| oldest.is_none_or(|oldest| period.days().last > oldest))
        .filter(|period| !overlaps(*period, taken))
        .collect()
}

/// Whether it is one of these, or has days in common with one.
pub(super) fn overlaps(period: Period, taken: &[Period]) -> bool {
    taken.iter().any(|other| *other == period || other.overlaps(period))
}

/// The periods that were counted, or have their turn.
pub(super) async fn taken(conn: &impl ConnectionTrait, board: BoardId) -> Result<Vec<Period>, StoreError> {
    let made = release::Entity::find().filter(release::Column::BoardId.is(board)).all(conn).await?;
    let jobs = release_job::Entity::find().filter(release_job::Column::BoardId.is(board)).all(conn).await?;
    let made = made.iter().map(release::Model::period);
    let mut all: Vec<Period> =
        made.chain(jobs.iter().map(release_job::Model::period)).collect::<Result<_, StoreError>>()?;
    all.sort_unstable();
    all.dedup();
    Ok(all)
}

/// The years that have their turn together: all three of them were counted.
async fn due_together(conn: &impl ConnectionTrait, board: BoardId) -> Result<Vec<Period>, StoreError> {
    let made = published(board).all(conn).await?;
    let made: Vec<Period> = made.iter().map(release::Model::period).collect::<Result<_, StoreError>>()?;
    let had_their_turn = taken(conn, board).await?;
    let are_counted = |together: &Period| {
        together.years().is_some_and(|years| years.iter().all(|year| made.contains(year)))
            && !had_their_turn.contains(together)
    };
    let mut due: Vec<Period> = made.iter().filter_map(|period| period.together()).filter(are_counted).collect();
    due.sort_unstable();
    due.dedup();
    Ok(due)
}

/// Gives every period its turn that can be counted by now; returns how many.
pub async fn plan(program: &Program) -> Result<usize, StoreError> {
    let conn = program.store().read();
    let Some(board) = course::the_board(conn).await? else { return Ok(0) };
    let now = program.now();
    let today = course::calendar(conn, board).await?.local_date(now);
    let Some(first) = first_day(conn, board).await? else { return Ok(0) };
    let found = due(&settings(conn, board).await?, first, today, &taken(conn, board).await?);
    if found.is_empty() && due_together(conn, board).await?.is_empty() {
        return Ok(0);
    }
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                course::lock_board(tx, board).await?;
                let settings = settings(tx, board).await?;
                let mut due = due(&settings, first, today, &taken(tx, board).await?);
                due.extend(due_together(tx, board).await?);
                for period in &due {
                    put(tx, new_job((board, *period, 1), None, now)).await?;
                }
                Ok::<_, StoreError>(due.len())
            })
        })
        .await
}

async fn put(tx: &Tx<'_>, job: release_job::ActiveModel) -> Result<(), StoreError> {
    release_job::Entity::insert(job).exec_without_returning(tx).await?;
    Ok(())
}

/// The first last day on which anybody worked who left.
async fn first_day(conn: &impl ConnectionTrait, board: BoardId) -> Result<Option<NaiveDate>, StoreError> {
    Ok(departure::Entity::find()
        .select_only()
        .column(departure::Column::LastDayWorked)
        .filter(departure::Column::BoardId.is(board))
        .filter(departure::Column::CancelledAt.is_null())
        .order_by_asc(departure::Column::LastDayWorked)
        .limit(1)
        .into_tuple()
        .one(conn)
        .await?)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use domain::release::{FigureSettings, Period, PeriodKind};

    use super::due;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day that exists")
    }

    fn codes(settings: &FigureSettings, first: NaiveDate, today: NaiveDate, taken: &[Period]) -> Vec<String> {
        due(settings, first, today, taken).into_iter().map(Period::code).collect()
    }

    #[test]
    fn a_period_has_its_turn_some_weeks_after_its_end() {
        let settings = FigureSettings::default();
        let first = day(2026, 3, 1);
        assert!(codes(&settings, first, day(2026, 8, 15), &[]).is_empty(), "two weeks after");
        assert_eq!(codes(&settings, first, day(2026, 9, 5), &[]), ["2026-H1"]);
        let both = codes(&settings, first, day(2027, 3, 15), &[]);
        assert_eq!(both, ["2026-H1", "2026-H2"]);
    }

    #[test]
    fn what_overlaps_with_what_was_counted_has_no_turn() {
        let settings = FigureSettings { kind: PeriodKind::Quarter, ..FigureSettings::default() };
        let half = Period::parse("2026-H1").expect("February to July");
        assert_eq!(codes(&settings, day(2026, 1, 5), day(2027, 2, 15), &[half]), ["2026-Q4"]);
        assert!(
            codes(&settings, day(2026, 10, 5), day(2027, 2, 15), &[Period::parse("2026-Q4").expect("one")]).is_empty()
        );
    }

    #[test]
    fn what_would_be_too_old_to_keep_is_not_made_and_own_periods_have_no_turn() {
        let settings = FigureSettings { keep_years: Some(2), ..FigureSettings::default() };
        let made = codes(&settings, day(2022, 3, 1), day(2026, 3, 15), &[]);
        assert_eq!(made, ["2024-H1", "2024-H2", "2025-H1", "2025-H2"]);
        let own = FigureSettings { kind: PeriodKind::Own, ..FigureSettings::default() };
        assert!(codes(&own, day(2022, 3, 1), day(2026, 3, 15), &[]).is_empty());
    }
}
