//! The guide of a formal talk: themes and open questions, and what is worth asking about.

mod check;
mod edit;

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::coded::coded;
use crate::departure::DepartureType;
use crate::language::Language;
pub use edit::{MOST_NOTE, guide_fields};

use crate::questionnaire::{Agreement, Answer, Answers, Bilingual, Fault, ItemKey};
use crate::reason::ReasonCode;

/// The guides, version 2.
const STANDARD: &str = include_str!("../data/guides-2.json");

/// The ones before them, which boards with guides of their own began from.
const FIRST: &str = include_str!("../data/guides-1.json");

/// Themes that came later: a file that lacks one has the question of the program for it.
const LATER_THEMES: &[TalkTheme] = &[TalkTheme::Behaviour];

/// The format of a file as a JSON Schema, for editors that know it.
pub const GUIDES_SCHEMA: &str = include_str!("../data/guides.schema.json");

/// More than three themes would steer the talk (docs/domain.md, "The guide and the report").
pub const MOST_THEMES_WORTH_ASKING: usize = 3;

coded! {
    /// What a talk can touch; the boxes of the report have the same themes.
    pub enum TalkTheme {
        Support = "support",
        Team = "team",
        Workload = "workload",
        Content = "content",
        Growth = "growth",
        Autonomy = "autonomy",
        Culture = "culture",
        Safety = "safety",
        Induction = "induction",
        Conditions = "conditions",
        /// Support where pupils' behaviour was difficult: the first push factor of the HAN study.
        Behaviour = "behaviour",
    }
}

coded! {
    /// Which guide: departure types that call for the same talk share one.
    pub enum GuideKey {
        Leaving = "leaving",
        FixedTerm = "fixed_term",
        /// Process and dignity; the case itself is never argued again.
        Process = "process",
        Retirement = "retirement",
    }
}

/// The guide of one kind of talk: shown during it, with nothing to tick.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    pub key: GuideKey,
    /// What the adviser keeps in mind.
    pub note: Bilingual,
    pub themes: Vec<GuideTheme>,
}

/// A theme of a guide, with its open questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuideTheme {
    pub key: ItemKey,
    pub title: Bilingual,
    pub questions: Vec<Bilingual>,
}

/// The name of a theme, and the open question with which to ask about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThemeWords {
    pub key: TalkTheme,
    pub name: Bilingual,
    pub question: Bilingual,
}

/// All guides of one version, and the words of the themes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guides {
    pub version: u32,
    pub themes: Vec<ThemeWords>,
    pub guides: Vec<Guide>,
}

impl Guides {
    /// The guides of this program.
    pub fn standard() -> &'static Self {
        static PARSED: OnceLock<Guides> = OnceLock::new();
        // reason: the file is part of the program, and a test parses it
        PARSED.get_or_init(|| Self::parse(STANDARD).expect("the built-in guides have been checked by a test"))
    }

    /// The first guides of this program.
    pub fn first() -> &'static Self {
        static PARSED: OnceLock<Guides> = OnceLock::new();
        // reason: the file is part of the program, and a test parses it
        PARSED.get_or_init(|| Self::parse(FIRST).expect("the first guides have been checked by a test"))
    }

    /// All guides this program has had, the newest first.
    pub fn built_in() -> [&'static Self; 2] {
        [Self::standard(), Self::first()]
    }

    /// Reads and checks a file of guides. All faults are found at once, except that a file that is not
    /// of the format has only the first. A theme that came after the file gets the program's words.
    ///
    /// # Errors
    /// What is wrong, where, and on which line where that is known.
    pub fn parse(json: &str) -> Result<Self, Vec<Fault>> {
        let mut guides: Self = serde_json::from_str(json).map_err(|error| vec![Fault::from_json("", &error)])?;
        for later in LATER_THEMES {
            if !guides.themes.iter().any(|theme| theme.key == *later) {
                guides.themes.extend(later.words().cloned());
            }
        }
        let faults = check::faults(&guides, json);
        if faults.is_empty() { Ok(guides) } else { Err(faults) }
    }

    /// The guides in their file format; parsing them gives the same guides.
    pub fn to_json(&self) -> String {
        // reason: strings, numbers and lists of them; writing them to memory cannot fail
        serde_json::to_string_pretty(self).expect("strings and numbers can always be written")
    }

    /// One of the guides; every file has each of them.
    pub fn guide(&self, key: GuideKey) -> Option<&Guide> {
        self.guides.iter().find(|guide| guide.key == key)
    }

    /// The guide of a formal talk after this kind of departure; `None` where there is no talk.
    pub fn guide_for(&self, departure_type: DepartureType) -> Option<&Guide> {
        self.guide(departure_type.profile().guide()?)
    }

    /// The open question with which to ask about a theme.
    pub fn question(&self, theme: TalkTheme) -> Option<&Bilingual> {
        self.themes.iter().find(|words| words.key == theme).map(|words| &words.question)
    }
}

