//! A later release of the whole alone, by one dimension: where nothing by unit can be protected beside the releases of
//! before, or there are too many counts to look for a way.
//!
//! Then no unit has a number in the new release, and what units have in earlier ones is in no equation with it. Whatever
//! people fit the earlier releases, those who changed since may be of any unit, so that nothing new is told of units: let
//! whoever came be of one, whichever it is. That needs the earlier people to be among the later ones, or to be in no way
//! tied to them. So there is no such release after one from which people only went, as everybody may know; who went was
//! there before, in its units. What remains to be looked at are the counts of the whole, with the earlier ones taken for
//! known ([`Effort::EarlierKnown`]).

use super::dimension::Dimension;
use super::pattern::Published;
use super::protect::{Effort, Outcome, protect_with};
use super::sheet::{Earlier, OtherShape};
use super::table::{Asked, Fault, Figures, Grid, Layer, Table};
use super::thresholds::Thresholds;

/// What may be published of these figures after the earlier releases, where all but the whole of one dimension is hidden.
/// That dimension stands in rows. [`Outcome::TooFewChanged`] too where people only went since an earlier release.
///
/// # Errors
/// An earlier release has other tables.
pub fn protect_whole(
    figures: &Figures,
    dimension: usize,
    thresholds: &Thresholds,
    earlier: &[Earlier<'_>],
) -> Result<Outcome, OtherShape> {
    let is_across = figures.tables().iter().any(|table| table.columns.dimension() == Some(dimension));
    if is_across || !may_follow(earlier) {
        return Ok(Outcome::TooFewChanged);
    }
    // Sums of what adds up add up.
    let Ok(whole) = of_whole(figures, dimension) else { return Ok(Outcome::TooFewChanged) };
    let by_dimension = |table: usize| figures.tables().get(table).is_some_and(|table| table.rows == dimension);
    let published: Vec<Published> = earlier
        .iter()
        .map(|before| {
            let tables = before.published.tables.iter().enumerate().map(|(table, layers)| {
                let is_cut = by_dimension(table);
                layers.iter().map(|layer| if is_cut { layer.picking(&[0]) } else { layer.clone() }).collect()
            });
            Published { tables: tables.collect() }
        })
        .collect();
    let cut = |grids: &[Vec<Grid>]| -> Vec<Vec<Grid>> {
        let tables = grids.iter().enumerate().map(|(table, layers)| {
            let is_cut = by_dimension(table);
            layers.iter().map(|grid| if is_cut { first_row(grid) } else { grid.clone() }).collect()
        });
        tables.collect()
    };
    let changes: Vec<_> = earlier.iter().map(|before| (cut(before.left), cut(before.joined))).collect();
    let earlier: Vec<Earlier<'_>> =
        published.iter().zip(&changes).map(|(published, (left, joined))| Earlier { published, left, joined }).collect();
    Ok(match protect_with(&whole, thresholds, &earlier, Effort::EarlierKnown)? {
        Outcome::Published(published) => Outcome::Published(with_units(figures, dimension, &published)),
        Outcome::TooFewChanged => Outcome::TooFewChanged,
    })
}

/// The same figures without the parts of a dimension.
fn of_whole(figures: &Figures, dimension: usize) -> Result<Figures, Fault> {
    let dimensions =
        figures.dimensions().iter().enumerate().map(|(number, it)| {
            if number == dimension { Dimension::new(it.nature(), it.label(0)) } else { it.clone() }
        });
    let tables = figures.tables().iter().map(|table| {
        let is_cut = table.rows == dimension;
        let layers = table.layers.iter().map(|layer| {
            let counts = if is_cut { first_row(&layer.counts) } else { layer.counts.clone() };
            Layer { population: layer.population, counts }
        });
        Table { layers: layers.collect(), ..table.clone() }
    });
    let asked = (0..figures.tables().len()).map(|table| {
        let Asked { mut by_row, none } = figures.asked(table)?.clone();
        by_row.truncate(if figures.tables()[table].rows == dimension { 1 } else { usize::MAX });
        Some(Asked { by_row, none })
    });
    Ok(Figures::new(dimensions.collect(), tables.collect())?.knowing(asked.collect()))
}

fn first_row(grid: &Grid) -> Grid {
    Grid::counting(1, grid.width(), |row, column| grid.at(row, column))
}

/// What is shown of the whole, in the tables as they are.
fn with_units(figures: &Figures, dimension: usize, whole: &Published) -> Published {
    let hidden = Published::nothing_of(figures).tables.into_iter();
    let tables = hidden.zip(&whole.tables).zip(figures.tables()).map(|((hidden, shown), table)| {
        if table.rows != dimension {
            return shown.clone();
        }
        hidden.into_iter().zip(shown).map(|(hidden, shown)| hidden.with_first_row(shown)).collect()
    });
    Published { tables: tables.collect() }
}

/// Whether the people of the new release are those of each earlier one and more, or in no way tied to them: not where they
/// are fewer, nor where there are more than in several earlier ones of which none is part of the next.
fn may_follow(earlier: &[Earlier<'_>]) -> bool {
    let more: Vec<Vec<i64>> = earlier.iter().map(more_than).collect();
    let only_went = |more: &Vec<i64>| more.iter().all(|more| *more <= 0) && more.iter().any(|more| *more < 0);
    let only_came: Vec<&Vec<i64>> = more.iter().filter(|more| more.iter().all(|more| *more >= 0)).collect();
    let grow = only_came.windows(2).all(|pair| pair[0].iter().zip(pair[1]).all(|(then, later)| then >= later));
    !more.iter().any(only_went) && grow
}

/// By count, how many more people are in it than in an earlier release.
fn more_than(before: &Earlier<'_>) -> Vec<i64> {
    let counts = |grids: &[Vec<Grid>]| -> Vec<i64> {
        let all = grids.iter().flatten().flat_map(|grid| {
            (0..grid.height()).flat_map(move |row| (0..grid.width()).map(move |column| grid.at(row, column)))
        });
        all.map(i64::from).collect()
    };
    counts(before.joined).into_iter().zip(counts(before.left)).map(|(joined, left)| joined - left).collect()
}
