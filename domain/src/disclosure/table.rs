//! Counts of people by one or two dimensions, and what must hold before they can be protected.

use thiserror::Error;

use super::dimension::Dimension;
use crate::coded::coded;

coded! {
    /// Who is counted. Each is a part of the one before it, but for those who told something in a talk: they are counted in
    /// figures of their own, since a group of which few told anything would be hidden in all tables.
    pub enum Population {
        Leavers = "leavers",
        Invited = "invited",
        Answered = "answered",
        Told = "told",
    }
}

/// What stands across.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Columns {
    /// Nothing: one count a row.
    None,
    /// A list of which everybody has exactly one.
    One(usize),
    /// A list of which everybody named at most `most`, or none.
    Several { dimension: usize, most: u32 },
}

impl Columns {
    /// The number of the dimension across.
    pub const fn dimension(self) -> Option<usize> {
        match self {
            Self::None => None,
            Self::One(dimension) | Self::Several { dimension, .. } => Some(dimension),
        }
    }
}

/// Counts row by row: a row for each category of the rows, a column for each of the columns, 0 the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    width: usize,
    counts: Vec<u32>,
}

impl Grid {
    /// Adds up `leaf(row, column)`, asked for each row without parts and each column below `width`, column 0 as the
    /// people of the row.
    pub fn adding_up(rows: &Dimension, width: usize, leaf: impl Fn(usize, usize) -> u32) -> Self {
        let mut counts = vec![0; rows.size() * width];
        for row in (0..rows.size()).rev() {
            for column in 0..width {
                counts[row * width + column] = if rows.is_leaf(row) {
                    leaf(row, column)
                } else {
                    rows.below(row).iter().map(|part| counts[part * width + column]).sum()
                };
            }
        }
        Self { width, counts }
    }

    /// Counts each by itself, for what does not add up: people who went from one category to another.
    pub fn counting(height: usize, width: usize, count: impl Fn(usize, usize) -> u32) -> Self {
        let counts = (0..height).flat_map(|row| (0..width).map(move |column| (row, column)));
        Self { width, counts: counts.map(|(row, column)| count(row, column)).collect() }
    }

    /// The count of a row in a column.
    pub fn at(&self, row: usize, column: usize) -> u32 {
        self.counts[row * self.width + column]
    }

    /// Whether there is nobody in it.
    pub fn is_empty(&self) -> bool {
        self.counts.iter().all(|count| *count == 0)
    }

    /// How many columns there are, the whole among them.
    pub const fn width(&self) -> usize {
        self.width
    }

    /// How many rows there are, the whole among them.
    pub const fn height(&self) -> usize {
        self.counts.len() / self.width
    }
}

/// Counts of one population.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layer {
    pub population: Population,
    pub counts: Grid,
}

/// One table: at most two dimensions, and a layer for each population that is counted by them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// How a release names it.
    pub name: String,
    /// The number of the dimension of the rows.
    pub rows: usize,
    pub columns: Columns,
    /// The columns are reasons for leaving, which ask for more people.
    pub about_reasons: bool,
    pub layers: Vec<Layer>,
}

/// Who of those who answered was asked what stands across a table, as far as whoever knows them knows that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// By row of the table, how many.
    pub by_row: Vec<u32>,
    /// The column of those who were not asked or gave no answer, where everybody has one.
    pub none: Option<usize>,
}

/// Several tables about the same people, with the dimensions they share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    dimensions: Vec<Dimension>,
    tables: Vec<Table>,
    /// By table, as far as that is said; nothing of a table of which everybody was asked.
    asked: Vec<Option<Asked>>,
}

/// Why tables cannot be one set of figures; the texts name the tables.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    #[error("{0}: a dimension that does not exist, or rows and columns of one")]
    Dimension(String),
    #[error("{0}: columns stand in one list, without a tree")]
    ColumnsAreATree(String),
    #[error("{0}: of which one may name several, it can be neither rows nor a list of which everybody has one")]
    SeveralElsewhere(String),
    #[error("{0}: there is a table of these dimensions already")]
    Twice(String),
    #[error("{0}: the counts do not fit the dimensions, or do not add up")]
    Sums(String),
    #[error("{0}: other people than another table counts in the same category")]
    OtherPeople(String),
}

