//! What is hidden for its own sake: too few people, answers that all gave, and what changed too little
//! since an earlier release.

use super::dimension::Nature;
use super::pattern::Pattern;
use super::sheet::{Earlier, STEPS, Sheet};
use super::table::{Columns, Figures, Population, Table};
use super::thresholds::Thresholds;

/// What must be hidden whatever else is. `None` where so few people came or went that the release before has to stand.
pub fn primary(
    figures: &Figures,
    sheets: &[Sheet<'_>],
    earlier: &[Earlier<'_>],
    thresholds: &Thresholds,
) -> Option<Pattern> {
    let mut pattern = Pattern::open(figures);
    for sheet in sheets {
        let least = thresholds.least(sheet.population);
        let is_too_few = |count: u32| if sheet.change.is_some() { (1..least).contains(&count) } else { count < least };
        if sheet.change.is_some() && sheet.tells(0, 0) && is_too_few(sheet.counts.at(0, 0)) {
            return None;
        }
        for row in 0..sheet.counts.height() {
            for column in 0..sheet.counts.width() {
                if is_too_few(sheet.counts.at(row, column)) && (sheet.change.is_none() || sheet.tells(row, column)) {
                    pattern.hide(figures, sheet.table, row, column);
                }
            }
        }
        if sheet.change.is_none() {
            hide_answers(figures, sheet, thresholds, &mut pattern);
        }
    }
    for before in earlier {
        if !follow(figures, before, thresholds, &mut pattern) {
            return None;
        }
    }
    pattern.close(figures);
    Some(pattern)
}

/// Reasons of too few, and answers that a whole group gave, or all of it who were asked.
fn hide_answers(figures: &Figures, sheet: &Sheet<'_>, thresholds: &Thresholds, pattern: &mut Pattern) {
    let table: &Table = &figures.tables()[sheet.table];
    let counts = sheet.counts;
    let Some(across) = table.columns.dimension() else { return };
    let is_one_voice = |part: u32, whole: u32| whole > 0 && whole.saturating_sub(part) < thresholds.least_dissenters();
    let asked = figures.asked(sheet.table);
    let are_answers = figures.dimensions()[across].nature() == Nature::Answer;
    for row in 0..counts.height() {
        let whole = counts.at(row, 0);
        let voices = |column: usize| match asked.filter(|asked| asked.none != Some(column)) {
            Some(asked) => asked.by_row[row].min(whole),
            None => whole,
        };
        let one_voice = |column: usize| are_answers && is_one_voice(counts.at(row, column), voices(column));
        let all = (table.about_reasons && whole < thresholds.least_for_reasons())
            || (matches!(table.columns, Columns::One(_)) && (1..counts.width()).any(one_voice));
        let left = left_together(figures, table, row);
        let nearly_all = |column: usize| left.is_some_and(|left| left.saturating_sub(counts.at(row, column)) < STEPS);
        for column in 1..counts.width() {
            if all || one_voice(column) || nearly_all(column) {
                pattern.hide(figures, sheet.table, row, column);
            }
        }
    }
    // Who gave an answer is a group as well, where the rows say something of it that it said.
    if figures.dimensions()[table.rows].nature() == Nature::Answer {
        for column in 1..counts.width() {
            let whole = counts.at(0, column);
            if (1..counts.height()).any(|row| is_one_voice(counts.at(row, column), whole)) {
                for row in 1..counts.height() {
                    pattern.hide(figures, sheet.table, row, column);
                }
            }
        }
    }
}

/// How many people left a row in which several groups stand together, of a table of which one may name several. Whoever
/// knows how many left each group (heads read it) knows of each what nearly all of the row named: of a group, all but
/// those who did not and may be of it. So these are [`STEPS`] at the least. `None` of other rows, of other tables, in
/// which whatever is shown leaves as many anyway, and where nobody counts who left.
fn left_together(figures: &Figures, table: &Table, row: usize) -> Option<u32> {
    if !matches!(table.columns, Columns::Several { .. }) || !figures.dimensions()[table.rows].is_mixed(row) {
        return None;
    }
    let by_the_same = figures.tables().iter().filter(|other| other.rows == table.rows);
    let left = by_the_same.flat_map(|other| &other.layers).find(|layer| layer.population == Population::Leavers);
    left.map(|left| left.counts.at(row, 0))
}

/// What an earlier release of the period hid stays hidden: that it can be shown now would tell what it was. A count that
/// is another by fewer people than the threshold is hidden as well; where it is the whole, the answer is no.
fn follow(figures: &Figures, before: &Earlier<'_>, thresholds: &Thresholds, pattern: &mut Pattern) -> bool {
    for (table, layers) in before.published.tables.iter().enumerate() {
        for (layer, now) in layers.iter().zip(&figures.tables()[table].layers) {
            for row in 0..layer.height() {
                for column in 0..layer.width() {
                    let hides = layer.at(row, column).is_none_or(|then| {
                        (1..thresholds.least(layer.population)).contains(&then.abs_diff(now.counts.at(row, column)))
                    });
                    if hides && layer.at(0, 0).is_some() && row == 0 && column == 0 {
                        return false;
                    }
                    if hides {
                        pattern.hide(figures, table, row, column);
                    }
                }
            }
        }
    }
    true
}
