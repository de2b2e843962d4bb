//! What tables say of each other beyond sums: that only some were asked something, as everybody knows by how they left.
//!
//! Such lists are of the whole board, and one that would narrow what another hides is left out (docs/figures.md, "What
//! follows from who is asked"). Hiding more never takes room from what is hidden.

use super::census::{Said, said_in};
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

/// The ways of leaving as they are shown: by category, 0 everybody.
pub(super) struct Ways(Vec<Option<u32>>);

/// Where a list stands along an edge.
#[derive(Clone, Copy)]
struct Edge {
    table: usize,
    is_rows: bool,
    size: usize,
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
    fn edge(&self, given: Given) -> Option<Edge> {
        let at = |is_rows: bool, table: usize| {
            let layer = &self.published.tables[table][0];
            Edge { table, is_rows, size: if is_rows { layer.height() } else { layer.width() } }
        };
        let across = self.shapes.iter().position(|shape| shape.given_across() == Some(given));
        let rows = || self.shapes.iter().position(|shape| shape.rows == given);
        across.map(|table| at(false, table)).or_else(|| rows().map(|table| at(true, table)))
    }

    fn shown(&self, edge: Edge, category: usize) -> Option<u32> {
        let layer = &self.published.tables[edge.table][0];
        if edge.is_rows { layer.at(category, 0) } else { layer.at(0, category) }
    }

    fn is(&self, edge: Edge, category: usize) -> u32 {
        let counts = &self.figures.tables()[edge.table].layers[0].counts;
        if edge.is_rows { counts.at(category, 0) } else { counts.at(0, category) }
    }

    /// Of all categories but the whole, those that are shown.
    fn all_shown(&self, edge: Edge) -> Vec<u32> {
        (1..edge.size).filter_map(|category| self.shown(edge, category)).collect()
    }

    fn shows(&self, given: Given) -> Option<Edge> {
        self.edge(given).filter(|edge| !self.all_shown(*edge).is_empty())
    }

    /// Hides a list, wherever it stands.
    fn hide(&mut self, given: Given) {
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
    fn most_who_said(&self, given: Given) -> u32 {
        let Some(edge) = self.shows(given) else { return 0 };
        self.is(edge, 0) - self.shown(edge, edge.size - 1).unwrap_or(0)
    }

    /// And at the least.
    fn least_who_said(&self, given: Given) -> u32 {
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
        self.settle_induction();
        self.settle_exclusive();
    }

    /// Who is asked about their start has been there for less than three years, as long as they choose to leave.
    fn settle_induction(&mut self) {
        let Some(bands) = self.shows(Given::ServiceBand) else { return };
        let short: u32 = [1, 2].into_iter().filter_map(|band| self.shown(bands, band)).sum();
        if self.most_who_said(Given::Induction) > short {
            self.hide(Given::Induction);
        }
    }

    /// Who retires, whose contract ended, and who left for reasons are different people.
    fn settle_exclusive(&mut self) {
        const OF_CONTRACTS: [Given; 2] = [Given::WantedToStay, Given::KnewInTime];
        let most =
            |board: &Self, some: &[Given]| some.iter().map(|given| board.most_who_said(*given)).max().unwrap_or(0);
        let of_others = most(&*self, &OF_CONTRACTS) + most(&*self, &[Given::WantedLonger]);
        if of_others == 0 {
            return;
        }
        let Some(reasons) = self.edge(Given::Reasons) else { return };
        let answered = self.is(reasons, 0);
        let asked = answered.saturating_sub(of_others);
        let of_reasons = most(&*self, &[Given::RaisedBefore, Given::WouldHaveStayed]);
        if of_others > answered || of_reasons > asked || self.narrows(Given::Reasons, (asked, asked)) {
            for given in OF_CONTRACTS.into_iter().chain([Given::WantedLonger]) {
                self.hide(given);
            }
        }
    }

    /// Whether it narrows what a list hides, or what is hidden of those asked, that so many people were asked it: from the
    /// least to the most, as far as that is known.
    fn narrows(&self, given: Given, (least, most): (u32, u32)) -> bool {
        let Some(edge) = self.shows(given) else { return false };
        let steps = LEAST_POSSIBLE_VALUES - 1;
        // All who were asked gave the same answer.
        let is_one_voice = |count: u32| count + self.thresholds.least_dissenters() > most;
        let Across::Several(_, each) = self.shapes[edge.table].across else {
            let mut said = (1..edge.size - 1).filter_map(|category| self.shown(edge, category));
            return self.most_who_said(given) > most || self.least_who_said(given) > least || said.any(is_one_voice);
        };
        let named: u32 = (1..edge.size).map(|category| self.is(edge, category)).sum();
        let is_narrow = |category: usize| match self.shown(edge, category) {
            Some(count) => is_one_voice(count) || count > least,
            None => self.is(edge, category) + steps > most,
        };
        named + steps > each * most || named > each * least || (1..edge.size).any(is_narrow)
    }

    /// The ways of leaving, where any is shown.
    pub fn ways(&self) -> Option<Ways> {
        let edge = self.shows(Given::Way)?;
        Some(Ways((0..edge.size).map(|way| self.shown(edge, way)).collect()))
    }

    pub fn hide_ways(&mut self) {
        self.hide(Given::Way);
    }

    /// Hides lists that are asked of some only, where the ways of leaving say too much beside them; whether another list
    /// still says too much, so that the ways have to be hidden.
    pub fn settle_ways(&mut self, ways: &Ways, said: &Said) -> bool {
        let lists: Vec<Given> = self.shapes.iter().filter_map(said_in).collect();
        let droppable = |given: &Given| {
            ASKED_OF_SOME.contains(given)
                || matches!(given, Given::Induction | Given::ContractChain | Given::Preventable)
        };
        let (some, others): (Vec<Given>, Vec<Given>) = lists.into_iter().partition(droppable);
        for given in some {
            if self.narrows(given, ways.asked(given, said)) {
                self.hide(given);
            }
        }
        others.into_iter().any(|given| self.narrows(given, ways.asked(given, said)))
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
        for (table, shape) in self.shapes.iter().enumerate() {
            let Across::Several(given, most) = shape.across else { continue };
            let layer = &self.published.tables[table][0];
            if layer.height() > 1 || layer.at(0, 0).is_none() {
                continue;
            }
            let edge = Edge { table, is_rows: false, size: layer.width() };
            let stands_alone = self.shapes.iter().filter(|other| other.given_across() == Some(given)).count() == 1;
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

impl Ways {
    /// How many people who left were asked a list, at the least and at the most, as far as the shown ways tell: those in
    /// whose ways somebody said something, who were all asked. Others may have been, which makes both larger. Of what is
    /// hidden the sum is known.
    fn asked(&self, given: Given, said: &Said) -> (u32, u32) {
        let ways = || (1..self.0.len()).map(move |way| (self.0[way], said.includes(given, way)));
        let shown: u32 = ways().filter_map(|(shown, _)| shown).sum();
        let asked: u32 = ways().filter(|(_, is_asked)| *is_asked).filter_map(|(shown, _)| shown).sum();
        let hidden = self.0[0].unwrap_or(0).saturating_sub(shown);
        let hides_other = ways().any(|(shown, is_asked)| shown.is_none() && !is_asked);
        let hides_asked = ways().any(|(shown, is_asked)| shown.is_none() && is_asked);
        (asked + if hides_other { 0 } else { hidden }, asked + if hides_asked { hidden } else { 0 })
    }
}
