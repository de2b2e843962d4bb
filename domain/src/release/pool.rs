//! Three years together: who is too few in each of them to be shown, and enough over all (docs/figures.md, "Years
//! together").
//!
//! It is a release of its own, made once of what the releases of these years counted: never of people who are counted
//! anew, of whom some have gone, whom the difference would tell. It has the people of each unit and each list of the whole
//! board, and no table of both: of these it would have to be looked at what they say of each other over the years.

use chrono::NaiveDate;

use super::content::{Content, DimensionContent, FORMAT, Given, SetContent, SetKind, TableContent};
use super::period::Period;
use super::pool_lists::{OverYears, lists};
use super::pool_units::{Rows, rows};
use super::read::ALL;
use super::totals::PooledYear;
use crate::disclosure::{Population, Published, PublishedLayer, Thresholds, YEARS};

/// The years of `period` together, the first one first. `None` where that says nothing that the years do not say each by
/// itself, where one of them shows nothing or was corrected, and where they do not fit together.
pub fn pool(
    period: Period,
    years: &[PooledYear<'_>; YEARS],
    thresholds: &Thresholds,
    made_on: NaiveDate,
) -> Option<Content> {
    let periods = period.years()?;
    let is_of = |year: &PooledYear<'_>, of: &Period| {
        year.content.period == of.code() && year.content.number == 1 && !year.content.is_narrowed
    };
    if !years.iter().zip(&periods).all(|(year, of)| is_of(year, of)) {
        return None;
    }
    let rows = rows(years, thresholds)?;
    let lists = lists(years, thresholds);
    if !rows.is_new && !lists.iter().any(|list| list.is_new) {
        return None;
    }
    let (range, newest) = (period.days(), years[YEARS - 1].content);
    let is_counted_by = |given: Given| lists.iter().any(|list| list.dimension.given == given);
    let subjects = if is_counted_by(Given::Subject) { newest.subjects.clone() } else { Vec::new() };
    Some(Content {
        format: FORMAT,
        period: period.code(),
        from: range.first,
        until: range.last,
        number: 1,
        made_on,
        reason: None,
        thresholds: [
            thresholds.least(Population::Invited),
            thresholds.least(Population::Answered),
            thresholds.least_for_reasons(),
            thresholds.least_dissenters(),
        ],
        cut: newest.cut,
        subjects,
        units: rows.units.clone(),
        sets: vec![set(rows, lists)],
        days: Vec::new(),
        questions: newest.questions.clone(),
        coverage: Vec::new(),
        is_narrowed: false,
    })
}

/// The board alone, by which lists are counted.
fn board() -> DimensionContent {
    DimensionContent { given: Given::Units, is_answer: false, codes: vec![ALL.to_owned()], above: vec![None] }
}

fn set(rows: Rows, lists: Vec<OverYears>) -> SetContent {
    let mut dimensions = vec![rows.dimension, board()];
    let units = Given::Units.code();
    let mut tables = vec![TableContent { code: units.to_owned(), rows: 0, columns: None, most: None }];
    let mut published = vec![rows.layers];
    for list in lists {
        let code = format!("{units}-{}", list.dimension.given);
        tables.push(TableContent { code, rows: 1, columns: Some(dimensions.len()), most: list.most });
        published.push(vec![PublishedLayer::new(list.who, list.counts.len(), list.counts)]);
        dimensions.push(list.dimension);
    }
    SetContent { kind: SetKind::Left, dimensions, tables, published: Published { tables: published } }
}

impl Content {
    /// Whether several years are put together in it.
    pub fn is_pooled(&self) -> bool {
        Period::parse(&self.period).is_some_and(|period| period.years().is_some())
    }
}
