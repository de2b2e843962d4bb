//! One person's categories: codes alone, small enough to be counted by the million.

use std::sync::LazyLock;

use super::content::Given;
use super::own_options::{OwnOptions, is_own};
use super::person::{Answered, Person, ToldOf};
use crate::departure::subject::SubjectNumber;
use crate::departure::{ContractChain, DepartureType, Entry, FunctionGroup, Hybrid, PartTime, ServiceBand};
use crate::guide::TalkTheme;
use crate::ids::UnitId;
use crate::questionnaire::{Answer, Answers, ItemKey};
use crate::reason::{Destination, MOST_REASONS, ReasonCode, ValueCode};
use crate::report::{PartInLeaving, Preventable};

/// The items of which everybody has one answer, by the codes of the items. What stands beside the answers ("I'd rather not
/// say", "does not apply") counts as no answer; what a board added is counted by [`OwnOptions`].
pub(super) const ITEMS: &[Given] = &[
    Given::Destination,
    Given::RaisedBefore,
    Given::WouldHaveStayed,
    Given::WantedToStay,
    Given::KnewInTime,
    Given::WantedLonger,
    Given::Enjoyment,
    Given::OwnWay,
    Given::ShowAbility,
    Given::WorkloadSustainable,
    Given::Growth,
    Given::Belonging,
    Given::LeaderSupport,
    Given::BehaviourSupport,
    Given::SpeakUp,
    Given::Induction,
    Given::DepartureHandled,
    Given::Recommend,
    Given::WouldReturn,
];

const POINTS: &[&str] = &["1", "2", "3", "4", "5"];
const PERHAPS: &[&str] = &["yes", "perhaps", "no"];
/// Of a recommendation, from nought to ten.
const RECOMMENDS: &[&str] = &["0-6", "7-8", "9-10"];

/// Where people go, without not wanting to say.
static DESTINATIONS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let said = Destination::ALL.iter().filter(|to| **to != Destination::RatherNotSay);
    said.map(|to| to.code()).collect()
});

/// What may be answered to an item of [`ITEMS`] in the standard, in order, without "no answer".
pub(super) fn answers_of(item: Given) -> &'static [&'static str] {
    match item {
        Given::Destination => DESTINATIONS.as_slice(),
        Given::RaisedBefore => &["yes_changed", "yes_unchanged", "no"],
        Given::KnewInTime => &["yes", "no"],
        Given::WantedLonger => &["yes", "other_conditions", "no"],
        Given::WouldHaveStayed | Given::WantedToStay | Given::WouldReturn => PERHAPS,
        Given::Recommend => RECOMMENDS,
        _ => POINTS,
    }
}

/// One departure as it is counted. Made by [`Person::codes`], kept as text ([`Codes::to_text`]).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Codes {
    pub(super) unit: UnitId,
    pub(super) way: DepartureType,
    pub(super) foreseen: bool,
    pub(super) function_group: Option<FunctionGroup>,
    pub(super) subject: Option<SubjectNumber>,
    pub(super) service_band: Option<ServiceBand>,
    pub(super) entry: Option<Entry>,
    pub(super) part_time: Option<PartTime>,
    pub(super) hybrid: Option<Hybrid>,
    pub(super) contract_chain: Option<ContractChain>,
    pub(super) invited: bool,
    pub(super) formal: bool,
    pub(super) informal: bool,
    pub(super) answered: Option<Said>,
    pub(super) told: Option<Told>,
}

/// What somebody answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// A bit for each of [`ReasonCode::ALL`].
    pub reasons: u32,
    pub decisive: Option<ReasonCode>,
    /// A bit for each of [`ValueCode::ALL`].
    pub valued: u32,
    pub predicted: Option<bool>,
    /// By place in [`ITEMS`], the number from 1 in [`answers_of`]; 0 is no answer of the standard.
    pub items: [u8; ITEMS.len()],
    /// Answers that the board added, in the order of [`ITEMS`].
    pub own: Vec<(Given, ItemKey)>,
}

/// What somebody told in a formal talk, as its report has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    pub reasons: u32,
    pub decisive: Option<ReasonCode>,
    pub preventable: Option<Preventable>,
    /// A bit for each of [`TalkTheme::ALL`] that played a part in the leaving.
    pub themes: u32,
    /// Those of them that were decisive.
    pub decisive_themes: u32,
    /// A bit for each of [`ValueCode::ALL`].
    pub stayed: u32,
}

/// A bit for the place of each in the whole list.
pub(super) fn bits<T: PartialEq>(all: &[T], some: impl IntoIterator<Item = T>) -> u32 {
    some.into_iter()
        .filter_map(|one| all.iter().position(|other| *other == one))
        .fold(0, |bits, place| bits | (1 << place))
}

