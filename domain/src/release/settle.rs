//! What tables say of each other beyond sums: that only some were asked something, as everybody knows by how they left.
//!
//! Such lists are of the whole board, and one that would narrow what another hides is left out (docs/figures.md, "What
//! follows from who is asked"). Hiding more never takes room from what is hidden.

use super::content::Given;
use super::joint::Beside;
use super::lists::{ASKED_OF_SOME, Across, Shape};
use crate::disclosure::{Figures, LEAST_POSSIBLE_VALUES, Published, Thresholds};

/// What is published of a set, to be hidden further.
pub(super) struct Board<'a> {
    pub shapes: &'a [Shape],
    pub figures: &'a Figures,
    pub published: &'a mut Published,
    pub thresholds: &'a Thresholds,
}

/// Where a list stands along an edge.
#[derive(Clone, Copy)]
pub(super) struct Edge {
    pub table: usize,
    is_rows: bool,
    pub size: usize,
}

/// Left out of a correction: what they say of each other is looked at for one release, not for several together.
const BESIDE_OTHERS: &[Given] = &[
    Given::Way,
    Given::Talk,
    Given::ContractChain,
    Given::Induction,
    Given::RaisedBefore,
    Given::WouldHaveStayed,
    Given::WantedToStay,
    Given::KnewInTime,
    Given::WantedLonger,
    Given::Decisive,
    Given::Predicted,
    Given::ToldDecisive,
    Given::Preventable,
    Given::PartInLeaving,
];

