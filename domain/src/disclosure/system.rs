//! All counts of some figures, and what must hold between them whichever table they stand in.

use std::collections::{BTreeMap, BTreeSet};

use super::pattern::Published;
use super::table::{Columns, Figures, Grid, Population};

/// Counts and how many times each is taken.
pub type Terms = Vec<(usize, i64)>;

/// A count by its population and its categories, the whole left out: the same in every table.
type Name = (Population, Vec<(usize, usize)>);

/// The counts by number, and what must hold between them.
#[derive(Debug)]
pub struct System {
    /// A table, a row and a column in which the count stands.
    pub places: Vec<(usize, usize, usize)>,
    /// Of each of these the sum is nothing: the parts, less the whole.
    pub sums: Vec<Terms>,
    /// Of each of these the sum is nothing or more: who answered was invited, nobody names more than may be.
    pub limits: Vec<Terms>,
    /// By table, its width, and by layer the counts row by row.
    numbers: Vec<(usize, Vec<Vec<usize>>)>,
}

impl System {
    pub fn of(figures: &Figures) -> Self {
        let mut names: BTreeMap<Name, usize> = BTreeMap::new();
        let mut places = Vec::new();
        let mut numbers = Vec::new();
        let mut sums: BTreeSet<Terms> = BTreeSet::new();
        let mut limits: BTreeSet<Terms> = BTreeSet::new();
        for (index, table) in figures.tables().iter().enumerate() {
            let across = table.columns.dimension();
            let mut of_table = Vec::new();
            for layer in &table.layers {
                let width = layer.counts.width();
                let mut of_layer = Vec::new();
                for row in 0..layer.counts.height() {
                    for column in 0..width {
                        let mut categories: Vec<(usize, usize)> = [(table.rows, row)]
                            .into_iter()
                            .chain(across.map(|across| (across, column)))
                            .filter(|(_, category)| *category > 0)
                            .collect();
                        categories.sort_unstable();
                        let number = *names.entry((layer.population, categories)).or_insert(places.len());
                        if number == places.len() {
                            places.push((index, row, column));
                        }
                        of_layer.push(number);
                    }
                }
                let rows = &figures.dimensions()[table.rows];
                for row in 0..rows.size() {
                    let cell = |row: usize, column: usize| of_layer[row * width + column];
                    for column in (0..width).filter(|_| !rows.is_leaf(row)) {
                        sums.insert(terms(
                            cell(row, column),
                            -1,
                            rows.below(row).iter().map(|part| cell(*part, column)),
                        ));
                    }
                    let parts = || (1..width).map(|column| cell(row, column));
                    match table.columns {
                        Columns::None => {}
                        Columns::One(_) => {
                            sums.insert(terms(cell(row, 0), -1, parts()));
                        }
                        Columns::Several { most, .. } => {
                            limits.insert(negative(terms(cell(row, 0), -i64::from(most), parts())));
                            limits.extend(parts().map(|part| negative(terms(cell(row, 0), -1, [part]))));
                        }
                    }
                }
                of_table.push(of_layer);
            }
            numbers.push((across.map_or(1, |across| figures.dimensions()[across].size()), of_table));
        }
        for ((population, categories), part) in &names {
            if *population == Population::Answered
                && let Some(whole) = names.get(&(Population::Invited, categories.clone()))
            {
                limits.insert(negative(terms(*whole, -1, [*part])));
            }
        }
        Self { places, sums: sums.into_iter().collect(), limits: limits.into_iter().collect(), numbers }
    }

    /// By count, what `grid` of a table and layer says of it.
    pub fn read<'a>(&self, grid: impl Fn(usize, usize) -> &'a Grid) -> Vec<i64> {
        let mut counts = vec![0; self.places.len()];
        self.walk(|table, layer, row, column, number| {
            counts[number] = i64::from(grid(table, layer).at(row, column));
        });
        counts
    }

    /// By count, whether what is published shows it.
    pub fn shown_in(&self, published: &Published) -> Vec<bool> {
        let mut shown = vec![false; self.places.len()];
        self.walk(|table, layer, row, column, number| {
            shown[number] |= published.tables[table][layer].at(row, column).is_some();
        });
        shown
    }

    fn walk(&self, mut each: impl FnMut(usize, usize, usize, usize, usize)) {
        for (table, (width, layers)) in self.numbers.iter().enumerate() {
            for (layer, numbers) in layers.iter().enumerate() {
                for (index, number) in numbers.iter().enumerate() {
                    each(table, layer, index / width, index % width, *number);
                }
            }
        }
    }
}

fn terms(whole: usize, times: i64, parts: impl IntoIterator<Item = usize>) -> Terms {
    let mut terms: Terms = parts.into_iter().map(|part| (part, 1)).collect();
    terms.push((whole, times));
    terms.sort_unstable();
    terms
}

fn negative(terms: Terms) -> Terms {
    terms.into_iter().map(|(count, times)| (count, -times)).collect()
}
