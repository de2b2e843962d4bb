//! Which reason was decisive, beside which were ticked: two tables that say something of each other.
//!
//! A decisive reason was ticked, so that of each reason no more people can have found it decisive than ticked it; and
//! everybody found exactly one decisive, or none. Of what both tables hide of the whole board, the least and the most
//! that fit are calculated ([`Beside::decisive`], [`Beside::ticked`]), and decisive counts are hidden until each hidden one
//! keeps its room. What is hidden of teams does not come into it: it adds up to what is said of the board.

use crate::disclosure::LEAST_POSSIBLE_VALUES;

/// What somebody reads of both tables, for the whole board. The numbers of people who answered are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Beside {
    /// Who answered.
    pub whole: u32,
    /// How many reasons one may tick.
    pub most: u32,
    /// By reason; `None` where hidden.
    pub ticked: Vec<Option<u32>>,
    /// By reason, and behind them of whom none was decisive.
    pub decisive: Vec<Option<u32>>,
    /// More people cannot have had no decisive reason, as is known from elsewhere.
    pub most_none: u32,
}

/// From the least to the most.
pub(super) type Range = (u32, u32);

impl Beside {
    fn none(&self) -> usize {
        self.ticked.len()
    }

    fn is_hidden(&self, reason: usize) -> bool {
        self.decisive[reason].is_none()
    }

    /// Who found something decisive of which it is hidden how many did.
    fn left(&self) -> u32 {
        self.whole - self.decisive.iter().flatten().sum::<u32>()
    }

    /// The most of a reason, or of none, of which the ticked count is shown; `None` where that is hidden.
    fn cap(&self, reason: usize) -> Option<u32> {
        if reason == self.none() { Some(self.most_none.min(self.whole)) } else { self.ticked[reason] }
    }

    /// How many might be in hidden decisive counts with a shown ticked one, this one left out.
    fn room_but(&self, reason: usize) -> u32 {
        let others = (0..self.decisive.len()).filter(|other| *other != reason && self.is_hidden(*other));
        others.filter_map(|other| self.cap(other)).sum()
    }

    /// The ticks that the shown counts leave for the hidden ones together, those of shown decisive counts taken off.
    fn free_ticks(&self) -> u32 {
        let shown: u32 = self.ticked.iter().flatten().sum();
        let decisive = self.ticked.iter().zip(&self.decisive).filter(|(ticked, _)| ticked.is_none());
        let taken: u32 = decisive.filter_map(|(_, decisive)| *decisive).sum();
        (self.most * self.whole).saturating_sub(shown + taken)
    }

    /// Reasons of which both counts are hidden.
    fn both_hidden(&self) -> usize {
        (0..self.none()).filter(|reason| self.cap(*reason).is_none() && self.is_hidden(*reason)).count()
    }

    /// What a hidden decisive count might be.
    pub fn decisive(&self, reason: usize) -> Range {
        let (left, others) = (self.left(), self.room_but(reason));
        let free = self.free_ticks();
        let of_hidden =
            |reasons: usize| free.min(u32::try_from(reasons).unwrap_or(u32::MAX).saturating_mul(self.whole));
        match self.cap(reason) {
            Some(cap) => (left.saturating_sub(others + of_hidden(self.both_hidden())), cap.min(left)),
            None => {
                let beside = of_hidden(self.both_hidden().saturating_sub(1));
                (left.saturating_sub(others + beside), free.min(self.whole).min(left))
            }
        }
    }

    /// What a hidden ticked count might be.
    pub fn ticked(&self, reason: usize) -> Range {
        match self.decisive[reason] {
            Some(decisive) => {
                // Those that must lie in other hidden counts take their ticks.
                let outside = self.room_but(self.decisive.len());
                let forced = self.left().saturating_sub(outside);
                (decisive, (decisive + self.free_ticks() - forced.min(self.free_ticks())).min(self.whole))
            }
            None => (self.decisive(reason).0, self.free_ticks().min(self.whole)),
        }
    }

    /// Whether each hidden count of both tables keeps its room, for whichever ticked counts fit the ticked tables alone.
    pub fn is_safe(&self) -> bool {
        let has_room = |(least, most): Range| most >= least && most - least + 1 >= LEAST_POSSIBLE_VALUES;
        (0..self.decisive.len()).filter(|reason| self.is_hidden(*reason)).all(|reason| {
            // Nothing is taken from what others hide together: their ticked counts need not be larger than they are.
            let alone = self
                .cap(reason)
                .is_none_or(|cap| has_room((self.left().saturating_sub(self.room_but(reason)), cap.min(self.left()))));
            alone && has_room(self.decisive(reason))
        }) && (0..self.none()).filter(|reason| self.cap(*reason).is_none()).all(|reason| {
            // All that is hidden could be of other reasons, so that nothing more is learnt of the ticked count.
            self.is_hidden(reason) && self.left() <= self.room_but(self.decisive.len()) && has_room(self.ticked(reason))
        })
    }

