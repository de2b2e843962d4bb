//! What is read of releases: published numbers, and of them what a reader may read.

use std::cmp::Reverse;

use chrono::{DateTime, Utc};
use domain::ids::{BoardId, ReleaseId};
use domain::release::{Content, JobState, Period};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::store::published;
use crate::access::{FiguresReader, FiguresScope};
use crate::program::Program;
use crate::store::entity::{foreign_release, release, release_job};
use crate::store::{Reader, StoreError, TypedColumn};

/// A release, as somebody reads it.
#[derive(Clone, Debug, PartialEq)]
pub struct ReleaseRow {
    pub id: ReleaseId,
    pub period: Period,
    pub number: u32,
    pub made_at: DateTime<Utc>,
    /// Without what the reader may not read, and without who was counted.
    pub content: Content,
}

/// A release in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    pub id: ReleaseId,
    pub period: Period,
    pub number: u32,
    pub made_at: DateTime<Utc>,
}

/// How far figures are that are made, or were to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobSeen {
    pub period: Period,
    pub number: u32,
    pub state: JobState,
    /// Of a hundred. Deliberately absent: of how many people.
    pub percent: u8,
    pub asked_at: DateTime<Utc>,
}

/// Figures of another board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// The other board's id, as its files say.
    pub source: String,
    pub name: String,
    pub content: Content,
}

/// All releases of a board, the newest period first, the highest number of each first.
pub async fn all_of_board(conn: &Reader, board: BoardId) -> Result<Vec<Headline>, StoreError> {
    let rows = published(board)
        .order_by_desc(release::Column::LastDay)
        .order_by_desc(release::Column::FirstDay)
        .order_by_desc(release::Column::Number)
        .all(conn)
        .await?;
    let headline = |row: &release::Model| {
        let period = row.period()?;
        Ok(Headline { id: *row.id, period, number: *row.number, made_at: row.made_at })
    };
    rows.iter().map(headline).collect()
}

/// The newest release of each period, the newest period first.
pub async fn newest_of_each(program: &Program, reader: &FiguresReader) -> Result<Vec<Headline>, StoreError> {
    let mut all = all_of_board(program.store().read(), reader.board()).await?;
    all.dedup_by_key(|headline| headline.period);
    Ok(all)
}

/// One release; nothing, where there is none of that period and number.
pub async fn one(
    program: &Program,
    reader: &FiguresReader,
    period: &str,
    number: u32,
) -> Result<Option<ReleaseRow>, StoreError> {
    let conn = program.store().read();
    let row = published(reader.board())
        .filter(release::Column::Period.eq(period))
        .filter(release::Column::Number.is(number))
        .one(conn)
        .await?;
    row.map(|row| shown(conn, &row, reader)).transpose()
}

/// The newest release of each period of the same kind up to and with this one, oldest first, at most so many.
pub async fn series(
    program: &Program,
    reader: &FiguresReader,
    period: Period,
    most: usize,
) -> Result<Vec<ReleaseRow>, StoreError> {
    let conn = program.store().read();
    let all = newest_of_each(program, reader).await?;
    let alike = all.iter().map(|headline| headline.period);
    let alike = alike.filter(|one| one.kind() == period.kind() && one.days().last <= period.days().last);
    let mut found = Vec::new();
    for one in alike.take(most) {
        found.extend(newest(conn, reader, one).await?);
    }
    found.reverse();
    Ok(found)
}

/// How far figures are that wait or are being made, and of which nothing came, the last one asked for first. For whoever
/// reads the whole board.
pub async fn jobs(program: &Program, reader: &FiguresReader) -> Result<Vec<JobSeen>, StoreError> {
    if *reader.scope() != FiguresScope::Board {
        return Ok(Vec::new());
    }
    let rows = release_job::Entity::find()
        .filter(release_job::Column::BoardId.is(reader.board()))
        .filter(release_job::Column::State.is_not(JobState::Done))
        .order_by_desc(release_job::Column::AskedAt)
        .order_by_desc(release_job::Column::Id)
        .all(program.store().read())
        .await?;
    let seen = |row: &release_job::Model| {
        let (period, number, state) = (row.period()?, *row.number, *row.state);
        Ok(JobSeen { period, number, state, percent: percent(*row.done, *row.total), asked_at: row.asked_at })
    };
    rows.iter().map(seen).collect()
}

fn percent(done: u32, total: u32) -> u8 {
    let share = u64::from(done.min(total)) * 100;
    share.checked_div(u64::from(total)).and_then(|share| share.try_into().ok()).unwrap_or_default()
}

/// What other boards published, the newest period first, by name. For whoever reads the whole board.
pub async fn elsewhere(program: &Program, reader: &FiguresReader) -> Result<Vec<Elsewhere>, StoreError> {
    if *reader.scope() != FiguresScope::Board {
        return Ok(Vec::new());
    }
    let conn = program.store().read();
    let rows = foreign_release::Entity::find()
        .filter(foreign_release::Column::BoardId.is(reader.board()))
        .order_by_asc(foreign_release::Column::Id)
        .all(conn)
        .await?;
    let read = |row: &foreign_release::Model| {
        Ok(Elsewhere { source: row.source.clone(), name: row.name(conn)?, content: row.content(conn)? })
    };
    let mut all: Vec<Elsewhere> = rows.iter().map(read).collect::<Result<_, StoreError>>()?;
    all.sort_by_cached_key(|from| (Reverse(from.content.until), from.name.clone(), from.content.number));
    Ok(all)
}

async fn newest(conn: &Reader, reader: &FiguresReader, period: Period) -> Result<Option<ReleaseRow>, StoreError> {
    newest_row(conn, reader, period).await?.map(|row| shown(conn, &row, reader)).transpose()
}

async fn newest_row(
    conn: &Reader,
    reader: &FiguresReader,
    period: Period,
) -> Result<Option<release::Model>, StoreError> {
    Ok(published(reader.board())
        .filter(release::Column::Period.eq(period.code()))
        .order_by_desc(release::Column::Number)
        .one(conn)
        .await?)
}

pub(super) fn shown(conn: &Reader, row: &release::Model, reader: &FiguresReader) -> Result<ReleaseRow, StoreError> {
    let (content, scope) = (row.content(conn)?, reader.scope());
    let content = match scope {
        FiguresScope::Board => content,
        FiguresScope::Schools(_) | FiguresScope::Teams(_) => content.narrowed(|unit, school| scope.reads(unit, school)),
    };
    Ok(ReleaseRow { id: *row.id, period: row.period()?, number: *row.number, made_at: row.made_at, content })
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn how_far_it_is_never_says_of_how_many() {
        assert_eq!([percent(0, 0), percent(0, 7), percent(3, 7), percent(7, 7), percent(9, 7)], [0, 0, 42, 100, 100]);
    }
}
