//! All releases of a period together: what they say of each other, looked at before the next one comes out.
//!
//! Whoever has them all knows of each count how it went from release to release, and perhaps that people only
//! went between two of them (erasures), or only came. For each count that was hidden from the first on, and for
//! each that is another than it was, other counts are sought that fit all releases ([`Search`]).

use super::pattern::Published;
use super::rules::{Release, Rules};
use super::sheet::{Earlier, STEPS};
use super::system::System;
use super::table::{Figures, Grid};
use super::thresholds::Thresholds;
use super::witness::Search;

/// A count that the releases together would tell too much of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// A table, and the row and column of it.
    pub table: usize,
    pub cell: (usize, usize),
    /// Whether the new release would tell it; else no hiding in that one helps.
    pub is_new: bool,
    /// What would have to be hidden beside it, by table, row and column, where that is enough.
    pub beside: Vec<(usize, usize, usize)>,
}

/// A count of which too few values are left, once `published` is out after the earlier releases. Where these are
/// `taken_for_known`, all their counts are, also those they hide, and what they tell by themselves is not looked at again,
/// but what the new one tells by itself is.
pub fn told(
    system: &System,
    figures: &Figures,
    thresholds: &Thresholds,
    (earlier, taken_for_known): (&[Earlier<'_>], bool),
    published: &Published,
) -> Option<Told> {
    let now = system.read(|table, layer| &figures.tables()[table].layers[layer].counts);
    let grid = |grids: &[Vec<Grid>]| system.read(|table, layer| &grids[table][layer]);
    let mut releases: Vec<Release> = earlier
        .iter()
        .map(|before| {
            let (left, joined) = (grid(before.left), grid(before.joined));
            let counts = now.iter().zip(left).zip(joined).map(|((now, left), joined)| now + left - joined);
            Release { counts: counts.collect(), shown: system.shown_in(before.published) }
        })
        .collect();
    releases.push(Release { counts: now, shown: system.shown_in(published) });
    let last = releases.len() - 1;
    let rules =
        if taken_for_known { Rules::of(system, &known_before(&releases, last)) } else { Rules::of(system, &releases) };
    let mut search = Search::new(&rules);
    let told = |count: usize, is_new: bool, beside: Vec<usize>| {
        let (table, row, column) = system.places[count];
        let beside = beside.into_iter().map(|count| system.places[count % system.places.len()]).collect();
        Some(Told { table, cell: (row, column), is_new, beside })
    };
    let steps = i64::from(STEPS);
    let first_later = if taken_for_known { last } else { 1 };
    for later in (first_later..=last).rev() {
        for before in 0..later {
            for count in 0..rules.each {
                let least = least(system, figures, thresholds, count);
                let wanted = (later * rules.each + count, Some(before * rules.each + count));
                if !may_be_known(&releases, least, count, before, later) && !search.is_open(wanted, steps) {
                    let is_new = later == last;
                    let beside = if is_new { search.hidden_beside(wanted, steps) } else { Vec::new() };
                    return told(count, is_new, beside);
                }
            }
        }
    }
    if taken_for_known {
        let alone: Vec<Release> = releases.pop().into_iter().collect();
        let rules = Rules::of(system, &alone);
        let mut search = Search::new(&rules);
        for count in (0..rules.each).filter(|count| !alone[0].shown[*count]) {
            if !search.is_open((count, None), steps) {
                return told(count, true, search.hidden_beside((count, None), steps));
            }
        }
        return None;
    }
    for count in (0..rules.each).filter(|count| !releases[0].shown[*count]) {
        for release in 0..=last {
            if !search.is_open((release * rules.each + count, None), steps) {
                return told(count, false, Vec::new());
            }
        }
    }
    None
}

/// The same releases, as if all but the last one showed everything.
fn known_before(releases: &[Release], last: usize) -> Vec<Release> {
    let shown = |at: usize, release: &Release| {
        if at < last { vec![true; release.shown.len()] } else { release.shown.clone() }
    };
    let all = releases.iter().enumerate();
    all.map(|(at, release)| Release { counts: release.counts.clone(), shown: shown(at, release) }).collect()
}

/// Of how many people a change may be shown.
fn least(system: &System, figures: &Figures, thresholds: &Thresholds, count: usize) -> i64 {
    let (table, ..) = system.places[count];
    let layers = figures.tables()[table].layers.iter();
    i64::from(layers.map(|layer| thresholds.least(layer.population)).max().unwrap_or(0))
}

/// Whether a count did not change, or surely by as many people as may be shown.
fn may_be_known(releases: &[Release], least: i64, count: usize, from: usize, to: usize) -> bool {
    let counts = |release: usize| releases[release].counts[count];
    if counts(from) == counts(to) {
        return true;
    }
    let are_many = |a: usize, b: usize| {
        releases[a].shown[count] && releases[b].shown[count] && (counts(a) - counts(b)).abs() >= least
    };
    let goes_one_way = releases[from..=to].is_sorted_by(|a, b| a.counts.iter().zip(&b.counts).all(|(a, b)| a >= b))
        || releases[from..=to].is_sorted_by(|a, b| a.counts.iter().zip(&b.counts).all(|(a, b)| a <= b));
    are_many(from, to) || (goes_one_way && (from..to).any(|a| (a + 1..=to).any(|b| are_many(a, b))))
}
