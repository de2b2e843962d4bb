//! Where in each list somebody is counted.

use super::codes::{Codes, ITEMS, Said, answers_of, of_bits};
use super::content::{Cut, Given};
use super::lists::list;
use super::own_options::OwnOptions;
use super::plan::Plan;
use crate::departure::subject::SubjectNumber;
use crate::departure::{ContractChain, DepartureType, Entry, FunctionGroup, Hybrid, PartTime, ServiceBand};
use crate::disclosure::{Population, way_of_leaving, ways_of_leaving};
use crate::reason::{HanPushFactor, ReasonCode};
use crate::report::Preventable;

/// The place of a reason in the list by a cut, from 0.
fn of_cut(cut: Cut, reason: ReasonCode) -> usize {
    let factors = HanPushFactor::ALL;
    match cut {
        Cut::Codes => place(ReasonCode::ALL, reason),
        Cut::Factors => reason.han_push_factor().map_or(factors.len(), |factor| place(factors, factor)),
    }
}

fn place<T: PartialEq>(all: &[T], one: T) -> usize {
    // reason: every value of an enum stands in its list
    all.iter().position(|other| *other == one).expect("a value of the list")
}

fn cut_bits(cut: Cut, named: u32) -> u32 {
    match cut {
        Cut::Codes => named,
        Cut::Factors => of_bits(ReasonCode::ALL, named).fold(0, |bits, reason| bits | (1 << of_cut(cut, reason))),
    }
}

/// Where people stand in lists.
pub(super) struct Places {
    /// By the place of the departure type in the list of all, its way of leaving.
    ways: Vec<usize>,
    subjects: Vec<SubjectNumber>,
    own: OwnOptions,
    /// By cut and number of [`Given`], how many categories its list has.
    sizes: [Vec<usize>; 2],
}

impl Places {
    pub fn new(plan: &Plan) -> Self {
        let ways = ways_of_leaving();
        let all = DepartureType::ALL.iter();
        let sizes = |cut| Given::ALL.iter().map(|given| list(*given, cut, plan).len()).collect();
        Self {
            sizes: [sizes(Cut::Codes), sizes(Cut::Factors)],
            // reason: every departure type has a way of leaving, which a test of that list shows
            ways: all.map(|way| way_of_leaving(&ways, *way).expect("a way of leaving")).collect(),
            subjects: plan.subjects.iter().map(|(number, _)| *number).collect(),
            own: plan.own.clone(),
        }
    }

    /// How many categories a list has: the last of those of which everybody has one is "none".
    pub fn size(&self, given: Given, cut: Cut) -> usize {
        self.sizes[cut as usize][given as usize]
    }

    /// The category of somebody in a list of which everybody has one; 0 of what is none.
    pub fn one(&self, codes: &Codes, given: Given, cut: Cut) -> usize {
        fn of<T: PartialEq>(all: &[T], is: Option<T>) -> usize {
            is.map_or(all.len(), |is| place(all, is)) + 1
        }
        let said = codes.answered.as_ref();
        let told = codes.told.as_ref();
        let none = self.size(given, cut);
        let reason = |reason: Option<ReasonCode>| reason.map_or(none, |reason| of_cut(cut, reason) + 1);
        match given {
            Given::Way => self.ways[place(DepartureType::ALL, codes.way)],
            Given::Foreseen => 2 - usize::from(codes.foreseen),
            Given::FunctionGroup => of(FunctionGroup::ALL, codes.function_group),
            Given::Subject => {
                let known = codes.subject.and_then(|is| self.subjects.iter().position(|number| *number == is));
                known.unwrap_or(self.subjects.len()) + 1
            }
            Given::ServiceBand => of(ServiceBand::ALL, codes.service_band),
            Given::Entry => of(Entry::ALL, codes.entry),
            Given::PartTime => of(PartTime::ALL, codes.part_time),
            Given::Hybrid => of(Hybrid::ALL, codes.hybrid),
            Given::ContractChain => of(ContractChain::ALL, codes.contract_chain),
            Given::Talk => match (codes.formal, codes.informal) {
                (true, _) => 1,
                (false, true) => 2,
                (false, false) => 3,
            },
            Given::Decisive => reason(said.and_then(|said| said.decisive)),
            Given::ToldDecisive => reason(told.and_then(|told| told.decisive)),
            Given::Predicted => match said.and_then(|said| said.predicted) {
                Some(true) => 1,
                Some(false) => 2,
                None => 3,
            },
            Given::Preventable => of(Preventable::ALL, told.and_then(|told| told.preventable)),
            item => match ITEMS.iter().position(|known| *known == item) {
                Some(place) => said.and_then(|said| self.answered(said, item, place)).unwrap_or(none),
                None => 0,
            },
        }
    }

    /// The category of what somebody answered to an item, which has this place in [`ITEMS`]: those of the standard first,
    /// then what the board added. `None` of no answer.
    fn answered(&self, said: &Said, item: Given, place: usize) -> Option<usize> {
        let number = usize::from(said.items[place]);
        if number > 0 {
            return Some(number);
        }
        let (_, key) = said.own.iter().find(|(given, _)| *given == item)?;
        let option = self.own.of(item).iter().position(|own| own == key)?;
        Some(answers_of(item).len() + 1 + option)
    }

    /// A bit for each category, from 0 as the first, of a list of which somebody may have several.
    pub fn several(codes: &Codes, given: Given, cut: Cut) -> u32 {
        let said = codes.answered.as_ref();
        let told = codes.told.as_ref();
        match given {
            Given::Reasons => said.map_or(0, |said| cut_bits(cut, said.reasons)),
            Given::Valued => said.map_or(0, |said| said.valued),
            Given::ToldReasons => told.map_or(0, |told| cut_bits(cut, told.reasons)),
            Given::Themes => told.map_or(0, |told| told.themes),
            Given::PartInLeaving => told.map_or(0, |told| told.decisive_themes),
            Given::StayedBecause => told.map_or(0, |told| told.stayed),
            _ => 0,
        }
    }

    /// Whether somebody is counted among these people.
    pub const fn is_in(codes: &Codes, who: Population) -> bool {
        match who {
            Population::Leavers => true,
            Population::Invited => codes.invited,
            Population::Answered => codes.answered.is_some(),
            Population::Told => codes.told.is_some(),
        }
    }

    /// Whether somebody said anything of a list.
    pub fn says(&self, codes: &Codes, given: Given) -> bool {
        if Self::several(codes, given, Cut::Codes) != 0 {
            return true;
        }
        let category = self.one(codes, given, Cut::Codes);
        category > 0 && category < self.size(given, Cut::Codes)
    }
}
