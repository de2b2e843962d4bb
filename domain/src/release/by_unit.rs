//! What was counted by unit of the plan, by the units that a release has.

use super::census::{Census, Tally};
use super::content::{Cut, Given, SetKind};
use super::lists::{Across, is_answer};
use super::not_made::NotMade;
use super::units::Units;
use crate::disclosure::{Asked, Dimension, Grid, Layer};

/// The counts of a table by its categories now.
pub(super) fn layers(tally: &Tally, cut: Cut, units: &Units, rows: &Dimension) -> Result<Vec<Layer>, NotMade> {
    let Some(counts) = tally.counts(cut) else { return Ok(Vec::new()) };
    let width = counts.width;
    let by_unit = tally.kind == SetKind::Left && tally.shape.rows == Given::Units;
    let mut layers = Vec::new();
    for (population, leaves) in tally.shape.who.iter().zip(&counts.layers) {
        let counts = if by_unit {
            let mut now = vec![0; rows.size() * width];
            for (unit, category) in units.category.iter().enumerate() {
                let of_unit = &leaves[unit * width..(unit + 1) * width];
                if of_unit[0] == 0 {
                    continue;
                }
                let of_category = now.get_mut(category.saturating_mul(width)..).ok_or(NotMade::NoPlace)?;
                for (sum, count) in of_category.iter_mut().zip(of_unit) {
                    *sum += count;
                }
            }
            Grid::adding_up(rows, width, |row, column| now[row * width + column])
        } else {
            Grid::adding_up(rows, width, |row, column| leaves[row * width + column])
        };
        layers.push(Layer { population: *population, counts });
    }
    Ok(layers)
}

/// Who was asked what stands across a table by unit; `None` of other tables, and of what is no answer. `size`: how many
/// categories stand across, the whole among them.
pub(super) fn asked(census: &Census, tally: &Tally, units: &Units, size: usize) -> Option<Asked> {
    let by_unit = tally.kind == SetKind::Left && tally.shape.rows == Given::Units;
    let given = tally.shape.given_across().filter(|given| by_unit && is_answer(*given))?;
    let mut by_row = vec![0; units.dimension.size()];
    for (unit, category) in units.category.iter().enumerate() {
        // What has no place in the tree nobody is counted in.
        let row = (*category < by_row.len()).then_some(*category);
        for above in std::iter::successors(row, |row| units.dimension.above(*row)) {
            by_row[above] += census.asked(given, unit);
        }
    }
    // The last of a list of which everybody has one.
    let none = matches!(tally.shape.across, Across::One(_)).then_some(size - 1);
    Some(Asked { by_row, none })
}
