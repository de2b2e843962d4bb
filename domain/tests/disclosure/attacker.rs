//! Whoever has all that was published, and a linear program. Knows the tables and what must add up, and
//! nothing of how it was decided what to hide.

use std::collections::HashMap;

use domain::disclosure::{Columns, Figures, Population, Published};
use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

use crate::people::Chance;

/// Who and which categories, the whole left out: the same count in every table.
type Name = (usize, Population, Vec<(usize, usize)>);

/// All equations of some releases.
#[derive(Default)]
pub struct Attacker {
    names: HashMap<Name, usize>,
    known: Vec<Option<f64>>,
    rules: Vec<(Vec<(usize, f64)>, ComparisonOp)>,
}

/// What somebody wants to know: a count, or the difference of two.
pub struct Aim {
    terms: Vec<(usize, f64)>,
    /// How many whole numbers it should be able to be.
    values: f64,
}

impl Aim {
    /// A count, which should be able to be five numbers.
    pub fn count(count: usize) -> Self {
        Self { terms: vec![(count, 1.0)], values: 5.0 }
    }

    /// By how much a count is larger than another, which should be able to be five numbers as well.
    pub fn difference(count: usize, other: usize) -> Self {
        Self { terms: vec![(count, 1.0), (other, -1.0)], values: 5.0 }
    }
}

impl Attacker {
    /// Reads a release; `number` keeps its counts apart from those of others.
    pub fn read(&mut self, number: usize, shape: &Figures, published: &Published) {
        self.read_counts(number, shape, |table, layer, row, column| published.tables[table][layer].at(row, column));
    }

    /// Reads the true counts of a release, which get the numbers that what is published has with [`Attacker::read`].
    pub fn read_the_truth(&mut self, number: usize, figures: &Figures) {
        let truth = |table: usize, layer: usize, row, column| {
            Some(figures.tables()[table].layers[layer].counts.at(row, column))
        };
        self.read_counts(number, figures, truth);
    }

    fn read_counts(
        &mut self,
        number: usize,
        shape: &Figures,
        shown: impl Fn(usize, usize, usize, usize) -> Option<u32>,
    ) {
        for (of_table, table) in shape.tables().iter().enumerate() {
            let tree = &shape.dimensions()[table.rows];
            let across = table.columns.dimension();
            for (of_layer, layer) in table.layers.iter().enumerate() {
                let (height, width) = (layer.counts.height(), layer.counts.width());
                let cells: Vec<Vec<usize>> = (0..height)
                    .map(|row| {
                        (0..width)
                            .map(|column| {
                                let mut place = vec![(table.rows, row)];
                                place.extend(across.map(|across| (across, column)));
                                let shown = shown(of_table, of_layer, row, column);
                                self.count(number, layer.population, place, shown)
                            })
                            .collect()
                    })
                    .collect();
                for (row, counts) in cells.iter().enumerate() {
                    if !tree.is_leaf(row) {
                        for column in 0..width {
                            let parts = tree.below(row).iter().map(|part| (cells[*part][column], 1.0));
                            self.rule(counts[column], 1.0, parts, ComparisonOp::Eq);
                        }
                    }
                    let named = || counts[1..].iter().map(|count| (*count, 1.0));
                    match table.columns {
                        Columns::None => {}
                        Columns::One(_) => self.rule(counts[0], 1.0, named(), ComparisonOp::Eq),
                        Columns::Several { most, .. } => {
                            self.rule(counts[0], f64::from(most), named(), ComparisonOp::Le);
                            for part in named() {
                                self.rule(counts[0], 1.0, [part], ComparisonOp::Le);
                            }
                        }
                    }
                }
            }
        }
        let nested: Vec<(usize, usize)> = self
            .names
            .iter()
            .filter(|((release, population, _), _)| *release == number && *population == Population::Answered)
            .filter_map(|((_, _, place), part)| {
                let whole = self.names.get(&(number, Population::Invited, place.clone()))?;
                Some((*whole, *part))
            })
            .collect();
        for (whole, part) in nested {
            self.rule(whole, 1.0, [(part, 1.0)], ComparisonOp::Le);
        }
    }

    /// Knows that people only went between two releases: whoever went is counted in the earlier one and not in the later
    /// one, and each who went is a person, who answered only if invited and named no more than anybody may. That people
    /// only came is the same with the two exchanged.
    pub fn knows_that_people_only_went(&mut self, earlier: usize, later: usize) {
        let pairs: HashMap<usize, usize> = self.pairs(later, earlier).into_iter().collect();
        for (now, then) in &pairs {
            self.rule(*then, 1.0, [(*now, 1.0)], ComparisonOp::Le);
        }
        let of_gone: Vec<Vec<(usize, f64)>> = self
            .rules
            .iter()
            .filter(|(terms, how)| {
                matches!(how, ComparisonOp::Le) && terms.iter().all(|(count, _)| pairs.contains_key(count))
            })
            .map(|(terms, _)| {
                let turned = terms.iter().map(|(now, times)| (*now, -times));
                terms.iter().map(|(now, times)| (pairs[now], *times)).chain(turned).collect()
            })
            .collect();
        self.rules.extend(of_gone.into_iter().map(|terms| (terms, ComparisonOp::Le)));
    }

