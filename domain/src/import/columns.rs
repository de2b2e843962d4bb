//! Which field each column of a list holds: by its heading, or as somebody matched it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::days::is_in_figures;
use super::headings::OF_LEAVERS;
use super::sheet::{Headings, SheetFault, Table, table_of};
use super::{Charset, headings};
use crate::departure_form::dates::parse_date;
use crate::departure_form::{Field, plain};
use crate::unseen::seen;

/// At most so many unknown headings are named in a fault, each cut to [`HEADING_SHOWN_CHARS`].
const MOST_HEADINGS_SHOWN: usize = 20;
/// As much of a heading is shown, or remembered.
const HEADING_SHOWN_CHARS: usize = 60;
/// So many values of a column are shown, each cut to [`SAMPLE_CHARS`].
const SAMPLES: usize = 2;
const SAMPLE_CHARS: usize = 60;
/// The most columns that somebody is asked about.
const MOST_TO_MATCH: usize = 100;
/// So many figures make a heading look like a number of somebody's.
const FIGURES_OF_A_NUMBER: usize = 6;

/// What columns hold whose headings are not known, by their places in the file, counted from 0; `None` leaves one out.
pub(crate) type Matched<F> = BTreeMap<usize, Option<F>>;
/// The same of a list of leavers.
pub type Matching = Matched<Field>;

/// A column of which the heading says nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnknownColumn {
    /// Its place in the file, counted from 0.
    pub index: usize,
    /// The heading on one line, cut; perhaps empty.
    pub heading: String,
    /// The first two different values, each on one line and cut.
    pub samples: Vec<String>,
    /// Under what the heading is remembered, where it may be.
    key: Option<String>,
}

/// What the headings of a list say by themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout {
    /// Headings, cut, with the fields they mean, in the order of the file.
    pub known: Vec<(String, Field)>,
    pub unknown: Vec<UnknownColumn>,
    /// How many lines the list holds.
    pub lines: usize,
}

/// Why a list cannot be read with its columns matched like this.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotMatched {
    /// Columns, by their places, for a field that another column holds already.
    pub doubles: Vec<(usize, Field)>,
    /// Required fields that no column holds.
    pub missing: Vec<Field>,
}

impl NotMatched {
    pub const fn is_empty(&self) -> bool {
        self.doubles.is_empty() && self.missing.is_empty()
    }
}

impl Layout {
    /// What is wrong with a matching; nothing where the list can be read with it.
    pub fn faults(&self, matching: &Matching) -> NotMatched {
        let mut held: Vec<Option<Field>> = self.known.iter().map(|(_, field)| Some(*field)).collect();
        let mut doubles = Vec::new();
        for column in &self.unknown {
            let Some(field) = matching.get(&column.index).copied().flatten() else { continue };
            if held.contains(&Some(field)) {
                doubles.push((column.index, field));
            } else {
                held.push(Some(field));
            }
        }
        NotMatched { doubles, missing: headings::missing(&held) }
    }

    /// The fields that no heading means.
    pub fn free(&self) -> impl Iterator<Item = Field> {
        Field::ALL.iter().copied().filter(move |field| self.known.iter().all(|(_, known)| known != field))
    }

    /// This matching for the columns there are to match; the others of them are left out.
    pub fn completed(&self, matching: &Matching) -> Matching {
        self.unknown.iter().map(|column| (column.index, matching.get(&column.index).copied().flatten())).collect()
    }

    /// What was said of these headings in earlier lists. A heading that stands there twice, and a field that another
    /// column holds, are asked about.
    pub fn recalled(&self, remembered: &BTreeMap<String, Option<Field>>) -> Matching {
        let mut matching = Matching::new();
        for column in &self.unknown {
            let Some(said) = self.key_of(column).and_then(|key| remembered.get(key)).copied() else { continue };
            let is_free = |field: Field| {
                self.known.iter().all(|(_, known)| *known != field) && !matching.values().any(|own| *own == Some(field))
            };
            if said.is_none_or(is_free) {
                matching.insert(column.index, said);
            }
        }
        matching
    }

    /// What to remember of a matching, by folded headings: no value of anybody's.
    pub fn to_remember(&self, matching: &Matching) -> BTreeMap<String, Option<Field>> {
        let said =
            |column: &UnknownColumn| Some((self.key_of(column)?.to_owned(), matching.get(&column.index).copied()?));
        self.unknown.iter().filter_map(said).collect()
    }

    /// Under what a heading is remembered, where it stands there once.
    fn key_of<'a>(&self, column: &'a UnknownColumn) -> Option<&'a str> {
        let key = column.key.as_deref()?;
        let is_only = self.unknown.iter().filter(|other| other.key.as_deref() == Some(key)).count() == 1;
        is_only.then_some(key)
    }
}

