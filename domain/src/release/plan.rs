//! What a release counts by, before anybody is counted.

use super::content::{Content, Given};
use super::own_options::OwnOptions;
use crate::departure::subject::SubjectNumber;
use crate::departure_form::Field;
use crate::disclosure::Thresholds;
use crate::ids::UnitId;
use crate::unit::Region;

/// A unit of the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedUnit {
    pub id: UnitId,
    /// The school of a team; `None` of a school.
    pub school: Option<UnitId>,
    pub name: String,
    /// How many people work there, where the board said so.
    pub headcount: Option<u32>,
    /// Where a school is; `None` of a team.
    pub region: Option<Region>,
}

/// The units, the board's own words and rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub units: Vec<PlannedUnit>,
    /// The board's subjects; without any nothing is counted by subject.
    pub subjects: Vec<(SubjectNumber, String)>,
    pub thresholds: Thresholds,
    /// Facts that the board leaves out, by which nothing is counted.
    pub facts_off: Vec<Field>,
    /// Answers that the board added to questions of the standard.
    pub own: OwnOptions,
}

/// The facts by which people are grouped, with the field that switches each off.
pub(super) const FACTS: &[(Given, Field)] = &[
    (Given::FunctionGroup, Field::FunctionGroup),
    (Given::Subject, Field::Subject),
    (Given::ServiceBand, Field::ServiceBand),
    (Given::Entry, Field::Entry),
    (Given::PartTime, Field::PartTime),
    (Given::Hybrid, Field::Hybrid),
    (Given::ContractChain, Field::ContractChain),
];

impl Plan {
    /// The plan of a correction: it counts by the facts, the subjects and the added answers that the first release of the
    /// period has, whatever the board changed since.
    #[must_use]
    pub fn following(self, first: &Content) -> Self {
        let has =
            |given: Given| first.sets.iter().any(|set| set.dimensions.iter().any(|dimension| dimension.given == given));
        let facts_off = FACTS.iter().filter(|(given, _)| !has(*given)).map(|(_, field)| *field).collect();
        let number = |code: &str| code.parse().ok().map(SubjectNumber::new);
        let subjects = first.subjects.iter().filter_map(|(code, name)| Some((number(code)?, name.clone())));
        Self { facts_off, subjects: subjects.collect(), own: OwnOptions::in_release(first), ..self }
    }

    /// Whether people are counted by this fact.
    pub(super) fn counts_by(&self, given: Given) -> bool {
        let is_off = FACTS.iter().any(|(fact, field)| *fact == given && self.facts_off.contains(field));
        !is_off && (given != Given::Subject || !self.subjects.is_empty())
    }
}
