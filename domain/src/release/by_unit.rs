//! What was counted by unit of the plan, by the units that a release has.

use super::census::Tally;
use super::content::{Cut, Given, SetKind};
use super::not_made::NotMade;
use super::units::Units;
use crate::disclosure::{Dimension, Grid, Layer};

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
