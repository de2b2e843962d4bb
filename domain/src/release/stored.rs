//! A release as it is stored and exported: JSON, and what must hold before one is read.

use std::collections::BTreeSet;

use serde::Deserialize;
use thiserror::Error;

use super::content::{Content, DimensionContent, FORMAT, InWords, Kept, SetContent, TableContent};
use super::days::MOST_DAYS;
use super::job::REASON_CHARACTERS;
use super::period::Period;
use super::read::ALL;
use crate::disclosure::PublishedLayer;

/// No count of a release is larger: what comes from elsewhere may not ask for the memory of a country.
pub const MOST_COUNTED: u32 = 5_000_000;
/// The most characters of the name of a unit or a subject, and of a code: more than any that the program writes.
const NAME_CHARACTERS: usize = 300;

/// Why something is no release.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ContentFault {
    /// In the words of the reader, with line and column.
    #[error("this is no release: {0}")]
    Unreadable(String),
    #[error("this release has format {0}, which this version of the program does not read")]
    OtherFormat(u32),
    #[error("the days or the number of the release are impossible")]
    Heading,
    #[error("{0} is no period, or one of other days")]
    Period(String),
    #[error("a name, a code or the reason is missing or too long")]
    Names,
    #[error("the days between steps are impossible")]
    Days,
    #[error("the talks due and held are impossible, or of units that are not there")]
    Coverage,
    #[error("{0}: the categories do not fit together")]
    Categories(String),
    #[error("{0}: a figure of this name is there twice, or its rows or columns are not")]
    Table(String),
    #[error("{0}: the counts do not fit the rows and columns")]
    Counts(String),
}

/// As much of a file as every format has.
#[derive(Deserialize)]
struct Beginning {
    format: u32,
}

impl Content {
    /// The form in which it is stored and exported.
    pub fn to_json(&self) -> String {
        // reason: strings, numbers and lists of them; writing them to memory cannot fail
        serde_json::to_string(self).expect("strings and numbers can always be written")
    }

    /// Reads a release: this format alone, and only where all that is in it fits together.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn parse(json: &str) -> Result<Self, ContentFault> {
        let unreadable = |error: serde_json::Error| ContentFault::Unreadable(error.to_string());
        let beginning: Beginning = serde_json::from_str(json).map_err(unreadable)?;
        if beginning.format != FORMAT {
            return Err(ContentFault::OtherFormat(beginning.format));
        }
        let content: Self = serde_json::from_str(json).map_err(unreadable)?;
        content.check()?;
        Ok(content)
    }

    fn check(&self) -> Result<(), ContentFault> {
        let ids: BTreeSet<_> = self.units.iter().map(|unit| unit.id).collect();
        if self.from > self.until || self.number == 0 || ids.len() != self.units.len() {
            return Err(ContentFault::Heading);
        }
        let days = Period::parse(&self.period).map(Period::days);
        if days.is_none_or(|days| (days.first, days.last) != (self.from, self.until)) {
            return Err(ContentFault::Period(self.period.chars().take(NAME_CHARACTERS).collect()));
        }
        if !self.has_names() {
            return Err(ContentFault::Names);
        }
        let mut steps: BTreeSet<&str> = BTreeSet::new();
        let is_possible = |median: u32| usize::try_from(median).is_ok_and(|median| median <= MOST_DAYS);
        if !self.days.iter().all(|days| steps.insert(days.step.code()) && days.median.is_none_or(is_possible)) {
            return Err(ContentFault::Days);
        }
        let boards = self.coverage.iter().filter(|kept| kept.units.is_empty()).count();
        // A team that moved to another school stands in a group of either.
        let are_known = |kept: &Kept| {
            let once: BTreeSet<_> = kept.units.iter().copied().collect();
            once.len() == kept.units.len() && once.is_subset(&ids)
        };
        if boards > 1 || !self.coverage.iter().all(Kept::is_possible) || !self.coverage.iter().all(are_known) {
            return Err(ContentFault::Coverage);
        }
        let mut codes = BTreeSet::new();
        for set in &self.sets {
            set.check()?;
            if let Some(twice) = set.tables.iter().find(|table| !codes.insert(table.code.as_str())) {
                return Err(ContentFault::Table(twice.code.clone()));
            }
        }
        Ok(())
    }

    /// Whether every name and code is there and of a length that the program would write, and the reason too.
    fn has_names(&self) -> bool {
        let fits = |name: &str| !name.trim().is_empty() && name.chars().count() <= NAME_CHARACTERS;
        let codes = self.sets.iter().flat_map(|set| set.dimensions.iter().flat_map(|dimension| &dimension.codes));
        let tables = self.sets.iter().flat_map(|set| set.tables.iter().map(|table| &table.code));
        self.units.iter().all(|unit| fits(&unit.name))
            && self.subjects.iter().all(|(code, name)| fits(code) && fits(name))
            && self.questions.iter().all(|question| {
                let are_answers = question.answers.iter().all(|(code, words)| fits(code) && words.is_possible());
                are_answers && question.text.as_ref().is_none_or(InWords::is_possible)
            })
            && codes.chain(tables).all(|code| fits(code))
            && self.reason.as_ref().is_none_or(|reason| reason.chars().count() <= REASON_CHARACTERS)
    }
}

