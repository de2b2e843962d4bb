//! How far a hidden count may be from what it is: flows in the network that a table is.
//!
//! In a table whose rows are a tree and whose columns are a list, each count stands in two sums, once on
//! each side, so that the sums are the nodes of a network and the counts its arcs. Whatever else the counts
//! might be, given what is shown, is another flow; the least and the most of one count are found by pushing
//! along it what the others can give way (Fischetti and Salazar 2000; Kelly, Golden and Assad 1992 choose
//! what else to hide by cheapest paths, as here).

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

/// What must hold for an arc.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    Nothing,
    /// From its least to its most there are so many steps.
    Range(u32),
    /// It may be as large as that: it stands for several counts, of which each may be all of it or nothing.
    Most(u32),
}

/// A count between two sums.
#[derive(Clone, Debug)]
pub struct Arc {
    pub from: usize,
    pub to: usize,
    /// How much larger and how much smaller it might be.
    pub up: u32,
    pub down: u32,
    pub is_hidden: bool,
    /// What hiding it costs.
    pub cost: u32,
    /// Row and column, where it is one count of a table.
    pub cell: Option<(usize, usize)>,
    pub need: Need,
    /// The category of the rows and of the columns that would have to be hidden, where nothing else helps.
    pub around: (usize, usize),
    /// What it is, for [`Need::Most`].
    pub is: u32,
}

/// More than any count.
pub const UNBOUNDED: u32 = u32::MAX / 4;

/// A table as a network, with room for the search.
#[derive(Debug, Default)]
pub struct Network {
    pub arcs: Vec<Arc>,
    touching: Vec<Vec<usize>>,
    /// What is pushed now, by arc; upwards is positive.
    pushed: Vec<i64>,
    changed: Vec<usize>,
    /// From the source and from the target: what waits, by which arc a node was reached, and in which round.
    waiting: [VecDeque<usize>; 2],
    came_by: [Vec<Option<usize>>; 2],
    seen: [Vec<u32>; 2],
    round: u32,
    path: Vec<(usize, usize)>,
}

impl Network {
    /// A network of so many nodes.
    pub fn new(nodes: usize, arcs: Vec<Arc>) -> Self {
        let mut touching = vec![Vec::new(); nodes];
        for (index, arc) in arcs.iter().enumerate() {
            touching[arc.from].push(index);
            touching[arc.to].push(index);
        }
        Self {
            pushed: vec![0; arcs.len()],
            changed: Vec::new(),
            waiting: [VecDeque::new(), VecDeque::new()],
            came_by: [vec![None; nodes], vec![None; nodes]],
            seen: [vec![0; nodes], vec![0; nodes]],
            round: 0,
            path: Vec::new(),
            arcs,
            touching,
        }
    }

    /// How many steps an arc lacks until its need is met by what is hidden; 0 where it is met.
    pub fn lacks(&mut self, arc: usize) -> u32 {
        let (from, to, up, down) = {
            let arc = &self.arcs[arc];
            (arc.from, arc.to, arc.up, arc.down)
        };
        match self.arcs[arc].need {
            Need::Nothing => 0,
            Need::Most(steps) => {
                self.reset();
                let wanted = steps.saturating_sub(self.arcs[arc].is);
                wanted - self.push(arc, to, from, wanted.min(up))
            }
            Need::Range(steps) => {
                self.reset();
                let upwards = self.push(arc, to, from, steps.min(up));
                if upwards == steps {
                    return 0;
                }
                self.reset();
                let wanted = steps - upwards;
                wanted - self.push(arc, from, to, wanted.min(down))
            }
        }
    }

    /// The arcs that are to be hidden so that `arc` gets further by `lacking` steps, or at least by one: those of the
    /// cheapest way around. `None` where there is none.
    pub fn cheapest(&mut self, arc: usize, lacking: u32) -> Option<Vec<usize>> {
        let (from, to, up, down) = {
            let arc = &self.arcs[arc];
            (arc.from, arc.to, arc.up, arc.down)
        };
        let mut best: Option<(u32, Vec<usize>)> = None;
        let mut ways = vec![(to, from, up)];
        let steps = match self.arcs[arc].need {
            Need::Nothing => return None,
            Need::Most(steps) => steps,
            Need::Range(steps) => {
                ways.push((from, to, down));
                steps
            }
        };
        for (source, target, room) in ways {
            self.reset();
            let pushed = self.push(arc, source, target, steps.min(room));
            for wanted in [lacking, 1] {
                if room < pushed + wanted {
                    continue;
                }
                if let Some(way) = self.way(arc, source, target, i64::from(wanted)) {
                    if best.as_ref().is_none_or(|(cost, _)| way.0 < *cost) {
                        best = Some(way);
                    }
                    break;
                }
            }
        }
        self.reset();
        best.map(|(_, arcs)| arcs)
    }