/// Those of the list whose bit is set.
pub(super) fn of_bits<T: Copy>(all: &[T], bits: u32) -> impl Iterator<Item = T> {
    all.iter().enumerate().filter(move |(place, _)| bits & (1 << place) != 0).map(|(_, one)| *one)
}

/// Reasons as they are counted: at most three, and "I'd rather not say" is none.
fn reasons(named: &[ReasonCode]) -> u32 {
    let said = named.iter().copied().filter(|reason| *reason != ReasonCode::Z);
    bits(ReasonCode::ALL, said.take(MOST_REASONS))
}

/// Something that was valued; "nothing" is none.
fn values(named: &[ValueCode], most: usize) -> u32 {
    bits(ValueCode::ALL, named.iter().copied().filter(|value| *value != ValueCode::V10).take(most))
}

/// The decisive one, where it is among those that count.
fn decisive(reason: Option<ReasonCode>, counted: u32) -> Option<ReasonCode> {
    reason.filter(|reason| bits(ReasonCode::ALL, [*reason]) & counted != 0)
}

const fn recommends(likelihood: u8) -> &'static str {
    match likelihood {
        0..=6 => "0-6",
        7..=8 => "7-8",
        _ => "9-10",
    }
}

/// The number from 1 of what was answered to an item; 0 where it is none of the standard's.
fn item(answers: &Answers, item: Given) -> u8 {
    let code = match answers.get(item.code()) {
        Some(Answer::Likelihood(likelihood)) => recommends(likelihood.get()).to_owned(),
        Some(Answer::Agreement(_) | Answer::Choice(_) | Answer::Destination(_)) => answers.typed_text(item.code()),
        _ => return 0,
    };
    let place = answers_of(item).iter().position(|known| *known == code);
    place.and_then(|place| u8::try_from(place + 1).ok()).unwrap_or(0)
}

/// What was answered to an item, where the board added that.
fn added(answers: &Answers, item: Given) -> Option<(Given, ItemKey)> {
    match answers.get(item.code()) {
        Some(Answer::Choice(key)) if is_own(item, key) => Some((item, key.clone())),
        _ => None,
    }
}

impl Said {
    fn of(answered: &Answered) -> Self {
        let answers = &answered.answers;
        let reasons = reasons(answers.reasons("reasons"));
        let mut items = [0; ITEMS.len()];
        for (place, given) in ITEMS.iter().enumerate() {
            items[place] = item(answers, *given);
        }
        let valued = match answers.get("valued") {
            Some(Answer::Values(valued)) => values(valued, MOST_REASONS),
            _ => 0,
        };
        let decisive = decisive(answers.decisive_reason(), reasons);
        // There is nothing to be right about where no reason was decisive.
        let predicted = answered.predicted.filter(|_| decisive.is_some());
        let own = ITEMS.iter().filter_map(|given| added(answers, *given)).collect();
        Self { reasons, decisive, valued, predicted, items, own }
    }
}

impl Told {
    fn of(told: &ToldOf) -> Self {
        let report = &told.report;
        let reasons = reasons(&report.told);
        let themes = |decisive_alone: bool| {
            let some = report.themes.iter().filter(|(_, part)| match part.rating {
                Some(PartInLeaving::Decisive) => true,
                Some(PartInLeaving::Some) => !decisive_alone,
                Some(PartInLeaving::None) | None => false,
            });
            bits(TalkTheme::ALL, some.map(|(theme, _)| *theme))
        };
        Self {
            reasons,
            decisive: decisive(report.decisive_reason(), reasons),
            preventable: report.preventable,
            themes: themes(false),
            decisive_themes: themes(true),
            stayed: values(&report.stayed_because, ValueCode::ALL.len()),
        }
    }
}

impl Codes {
    /// The same with those answers alone of what the board added that a release counts; the others are no answers.
    #[must_use]
    pub fn counting(mut self, own: &OwnOptions) -> Self {
        if let Some(said) = &mut self.answered {
            said.own.retain(|(given, key)| own.of(*given).contains(key));
        }
        self
    }
}

impl Person {
    /// What is counted of this person.
    pub fn codes(&self) -> Codes {
        Codes {
            unit: self.unit,
            way: self.way,
            foreseen: self.foreseen,
            function_group: self.function_group,
            subject: self.subject,
            service_band: self.service_band,
            entry: self.entry,
            part_time: self.part_time,
            hybrid: self.hybrid,
            contract_chain: self.contract_chain,
            // Answers can be handed in before anything was sent: they were invited in another way.
            invited: self.invited || self.answered.is_some(),
            formal: self.talked.formal,
            informal: self.talked.informal,
            answered: self.answered.as_ref().map(Said::of),
            told: self.told.as_ref().map(Told::of),
        }
    }
}
