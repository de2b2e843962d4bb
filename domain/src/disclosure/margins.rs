//! Hidden groups among shown ones: a group that is hidden alone is what remains of the one above it.

use super::pattern::Pattern;
use super::sheet::{STEPS, Sheet};
use super::table::{Columns, Figures};

/// Hides further groups until no hidden one can be found from those beside it. Below each group that is shown, those
/// that are hidden are two at the least and [`STEPS`] people together: each of them may then be all of these or nobody,
/// because everything of its people is hidden in every table, so that they could as well belong to the other. Tivian's
/// remainder rule is the same one.
pub fn protect_margins(figures: &Figures, sheets: &[Sheet<'_>], pattern: &mut Pattern) {
    for dimension in 0..figures.dimensions().len() {
        let counted = counts_by(figures, sheets, dimension);
        if !counted.is_empty() {
            protect_one(figures, dimension, &counted, pattern);
        }
    }
    pattern.close(figures);
}

/// The people of each category, once for each sheet that says it.
struct Counted {
    people: Vec<u32>,
    is_change: bool,
}

fn counts_by(figures: &Figures, sheets: &[Sheet<'_>], dimension: usize) -> Vec<Counted> {
    let mut found: Vec<Counted> = Vec::new();
    for sheet in sheets {
        let table = &figures.tables()[sheet.table];
        let size = figures.dimensions()[dimension].size();
        let people: Vec<u32> = if table.rows == dimension {
            (0..size).map(|row| sheet.counts.at(row, 0)).collect()
        } else if table.columns == Columns::One(dimension) {
            (0..size).map(|column| sheet.counts.at(0, column)).collect()
        } else {
            continue;
        };
        let is_change = sheet.change.is_some();
        if !found.iter().any(|known| known.is_change == is_change && known.people == people) {
            found.push(Counted { people, is_change });
        }
    }
    found
}

fn protect_one(figures: &Figures, dimension: usize, counted: &[Counted], pattern: &mut Pattern) {
    let tree = &figures.dimensions()[dimension];
    for above in (0..tree.size()).rev() {
        let parts = tree.below(above);
        if pattern.hides_category(dimension, above)
            || !parts.iter().any(|part| pattern.hides_category(dimension, *part))
        {
            continue;
        }
        loop {
            let hidden: Vec<usize> =
                parts.iter().copied().filter(|part| pattern.hides_category(dimension, *part)).collect();
            let are_enough = hidden.len() > 1
                && counted.iter().all(|sheet| {
                    let together: u32 = hidden.iter().map(|part| sheet.people[*part]).sum();
                    together >= STEPS || (sheet.is_change && together == 0)
                });
            if are_enough {
                break;
            }
            let next =
                parts.iter().copied().filter(|part| !pattern.hides_category(dimension, *part)).min_by_key(|part| {
                    let people: u32 =
                        counted.iter().filter(|sheet| !sheet.is_change).map(|sheet| sheet.people[*part]).sum();
                    (shown_in(figures, dimension, *part, pattern), people)
                });
            let Some(next) = next else {
                pattern.hide_category(dimension, above);
                break;
            };
            pattern.hide_category(dimension, next);
        }
        if pattern.hides_everything() {
            return;
        }
    }
}

/// How many groups would be hidden with this one.
fn shown_in(figures: &Figures, dimension: usize, category: usize, pattern: &Pattern) -> usize {
    if pattern.hides_category(dimension, category) {
        return 0;
    }
    let tree = &figures.dimensions()[dimension];
    1 + tree.below(category).iter().map(|part| shown_in(figures, dimension, *part, pattern)).sum::<usize>()
}
