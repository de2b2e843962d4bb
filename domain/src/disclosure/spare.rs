//! Reasons that are hidden altogether, in several tables at once.

use super::sheet::Sheet;
use super::table::{Columns, Figures};

/// By dimension and category of which one may name several: how many more people could have named it, given how many
/// each named otherwise, in the table that leaves the least room.
pub fn spare_names(figures: &Figures, sheets: &[Sheet<'_>]) -> Vec<Vec<u32>> {
    let mut spare: Vec<Vec<u32>> =
        figures.dimensions().iter().map(|dimension| vec![u32::MAX; dimension.size()]).collect();
    for sheet in sheets.iter().filter(|sheet| sheet.change.is_none()) {
        let table = &figures.tables()[sheet.table];
        let Columns::Several { dimension, most } = table.columns else { continue };
        let rows = &figures.dimensions()[table.rows];
        for (column, least) in spare[dimension].iter_mut().enumerate().skip(1) {
            let room: u32 = (0..rows.size())
                .filter(|row| rows.is_leaf(*row))
                .map(|row| sheet.room(row, &[column], Some(most)).0.min(sheet.room_for_names(row, most).0))
                .sum();
            *least = room.min(*least);
        }
    }
    spare
}