    fn reset(&mut self) {
        for arc in self.changed.drain(..) {
            self.pushed[arc] = 0;
        }
    }

    /// How much more can go through an arc, entered at `node`, and where it leads.
    fn step(&self, arc: usize, node: usize) -> (usize, i64) {
        let it = &self.arcs[arc];
        if it.from == node {
            (it.to, i64::from(it.up) - self.pushed[arc])
        } else {
            (it.from, i64::from(it.down) + self.pushed[arc])
        }
    }

    /// Pushes at most `limit` from `source` to `target` through what is hidden, without `except`; returns how much.
    fn push(&mut self, except: usize, source: usize, target: usize, limit: u32) -> u32 {
        let mut total = 0;
        while total < limit && self.search(except, source, target) {
            let mut amount = i64::from(limit - total);
            for (arc, node) in &self.path {
                amount = amount.min(self.step(*arc, *node).1);
            }
            for (arc, node) in &self.path {
                if self.pushed[*arc] == 0 {
                    self.changed.push(*arc);
                }
                self.pushed[*arc] += if self.arcs[*arc].from == *node { amount } else { -amount };
            }
            total += u32::try_from(amount).unwrap_or(0);
        }
        total
    }

    fn other_end(&self, arc: usize, node: usize) -> usize {
        let it = &self.arcs[arc];
        if it.from == node { it.to } else { it.from }
    }

    /// Finds a way through what is hidden and leaves it in `path`. Looks from both ends, from the one with fewer nodes
    /// waiting: most ways are short, and some nodes have hundreds of arcs.
    fn search(&mut self, except: usize, source: usize, target: usize) -> bool {
        self.round += 1;
        for (side, end) in [(0, source), (1, target)] {
            self.waiting[side].clear();
            self.waiting[side].push_back(end);
            self.seen[side][end] = self.round;
            self.came_by[side][end] = None;
        }
        loop {
            let side = usize::from(self.waiting[1].len() < self.waiting[0].len());
            let Some(node) = self.waiting[side].pop_front() else { return false };
            for index in 0..self.touching[node].len() {
                let arc = self.touching[node][index];
                if arc == except || !self.arcs[arc].is_hidden {
                    continue;
                }
                let next = self.other_end(arc, node);
                let room = self.step(arc, if side == 0 { node } else { next }).1;
                if room <= 0 || self.seen[side][next] == self.round {
                    continue;
                }
                self.seen[side][next] = self.round;
                self.came_by[side][next] = Some(arc);
                if self.seen[1 - side][next] == self.round {
                    self.trace(next);
                    return true;
                }
                self.waiting[side].push_back(next);
            }
        }
    }

    /// Writes down the way through a node that was seen from both ends: each arc with the node it is entered at.
    fn trace(&mut self, middle: usize) {
        self.path.clear();
        let mut node = middle;
        while let Some(arc) = self.came_by[0][node] {
            node = self.other_end(arc, node);
            self.path.push((arc, node));
        }
        node = middle;
        while let Some(arc) = self.came_by[1][node] {
            self.path.push((arc, node));
            node = self.other_end(arc, node);
        }
    }

    /// The cheapest way with room for `wanted` everywhere, whether hidden or not, and what of it is not hidden yet.
    fn way(&self, except: usize, source: usize, target: usize, wanted: i64) -> Option<(u32, Vec<usize>)> {
        let mut costs = vec![u32::MAX; self.touching.len()];
        let mut came_by: Vec<Option<usize>> = vec![None; self.touching.len()];
        let mut heap = BinaryHeap::from([Reverse((0_u32, source))]);
        costs[source] = 0;
        while let Some(Reverse((cost, node))) = heap.pop() {
            if node == target {
                break;
            }
            if cost > costs[node] {
                continue;
            }
            for &arc in &self.touching[node] {
                if arc == except {
                    continue;
                }
                let (next, room) = self.step(arc, node);
                let price = if self.arcs[arc].is_hidden { 1 } else { self.arcs[arc].cost };
                if room >= wanted && cost + price < costs[next] {
                    costs[next] = cost + price;
                    came_by[next] = Some(arc);
                    heap.push(Reverse((cost + price, next)));
                }
            }
        }
        if costs[target] == u32::MAX {
            return None;
        }
        let mut shown = Vec::new();
        let mut node = target;
        while let Some(arc) = came_by[node].filter(|_| node != source) {
            if !self.arcs[arc].is_hidden {
                shown.push(arc);
            }
            node = self.other_end(arc, node);
        }
        Some((costs[target], shown))
    }
}
