//! Which boxes the report of a talk has: they follow from the way somebody leaves.
//!
//! Each departure type has its own boxes (docs/domain.md, "The guide and the report"). Whoever left by
//! own choice is asked for reasons, the decisive one and what could have prevented it. Where somebody
//! else decided, the case itself is never argued again: there the boxes are about clarity, process and
//! dignity. Who retires is asked about knowledge, gratitude and coming back.

use serde::{Deserialize, Serialize};

use super::{Report, TalkTheme};
use crate::coded::coded;
use crate::departure::DepartureType;

coded! {
    /// A box that only some reports have.
    pub enum Topic {
        /// How somebody was guided at the start.
        Induction = "induction",
        /// Whether it was clear in time if the contract would go on.
        Clarity = "clarity",
        /// How the leaving was handled.
        Process = "process",
        /// Whether somebody was treated with respect.
        Dignity = "dignity",
        /// What should not be lost, and who takes it over.
        Knowledge = "knowledge",
        /// What somebody is thanked for, and thanks for.
        Gratitude = "gratitude",
        /// Whether, how and for what somebody would come back.
        ComingBack = "coming_back",
    }
}

/// The boxes of one report beyond those that every report has: the way, the story, what made somebody
/// stay, quotes, suggestions, agreements, sharing, what fits no box, and the leaver's own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Boxes {
    /// The reasons as told.
    pub told: bool,
    /// Which of them was decisive.
    pub decisive: bool,
    pub preventable: bool,
    /// Per theme the part it played in the leaving; the text about a theme is always there.
    pub ratings: bool,
    pub themes: Vec<TalkTheme>,
    pub topics: Vec<Topic>,
}

impl Boxes {
    /// The boxes after this kind of departure.
    ///
    /// A redundancy was nobody's choice but has reasons of its own, which the questionnaire asks too;
    /// what could have prevented it is the case, and is not asked.
    pub fn of(departure_type: DepartureType) -> Self {
        match departure_type {
            DepartureType::VoluntaryResignation
            | DepartureType::OwnChoiceAtEndOfContract
            | DepartureType::InternalTransfer
            | DepartureType::Death => Self { preventable: true, ratings: true, ..Self::new(true, true, &[]) },
            DepartureType::FixedTermNotRenewed
            | DepartureType::ProbationEndedByEmployer
            | DepartureType::TemporaryReplacementEnded => {
                let topics = [Topic::Induction, Topic::Clarity];
                let mut boxes = Self::new(false, false, &topics);
                boxes.themes.retain(|theme| *theme != TalkTheme::Induction);
                boxes
            }
            DepartureType::Redundancy => {
                Self { ratings: true, ..Self::new(true, true, &[Topic::Process, Topic::Dignity]) }
            }
            DepartureType::SettlementAgreement | DepartureType::Dismissal | DepartureType::LongTermIncapacity => {
                Self::new(false, false, &[Topic::Process, Topic::Dignity])
            }
            DepartureType::Retirement => {
                Self::new(false, false, &[Topic::Knowledge, Topic::Gratitude, Topic::ComingBack])
            }
        }
    }

    fn new(told: bool, decisive: bool, topics: &[Topic]) -> Self {
        let (themes, topics) = (TalkTheme::ALL.to_vec(), topics.to_vec());
        Self { told, decisive, preventable: false, ratings: false, themes, topics }
    }

    /// The boxes a form shows for a report: those of the departure type, and every other box that holds
    /// something. When HR corrects the type while a report is being written, nothing typed is lost.
    pub fn with_filled(mut self, report: &Report) -> Self {
        self.told |= !report.told.is_empty();
        self.decisive |= report.decisive.is_some();
        self.preventable |= report.preventable.is_some();
        self.ratings |= report.themes.values().any(|part| part.rating.is_some());
        self.themes = TalkTheme::ALL
            .iter()
            .copied()
            .filter(|theme| self.themes.contains(theme) || report.themes.contains_key(theme))
            .collect();
        self.topics = Topic::ALL
            .iter()
            .copied()
            .filter(|topic| self.topics.contains(topic) || report.topics.contains_key(topic))
            .collect();
        self
    }
}
