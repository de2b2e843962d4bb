//! A release as lines of a spreadsheet: one for each count, and for what it says beside its tables. As JSON it is
//! [`Content::to_json`].

use super::content::{Content, DimensionContent, Figure, SetContent};
use super::further::{Further, Line, Words, lines};
use super::label::{CATEGORY, label};
use super::read::ALL;
use crate::disclosure::Population;
use crate::figures::Share;
use crate::language::Language;
use crate::organisation::Sector;

/// The words of the first line. They are codes, the same in both languages, for whoever reads the file by a program.
pub const HEADINGS: [&str; 9] =
    ["figure", "row_code", "row", "column_code", "column", "population", "count", "hidden", "share"];

/// What all rows and columns of a release are called, with the lines of what is in no table.
#[derive(Debug)]
pub struct Labels {
    /// By set, dimension and category.
    by_set: Vec<Vec<Vec<String>>>,
    all: String,
    further: Vec<Line>,
}

/// One count with what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    /// The code of a figure, or one of [`Further`].
    pub figure: &'a str,
    pub row_code: &'a str,
    pub row: &'a str,
    pub column_code: &'a str,
    /// Of what is said of the release itself in words, the words.
    pub column: &'a str,
    /// `None` where it is no count of those who left.
    pub population: Option<Population>,
    /// `None` where it is hidden, and where it is no number.
    pub count: Option<u32>,
    pub is_hidden: bool,
    /// Of the row's people; of the whole column, of the people of all rows. `None` of everybody too.
    pub share: Option<Share>,
}

impl Labels {
    /// The labels in one language. `term` knows the words of the catalogues, by family and code.
    pub fn new(content: &Content, language: Language, sector: Sector, term: impl Fn(&str, &str) -> String) -> Self {
        let of_dimension = |dimension: &DimensionContent| -> Vec<String> {
            let codes = dimension.codes.iter();
            codes.map(|code| label(content, dimension.given, code, language, sector).text(&term)).collect()
        };
        let labels = |set: &SetContent| -> Vec<Vec<String>> { set.dimensions.iter().map(of_dimension).collect() };
        let further = lines(Words { content, language, sector, term: &term });
        Self { by_set: content.sets.iter().map(labels).collect(), all: term(CATEGORY, ALL), further }
    }
}

/// Every count of a release, hidden ones too: first what is said of the release itself, then its figures in their order,
/// their populations, rows and columns, then what it says beside them. `labels` are of the same release.
pub fn cells<'a>(content: &'a Content, labels: &'a Labels) -> impl Iterator<Item = Cell<'a>> {
    let lines: &'a [Line] = &labels.further;
    let further = move |of_release: bool| {
        lines.iter().filter(move |line| (line.part == Further::Release) == of_release).map(Cell::from)
    };
    further(true).chain(in_tables(content, labels)).chain(further(false))
}

impl<'a> From<&'a Line> for Cell<'a> {
    fn from(line: &'a Line) -> Self {
        Self {
            figure: line.part.code(),
            row_code: &line.row_code,
            row: &line.row,
            column_code: &line.column_code,
            column: &line.column,
            population: line.population,
            count: line.count,
            is_hidden: line.is_hidden,
            share: line.share,
        }
    }
}

fn in_tables<'a>(content: &'a Content, labels: &'a Labels) -> impl Iterator<Item = Cell<'a>> {
    let sets = content.sets.iter().zip(&labels.by_set);
    sets.flat_map(move |(set, words)| {
        (0..set.tables.len()).flat_map(move |index| {
            let figure = Figure { set, index };
            let table = &set.tables[index];
            let height = figure.rows().codes.len();
            let width = figure.columns().map_or(1, |columns| columns.codes.len());
            figure.populations().into_iter().flat_map(move |population| {
                (0..height).flat_map(move |row| (0..width).map(move |column| (row, column))).map(
                    move |(row, column)| {
                        let across = table.columns.map(|across| (&set.dimensions[across], &words[across]));
                        let is_everybody = row == 0 && column == 0;
                        let count = figure.count(row, column, population);
                        Cell {
                            figure: &table.code,
                            row_code: &figure.rows().codes[row],
                            row: &words[table.rows][row],
                            column_code: across.map_or(ALL, |(dimension, _)| dimension.codes[column].as_str()),
                            column: across.map_or(labels.all.as_str(), |(_, words)| words[column].as_str()),
                            population: Some(population),
                            count,
                            is_hidden: count.is_none(),
                            share: figure.share(row, column, population).filter(|_| !is_everybody),
                        }
                    },
                )
            })
        })
    })
}

