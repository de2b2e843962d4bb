//! Who is asked what follows from how somebody left: what the tables of a set say of each other by that.

use super::census::{Said, said_in};
use super::content::Given;
use super::lists::{ASKED_OF_SOME, Across, THREE};
use super::settle::Board;
use crate::disclosure::LEAST_POSSIBLE_VALUES;

/// Asked of those whose contract ended.
const OF_CONTRACTS: [Given; 2] = [Given::WantedToStay, Given::KnewInTime];

/// The ways of leaving as they are shown: by category, 0 everybody.
pub(super) struct Ways(Vec<Option<u32>>);

impl Board<'_> {
    /// Hides the lists of some that say too much of each other.
    pub fn settle_asked(&mut self) {
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

    /// Who retires, whose contract ended, and who left for reasons are different people, who left in different ways.
    fn settle_exclusive(&mut self) {
        const FOR_REASONS: [Given; 4] =
            [Given::RaisedBefore, Given::WouldHaveStayed, Given::Decisive, Given::Predicted];
        let most =
            |board: &Self, some: &[Given]| some.iter().map(|given| board.most_who_said(*given)).max().unwrap_or(0);
        let of_others = most(&*self, &OF_CONTRACTS) + most(&*self, &[Given::WantedLonger]);
        if of_others == 0 {
            return;
        }
        let Some(reasons) = self.edge(Given::Reasons) else { return };
        let answered = self.is(reasons, 0);
        let asked = answered.saturating_sub(of_others);
        let ticked = self.all_shown(reasons);
        let ticking = ticked.iter().sum::<u32>().div_ceil(THREE).max(ticked.iter().copied().max().unwrap_or(0));
        let of_reasons = most(&*self, &FOR_REASONS).max(ticking);
        // As many again as make a hidden number of those who left in one way keep its values.
        let is_tight = of_others + of_reasons + LEAST_POSSIBLE_VALUES > answered + 1;
        if is_tight || self.narrows(Given::Reasons, (asked, asked)) {
            self.hide_of_contracts();
        }
    }

    fn hide_of_contracts(&mut self) {
        for given in OF_CONTRACTS.into_iter().chain([Given::WantedLonger]) {
            self.hide(given);
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

    /// Hides the ways of leaving where they say too much, and where they are hidden all that says how many there were in
    /// one of them at the least.
    pub fn settle_hidden_ways(&mut self, say_too_much: bool) {
        if say_too_much {
            self.hide(Given::Way);
        }
        if self.shows(Given::Way).is_none() {
            self.hide_of_contracts();
            self.hide(Given::ContractChain);
        }
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
