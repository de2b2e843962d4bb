//! What was counted by unit of the plan, by the units that a release has.

use super::census::{Census, Tally};
use super::content::{Content, Cut, Given, Kept, SetKind};
use super::not_made::NotMade;
use super::units::Units;
use crate::disclosure::{Dimension, Grid, Layer, Published};

impl Census {
    /// Talks due and held of the units that are shown. A correction repeats what the first release said, so that no
    /// difference is about somebody.
    pub(super) fn coverage(&self, units: &Units, shown: &Published, first: Option<&Content>) -> Vec<Kept> {
        let is_shown = |unit: usize| shown.tables[0].iter().all(|layer| layer.at(unit, 0).is_some());
        let talks = |number: fn(&(u32, u32)) -> u32| {
            let size = units.dimension.size();
            let mut of_unit = vec![0; size];
            for (talks, unit) in self.talks.iter().zip(&units.category).filter(|(_, unit)| **unit < size) {
                of_unit[*unit] += number(talks);
            }
            Grid::adding_up(&units.dimension, 1, |unit, _| of_unit[unit])
        };
        let (due, held) = (talks(|(due, _)| *due), talks(|(_, held)| *held));
        let of_unit = |unit: usize| {
            let code = units.dimension.label(unit);
            let (due, held) = match first {
                None => (Some(due.at(unit, 0)), Some(held.at(unit, 0))),
                Some(first) => {
                    let kept = first.coverage.iter().find(|kept| kept.unit == code);
                    (kept.and_then(|kept| kept.due), kept.and_then(|kept| kept.held))
                }
            };
            let shown = |count: Option<u32>| count.filter(|_| is_shown(unit));
            Kept { unit: code.to_owned(), due: shown(due), held: shown(held) }
        };
        (0..units.dimension.size()).map(of_unit).collect()
    }
}

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
