//! From figures to what may be published: primary suppression, then whatever else has to be hidden so that
//! nobody who adds and subtracts comes close.

use super::flow::Network;
use super::margins::protect_margins;
use super::network::network;
use super::over_time::told;
use super::pattern::{Pattern, Published};
use super::primary::primary;
use super::sheet::{Earlier, OtherShape, Sheet, sheets};
use super::spare::spare_names;
use super::system::System;
use super::table::{Columns, Figures};
use super::thresholds::Thresholds;

/// The largest table, in counts, in which each count that was hidden for others is tried again in the end.
const SMALL_TABLE: usize = 600;

/// How often all releases of a period are looked at together, with more hidden each time, before the new one is refused.
const MOST_LOOKS: u32 = 200;

/// What becomes of figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Published(Published),
    /// So few people came or went since an earlier release that any other number would be about them, or no way was found
    /// to protect them: that release stays the newest until there are more.
    TooFewChanged,
}

/// How much is done; the tests leave something out, to see that it is missed, and [`super::protect_whole`] has less to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    Full,
    /// All counts of earlier releases are taken for known, and what these tell by themselves is not looked at again.
    EarlierKnown,
    /// Without looking at all releases of a period together.
    PairByPair,
    /// Without what is hidden for the sake of others. Published like this, counts can be calculated.
    PrimaryOnly,
}