impl Figures {
    /// These tables together. Errors where they are not about the same people or do not add up.
    pub fn new(dimensions: Vec<Dimension>, tables: Vec<Table>) -> Result<Self, Fault> {
        let figures = Self { dimensions, tables, asked: Vec::new() };
        for (index, table) in figures.tables.iter().enumerate() {
            figures.check_shape(index, table)?;
            for layer in &table.layers {
                figures.check_sums(table, &layer.counts)?;
            }
        }
        for table in &figures.tables {
            for layer in &table.layers {
                figures.check_people(table, layer)?;
            }
        }
        Ok(figures)
    }

    pub fn dimensions(&self) -> &[Dimension] {
        &self.dimensions
    }

    pub fn tables(&self) -> &[Table] {
        &self.tables
    }

    /// The same with who was asked, by table, each with the rows of its table.
    #[must_use]
    pub fn knowing(self, asked: Vec<Option<Asked>>) -> Self {
        Self { asked, ..self }
    }

    /// Who was asked what stands across a table; `None` where that is everybody.
    pub(super) fn asked(&self, table: usize) -> Option<&Asked> {
        self.asked.get(table)?.as_ref()
    }

    fn check_shape(&self, index: usize, table: &Table) -> Result<(), Fault> {
        let name = || table.name.clone();
        let across = table.columns.dimension();
        if table.rows >= self.dimensions.len()
            || across.is_some_and(|across| across >= self.dimensions.len() || across == table.rows)
        {
            return Err(Fault::Dimension(name()));
        }
        if across.is_some_and(|across| !self.dimensions[across].is_list()) {
            return Err(Fault::ColumnsAreATree(name()));
        }
        for other in &self.tables {
            if let Columns::Several { dimension, .. } = other.columns
                && (table.rows == dimension || table.columns == Columns::One(dimension))
            {
                return Err(Fault::SeveralElsewhere(name()));
            }
        }
        let is_same = |other: &Table| other.rows == table.rows && other.columns.dimension() == across;
        if self.tables[..index].iter().any(is_same) {
            return Err(Fault::Twice(name()));
        }
        Ok(())
    }

    fn check_sums(&self, table: &Table, counts: &Grid) -> Result<(), Fault> {
        let rows = &self.dimensions[table.rows];
        let width = table.columns.dimension().map_or(1, |across| self.dimensions[across].size());
        let fits = counts.height() == rows.size()
            && counts.width() == width
            && (0..rows.size()).all(|row| {
                let whole = counts.at(row, 0);
                let named = (1..width).map(|column| counts.at(row, column));
                let parts_add_up = rows.is_leaf(row)
                    || (0..width).all(|column| {
                        counts.at(row, column)
                            == rows.below(row).iter().map(|part| counts.at(*part, column)).sum::<u32>()
                    });
                parts_add_up
                    && match table.columns {
                        Columns::None => true,
                        Columns::One(_) => named.sum::<u32>() == whole,
                        Columns::Several { most, .. } => {
                            named.clone().all(|count| count <= whole) && named.sum::<u32>() <= whole * most
                        }
                    }
            });
        if fits { Ok(()) } else { Err(Fault::Sums(table.name.clone())) }
    }

    fn check_people(&self, table: &Table, layer: &Layer) -> Result<(), Fault> {
        let same_population = self
            .tables
            .iter()
            .flat_map(|other| other.layers.iter().map(move |theirs| (other, theirs)))
            .filter(|(_, theirs)| theirs.population == layer.population);
        for (other, theirs) in same_population {
            for (dimension, rows_of_theirs) in [(Some(other.rows), true), (other.columns.dimension(), false)] {
                let Some(dimension) = dimension else { continue };
                for (own, rows_of_own) in [(Some(table.rows), true), (table.columns.dimension(), false)] {
                    let margin = |counts: &Grid, is_row, category| {
                        if is_row { counts.at(category, 0) } else { counts.at(0, category) }
                    };
                    if own == Some(dimension)
                        && (0..self.dimensions[dimension].size()).any(|category| {
                            margin(&layer.counts, rows_of_own, category)
                                != margin(&theirs.counts, rows_of_theirs, category)
                        })
                    {
                        return Err(Fault::OtherPeople(table.name.clone()));
                    }
                }
            }
            if theirs.counts.at(0, 0) != layer.counts.at(0, 0) {
                return Err(Fault::OtherPeople(table.name.clone()));
            }
        }
        Ok(())
    }
}
