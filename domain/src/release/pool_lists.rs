//! The lists of the whole board of which three years are shown together.

use super::content::{Content, DimensionContent, Figure, Given};
use super::read::NONE;
use super::totals::{ListTotals, PooledYear};
use crate::disclosure::{ByYear, Pooled, Population, Thresholds, YEARS, named_over_years, shown_over_years};

/// A list over the years.
pub(super) struct OverYears {
    pub dimension: DimensionContent,
    /// How many of it one may name; `None` where everybody has one.
    pub most: Option<u32>,
    pub who: Population,
    /// By category, the whole first; `None` where hidden.
    pub counts: Vec<Option<u32>>,
    /// Whether a category is shown that no year shows.
    pub is_new: bool,
}

/// All lists of which anything may be shown.
pub(super) fn lists(years: &[PooledYear<'_>; YEARS], thresholds: &Thresholds) -> Vec<OverYears> {
    let of_newest = years[YEARS - 1].totals.lists.iter().map(|list| list.given);
    of_newest.filter_map(|given| list(years, thresholds, given)).collect()
}

/// A list as one of the years has it.
#[derive(Clone, Copy)]
struct OfYear<'a> {
    figure: Figure<'a>,
    totals: &'a ListTotals,
}

impl OfYear<'_> {
    fn shown(&self, column: usize) -> Option<u32> {
        self.figure.count(0, column, self.figure.who())
    }

    /// How many are in a category, from 1.
    fn is(&self, column: usize) -> u32 {
        self.totals.counts.get(column - 1).copied().unwrap_or_default()
    }

    fn room(&self, column: usize) -> u32 {
        self.totals.room.get(column - 1).copied().unwrap_or_default()
    }

    /// Whether what it shows is what was kept of it.
    fn fits(&self, size: usize) -> bool {
        let are_same = |column: usize| self.shown(column).is_none_or(|shown| shown == self.is(column));
        self.totals.counts.len() + 1 == size && (1..size).all(are_same)
    }
}

fn of_year<'a>(year: &PooledYear<'a>, given: Given) -> Option<OfYear<'a>> {
    let figure = year.content.figure(&format!("{}-{given}", Given::Units))?;
    let totals = year.totals.lists.iter().find(|list| list.given == given)?;
    Some(OfYear { figure, totals })
}

fn list(years: &[PooledYear<'_>; YEARS], thresholds: &Thresholds, given: Given) -> Option<OverYears> {
    let [first, second, third] = years;
    let lists = [of_year(first, given)?, of_year(second, given)?, of_year(third, given)?];
    let dimension = lists[0].figure.columns()?;
    let size = dimension.codes.len();
    let is_alike = |list: &OfYear<'_>| list.figure.columns() == Some(dimension) && list.fits(size);
    if !lists.iter().all(is_alike) || !may_be_shown(years, given) {
        return None;
    }
    let who = lists[0].figure.who();
    let wholes = [lists[0].shown(0)?, lists[1].shown(0)?, lists[2].shown(0)?];
    let whole: u32 = wholes.iter().sum();
    let is_several = lists[0].figure.has_several();
    let sum = |column: usize| lists.iter().map(|list| list.is(column)).sum::<u32>();
    // What all gave is no more shown over the years than in one.
    let is_one_voice =
        |column: usize| dimension.is_answer && whole.saturating_sub(sum(column)) < thresholds.least_dissenters();
    if !is_several && (1..size).any(is_one_voice) {
        return None;
    }
    let is_reasons = given == Given::Reasons;
    let group = |column: usize| {
        let are_enough =
            sum(column) >= thresholds.least(who) && (!is_reasons || whole >= thresholds.least_for_reasons());
        Pooled {
            people: lists.map(|list| list.is(column)),
            is_hidden: lists.map(|list| list.shown(column).is_none()),
            may_be_shown: are_enough && !is_one_voice(column) && dimension.codes[column] != NONE,
        }
    };
    let groups: Vec<Pooled> = (1..size).map(group).collect();
    let over = if is_several {
        let room: Vec<ByYear> = (1..size).map(|column| lists.map(|list| list.room(column))).collect();
        named_over_years(&groups, &room)
    } else if dimension.is_answer && !lists.iter().all(|list| tells_who_said_nothing(*list, dimension)) {
        // How many said something is known in part by how they left.
        vec![false; groups.len()]
    } else {
        shown_over_years(&groups, hidden(&lists, wholes)?)
    };
    let is_always_shown = |column: usize| lists.iter().all(|list| list.shown(column).is_some());
    let counts: Vec<Option<u32>> = std::iter::once(Some(whole))
        .chain((1..size).map(|column| (over[column - 1] || is_always_shown(column)).then(|| sum(column))))
        .collect();
    let is_shown = counts.iter().skip(1).any(Option::is_some);
    let most = lists[0].figure.set.tables.get(lists[0].figure.index).and_then(|table| table.most);
    is_shown.then(|| OverYears { dimension: dimension.clone(), most, who, counts, is_new: over.contains(&true) })
}

/// Whether the list may be put together at all. Reasons only where no year says which of them were decisive, or what the
/// host expected of that, since a decisive reason was ticked; and only where all years count them alike.
fn may_be_shown(years: &[PooledYear<'_>; YEARS], given: Given) -> bool {
    if given != Given::Reasons {
        return true;
    }
    let says_decisive = |content: &Content| {
        [Given::Decisive, Given::Predicted].iter().filter_map(|given| content.figure(given.code())).any(|figure| {
            (1..figure.rows().codes.len()).any(|row| figure.count(row, 0, Population::Answered).is_some())
        })
    };
    let cut = years[0].content.cut;
    years.iter().all(|year| year.content.cut == cut && !says_decisive(year.content))
}

/// Whether a year shows how many gave no answer.
fn tells_who_said_nothing(list: OfYear<'_>, dimension: &DimensionContent) -> bool {
    dimension.category_of(NONE).is_none_or(|none| list.shown(none).is_some())
}

/// How many people each year has in all categories that it hides; `None` where it shows more than everybody.
fn hidden(lists: &[OfYear<'_>; YEARS], wholes: ByYear) -> Option<ByYear> {
    let mut hidden = wholes;
    for (hidden, list) in hidden.iter_mut().zip(lists) {
        for column in 1..=list.totals.counts.len() {
            *hidden = hidden.checked_sub(list.shown(column).unwrap_or_default())?;
        }
    }
    Some(hidden)
}
