//! The tables of a release, their lists, and where in each somebody is counted (docs/figures.md, "What is counted",
//! says why these and no others).

use super::codes::{ITEMS, answers_of};
use super::content::{Cut, Given, SetKind};
use super::own_options::own_code;
use super::plan::{FACTS, Plan};
pub(super) use super::read::{ALL, NONE};
use crate::departure::{ContractChain, Entry, FunctionGroup, Hybrid, PartTime, ServiceBand};
use crate::disclosure::{Nature, Population, ways_of_leaving};
use crate::guide::TalkTheme;
use crate::reason::{HanPushFactor, MOST_REASONS, ReasonCode, ValueCode};
use crate::report::Preventable;

/// The code of reasons that are no push factor.
const OTHER: &str = "other";

/// What stands across.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Across {
    Nothing,
    One(Given),
    Several(Given, u32),
}

/// A table before anybody is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    pub rows: Given,
    pub across: Across,
    pub who: &'static [Population],
}

/// Lists that only some people are asked, as everybody knows by how they left: of the whole board, and only where it is
/// known how many gave no answer ([`super::settle`]).
pub(super) const ASKED_OF_SOME: &[Given] =
    &[Given::RaisedBefore, Given::WouldHaveStayed, Given::WantedToStay, Given::KnewInTime, Given::WantedLonger];

/// How many reasons, or values, somebody may name.
pub(super) const THREE: u32 = MOST_REASONS as u32;

impl Shape {
    pub const fn given_across(&self) -> Option<Given> {
        match self.across {
            Across::Nothing => None,
            Across::One(given) | Across::Several(given, _) => Some(given),
        }
    }

    /// Whether it is about why somebody left.
    pub const fn is_about_reasons(&self) -> bool {
        matches!(self.across, Across::Several(Given::Reasons | Given::ToldReasons, _))
    }

    /// As its code has it.
    pub fn code(&self, kind: SetKind) -> String {
        let before = match kind {
            SetKind::Left => "",
            SetKind::Told => "told-",
        };
        match self.given_across() {
            None => format!("{before}{}", self.rows),
            Some(across) => format!("{before}{}-{across}", self.rows),
        }
    }

    /// Whether it is another table by codes than by push factors.
    pub fn depends_on_cut(&self) -> bool {
        [Some(self.rows), self.given_across()].into_iter().flatten().any(is_of_reasons)
    }
}

pub(super) const fn is_of_reasons(given: Given) -> bool {
    matches!(given, Given::Reasons | Given::Decisive | Given::ToldReasons | Given::ToldDecisive)
}

/// Whether it is what people said themselves.
pub(super) fn is_answer(given: Given) -> bool {
    !matches!(given, Given::Units | Given::Way | Given::Foreseen | Given::Talk)
        && !FACTS.iter().any(|(fact, _)| *fact == given)
}

pub(super) fn nature(given: Given) -> Nature {
    if is_answer(given) { Nature::Answer } else { Nature::Fact }
}

/// The tables of a set, in the order in which a release has them.
pub(super) fn shapes(kind: SetKind, plan: &Plan) -> Vec<Shape> {
    const LEFT: &[Population] = &[Population::Leavers];
    const EVERYBODY: &[Population] = &[Population::Leavers, Population::Invited, Population::Answered];
    const ANSWERED: &[Population] = &[Population::Answered];
    const TOLD: &[Population] = &[Population::Told];
    let shape = |rows, across, who| Shape { rows, across, who };
    if kind == SetKind::Told {
        let list = |given| shape(given, Across::Nothing, TOLD);
        let several = |given, most| shape(Given::Units, Across::Several(given, most), TOLD);
        let themes = TalkTheme::ALL.len() as u32;
        return vec![
            list(Given::Units),
            several(Given::ToldReasons, THREE),
            list(Given::ToldDecisive),
            list(Given::Preventable),
            several(Given::Themes, themes),
            several(Given::PartInLeaving, themes),
            several(Given::StayedBecause, ValueCode::ALL.len() as u32),
        ];
    }
    let mut all = vec![
        shape(Given::Units, Across::Nothing, EVERYBODY),
        shape(Given::Way, Across::Nothing, LEFT),
        shape(Given::Talk, Across::Nothing, LEFT),
        shape(Given::Units, Across::One(Given::Foreseen), LEFT),
    ];
    let facts: Vec<Given> = FACTS.iter().map(|(fact, _)| *fact).filter(|fact| plan.counts_by(*fact)).collect();
    all.extend(facts.iter().map(|fact| shape(Given::Units, Across::One(*fact), LEFT)));
    let reasons = Across::Several(Given::Reasons, THREE);
    all.push(shape(Given::Units, reasons, ANSWERED));
    let by = [Given::FunctionGroup, Given::ServiceBand, Given::Entry, Given::PartTime];
    all.extend(by.into_iter().filter(|fact| facts.contains(fact)).map(|fact| shape(fact, reasons, ANSWERED)));
    all.push(shape(Given::Destination, reasons, ANSWERED));
    all.push(shape(Given::Units, Across::Several(Given::Valued, THREE), ANSWERED));
    for item in ITEMS {
        if ASKED_OF_SOME.contains(item) {
            all.push(shape(*item, Across::Nothing, ANSWERED));
        } else if *item != Given::Induction {
            all.push(shape(Given::Units, Across::One(*item), ANSWERED));
        } else if facts.contains(&Given::Entry) {
            all.push(shape(Given::Entry, Across::One(*item), ANSWERED));
        }
    }
    all.push(shape(Given::Decisive, Across::Nothing, ANSWERED));
    all.push(shape(Given::Predicted, Across::Nothing, ANSWERED));
    all
}