impl Board<'_> {
    pub fn edge(&self, given: Given) -> Option<Edge> {
        let at = |is_rows: bool, table: usize| {
            let layer = &self.published.tables[table][0];
            Edge { table, is_rows, size: if is_rows { layer.height() } else { layer.width() } }
        };
        let across = self.shapes.iter().position(|shape| shape.given_across() == Some(given));
        let rows = || self.shapes.iter().position(|shape| shape.rows == given);
        across.map(|table| at(false, table)).or_else(|| rows().map(|table| at(true, table)))
    }

    pub fn shown(&self, edge: Edge, category: usize) -> Option<u32> {
        let layer = &self.published.tables[edge.table][0];
        if edge.is_rows { layer.at(category, 0) } else { layer.at(0, category) }
    }

    pub fn is(&self, edge: Edge, category: usize) -> u32 {
        let counts = &self.figures.tables()[edge.table].layers[0].counts;
        if edge.is_rows { counts.at(category, 0) } else { counts.at(0, category) }
    }

    /// Of all categories but the whole, those that are shown.
    pub fn all_shown(&self, edge: Edge) -> Vec<u32> {
        (1..edge.size).filter_map(|category| self.shown(edge, category)).collect()
    }

    pub fn shows(&self, given: Given) -> Option<Edge> {
        self.edge(given).filter(|edge| !self.all_shown(*edge).is_empty())
    }

    /// Hides a list, wherever it stands.
    pub fn hide(&mut self, given: Given) {
        self.hide_where(given, |category| category > 0);
    }

    fn hide_where(&mut self, given: Given, is_hidden: impl Fn(usize) -> bool) {
        for (shape, layers) in self.shapes.iter().zip(&mut self.published.tables) {
            for layer in layers {
                for row in 0..layer.height() {
                    for column in 0..layer.width() {
                        let is_row = shape.rows == given && is_hidden(row);
                        if is_row || (shape.given_across() == Some(given) && is_hidden(column)) {
                            layer.hide(row, column);
                        }
                    }
                }
            }
        }
    }

    /// Hides a category of a list, wherever it stands.
    fn hide_category(&mut self, given: Given, category: usize) {
        self.hide_where(given, |place| place == category);
    }

    /// How many people said something of a list of which everybody has one, at the most.
    pub fn most_who_said(&self, given: Given) -> u32 {
        let Some(edge) = self.shows(given) else { return 0 };
        self.is(edge, 0) - self.shown(edge, edge.size - 1).unwrap_or(0)
    }

    /// And at the least.
    pub fn least_who_said(&self, given: Given) -> u32 {
        let Some(edge) = self.shows(given) else { return 0 };
        let said = (1..edge.size - 1).filter_map(|category| self.shown(edge, category)).sum();
        self.shown(edge, edge.size - 1).map_or(said, |none| self.is(edge, 0) - none)
    }

    /// Hides what a correction does not show.
    pub fn correct(&mut self) {
        for given in BESIDE_OTHERS {
            self.hide(*given);
        }
    }

    /// Lists that stand only whole, or with how many gave no answer.
    pub fn settle_lists(&mut self) {
        for given in [Given::Talk, Given::Predicted] {
            if self.shows(given).is_some_and(|edge| self.all_shown(edge).len() + 1 < edge.size) {
                self.hide(given);
            }
        }
        for given in ASKED_OF_SOME.iter().chain(&[Given::Induction, Given::Preventable]) {
            if self.shows(*given).is_some_and(|edge| self.shown(edge, edge.size - 1).is_none()) {
                self.hide(*given);
            }
        }
    }

    /// Hides decisive reasons, and what the host expected, where they say too much beside what was ticked or told.
    pub fn settle_decisive(&mut self, reasons: Given, decisive: Given) {
        let (Some(ticked), Some(edge)) = (self.edge(reasons), self.edge(decisive)) else { return };
        let Some(whole) = self.shown(edge, 0) else { return };
        let Across::Several(_, most) = self.shapes[ticked.table].across else { return };
        let see = |board: &Self, edge: Edge| (1..edge.size).map(|category| board.shown(edge, category)).collect();
        let mut beside =
            Beside { whole, most, ticked: see(&*self, ticked), decisive: see(&*self, edge), most_none: whole };
        if whole < self.thresholds.least_for_reasons() {
            self.hide(decisive);
            return;
        }
        let expected = self.shows(Given::Predicted).filter(|_| decisive == Given::Decisive);
        let right_or_wrong = self.most_who_said(Given::Predicted);
        if expected.is_some() {
            let ticks: u32 = beside.ticked.iter().flatten().sum();
            let mut both = Beside { most_none: whole - right_or_wrong, ..beside.clone() };
            if right_or_wrong <= ticks && both.protect(self.thresholds.least_dissenters()) {
                beside = both;
            } else {
                self.hide(Given::Predicted);
            }
        }
        if beside.most_none < whole || beside.protect(self.thresholds.least_dissenters()) {
            for category in (1..edge.size).filter(|category| beside.decisive[*category - 1].is_none()) {
                self.hide_category(decisive, category);
            }
        } else {
            self.hide(decisive);
        }
    }

    /// Of the tables that are of the whole board alone, hides the smallest counts until what is hidden might be named by
    /// enough people; in others the network of sums sees to that.
    pub fn settle_several(&mut self) {
        let shapes = self.shapes;
        for (table, shape) in shapes.iter().enumerate() {
            let Across::Several(given, most) = shape.across else { continue };
            let layer = &self.published.tables[table][0];
            if layer.height() > 1 || layer.at(0, 0).is_none() {
                continue;
            }
            let edge = Edge { table, is_rows: false, size: layer.width() };
            let stands_alone = shapes.iter().filter(|other| other.given_across() == Some(given)).count() == 1;
            loop {
                let shown = self.all_shown(edge);
                let named: u32 = shown.iter().sum();
                let has_room = named + LEAST_POSSIBLE_VALUES <= most * self.is(edge, 0) + 1;
                if has_room || shown.is_empty() || shown.len() + 1 == edge.size {
                    break;
                }
                let smallest =
                    (1..edge.size).filter_map(|category| Some((self.shown(edge, category)?, category))).min();
                match smallest.filter(|_| stands_alone) {
                    Some((_, category)) => self.hide_category(given, category),
                    None => self.hide(given),
                }
            }
        }
        // A theme that was decisive played a part.
        if let (Some(parts), Some(decisive)) = (self.edge(Given::Themes), self.edge(Given::PartInLeaving)) {
            for category in 1..decisive.size {
                if self.shown(parts, category).is_none() {
                    self.hide_category(Given::PartInLeaving, category);
                }
            }
        }
    }
}
