//! What has to be protected of a table: the people counted, and who came and went since each earlier
//! release of the same period.

use thiserror::Error;

use super::flow::UNBOUNDED;
use super::pattern::{Published, PublishedLayer};
use super::table::{Figures, Grid, Population};
use super::thresholds::LEAST_POSSIBLE_VALUES;

/// From the least to the most that a hidden count may be.
pub const STEPS: u32 = LEAST_POSSIBLE_VALUES - 1;

/// An earlier release of the same period, and what changed since: corrections and erasures.
#[derive(Clone, Copy, Debug)]
pub struct Earlier<'a> {
    pub published: &'a Published,
    /// By table and layer, for each count by itself, the people in it then who are not in it now: gone, or in another
    /// category.
    pub left: &'a [Vec<Grid>],
    /// By table and layer, for each count by itself, the people in it now who were not in it then.
    pub joined: &'a [Vec<Grid>],
}

/// An earlier release with other tables, categories or populations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("an earlier release of the period has other tables")]
pub struct OtherShape;

/// Counts that have to be protected.
#[derive(Debug)]
pub struct Sheet<'a> {
    pub table: usize,
    pub population: Population,
    pub counts: &'a Grid,
    /// Of people who came or went since an earlier release.
    pub change: Option<Change<'a>>,
}

/// What is known of a change beside its counts.
#[derive(Debug)]
pub struct Change<'a> {
    pub shown_then: &'a PublishedLayer,
    pub now: &'a Grid,
    /// Who went, or who came.
    pub is_loss: bool,
}

impl Sheet<'_> {
    /// Whether whoever compares would learn of this count: people do, changes where something changed that was shown.
    pub fn tells(&self, row: usize, column: usize) -> bool {
        self.change
            .as_ref()
            .is_none_or(|change| self.counts.at(row, column) > 0 && change.shown_then.at(row, column).is_some())
    }

    /// How many steps a hidden count should have from its least to its most.
    pub fn steps(&self, row: usize, column: usize) -> u32 {
        match &self.change {
            None => STEPS,
            Some(_) if self.counts.at(row, column) == 0 => 0,
            Some(change) if change.shown_then.at(row, column).is_some() => STEPS,
            // Hidden both times, it is enough that nobody can say how many came or went.
            Some(_) => 1,
        }
    }

    /// How much larger and smaller the count of a row in some columns might be by itself. `most` is how many columns one
    /// person may have; without it, everybody has one, and the sums set the limits.
    pub fn room(&self, row: usize, columns: &[usize], most: Option<u32>) -> (u32, u32) {
        let sum = |grid: &Grid| columns.iter().map(|column| grid.at(row, *column)).sum::<u32>();
        let is = sum(self.counts);
        let room_for_people = |grid: &Grid| most.map_or(UNBOUNDED, |_| grid.at(row, 0).saturating_sub(sum(grid)));
        match &self.change {
            None => (room_for_people(self.counts), is),
            // More who went were there then; fewer who went are here now.
            Some(change) if change.is_loss => {
                let then: Option<u32> = columns.iter().map(|column| change.shown_then.at(row, *column)).sum();
                (then.map_or(sum(change.now), |then| then.saturating_sub(is)), is.min(room_for_people(change.now)))
            }
            Some(change) => (room_for_people(change.now), is),
        }
    }

    /// How many more and fewer columns the people of a row might have named together.
    pub fn room_for_names(&self, row: usize, most: u32) -> (u32, u32) {
        let named = |grid: &Grid| (1..grid.width()).map(|column| grid.at(row, column)).sum::<u32>();
        let left_open = |grid: &Grid| (most * grid.at(row, 0)).saturating_sub(named(grid));
        match &self.change {
            None => (left_open(self.counts), named(self.counts)),
            Some(change) if change.is_loss => (UNBOUNDED, named(self.counts).min(left_open(change.now))),
            Some(change) => (left_open(change.now), named(self.counts)),
        }
    }
}

/// All sheets of these figures.
pub fn sheets<'a>(figures: &'a Figures, earlier: &[Earlier<'a>]) -> Result<Vec<Sheet<'a>>, OtherShape> {
    let mut sheets = Vec::new();
    for (table, it) in figures.tables().iter().enumerate() {
        for (index, layer) in it.layers.iter().enumerate() {
            let population = layer.population;
            sheets.push(Sheet { table, population, counts: &layer.counts, change: None });
            for before in earlier {
                let shown_then = before.published.tables.get(table).and_then(|layers| layers.get(index));
                let left = before.left.get(table).and_then(|layers| layers.get(index));
                let joined = before.joined.get(table).and_then(|layers| layers.get(index));
                let (Some(shown_then), Some(left), Some(joined)) = (shown_then, left, joined) else {
                    return Err(OtherShape);
                };
                let is_like = |height, width| height == layer.counts.height() && width == layer.counts.width();
                if shown_then.population != population
                    || !is_like(shown_then.height(), shown_then.width())
                    || !is_like(left.height(), left.width())
                    || !is_like(joined.height(), joined.width())
                {
                    return Err(OtherShape);
                }
                for (counts, is_loss) in [(left, true), (joined, false)] {
                    if counts.is_empty() {
                        continue;
                    }
                    let change = Some(Change { shown_then, now: &layer.counts, is_loss });
                    sheets.push(Sheet { table, population, counts, change });
                }
            }
        }
    }
    Ok(sheets)
}
