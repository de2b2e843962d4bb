//! Which counts are hidden, and what a release shows in the end.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::table::{Columns, Figures, Population, Table};

/// What is hidden so far. A hidden category hides everything of its people in all tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// By dimension and category.
    margins: Vec<Vec<bool>>,
    /// By table, row and column; true of single counts.
    single: Vec<Vec<bool>>,
}

impl Pattern {
    /// Nothing is hidden.
    pub fn open(figures: &Figures) -> Self {
        let width = |table: &Table| table.columns.dimension().map_or(1, |across| figures.dimensions()[across].size());
        Self {
            margins: figures.dimensions().iter().map(|dimension| vec![false; dimension.size()]).collect(),
            single: figures
                .tables()
                .iter()
                .map(|table| vec![false; figures.dimensions()[table.rows].size() * width(table)])
                .collect(),
        }
    }

    /// Everything is hidden.
    pub fn hide_everything(&mut self) {
        for margin in &mut self.margins {
            margin.fill(true);
        }
    }

    /// Whether the whole is hidden, and everything with it.
    pub fn hides_everything(&self) -> bool {
        self.margins.iter().any(|margin| margin[0])
    }

    /// Whether a category is hidden as a group.
    pub fn hides_category(&self, dimension: usize, category: usize) -> bool {
        self.margins[dimension][category]
    }

    /// Hides a category; the whole hides everything.
    pub fn hide_category(&mut self, dimension: usize, category: usize) {
        if category == 0 {
            self.hide_everything();
        } else {
            self.margins[dimension][category] = true;
        }
    }

    /// Whether a count of a table is hidden.
    pub fn hides(&self, figures: &Figures, table: usize, row: usize, column: usize) -> bool {
        let it = &figures.tables()[table];
        self.margins[it.rows][row]
            || it.columns.dimension().is_some_and(|across| self.margins[across][column])
            || (row > 0 && column > 0 && self.hides_single(figures, table, row, column))
    }

    /// Whether a count is hidden by itself.
    pub fn hides_single(&self, figures: &Figures, table: usize, row: usize, column: usize) -> bool {
        self.single[table][row * Self::width(figures, table) + column]
    }

    /// Hides or shows one count: on the edge of a table, the category.
    pub fn hide(&mut self, figures: &Figures, table: usize, row: usize, column: usize) {
        let it = &figures.tables()[table];
        match (row, column, it.columns) {
            (row, 0, _) => self.hide_category(it.rows, row),
            (0, column, Columns::One(across) | Columns::Several { dimension: across, .. }) => {
                self.hide_category(across, column);
            }
            (row, column, _) => self.set_single(figures, table, (row, column), true),
        }
    }

    /// Hides or shows one count inside a table.
    pub fn set_single(&mut self, figures: &Figures, table: usize, (row, column): (usize, usize), is_hidden: bool) {
        let width = Self::width(figures, table);
        self.single[table][row * width + column] = is_hidden;
    }

    /// What is hidden as a group hides what it consists of.
    pub fn close(&mut self, figures: &Figures) {
        for (dimension, margin) in figures.dimensions().iter().zip(&mut self.margins) {
            for category in 1..dimension.size() {
                if dimension.above(category).is_some_and(|above| margin[above]) {
                    margin[category] = true;
                }
            }
        }
    }

    fn width(figures: &Figures, table: usize) -> usize {
        figures.tables()[table].columns.dimension().map_or(1, |across| figures.dimensions()[across].size())
    }
}

/// What a release shows of the counts of one population; `None` is hidden, whatever the reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "WrittenLayer")]
pub struct PublishedLayer {
    pub population: Population,
    width: usize,
    counts: Vec<Option<u32>>,
}

/// The same as it stands in a file, where it may be anything.
#[derive(Deserialize)]
struct WrittenLayer {
    population: Population,
    width: usize,
    counts: Vec<Option<u32>>,
}

impl TryFrom<WrittenLayer> for PublishedLayer {
    type Error = Uneven;

    fn try_from(written: WrittenLayer) -> Result<Self, Uneven> {
        let WrittenLayer { population, width, counts } = written;
        if width == 0 || counts.is_empty() || !counts.len().is_multiple_of(width) {
            return Err(Uneven);
        }
        Ok(Self { population, width, counts })
    }
}

/// Rows of different lengths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the rows of a published table are not alike")]
pub struct Uneven;

impl PublishedLayer {
    /// Counts that may be shown, row by row, each row with `width` of them.
    pub(crate) const fn new(population: Population, width: usize, counts: Vec<Option<u32>>) -> Self {
        Self { population, width, counts }
    }

    /// The count of a row in a column, 0 the whole; `None` where it is hidden.
    pub fn at(&self, row: usize, column: usize) -> Option<u32> {
        self.counts[row * self.width + column]
    }

    pub const fn width(&self) -> usize {
        self.width
    }

    pub const fn height(&self) -> usize {
        self.counts.len() / self.width
    }

    /// The same without other rows than these, in this order.
    #[must_use]
    pub fn picking(&self, rows: &[usize]) -> Self {
        let rows = rows.iter().filter(|row| **row < self.height());
        let counts = rows.flat_map(|row| &self.counts[row * self.width..(row + 1) * self.width]).copied().collect();
        Self { population: self.population, width: self.width, counts }
    }

    /// The same with these rows shown alone; all others are hidden.
    #[must_use]
    pub fn with_rows(&self, keeps: impl Fn(usize) -> bool) -> Self {
        let counts = self.counts.iter().enumerate();
        let counts = counts.map(|(at, count)| count.filter(|_| keeps(at / self.width))).collect();
        Self { population: self.population, width: self.width, counts }
    }

    /// The same with the first row of another, which is as wide.
    pub(crate) fn with_first_row(mut self, of: &Self) -> Self {
        self.counts[..self.width].copy_from_slice(&of.counts[..self.width]);
        self
    }

    /// Hides a count that is shown as yet.
    pub(crate) fn hide(&mut self, row: usize, column: usize) {
        self.counts[row * self.width + column] = None;
    }
}

/// Counts as they may be shown, served and written to files, by table and layer. Nothing of what is
/// hidden is in here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    pub tables: Vec<Vec<PublishedLayer>>,
}

impl Published {
    /// Whether anything is shown: the whole is, or nothing.
    pub fn shows_something(&self) -> bool {
        self.tables.iter().flatten().any(|layer| layer.at(0, 0).is_some())
    }

    /// The figures with nothing shown.
    pub(crate) fn nothing_of(figures: &Figures) -> Self {
        let mut pattern = Pattern::open(figures);
        pattern.hide_everything();
        Self::of(figures, &pattern)
    }

    /// What is left of the figures.
    pub fn of(figures: &Figures, pattern: &Pattern) -> Self {
        let shown = |table: usize, layer: &super::table::Layer| {
            let counts = &layer.counts;
            let cells = (0..counts.height()).flat_map(|row| (0..counts.width()).map(move |column| (row, column)));
            PublishedLayer {
                population: layer.population,
                width: counts.width(),
                counts: cells
                    .map(|(row, column)| (!pattern.hides(figures, table, row, column)).then(|| counts.at(row, column)))
                    .collect(),
            }
        };
        let tables = figures.tables().iter().enumerate();
        Self {
            tables: tables
                .map(|(index, table)| table.layers.iter().map(|layer| shown(index, layer)).collect())
                .collect(),
        }
    }
}
