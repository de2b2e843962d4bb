//! The units of which three years are shown together.

use std::collections::BTreeSet;

use super::content::{Content, DIRECT, DimensionContent, Figure, Given, OTHERS, UnitName};
use super::read::ALL;
use super::totals::{People, PooledYear, Totals, WHO, and};
use crate::disclosure::{ByYear, Pooled, Population, PublishedLayer, Thresholds, YEARS, shown_over_years};
use crate::ids::UnitId;

/// Who answered, among [`People`]. Who is in a unit is hidden with them: everybody of whom more is known belongs to them,
/// and could as well be of another unit.
const ANSWERED: usize = 2;

/// The units that are shown, with their people.
pub(super) struct Rows {
    pub dimension: DimensionContent,
    pub layers: Vec<PublishedLayer>,
    pub units: Vec<UnitName>,
    /// Whether a unit is among them that no year shows.
    pub is_new: bool,
}

/// The units below one that each year shows, or below the board.
struct Below<'a> {
    years: &'a [PooledYear<'a>; YEARS],
    /// Of each year, who is in which unit.
    figures: [Figure<'a>; YEARS],
    above: Option<UnitId>,
}

/// A unit, and its people over the years where they may be shown.
struct Unit {
    id: UnitId,
    people: Option<People>,
    is_new: bool,
}

/// Whatever may be shown of units; `None` where not every year shows how many people there were, or where its totals are
/// of others.
pub(super) fn rows(years: &[PooledYear<'_>; YEARS], thresholds: &Thresholds) -> Option<Rows> {
    let of_year = |year: usize| years[year].content.figure(Given::Units.code());
    let figures = [of_year(0)?, of_year(1)?, of_year(2)?];
    let mut all = [0; 3];
    for (year, figure) in years.iter().zip(figures) {
        let people = shown(figure, ALL)?;
        if people != everybody(year.totals) {
            return None;
        }
        all = and(all, people);
    }
    let newest = years[YEARS - 1].content;
    let mut rows = Drawn { codes: vec![ALL.to_owned()], above: vec![None], people: vec![all], units: Vec::new() };
    let mut is_new = false;
    let schools = Below { years, figures, above: None }.units(thresholds);
    for school in of_level(newest, &schools, None) {
        is_new |= school.is_new;
        let Some(row) = rows.add(newest, school, 0) else { continue };
        // Below one that a year hides, everything is hidden.
        if school.is_new {
            continue;
        }
        let above = Some(school.id);
        let teams = Below { years, figures, above }.units(thresholds);
        for team in of_level(newest, &teams, above) {
            is_new |= team.is_new;
            rows.add(newest, team, row);
        }
    }
    Some(rows.done(is_new))
}

/// The units of a level in the order of the newest year.
fn of_level<'u>(newest: &Content, units: &'u [Unit], above: Option<UnitId>) -> Vec<&'u Unit> {
    let in_order = newest.units.iter().filter(|unit| unit.school == above);
    in_order.filter_map(|named| units.iter().find(|unit| unit.id == named.id)).collect()
}

fn everybody(totals: &Totals) -> People {
    totals.units.iter().fold(totals.elsewhere, |sum, (_, people)| and(sum, *people))
}

/// The people of a row, where the year shows it.
fn shown(figure: Figure<'_>, code: &str) -> Option<People> {
    let row = figure.row_of(code)?;
    let [left, invited, answered] = WHO.map(|who| figure.count(row, 0, who));
    Some([left?, invited?, answered?])
}