/// The codes of a list, from category 1 on. Not of units, which are a tree.
pub(super) fn list(given: Given, cut: Cut, plan: &Plan) -> Vec<String> {
    let mut codes: Vec<&str> = match given {
        Given::Way => {
            let ways = ways_of_leaving();
            return (1..ways.size()).map(|way| ways.label(way).to_owned()).collect();
        }
        Given::Foreseen => return vec!["yes".to_owned(), "no".to_owned()],
        Given::FunctionGroup => FunctionGroup::ALL.iter().map(|one| one.code()).collect(),
        Given::Subject => {
            let numbers = plan.subjects.iter().map(|(number, _)| number.to_string());
            return numbers.chain([NONE.to_owned()]).collect();
        }
        Given::ServiceBand => ServiceBand::ALL.iter().map(|one| one.code()).collect(),
        Given::Entry => Entry::ALL.iter().map(|one| one.code()).collect(),
        Given::PartTime => PartTime::ALL.iter().map(|one| one.code()).collect(),
        Given::Hybrid => Hybrid::ALL.iter().map(|one| one.code()).collect(),
        Given::ContractChain => ContractChain::ALL.iter().map(|one| one.code()).collect(),
        Given::Talk => vec!["formal", "informal"],
        Given::Reasons | Given::ToldReasons => return cut_codes(cut),
        Given::Decisive | Given::ToldDecisive => return cut_codes(cut).into_iter().chain([NONE.to_owned()]).collect(),
        Given::Valued | Given::StayedBecause => {
            return values().map(|value| value.code().to_owned()).collect();
        }
        Given::Predicted => vec!["right", "wrong"],
        Given::Preventable => Preventable::ALL.iter().map(|one| one.code()).collect(),
        Given::Themes | Given::PartInLeaving => {
            return TalkTheme::ALL.iter().map(|theme| theme.code().to_owned()).collect();
        }
        item => {
            let own = plan.own.of(item).iter().map(own_code);
            return answers_of(item)
                .iter()
                .map(|code| (*code).to_owned())
                .chain(own)
                .chain([NONE.to_owned()])
                .collect();
        }
    };
    codes.push(NONE);
    codes.into_iter().map(str::to_owned).collect()
}

fn cut_codes(cut: Cut) -> Vec<String> {
    match cut {
        Cut::Codes => reasons().map(|reason| reason.code().to_owned()).collect(),
        Cut::Factors => {
            HanPushFactor::ALL.iter().map(|factor| factor.code()).chain([OTHER]).map(str::to_owned).collect()
        }
    }
}

/// The reasons that are counted: all but not wanting to say. Their places are those of the whole list.
fn reasons() -> impl Iterator<Item = ReasonCode> {
    ReasonCode::ALL.iter().copied().filter(|reason| *reason != ReasonCode::Z)
}

/// The values that are counted: all but "nothing", the last of the list.
fn values() -> impl Iterator<Item = ValueCode> {
    ValueCode::ALL.iter().copied().filter(|value| *value != ValueCode::V10)
}