impl Kept {
    /// Both numbers or none, and a talk with no more people than there are.
    fn is_possible(&self) -> bool {
        match (self.due, self.held) {
            (None, None) => true,
            (Some(due), Some(held)) => held <= due && due <= MOST_COUNTED,
            (Some(_), None) | (None, Some(_)) => false,
        }
    }
}

impl SetContent {
    fn check(&self) -> Result<(), ContentFault> {
        if let Some(dimension) = self.dimensions.iter().find(|dimension| !dimension.is_tree()) {
            return Err(ContentFault::Categories(dimension.given.code().to_owned()));
        }
        if self.published.tables.len() != self.tables.len() {
            return Err(ContentFault::Counts(self.kind.code().to_owned()));
        }
        for (table, layers) in self.tables.iter().zip(&self.published.tables) {
            let (height, width) = self.shape(table).ok_or_else(|| ContentFault::Table(table.code.clone()))?;
            let fits = layers.iter().enumerate().all(|(index, layer)| {
                let is_once = layers[..index].iter().all(|other| other.population != layer.population);
                is_once && (layer.height(), layer.width()) == (height, width) && are_possible(layer)
            });
            if !fits {
                return Err(ContentFault::Counts(table.code.clone()));
            }
        }
        Ok(())
    }

    /// How many rows and columns a table has.
    fn shape(&self, table: &TableContent) -> Option<(usize, usize)> {
        let rows = self.dimensions.get(table.rows)?;
        let width = match table.columns {
            None => 1,
            Some(across) if across == table.rows => return None,
            Some(across) => self.dimensions.get(across)?.codes.len(),
        };
        Some((rows.codes.len(), width))
    }
}

impl DimensionContent {
    /// The whole first, each category behind the one it is a part of, and none of them twice.
    fn is_tree(&self) -> bool {
        let codes: BTreeSet<&String> = self.codes.iter().collect();
        let hangs = |(category, above): (usize, &Option<usize>)| match above {
            None => category == 0,
            Some(above) => *above < category,
        };
        self.codes.first().is_some_and(|first| first == ALL)
            && codes.len() == self.codes.len()
            && self.above.len() == self.codes.len()
            && self.above.iter().enumerate().all(hangs)
    }
}