    fn count(
        &mut self,
        number: usize,
        population: Population,
        place: Vec<(usize, usize)>,
        shown: Option<u32>,
    ) -> usize {
        let mut place: Vec<_> = place.into_iter().filter(|(_, category)| *category > 0).collect();
        place.sort_unstable();
        let next = self.known.len();
        let index = *self.names.entry((number, population, place)).or_insert(next);
        if index == next {
            self.known.push(None);
        }
        if let Some(shown) = shown {
            let shown = f64::from(shown);
            assert!(self.known[index].is_none_or(|known| known == shown), "one count is shown as two numbers");
            self.known[index] = Some(shown);
        }
        index
    }

    /// `parts` together are (at most) `times` the whole.
    fn rule(&mut self, whole: usize, times: f64, parts: impl IntoIterator<Item = (usize, f64)>, how: ComparisonOp) {
        let mut terms: Vec<(usize, f64)> = parts.into_iter().collect();
        terms.push((whole, -times));
        self.rules.push((terms, how));
    }

    /// The count of some people in these categories, where there is one.
    #[allow(dead_code, reason = "the tests of releases use it")]
    pub fn find(&self, number: usize, population: Population, place: &[(usize, usize)]) -> Option<usize> {
        self.names.get(&(number, population, place.to_vec())).copied()
    }

    /// Knows that these counts, each so many times, are nothing or less together.
    #[allow(dead_code, reason = "the tests of releases use it")]
    pub fn knows(&mut self, terms: Vec<(usize, f64)>) {
        self.rules.push((terms, ComparisonOp::Le));
    }

    /// Knows that these counts, each so many times, are so many together.
    #[allow(dead_code, reason = "the tests of releases use it")]
    pub fn knows_equal(&mut self, mut terms: Vec<(usize, f64)>, sum: f64) {
        terms.push((self.known.len(), -1.0));
        self.known.push(Some(sum));
        self.rules.push((terms, ComparisonOp::Eq));
    }

    /// A count that stands in no table.
    #[allow(dead_code, reason = "the tests of releases use it")]
    pub fn unknown(&mut self) -> usize {
        self.known.push(None);
        self.known.len() - 1
    }

    /// All counts that are hidden.
    pub fn hidden(&self) -> Vec<usize> {
        (0..self.known.len()).filter(|count| self.known[*count].is_none()).collect()
    }

    /// All counts that are shown.
    pub fn shown(&self) -> Vec<usize> {
        (0..self.known.len()).filter(|count| self.known[*count].is_some()).collect()
    }

    /// What a count is, where it is shown.
    pub fn known(&self, count: usize) -> Option<f64> {
        self.known[count]
    }

    /// Whether it counts everybody.
    pub fn is_the_whole(&self, count: usize) -> bool {
        self.names.iter().any(|((_, _, place), index)| *index == count && place.is_empty())
    }

    /// What a count is called.
    pub fn name(&self, count: usize) -> String {
        let name = self.names.iter().find(|(_, index)| **index == count);
        format!("{:?}", name.map(|(name, _)| name))
    }

    /// The same counts of two releases, where there are both.
    pub fn pairs(&self, earlier: usize, later: usize) -> Vec<(usize, usize)> {
        self.names
            .iter()
            .filter(|((release, ..), _)| *release == earlier)
            .filter_map(|((_, population, place), then)| {
                Some((*then, *self.names.get(&(later, *population, place.clone()))?))
            })
            .collect()
    }

    /// Of these, which have fewer whole numbers than they should from their least to their most, with the two. What one
    /// search shows of the others is kept, so that most need none of their own.
    pub fn pinned(&mut self, aims: &[Aim]) -> Vec<(usize, f64, f64)> {
        let mut seen = vec![NOTHING_SEEN; aims.len()];
        self.look_at_many(aims, &mut seen);
        let mut pinned = Vec::new();
        for index in 0..aims.len() {
            if !self.look(aims, &mut seen, index) {
                pinned.push((index, seen[index].0, seen[index].1));
            }
        }
        pinned
    }

