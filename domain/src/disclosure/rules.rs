//! All releases of a period in one: their counts, which of them are shown, and what whoever reads knows of
//! the others.

use super::system::{System, Terms};

/// A release: its counts, and which of them it shows.
#[derive(Debug)]
pub struct Release {
    pub counts: Vec<i64>,
    pub shown: Vec<bool>,
}

/// Counts of which the sum is nothing or more, and what it is.
#[derive(Debug)]
pub struct Limit {
    pub terms: Terms,
    pub left: i64,
}

/// The counts of all releases one after the other, and what must hold between them.
#[derive(Debug)]
pub struct Rules {
    pub counts: Vec<i64>,
    pub is_shown: Vec<bool>,
    pub sums: Vec<Terms>,
    pub limits: Vec<Limit>,
    pub in_sums: Vec<Vec<(usize, i64)>>,
    pub in_limits: Vec<Vec<(usize, i64)>>,
    /// How many counts a release has.
    pub each: usize,
    /// By count of a release, whether it is of everybody.
    is_whole: Vec<bool>,
}

impl Rules {
    /// What is known of these releases. Where nobody came between two of them, or nobody went, that is taken as known.
    pub fn of(system: &System, releases: &[Release]) -> Self {
        let each = system.places.len();
        let counts: Vec<i64> = releases.iter().flat_map(|release| release.counts.iter().copied()).collect();
        let is_shown: Vec<bool> = releases.iter().flat_map(|release| release.shown.iter().copied()).collect();
        let (mut sums, mut known) = (Vec::new(), Vec::new());
        for first in (0..releases.len()).map(|release| release * each) {
            sums.extend(system.sums.iter().map(|terms| further(terms, first)));
            known.extend(system.limits.iter().map(|terms| further(terms, first)));
        }
        for (larger, smaller) in one_way(releases) {
            let difference = |terms: &Terms| {
                let less = terms.iter().map(|(count, times)| (smaller * each + count, -times));
                further(terms, larger * each).into_iter().chain(less).collect::<Terms>()
            };
            known.extend((0..each).map(|count| difference(&vec![(count, 1)])));
            known.extend(system.limits.iter().map(difference));
        }
        let limits = known.into_iter().map(|terms| {
            let left = terms.iter().map(|(count, times)| counts[*count] * times).sum();
            Limit { terms, left }
        });
        // What does not hold, nobody can know: of people some of whom came and went in the meantime.
        let limits: Vec<Limit> = limits.filter(|limit| limit.left >= 0).collect();
        Self {
            in_sums: standing_in(sums.iter(), counts.len()),
            in_limits: standing_in(limits.iter().map(|limit| &limit.terms), counts.len()),
            counts,
            is_shown,
            sums,
            limits,
            each,
            is_whole: system.places.iter().map(|(_, row, column)| *row == 0 && *column == 0).collect(),
        }
    }

    /// Whether it is a count of the newest release, and not of everybody.
    pub fn may_be_hidden(&self, count: usize) -> bool {
        count >= self.counts.len() - self.each && !self.is_whole[count % self.each]
    }

    /// The same count in the other releases.
    pub fn same(&self, count: usize) -> impl Iterator<Item = usize> {
        (count % self.each..self.counts.len()).step_by(self.each).filter(move |other| *other != count)
    }
}

/// Of which releases one has at least as many people as the other in every count, the larger first. What follows from
/// those next to each other is left out.
fn one_way(releases: &[Release]) -> Vec<(usize, usize)> {
    let is_more = |a: usize, b: usize| releases[a].counts.iter().zip(&releases[b].counts).all(|(a, b)| a >= b);
    let mut pairs = Vec::new();
    for (larger, smaller) in
        (0..releases.len()).flat_map(|a| (0..releases.len()).map(move |b| (a, b))).filter(|(a, b)| a != b)
    {
        let (first, last) = (larger.min(smaller), larger.max(smaller));
        let follows = last - first > 1
            && (first..last).all(|at| if larger < smaller { is_more(at, at + 1) } else { is_more(at + 1, at) });
        if !follows && is_more(larger, smaller) {
            pairs.push((larger, smaller));
        }
    }
    pairs
}

fn further(terms: &Terms, by: usize) -> Terms {
    terms.iter().map(|(count, times)| (count + by, *times)).collect()
}

fn standing_in<'a>(rules: impl Iterator<Item = &'a Terms>, counts: usize) -> Vec<Vec<(usize, i64)>> {
    let mut standing = vec![Vec::new(); counts];
    for (rule, terms) in rules.enumerate() {
        for (count, times) in terms {
            standing[*count].push((rule, *times));
        }
    }
    standing
}