    /// Hides further decisive counts, the smallest first, until each hidden one keeps its room; `false` where not even
    /// hiding all of them helps. Counts of which all but fewer than `dissenters` are, are hidden as well.
    pub fn protect(&mut self, dissenters: u32) -> bool {
        for reason in 0..self.decisive.len() {
            let is_one_voice = self.decisive[reason].is_some_and(|count| self.whole.saturating_sub(count) < dissenters);
            let ticks_are_hidden = reason < self.none() && self.ticked[reason].is_none();
            if is_one_voice || ticks_are_hidden {
                self.decisive[reason] = None;
            }
        }
        loop {
            if self.is_safe() {
                return true;
            }
            let shown = (0..self.decisive.len()).filter_map(|reason| Some((self.decisive[reason]?, reason)));
            match shown.min() {
                Some((_, reason)) => self.decisive[reason] = None,
                None => return false,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Beside, Range};

    /// Numbers that look random and are the same each time.
    struct Chance(u64);

    impl Chance {
        fn below(&mut self, end: u32) -> u32 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            u32::try_from(self.0 >> 33).map_or(0, |number| number % end)
        }
    }

    /// Three reasons, some people, and what is shown of them by chance.
    fn some(chance: &mut Chance) -> Beside {
        let whole = 1 + chance.below(8);
        let (mut ticked, mut decisive) = (vec![0; 3], vec![0; 4]);
        for _ in 0..whole {
            let named: Vec<usize> = (0..3).filter(|_| chance.below(2) == 0).take(2).collect();
            for reason in &named {
                ticked[*reason] += 1;
            }
            match named.first() {
                Some(first) if chance.below(4) > 0 => decisive[*first] += 1,
                _ => decisive[3] += 1,
            }
        }
        let mut seen = |counts: Vec<u32>| {
            counts.into_iter().map(|count| (chance.below(2) == 0).then_some(count)).collect::<Vec<_>>()
        };
        let (ticked, decisive) = (seen(ticked), seen(decisive));
        Beside { whole, most: 2, ticked, decisive, most_none: whole }
    }

    /// What each count might be, by trying all: decisive ones first, then ticked ones.
    fn tried(beside: &Beside) -> BTreeMap<usize, Range> {
        let mut ranges: BTreeMap<usize, Range> = BTreeMap::new();
        let values = |seen: Option<u32>| seen.map_or((0, beside.whole), |seen| (seen, seen));
        let all: Vec<Range> = beside.decisive.iter().take(3).chain(&beside.ticked).map(|seen| values(*seen)).collect();
        let mut counts: Vec<u32> = all.iter().map(|(least, _)| *least).collect();
        loop {
            let decisive: u32 = counts[..3].iter().sum();
            let none = beside.whole.checked_sub(decisive);
            let fits = none
                .is_some_and(|none| beside.decisive[3].is_none_or(|seen| seen == none) && none <= beside.most_none)
                && (0..3).all(|reason| counts[reason] <= counts[3 + reason])
                && counts[3..].iter().sum::<u32>() <= beside.most * beside.whole;
            if let Some(none) = none.filter(|_| fits) {
                let found = counts.iter().copied().enumerate().chain([(6, none)]);
                for (place, count) in found {
                    let range = ranges.entry(place).or_insert((count, count));
                    *range = (range.0.min(count), range.1.max(count));
                }
            }
            let Some(next) = (0..6).find(|place| counts[*place] < all[*place].1) else { return ranges };
            counts[next] += 1;
            for place in 0..next {
                counts[place] = all[place].0;
            }
        }
    }

    #[test]
    fn what_a_hidden_count_might_be_is_what_is_found_by_trying_all() {
        let chance = &mut Chance(1);
        for case in 0..150 {
            let beside = some(chance);
            let tried = tried(&beside);
            for reason in (0..4).filter(|reason| beside.decisive[*reason].is_none()) {
                let place = if reason == 3 { 6 } else { reason };
                assert_eq!(
                    Some(&beside.decisive(reason)),
                    tried.get(&place),
                    "{case}: decisive {reason} of {beside:?}"
                );
            }
            for reason in (0..3).filter(|reason| beside.ticked[*reason].is_none()) {
                assert_eq!(
                    Some(&beside.ticked(reason)),
                    tried.get(&(3 + reason)),
                    "{case}: ticked {reason} of {beside:?}"
                );
            }
        }
    }

    #[test]
    fn after_hiding_more_each_hidden_count_keeps_five_values() {
        let chance = &mut Chance(2);
        for case in 0..150 {
            let mut beside = some(chance);
            if !beside.protect(1) {
                continue;
            }
            let tried = tried(&beside);
            for reason in (0..4).filter(|reason| beside.decisive[*reason].is_none()) {
                let (least, most) = tried[&(if reason == 3 { 6 } else { reason })];
                assert!(most - least >= 4, "{case}: {reason} is {least} to {most} in {beside:?}");
            }
        }
    }

    #[test]
    fn one_hidden_count_takes_the_smallest_other_along() {
        let mut beside = Beside {
            whole: 60,
            most: 3,
            ticked: vec![Some(30), Some(25), Some(12), Some(9)],
            decisive: vec![Some(25), Some(20), Some(8), None, Some(5)],
            most_none: 60,
        };
        assert!(!beside.is_safe());
        assert!(beside.protect(1));
        assert_eq!(beside.decisive, [Some(25), Some(20), Some(8), None, None]);
    }
}
