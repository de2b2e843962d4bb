//! Other counts that fit what was published just as well, found step by step: a count is moved, and each
//! sum that is off then is put right by another hidden count, until all of them add up again.

use std::collections::BTreeMap;

use super::rules::Rules;

/// How many counts are tried before a search begins anew in another order, and how often that happens before it gives up.
const MOST_TRIED: u32 = 150;
const MOST_BEGUN: u32 = 18;
/// How many counts a step moves at the most, by turns.
const DEPTHS: [usize; 6] = [6, 9, 12, 16, 24, 40];

/// Knuth's multiplier, by which numbers one after the other come far apart.
const MIXING: u32 = 2_654_435_761;

/// A number that somebody may want to know: a count, or by how much it is more than another.
pub type Wanted = (usize, Option<usize>);

/// A search for other counts, with what it has found.
#[derive(Debug)]
pub struct Search<'a> {
    rules: &'a Rules,
    /// By count, how far it is moved now, and whether it may not be moved further in this step.
    moved: Vec<i64>,
    is_held: Vec<bool>,
    /// The counts of this step, and of all steps.
    touched: Vec<usize>,
    changed: Vec<usize>,
    /// By sum and by limit, by how much it is another now; and the sums that are off.
    off: Vec<i64>,
    at: Vec<i64>,
    are_off: Vec<usize>,
    /// How many counts were tried, by how much each is moved, in which order, and how many may be moved.
    tried: u32,
    size: i64,
    order: u32,
    most_touched: usize,
    /// Whether shown counts of the newest release may be moved, and which were.
    may_hide: bool,
    would_hide: Vec<usize>,
    /// How far upwards and downwards some found counts have it.
    found: BTreeMap<Wanted, (i64, i64)>,
}

impl<'a> Search<'a> {
    pub fn new(rules: &'a Rules) -> Self {
        let counts = rules.counts.len();
        Self {
            rules,
            moved: vec![0; counts],
            is_held: vec![false; counts],
            touched: Vec::new(),
            changed: Vec::new(),
            off: vec![0; rules.sums.len()],
            at: vec![0; rules.limits.len()],
            are_off: Vec::new(),
            tried: 0,
            size: 1,
            order: 0,
            most_touched: 0,
            may_hide: false,
            would_hide: Vec::new(),
            found: BTreeMap::new(),
        }
    }

    /// Whether a number may be so many steps more or fewer than it is, from its least to its most.
    pub fn is_open(&mut self, wanted: Wanted, steps: i64) -> bool {
        for direction in [1, -1] {
            if self.reach(wanted) >= steps {
                return true;
            }
            self.seek(wanted, direction, steps);
        }
        self.reach(wanted) >= steps
    }

    /// Which shown counts of the newest release would have to be hidden so that a number is [`Search::is_open`]; none where
    /// no such counts are found.
    pub fn hidden_beside(&mut self, wanted: Wanted, steps: i64) -> Vec<usize> {
        let mut hidden = Vec::new();
        self.may_hide = true;
        for direction in [1, -1] {
            let before = self.reach(wanted);
            if before < steps {
                self.seek(wanted, direction, steps - before);
                hidden.append(&mut self.would_hide);
            }
        }
        self.may_hide = false;
        // What was found with these may not be counted on.
        self.found.clear();
        hidden
    }

    fn reach(&self, wanted: Wanted) -> i64 {
        self.found.get(&wanted).map_or(0, |(up, down)| up + down)
    }

    /// Moves a number as far as `wanted`, in large steps first, and writes down how far all have come.
    fn seek(&mut self, (count, other): Wanted, direction: i64, steps: i64) {
        let mut rest = steps;
        for step in [4, 2, 1] {
            while rest >= step
                && (self.step(count, direction * step, other)
                    || other.is_some_and(|other| self.step(other, -direction * step, Some(count))))
            {
                rest -= step;
            }
        }
        self.write_down();
        self.would_hide = self.changed.iter().copied().filter(|count| self.rules.is_shown[*count]).collect();
        for changed in std::mem::take(&mut self.changed) {
            self.shift(changed, -self.moved[changed]);
        }
    }

    fn write_down(&mut self) {
        let rules = self.rules;
        for count in &self.changed {
            let mut write = |wanted: Wanted, by: i64| {
                let (up, down) = self.found.entry(wanted).or_default();
                *up = by.max(*up);
                *down = (-by).max(*down);
            };
            write((*count, None), self.moved[*count]);
            for other in rules.same(*count) {
                let by = self.moved[*count] - self.moved[other];
                write((*count, Some(other)), by);
                write((other, Some(*count)), -by);
            }
        }
    }

    /// Moves a count once, and others with it but for one that is held, if that is possible.
    fn step(&mut self, count: usize, by: i64, held: Option<usize>) -> bool {
        let before = self.moved[count];
        self.size = by.abs();
        if let Some(held) = held {
            self.is_held[held] = true;
        }
        let is_done = (0..MOST_BEGUN).any(|begun| {
            (self.tried, self.order) = (0, begun);
            self.most_touched = DEPTHS[begun as usize % DEPTHS.len()];
            self.attempt(count, by)
        }) && self.moved[count] != before;
        if let Some(held) = held {
            self.is_held[held] = false;
        }
        is_done
    }

