//! Which boxes the report of a talk has: they follow from the way somebody leaves.
//!
//! Here are the sets of boxes there are (docs/domain.md, "The guide and the report"); which departure type
//! has which of them is said in its profile (`domain::departure`).

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Report, TalkTheme};
use crate::coded::coded;

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
    pub themes: Cow<'static, [TalkTheme]>,
    pub topics: Cow<'static, [Topic]>,
}

/// All themes but how somebody was guided at the start.
const WITHOUT_INDUCTION: &[TalkTheme] = &[
    TalkTheme::Support,
    TalkTheme::Team,
    TalkTheme::Workload,
    TalkTheme::Content,
    TalkTheme::Growth,
    TalkTheme::Autonomy,
    TalkTheme::Culture,
    TalkTheme::Safety,
    TalkTheme::Conditions,
    TalkTheme::Behaviour,
];

impl Boxes {
    /// Who could choose is asked for reasons, the decisive one and what could have prevented it.
    pub const REASONS: Self = Self {
        told: true,
        decisive: true,
        preventable: true,
        ratings: true,
        themes: Cow::Borrowed(TalkTheme::ALL),
        topics: Cow::Borrowed(&[]),
    };

    /// Who was here for a while. How they were guided at the start is a topic of its own, so it is no
    /// theme beside it.
    pub const BEGINNING: Self = Self {
        told: false,
        decisive: false,
        preventable: false,
        ratings: false,
        themes: Cow::Borrowed(WITHOUT_INDUCTION),
        topics: Cow::Borrowed(&[Topic::Induction, Topic::Clarity]),
    };

    /// A contract that was not renewed: the same, and whether it could have been prevented. Many would have stayed.
    pub const NOT_RENEWED: Self = Self {
        told: false,
        decisive: false,
        preventable: true,
        ratings: false,
        themes: Cow::Borrowed(WITHOUT_INDUCTION),
        topics: Cow::Borrowed(&[Topic::Induction, Topic::Clarity]),
    };

    /// A redundancy was nobody's choice but has reasons of its own, which the questionnaire asks too;
    /// what could have prevented it is the case, and is not asked.
    pub const REASONS_AND_PROCESS: Self = Self {
        told: true,
        decisive: true,
        preventable: false,
        ratings: true,
        themes: Cow::Borrowed(TalkTheme::ALL),
        topics: Cow::Borrowed(&[Topic::Process, Topic::Dignity]),
    };

    /// Where somebody else decided, the case itself is never argued again.
    pub const PROCESS: Self = Self {
        told: false,
        decisive: false,
        preventable: false,
        ratings: false,
        themes: Cow::Borrowed(TalkTheme::ALL),
        topics: Cow::Borrowed(&[Topic::Process, Topic::Dignity]),
    };

    /// Who retires is asked about knowledge, gratitude and coming back.
    pub const RETIREMENT: Self = Self {
        told: false,
        decisive: false,
        preventable: false,
        ratings: false,
        themes: Cow::Borrowed(TalkTheme::ALL),
        topics: Cow::Borrowed(&[Topic::Knowledge, Topic::Gratitude, Topic::ComingBack]),
    };

    /// The boxes a form shows for a report: those of the departure type, and every other box that holds
    /// something. When HR corrects the type while a report is being written, nothing typed is lost.
    pub fn with_filled(self, report: &Report) -> Self {
        Self {
            told: self.told || !report.told.is_empty(),
            decisive: self.decisive || report.decisive.is_some(),
            preventable: self.preventable || report.preventable.is_some(),
            ratings: self.ratings || report.themes.values().any(|part| part.rating.is_some()),
            themes: TalkTheme::ALL
                .iter()
                .copied()
                .filter(|theme| self.themes.contains(theme) || report.themes.contains_key(theme))
                .collect(),
            topics: Topic::ALL
                .iter()
                .copied()
                .filter(|topic| self.topics.contains(topic) || report.topics.contains_key(topic))
                .collect(),
        }
    }
}