/// What the headings of a list of leavers say.
///
/// # Errors
/// Where matching columns would not make a list of the file: it cannot be read at all, two known headings mean one
/// field, more required fields are missing than there are columns to match, there are more than a hundred of those, or
/// the headings look like somebody's line.
pub fn layout(bytes: &[u8], charset: Option<Charset>) -> Result<Layout, SheetFault> {
    let table = table_of(bytes, &OF_LEAVERS, charset)?;
    let places = unknown_places(&table, &OF_LEAVERS, &Matching::new());
    let is_a_person = !places.is_empty() && table.heading.iter().any(|cell| is_a_value(cell));
    if is_a_person || places.len() > MOST_TO_MATCH {
        return Err(unknown(&table, &places));
    }
    let columns: Vec<Option<Field>> = table.heading.iter().map(|cell| (OF_LEAVERS.means)(cell)).collect();
    no_doubles(&columns)?;
    let missing = headings::missing(&columns);
    if missing.len() > places.len() {
        return Err(SheetFault::MissingHeadings { fields: missing });
    }
    let lines = table.length::<Field>()?;
    let known = table.heading.iter().zip(&columns).filter_map(|(cell, field)| Some((shown(cell), (*field)?))).collect();
    let column = |index: usize| UnknownColumn {
        index,
        heading: shown(&table.heading[index]),
        samples: samples(&table, index),
        key: key(&table.heading[index]),
    };
    Ok(Layout { known, unknown: places.into_iter().map(column).collect(), lines })
}

/// The field of each column; a fault where a heading is not known and nobody said what it means.
pub(super) fn columns_of<F>(
    table: &Table,
    headings: &Headings<F>,
    matched: &Matched<F>,
) -> Result<Vec<Option<F>>, SheetFault<F>>
where
    F: Copy + PartialEq,
{
    let places = unknown_places(table, headings, matched);
    if !places.is_empty() {
        return Err(unknown(table, &places));
    }
    let field =
        |(index, cell): (usize, &String)| (headings.means)(cell).or_else(|| matched.get(&index).copied().flatten());
    let columns: Vec<Option<F>> = table.heading.iter().enumerate().map(field).collect();
    no_doubles(&columns)?;
    let missing = (headings.missing)(&columns);
    if missing.is_empty() { Ok(columns) } else { Err(SheetFault::MissingHeadings { fields: missing }) }
}

/// The columns of which neither the heading nor anybody says what they hold. One without a heading and without
/// content is none.
fn unknown_places<F>(table: &Table, headings: &Headings<F>, matched: &Matched<F>) -> Vec<usize> {
    let holds_something =
        |index: usize| table.lines.iter().any(|line| line.cells.get(index).is_some_and(|cell| !cell.trim().is_empty()));
    let is_unknown = |index: usize, cell: &str| {
        (headings.means)(cell).is_none()
            && !(headings.is_ours)(cell)
            && !matched.contains_key(&index)
            && (!cell.trim().is_empty() || holds_something(index))
    };
    table.heading.iter().enumerate().filter(|(index, cell)| is_unknown(*index, cell)).map(|(index, _)| index).collect()
}

fn unknown<F>(table: &Table, places: &[usize]) -> SheetFault<F> {
    let headings = places.iter().take(MOST_HEADINGS_SHOWN).map(|index| shown(&table.heading[*index])).collect();
    SheetFault::UnknownHeadings { headings }
}

fn no_doubles<F: Copy + PartialEq>(columns: &[Option<F>]) -> Result<(), SheetFault<F>> {
    for (index, field) in columns.iter().enumerate() {
        if let Some(field) = field
            && columns[..index].contains(&Some(*field))
        {
            return Err(SheetFault::DoubleHeading { field: *field });
        }
    }
    Ok(())
}

fn shown(cell: &str) -> String {
    cell.trim().chars().filter(|c| !c.is_control()).take(HEADING_SHOWN_CHARS).collect()
}

fn samples(table: &Table, index: usize) -> Vec<String> {
    let mut samples: Vec<String> = Vec::new();
    for line in &table.lines {
        let sample: String =
            line.cells.get(index).map(|cell| seen(cell).chars().take(SAMPLE_CHARS).collect()).unwrap_or_default();
        if !sample.is_empty() && !samples.contains(&sample) {
            samples.push(sample);
        }
        if samples.len() == SAMPLES {
            break;
        }
    }
    samples
}

/// Under what a heading is remembered. What may be a value of somebody's is not.
fn key(heading: &str) -> Option<String> {
    let key = plain(heading);
    let may_be = !key.is_empty() && key.chars().count() <= HEADING_SHOWN_CHARS && !is_a_value(heading);
    may_be.then_some(key)
}

/// Whether what stands in the line of the headings looks like an address, a date or a number of somebody's: a list
/// without headings begins with a person.
fn is_a_value(cell: &str) -> bool {
    cell.contains('@')
        || parse_date(cell).is_some()
        || is_in_figures(cell)
        || cell.chars().filter(char::is_ascii_digit).count() >= FIGURES_OF_A_NUMBER
}