/// What may be published of these figures, after the earlier releases of the same period. Errors where an earlier one
/// has other tables.
pub fn protect(figures: &Figures, thresholds: &Thresholds, earlier: &[Earlier<'_>]) -> Result<Outcome, OtherShape> {
    protect_with(figures, thresholds, earlier, Effort::Full)
}

/// [`protect`], with less effort for the tests.
#[doc(hidden)]
pub fn protect_with(
    figures: &Figures,
    thresholds: &Thresholds,
    earlier: &[Earlier<'_>],
    effort: Effort,
) -> Result<Outcome, OtherShape> {
    let sheets = sheets(figures, earlier)?;
    let Some(mut primary) = primary(figures, &sheets, earlier, thresholds) else { return Ok(Outcome::TooFewChanged) };
    let mut pattern = primary.clone();
    if effort == Effort::PrimaryOnly {
        return Ok(Outcome::Published(Published::of(figures, &pattern)));
    }
    let looks_at_all = effort != Effort::PairByPair && !earlier.is_empty();
    let system = looks_at_all.then(|| System::of(figures));
    for _ in 0..MOST_LOOKS {
        hide_for_others(figures, &sheets, &mut pattern);
        show_again(figures, &sheets, &primary, &mut pattern);
        let published = Published::of(figures, &pattern);
        if pattern.hides_everything() && earlier.iter().any(|before| before.published.shows_something()) {
            return Ok(Outcome::TooFewChanged);
        }
        let Some(system) = system.as_ref().filter(|_| !pattern.hides_everything()) else {
            return Ok(Outcome::Published(published));
        };
        match told(system, figures, thresholds, (earlier, effort == Effort::EarlierKnown), &published) {
            None => return Ok(Outcome::Published(published)),
            Some(told) if told.is_new && told.beside.is_empty() => {
                let rows = figures.tables()[told.table].rows;
                let row = shown_above(figures, rows, told.cell.0, &pattern);
                hide_around(figures, Stuck { table: told.table, around: (row, told.cell.1) }, &mut pattern);
            }
            Some(told) if told.is_new => {
                for (table, row, column) in told.beside {
                    pattern.hide(figures, table, row, column);
                    primary.hide(figures, table, row, column);
                }
            }
            Some(_) => return Ok(Outcome::TooFewChanged),
        }
    }
    Ok(Outcome::TooFewChanged)
}

/// Hides until each hidden count has its room. Ends, because each turn hides a further category, and hiding more never
/// takes room from what is hidden.
fn hide_for_others(figures: &Figures, sheets: &[Sheet<'_>], pattern: &mut Pattern) {
    loop {
        protect_margins(figures, sheets, pattern);
        if pattern.hides_everything() {
            return;
        }
        let Some(stuck) = protect_tables(figures, sheets, pattern) else { return };
        hide_around(figures, stuck, pattern);
    }
}

/// A row and a column of a table.
type Cell = (usize, usize);

/// A count that finds no room inside its table.
#[derive(Clone, Copy, Debug)]
struct Stuck {
    table: usize,
    around: Cell,
}

fn protect_tables(figures: &Figures, sheets: &[Sheet<'_>], pattern: &mut Pattern) -> Option<Stuck> {
    let spare = spare_names(figures, sheets);
    loop {
        let mut has_hidden_more = false;
        for sheet in sheets {
            let across = figures.tables()[sheet.table].columns.dimension();
            let Some(mut network) = network(figures, sheet, pattern, across.map_or(&[], |across| &spare[across]))
            else {
                continue;
            };
            match hide_within(&mut network) {
                Ok(more) => {
                    for (row, column) in more {
                        pattern.hide(figures, sheet.table, row, column);
                        has_hidden_more = true;
                    }
                }
                Err(around) => return Some(Stuck { table: sheet.table, around }),
            }
        }
        if !has_hidden_more {
            return None;
        }
    }
}

/// Hides counts of a network until each hidden one has its room; returns which, or around what nothing helps.
fn hide_within(network: &mut Network) -> Result<Vec<Cell>, Cell> {
    let mut hidden = Vec::new();
    let mut waiting: Vec<usize> = (0..network.arcs.len()).filter(|arc| network.arcs[*arc].is_hidden).collect();
    while let Some(arc) = waiting.pop() {
        loop {
            let lacking = network.lacks(arc);
            if lacking == 0 {
                break;
            }
            let way = network.cheapest(arc, lacking).filter(|way| !way.is_empty());
            for next in way.ok_or(network.arcs[arc].around)? {
                network.arcs[next].is_hidden = true;
                hidden.extend(network.arcs[next].cell);
                waiting.push(next);
            }
        }
    }
    Ok(hidden)
}

/// The category itself, or the first above it that is shown.
fn shown_above(figures: &Figures, dimension: usize, category: usize, pattern: &Pattern) -> usize {
    let tree = &figures.dimensions()[dimension];
    let mut chain = std::iter::successors(Some(category), |category| tree.above(*category));
    chain.find(|category| !pattern.hides_category(dimension, *category)).unwrap_or(0)
}

/// Hides a whole category where hiding counts did not help: of reasons the reason, else the group.
fn hide_around(figures: &Figures, stuck: Stuck, pattern: &mut Pattern) {
    let table = &figures.tables()[stuck.table];
    let (row, column) = stuck.around;
    let row = (row > 0 && !pattern.hides_category(table.rows, row)).then_some((table.rows, row));
    let column = table
        .columns
        .dimension()
        .filter(|across| !pattern.hides_category(*across, column))
        .map(|across| (across, column));
    let around = match table.columns {
        Columns::Several { .. } => column.or(row),
        Columns::None | Columns::One(_) => row.or(column),
    };
    match around {
        Some((dimension, category)) => pattern.hide_category(dimension, category),
        None => pattern.hide_everything(),
    }
}

/// Shows again what was hidden for others and is not needed any more, the largest first.
fn show_again(figures: &Figures, sheets: &[Sheet<'_>], primary: &Pattern, pattern: &mut Pattern) {
    if pattern.hides_everything() {
        return;
    }
    let spare = spare_names(figures, sheets);
    for (table, it) in figures.tables().iter().enumerate() {
        let Some(across) = it.columns.dimension() else { continue };
        let (height, width) = (figures.dimensions()[it.rows].size(), figures.dimensions()[across].size());
        let of_table: Vec<&Sheet<'_>> = sheets.iter().filter(|sheet| sheet.table == table).collect();
        let Some(first) = of_table.first() else { continue };
        if height * width > SMALL_TABLE {
            continue;
        }
        let mut candidates: Vec<Cell> = (1..height)
            .flat_map(|row| (1..width).map(move |column| (row, column)))
            .filter(|(row, column)| {
                pattern.hides_single(figures, table, *row, *column)
                    && !primary.hides_single(figures, table, *row, *column)
                    && !pattern.hides_category(it.rows, *row)
                    && !pattern.hides_category(across, *column)
            })
            .collect();
        candidates.sort_by_key(|(row, column)| std::cmp::Reverse(first.counts.at(*row, *column)));
        for cell in candidates {
            pattern.set_single(figures, table, cell, false);
            let are_safe = of_table.iter().all(|sheet| {
                network(figures, sheet, pattern, &spare[across]).is_none_or(|mut network| is_safe(&mut network))
            });
            if !are_safe {
                pattern.set_single(figures, table, cell, true);
            }
        }
    }
}

fn is_safe(network: &mut Network) -> bool {
    (0..network.arcs.len()).all(|arc| !network.arcs[arc].is_hidden || network.lacks(arc) == 0)
}