impl Cell<'_> {
    /// The cells of its line, under [`HEADINGS`]. The share is in points of a hundred, with the decimal sign of the
    /// language, since spreadsheets read numbers by it.
    pub fn texts(&self, language: Language) -> [String; 9] {
        let share = self.share.map(|share| {
            let percent = format!("{:.1}", 100.0 * share.part());
            match language {
                Language::Nl => percent.replace('.', ","),
                Language::En => percent,
            }
        });
        [
            self.figure.to_owned(),
            self.row_code.to_owned(),
            self.row.to_owned(),
            self.column_code.to_owned(),
            self.column.to_owned(),
            self.population.map_or("", Population::code).to_owned(),
            self.count.map(|count| count.to_string()).unwrap_or_default(),
            if self.is_hidden { "yes" } else { "no" }.to_owned(),
            share.unwrap_or_default(),
        ]
    }
}

/// All of it as CSV, safe to open in a spreadsheet.
#[cfg(not(target_arch = "wasm32"))]
pub fn csv(content: &Content, labels: &Labels, language: Language) -> String {
    use crate::sheet::{MARK, line};

    let mut text = String::from(MARK);
    text.push_str(&line(HEADINGS));
    for cell in cells(content, labels) {
        text.push_str(&line(cell.texts(language).iter().map(String::as_str)));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::testing::{HIDDEN, content, list, set, unit, units};
    use crate::release::{Given, SetKind};

    #[test]
    fn every_count_has_its_line_and_a_hidden_one_says_so() {
        let destinations = (list(Given::Destination, &["study"]), None);
        let grid: [&[u32]; 2] = [&[30, 10], &[12, HIDDEN]];
        let mut release = content(vec![
            set(SetKind::Left, Population::Answered, units(1), Some(destinations), &grid),
            set(SetKind::Left, Population::Leavers, units(1), None, &[&[40], &[20]]),
        ]);
        release.units[0].name = "=School".to_owned();
        let term = |family: &str, code: &str| format!("<{family} {code}>");
        let labels = Labels::new(&release, Language::Nl, Sector::Pupils, term);
        let school = unit(1).to_string();
        let expected = [
            r#""figure";"row_code";"row";"column_code";"column";"population";"count";"hidden";"share""#.to_owned(),
            r#""release";"period";"<release-said period>";"";"2025-2026";"";"";"no";"""#.to_owned(),
            r#""release";"from";"<release-said from>";"";"2025-08-01";"";"";"no";"""#.to_owned(),
            r#""release";"until";"<release-said until>";"";"2026-07-31";"";"";"no";"""#.to_owned(),
            r#""release";"number";"<release-said number>";"";"";"";"1";"no";"""#.to_owned(),
            r#""release";"made_on";"<release-said made_on>";"";"2026-08-28";"";"";"no";"""#.to_owned(),
            r#""release";"least_invited";"<release-said least_invited>";"";"";"";"5";"no";"""#.to_owned(),
            r#""release";"least_answered";"<release-said least_answered>";"";"";"";"5";"no";"""#.to_owned(),
            r#""release";"least_reasons";"<release-said least_reasons>";"";"";"";"10";"no";"""#.to_owned(),
            r#""release";"least_dissenters";"<release-said least_dissenters>";"";"";"";"1";"no";"""#.to_owned(),
            r#""units-destination";"all";"<category all>";"all";"<category all>";"answered";"30";"no";"""#.to_owned(),
            r#""units-destination";"all";"<category all>";"study";"Studie";"answered";"10";"no";"33,3""#.to_owned(),
            format!(r#""units-destination";"{school}";"'=School";"all";"<category all>";"answered";"12";"no";"40,0""#),
            format!(r#""units-destination";"{school}";"'=School";"study";"Studie";"answered";"";"yes";"""#),
            r#""units";"all";"<category all>";"all";"<category all>";"leavers";"40";"no";"""#.to_owned(),
            format!(r#""units";"{school}";"'=School";"all";"<category all>";"leavers";"20";"no";"50,0""#),
            format!(r#""rates";"{school}";"'=School";"headcount";"<release-measure headcount>";"";"100";"no";"""#),
            format!(r#""rates";"{school}";"'=School";"left";"<release-measure left>";"leavers";"20";"no";"20,0""#),
        ];
        let csv = csv(&release, &labels, Language::Nl);
        assert_eq!(csv, format!("\u{feff}{}\r\n", expected.join("\r\n")));
        assert_eq!(cells(&release, &labels).filter(|cell| cell.is_hidden).count(), 1);
    }
}