impl Below<'_> {
    fn code(&self) -> String {
        self.above.map_or_else(|| ALL.to_owned(), |above| above.to_string())
    }

    /// The units below, with what may be shown of them. Nothing of any where one year does not fit.
    fn units(&self, thresholds: &Thresholds) -> Vec<Unit> {
        let below = |content: &Content| {
            content.units.iter().filter(|unit| unit.school == self.above).map(|unit| unit.id).collect::<BTreeSet<_>>()
        };
        let there = [0, 1, 2].map(|year: usize| below(self.years[year].content));
        let ids: BTreeSet<UnitId> = there.iter().flatten().copied().collect();
        let ids: Vec<UnitId> = ids.into_iter().collect();
        let by_year = |id: UnitId| {
            [0, 1, 2].map(|year: usize| if there[year].contains(&id) { self.people(year, id) } else { [0; 3] })
        };
        let is_shown =
            |year: usize, id: UnitId| there[year].contains(&id) && shown(self.figures[year], &id.to_string()).is_some();
        let over_years = |id: UnitId| by_year(id).into_iter().fold([0; 3], and);
        let mut groups: Vec<Pooled> = ids
            .iter()
            .map(|id| {
                let are_enough = WHO.iter().zip(over_years(*id)).all(|(who, people)| people >= thresholds.least(*who));
                Pooled {
                    people: by_year(*id).map(|people| people[ANSWERED]),
                    is_hidden: [0, 1, 2].map(|year: usize| there[year].contains(id) && !is_shown(year, *id)),
                    may_be_shown: are_enough && there.iter().all(|there| there.contains(id)),
                }
            })
            .collect();
        groups.push(self.of_none());
        let over = self.hidden(&ids).map(|hidden| shown_over_years(&groups, hidden));
        ids.into_iter()
            .enumerate()
            .map(|(at, id)| {
                let is_new = over.as_ref().is_some_and(|over| over[at]);
                let is_always_shown = (0..YEARS).all(|year| is_shown(year, id));
                Unit { id, people: (is_new || is_always_shown).then(|| over_years(id)), is_new }
            })
            .collect()
    }

    /// Everybody of a unit in a year: of a school, the people of its teams among them.
    fn people(&self, year: usize, id: UnitId) -> People {
        let PooledYear { content, totals } = self.years[year];
        let teams = content.units.iter().filter(|unit| unit.school == Some(id));
        teams.map(|team| totals.own(team.id)).fold(totals.own(id), and)
    }

    /// The people who are in none of the units below.
    fn of_none(&self) -> Pooled {
        let code = format!("{DIRECT}{}", self.code());
        let people = [0, 1, 2].map(|year: usize| {
            let totals = self.years[year].totals;
            self.above.map_or(totals.elsewhere, |above| totals.own(above))
        });
        Pooled {
            people: people.map(|people| people[ANSWERED]),
            is_hidden: [0, 1, 2].map(|year: usize| people[year][0] > 0 && shown(self.figures[year], &code).is_none()),
            may_be_shown: false,
        }
    }

    /// How many answered of all that each year hides below; `None` where a year hides what is above, or shows some of
    /// them together and hides others.
    fn hidden(&self, ids: &[UnitId]) -> Option<ByYear> {
        let code = self.code();
        let others = format!("{OTHERS}{code}");
        let known: BTreeSet<String> = ids.iter().map(ToString::to_string).chain([format!("{DIRECT}{code}")]).collect();
        let mut hidden = [0; YEARS];
        for (hidden, figure) in hidden.iter_mut().zip(self.figures) {
            let above = figure.row_of(&code)?;
            *hidden = shown(figure, &code)?[ANSWERED];
            let rows = figure.rows();
            let parts =
                || rows.codes.iter().zip(&rows.above).filter(move |(_, of)| **of == Some(above)).map(|(code, _)| code);
            let is_shown = |code: &&String| shown(figure, code).is_some();
            if parts().filter(is_shown).any(|code| *code == others) && !parts().all(|code| is_shown(&code)) {
                return None;
            }
            for code in parts().filter(is_shown).filter(|code| **code != others) {
                if !known.contains(code) {
                    return None;
                }
                *hidden = hidden.checked_sub(shown(figure, code)?[ANSWERED])?;
            }
        }
        Some(hidden)
    }
}

/// Rows as they are drawn.
struct Drawn {
    codes: Vec<String>,
    above: Vec<Option<usize>>,
    people: Vec<People>,
    units: Vec<UnitName>,
}

impl Drawn {
    /// Adds a unit that may be shown; returns its row.
    fn add(&mut self, newest: &Content, unit: &Unit, above: usize) -> Option<usize> {
        let people = unit.people?;
        let named = newest.units.iter().find(|named| named.id == unit.id)?;
        // A rate would be of one year's people, and a region of all its schools.
        self.units.push(UnitName { headcount: None, region: None, ..named.clone() });
        self.codes.push(unit.id.to_string());
        self.above.push(Some(above));
        self.people.push(people);
        Some(self.codes.len() - 1)
    }

    fn done(self, is_new: bool) -> Rows {
        let layer = |(place, who): (usize, Population)| {
            let counts = self.people.iter().map(|people: &People| Some(people[place]));
            PublishedLayer::new(who, 1, counts.collect())
        };
        let layers = WHO.into_iter().enumerate().map(layer).collect();
        let Self { codes, above, units, .. } = self;
        Rows {
            dimension: DimensionContent { given: Given::Units, is_answer: false, codes, above },
            layers,
            units,
            is_new,
        }
    }
}