    /// A hidden count that would be pinned to fewer than five values, if these were hidden as well; `None` where none would.
    pub fn pinned_without(&mut self, hidden: &[usize]) -> Option<usize> {
        self.without(hidden, |attacker| {
            // Those added first: it is often they who are pinned.
            let order: Vec<usize> = hidden.iter().copied().chain(attacker.hidden()).collect();
            let aims: Vec<Aim> = order.iter().copied().map(Aim::count).collect();
            let mut seen = vec![NOTHING_SEEN; aims.len()];
            (0..aims.len()).find(|index| !attacker.look(&aims, &mut seen, *index)).map(|index| order[index])
        })
    }

    /// Whether this hidden count would be pinned to fewer than five values, if these were hidden as well.
    pub fn is_pinned_without(&mut self, count: usize, hidden: &[usize]) -> bool {
        self.without(hidden, |attacker| !attacker.look(&[Aim::count(count)], &mut [NOTHING_SEEN], 0))
    }

    /// What is found while these are hidden as well.
    fn without<T>(&mut self, hidden: &[usize], find: impl FnOnce(&Self) -> T) -> T {
        let shown: Vec<Option<f64>> = hidden.iter().map(|count| self.known[*count].take()).collect();
        let found = find(self);
        for (count, shown) in hidden.iter().zip(shown) {
            self.known[*count] = shown;
        }
        found
    }

    /// Whether an aim may be as many whole numbers as it should.
    fn look(&self, aims: &[Aim], seen: &mut [(f64, f64)], index: usize) -> bool {
        for direction in [OptimizationDirection::Maximize, OptimizationDirection::Minimize] {
            if values(seen[index]) < aims[index].values {
                let mut weights = vec![0.0; self.known.len()];
                for (count, weight) in &aims[index].terms {
                    weights[*count] += weight;
                }
                self.solve(aims, seen, &weights, direction);
            }
        }
        values(seen[index]) >= aims[index].values
    }

    /// Looks for counts that are many aims' least or most at once.
    fn look_at_many(&self, aims: &[Aim], seen: &mut [(f64, f64)]) {
        let mut chance = Chance(0);
        loop {
            let is_open = |seen: &(f64, f64), aim: &Aim| values(*seen) < aim.values;
            let open: Vec<usize> = (0..aims.len()).filter(|index| is_open(&seen[*index], &aims[*index])).collect();
            if open.len() < 4 {
                return;
            }
            for _ in 0..2 {
                let mut weights = vec![0.0; self.known.len()];
                for index in &open {
                    let sign = if chance.is(50) { 1.0 } else { -1.0 };
                    for (count, weight) in &aims[*index].terms {
                        weights[*count] += sign * weight;
                    }
                }
                self.solve(aims, seen, &weights, OptimizationDirection::Maximize);
                self.solve(aims, seen, &weights, OptimizationDirection::Minimize);
            }
            if open.iter().filter(|index| is_open(&seen[**index], &aims[**index])).count() * 10 > open.len() * 9 {
                return;
            }
        }
    }

    fn solve(&self, aims: &[Aim], seen: &mut [(f64, f64)], weights: &[f64], direction: OptimizationDirection) {
        let mut problem = Problem::new(direction);
        let mut variables: Vec<Option<Variable>> = vec![None; self.known.len()];
        for count in 0..self.known.len() {
            if self.known[count].is_none() {
                // No board has as many leavers, and no count is without an end.
                variables[count] = Some(problem.add_var(weights[count], (0.0, 1000.0)));
            }
        }
        for (terms, how) in &self.rules {
            let mut known = 0.0;
            let mut unknown: Vec<(Variable, f64)> = Vec::new();
            for (count, times) in terms {
                match (self.known[*count], variables[*count]) {
                    (Some(value), _) => known += value * times,
                    (None, Some(variable)) => unknown.push((variable, *times)),
                    (None, None) => {}
                }
            }
            if !unknown.is_empty() {
                problem.add_constraint(unknown.as_slice(), *how, -known);
            }
        }
        let solution = problem.solve().expect("what is published is possible").into_solution().expect("no time limit");
        let found: Vec<f64> = (0..self.known.len())
            .map(|count| self.known[count].or(variables[count].map(|variable| solution.var_value(variable))))
            .map(|value| value.unwrap_or(0.0))
            .collect();
        for (aim, seen) in aims.iter().zip(seen) {
            let value: f64 = aim.terms.iter().map(|(count, weight)| found[*count] * weight).sum();
            *seen = (seen.0.min(value), seen.1.max(value));
        }
    }
}

const NOTHING_SEEN: (f64, f64) = (f64::INFINITY, f64::NEG_INFINITY);

fn values((least, most): (f64, f64)) -> f64 {
    if least > most { 0.0 } else { (most + 1e-6).floor() - (least - 1e-6).ceil() + 1.0 }
}
