//! The works council's yearly summary: how often, never who.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use domain::log::Counted;
use domain::working_days::WorkCalendar;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use crate::access::LogReader;
use crate::course;
use crate::program::Program;
use crate::store::entity::event;
use crate::store::{StoreError, TypedColumn};

/// A calendar year, in the board's zone.
pub type Year = i32;

/// How often each thing happened in one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearCounts {
    pub year: Year,
    /// In the order of [`Counted::ALL`].
    pub counts: Vec<(Counted, u64)>,
}

/// The years since the first entry, newest first, with the counts of each. That something happened stays
/// when it is erased whose it was, so that the counts of a year stand.
pub async fn years(program: &Program, reader: &LogReader) -> Result<Vec<YearCounts>, StoreError> {
    let conn = program.store().read();
    let calendar = course::calendar(conn, reader.board()).await?;
    let oldest = event::Entity::find()
        .filter(event::Column::BoardId.is(reader.board()))
        .order_by_asc(event::Column::At)
        .one(conn)
        .await?;
    let this_year = calendar.local_date(program.now()).year();
    let first = oldest.map_or(this_year, |row| calendar.local_date(row.at).year());
    let mut found = Vec::new();
    for year in (first..=this_year).rev() {
        found.push(YearCounts { year, counts: counts(conn, reader, &calendar, year).await? });
    }
    Ok(found)
}

async fn counts(
    conn: &impl ConnectionTrait,
    reader: &LogReader,
    calendar: &WorkCalendar,
    year: Year,
) -> Result<Vec<(Counted, u64)>, StoreError> {
    let begins = |year| NaiveDate::from_ymd_opt(year, 1, 1).and_then(|day| calendar.at(day, 0).ok());
    let (Some(begin), Some(end)) = (begins(year), begins(year + 1)) else { return Ok(Vec::new()) };
    let mut counts = BTreeMap::new();
    for counted in Counted::ALL {
        let number = event::Entity::find()
            .filter(event::Column::BoardId.is(reader.board()))
            .filter(event::Column::Kind.any_of(counted.kinds().iter().copied()))
            .filter(event::Column::At.gte(begin))
            .filter(event::Column::At.lt(end))
            .count(conn)
            .await?;
        counts.insert(*counted, number);
    }
    Ok(counts.into_iter().collect())
}