    /// Moves a count, then puts right what is off; or leaves all as it was.
    fn attempt(&mut self, count: usize, by: i64) -> bool {
        self.tried += 1;
        if !self.may_move(count, by) {
            return false;
        }
        self.is_held[count] = true;
        self.touched.push(count);
        self.shift(count, by);
        let is_right = self.put_right();
        if is_right {
            self.changed.push(count);
        } else {
            self.shift(count, -by);
        }
        self.is_held[count] = false;
        self.touched.pop();
        is_right
    }

    fn may_move(&self, count: usize, by: i64) -> bool {
        let is_hidden = !self.rules.is_shown[count] || (self.may_hide && self.rules.may_be_hidden(count));
        is_hidden && !self.is_held[count] && self.rules.counts[count] + self.moved[count] + by >= 0
    }

    fn shift(&mut self, count: usize, by: i64) {
        let rules = self.rules;
        self.moved[count] += by;
        for (sum, times) in &rules.in_sums[count] {
            let was_off = self.off[*sum] != 0;
            self.off[*sum] += times * by;
            let is_off = self.off[*sum] != 0;
            if is_off && !was_off {
                self.are_off.push(*sum);
            } else if was_off && !is_off {
                self.are_off.retain(|other| other != sum);
            }
        }
        for (limit, times) in &rules.in_limits[count] {
            self.at[*limit] += times * by;
        }
    }

    fn put_right(&mut self) -> bool {
        let rules = self.rules;
        let mut best: Option<Vec<(usize, i64)>> = None;
        for sum in &self.are_off {
            let ways = self.ways(&rules.sums[*sum], self.off[*sum]);
            if best.as_ref().is_none_or(|best| ways.len() < best.len()) {
                best = Some(ways);
            }
        }
        // A limit of two counts is kept by the other one, if at all. The others are looked at last: what puts a sum right
        // often puts them right as well.
        let pair = self.broken_limit(true).filter(|pair| best.as_ref().is_none_or(|best| pair.len() <= best.len()));
        let Some(mut ways) = pair.or(best).or_else(|| self.broken_limit(false)) else { return true };
        if self.touched.len() >= self.most_touched {
            return false;
        }
        // What is as good comes in another order each time.
        ways.sort_by_cached_key(|(count, by)| {
            let mixed = (u32::try_from(*count).unwrap_or(0) ^ self.order.wrapping_mul(MIXING)).wrapping_mul(MIXING);
            let hides = i64::from(self.rules.is_shown[*count]);
            (self.worse(*count, *by) + 2 * hides, (mixed ^ (mixed >> 15)).wrapping_mul(MIXING))
        });
        for (count, by) in ways {
            if self.tried >= MOST_TRIED {
                return false;
            }
            if self.attempt(count, by) {
                return true;
            }
        }
        false
    }

    /// How many more sums and limits would be wrong.
    fn worse(&self, count: usize, by: i64) -> i64 {
        let rules = self.rules;
        let sums = rules.in_sums[count]
            .iter()
            .map(|(sum, times)| i64::from(self.off[*sum] + times * by != 0) - i64::from(self.off[*sum] != 0));
        let limits = rules.in_limits[count].iter().map(|(limit, times)| {
            let left = rules.limits[*limit].left + self.at[*limit];
            i64::from(left + times * by < 0) - i64::from(left < 0)
        });
        sums.chain(limits).sum()
    }

    /// What would put right a limit that is broken, the one with the fewest ways to do so; perhaps only those of two counts.
    fn broken_limit(&self, are_pairs: bool) -> Option<Vec<(usize, i64)>> {
        let limits = self.touched.iter().flat_map(|count| &self.rules.in_limits[*count]);
        let broken = limits.filter_map(|(limit, _)| {
            let it = &self.rules.limits[*limit];
            let left = it.left + self.at[*limit];
            (left < 0 && (!are_pairs || it.terms.len() == 2)).then(|| self.limit_ways(&it.terms))
        });
        broken.min_by_key(Vec::len)
    }

    /// Which counts may be moved, and by how much, so that these terms are less by `off`.
    fn ways(&self, terms: &[(usize, i64)], off: i64) -> Vec<(usize, i64)> {
        let way = |(count, times): &(usize, i64)| {
            let by = -off / times;
            (by * times == -off && self.may_move(*count, by)).then_some((*count, by))
        };
        terms.iter().filter_map(way).collect()
    }

    /// Which counts may be moved, by as much as all others, so that a broken limit is less so.
    fn limit_ways(&self, terms: &[(usize, i64)]) -> Vec<(usize, i64)> {
        let way = |(count, times): &(usize, i64)| {
            let by = self.size * times.signum();
            self.may_move(*count, by).then_some((*count, by))
        };
        terms.iter().filter_map(way).collect()
    }
}