/// No count is larger than that of its row's people, and none larger than there are.
fn are_possible(layer: &PublishedLayer) -> bool {
    (0..layer.height()).all(|row| {
        let most = layer.at(row, 0).unwrap_or(MOST_COUNTED);
        (0..layer.width()).all(|column| layer.at(row, column).is_none_or(|count| count <= most.min(MOST_COUNTED)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::Population;
    use crate::release::testing::{HIDDEN, content, list, set, unit, units};
    use crate::release::{Given, SetKind};

    fn release() -> Content {
        let destinations = list(Given::Destination, &["government", "study"]);
        let grid: [&[u32]; 2] = [&[40, 12, HIDDEN], &[40, 12, HIDDEN]];
        content(vec![set(SetKind::Left, Population::Answered, units(1), Some((destinations, None)), &grid)])
    }

    #[test]
    fn a_release_is_read_as_it_was_written() {
        let release = release();
        assert_eq!(Content::parse(&release.to_json()), Ok(release));
    }

    #[test]
    fn what_does_not_fit_together_is_refused() {
        let good = release().to_json();
        let parse = |from: &str, to: &str| {
            assert!(good.contains(from), "{from}: {good}");
            Content::parse(&good.replacen(from, to, 1)).expect_err("it was spoilt")
        };
        assert_eq!(parse("\"format\":1", "\"format\":2"), ContentFault::OtherFormat(2));
        assert!(matches!(parse("\"number\":1", "\"numbers\":1"), ContentFault::Unreadable(_)));
        assert_eq!(parse("\"number\":1", "\"number\":0"), ContentFault::Heading);
        assert_eq!(parse("\"2025-2026\"", "\"2024-2025\""), ContentFault::Period("2024-2025".to_owned()));
        assert_eq!(parse("\"2025-2026\"", "\"someday\""), ContentFault::Period("someday".to_owned()));
        assert_eq!(parse("2026-07-31", "2026-07-30"), ContentFault::Period("2025-2026".to_owned()));
        assert_eq!(parse("\"School 1\"", "\" \""), ContentFault::Names);
        assert_eq!(parse("\"School 1\"", &format!("\"{}\"", "x".repeat(301))), ContentFault::Names);
        assert_eq!(parse("\"study\"", &format!("\"{}\"", "x".repeat(301))), ContentFault::Names);
        assert_eq!(parse("\"reason\":null", &format!("\"reason\":\"{}\"", "x".repeat(501))), ContentFault::Names);
        let days = |days: &str| parse("\"days\":[]", &format!("\"days\":[{days}]"));
        assert_eq!(days(r#"{"step":"talk_to_report","median":4000000}"#), ContentFault::Days);
        let twice = r#"{"step":"talk_to_report","median":4}"#;
        assert_eq!(days(&format!("{twice},{twice}")), ContentFault::Days);
        let covered = |kept: &str| parse("\"coverage\":[]", &format!("\"coverage\":[{kept}]"));
        for impossible in [
            r#"{"units":[],"due":20,"held":21}"#.to_owned(),
            r#"{"units":[],"due":20,"held":null}"#.to_owned(),
            r#"{"units":[],"due":6000000,"held":9}"#.to_owned(),
            r#"{"units":[],"due":20,"held":9},{"units":[],"due":20,"held":9}"#.to_owned(),
            format!(r#"{{"units":["{}"],"due":20,"held":9}}"#, unit(9)),
            format!(r#"{{"units":["{}","{}"],"due":20,"held":9}}"#, unit(1), unit(1)),
        ] {
            assert_eq!(covered(&impossible), ContentFault::Coverage, "{impossible}");
        }
        let categories = || ContentFault::Categories("destination".to_owned());
        assert_eq!(parse("\"study\"", "\"government\""), categories());
        assert_eq!(parse("[\"all\",\"government\"", "[\"every\",\"government\""), categories());
        let figure = || "units-destination".to_owned();
        assert_eq!(parse("\"columns\":1", "\"columns\":0"), ContentFault::Table(figure()));
        assert_eq!(parse("\"columns\":1", "\"columns\":7"), ContentFault::Table(figure()));
        assert_eq!(parse("[40,12,null,40,12,null]", "[40,12,null]"), ContentFault::Counts(figure()));
        assert_eq!(parse("[40,12,null,", "[40,41,null,"), ContentFault::Counts(figure()));
        assert_eq!(parse("[40,12,null,", "[4000000000,12,null,"), ContentFault::Counts(figure()));
    }
}