impl TalkTheme {
    fn words(self) -> Option<&'static ThemeWords> {
        Guides::standard().themes.iter().find(|theme| theme.key == self)
    }

    /// The theme's name.
    pub fn name(self, language: Language) -> &'static str {
        self.words().map_or(self.code(), |words| words.name.raw(language))
    }

    /// The open question with which to ask about it.
    pub fn question(self, language: Language) -> &'static str {
        self.words().map_or("", |words| words.question.raw(language))
    }
}

/// The built-in guide of a formal talk after this kind of departure; `None` where there is no talk.
pub fn guide_for(departure_type: DepartureType) -> Option<&'static Guide> {
    Guides::standard().guide_for(departure_type)
}

/// At most three themes worth asking about: first the decisive reason's, then the other reasons', then
/// those of statements the leaver disagreed with, in the order of the questionnaire.
///
/// A prompt for the host, never a score or a verdict: it says what to ask, not how bad it was. Private
/// reasons lead to no theme, so that nobody is questioned about them.
pub fn themes_worth_asking(answers: &Answers) -> Vec<TalkTheme> {
    let reasons = answers.decisive_reason().into_iter().chain(answers.reasons("reasons").iter().copied());
    let disagreed = STATEMENTS.iter().filter(|(item, _)| {
        matches!(answers.get(item), Some(Answer::Agreement(Agreement::StronglyDisagree | Agreement::Disagree)))
    });
    let mut themes = Vec::new();
    for theme in reasons.filter_map(theme_of_reason).chain(disagreed.map(|(_, theme)| *theme)) {
        if !themes.contains(&theme) && themes.len() < MOST_THEMES_WORTH_ASKING {
            themes.push(theme);
        }
    }
    themes
}

/// The statements of the questionnaire and the theme each is about. How the departure itself is
/// handled is no theme of the leaving.
const STATEMENTS: &[(&str, TalkTheme)] = &[
    ("own_way", TalkTheme::Autonomy),
    ("show_ability", TalkTheme::Content),
    ("belonging", TalkTheme::Team),
    ("leader_support", TalkTheme::Support),
    ("enjoyment", TalkTheme::Content),
    ("behaviour_support", TalkTheme::Behaviour),
    ("workload_sustainable", TalkTheme::Workload),
    ("growth", TalkTheme::Growth),
    ("speak_up", TalkTheme::Culture),
    ("induction", TalkTheme::Induction),
];

const fn theme_of_reason(reason: ReasonCode) -> Option<TalkTheme> {
    Some(match reason {
        ReasonCode::B1 | ReasonCode::B4 => TalkTheme::Workload,
        ReasonCode::B2 | ReasonCode::B5 | ReasonCode::B6 => TalkTheme::Content,
        ReasonCode::B3 => TalkTheme::Behaviour,
        ReasonCode::D4 => TalkTheme::Safety,
        ReasonCode::C1 | ReasonCode::C5 | ReasonCode::C6 | ReasonCode::C8 => TalkTheme::Conditions,
        ReasonCode::C2 => TalkTheme::Growth,
        ReasonCode::C3 | ReasonCode::D5 => TalkTheme::Culture,
        ReasonCode::C4 => TalkTheme::Autonomy,
        ReasonCode::C7 => TalkTheme::Induction,
        ReasonCode::D1 | ReasonCode::D3 => TalkTheme::Support,
        ReasonCode::D2 => TalkTheme::Team,
        ReasonCode::A1
        | ReasonCode::A2
        | ReasonCode::A3
        | ReasonCode::C9
        | ReasonCode::E1
        | ReasonCode::X
        | ReasonCode::Z => return None,
    })
}
