//! A release as it is stored and exported: JSON, and what must hold before one is read.

use std::collections::BTreeSet;

use serde::Deserialize;
use thiserror::Error;

use super::content::{Content, DimensionContent, FORMAT, SetContent, TableContent};
use super::read::ALL;
use crate::disclosure::PublishedLayer;

/// No count of a release is larger: what comes from elsewhere may not ask for the memory of a country.
pub const MOST_COUNTED: u32 = 5_000_000;

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
        let mut codes = BTreeSet::new();
        for set in &self.sets {
            set.check()?;
            if let Some(twice) = set.tables.iter().find(|table| !codes.insert(table.code.as_str())) {
                return Err(ContentFault::Table(twice.code.clone()));
            }
        }
        Ok(())
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
    use crate::release::testing::{HIDDEN, content, list, set, units};
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
