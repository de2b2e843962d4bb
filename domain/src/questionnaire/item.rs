//! One question: its stable key, its kind, its words, and the choices it offers.

use std::borrow::Borrow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::answers::{Agreement, Answer, Answers, Likelihood};
use super::condition::Condition;
use super::fault::NO_KEY;
use super::texts::{Bilingual, Choice, ChoiceGroup, Names};
use super::variant::Variant;
use crate::language::Language;
use crate::reason::{Destination, ReasonCode, ReasonGroup, ValueCode};

/// The stable name of an item, theme or option: lower-case letters, digits and underscores, at most 40.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ItemKey(String);

impl ItemKey {
    /// Reads a key; says why not when it is none.
    pub fn parse(text: &str) -> Result<Self, String> {
        let begins_well = text.starts_with(|first: char| first.is_ascii_lowercase());
        let is_plain = text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'));
        if begins_well && is_plain && text.len() <= 40 {
            Ok(Self(text.to_owned()))
        } else {
            Err(format!("\"{text}\"{NO_KEY}write lower-case letters, digits and underscores, at most 40"))
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for ItemKey {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text)
    }
}

impl From<ItemKey> for String {
    fn from(key: ItemKey) -> Self {
        key.0
    }
}

impl Borrow<str> for ItemKey {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for ItemKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// What one screen is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    pub key: ItemKey,
    pub title: Bilingual,
    /// Relations or safety: the confidential counsellor's contact stands on this screen.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub shows_counsellor: bool,
}

/// One question of the questionnaire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    pub key: ItemKey,
    /// The theme (screen) it stands under.
    pub theme: ItemKey,
    pub kind: Kind,
    pub text: Bilingual,
    /// Other words in some variants ("to this school").
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub text_in: BTreeMap<Variant, Bilingual>,
    /// The words for whoever has worked their last day, where the others speak of what is still going on; in every
    /// variant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text_past: Option<Bilingual>,
    /// Asked only after one of these answers; always, where there is no condition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked_when: Option<Condition>,
    /// A board may switch it off.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
    /// Added by the board itself.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub own: bool,
}

/// What kind of answer an item asks for. All of them may be skipped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Kind {
    /// Reason codes, at most `max`.
    Reasons { max: usize },
    /// One of the reasons chosen at another item; asked only when two or more were chosen there.
    OneOf { item: ItemKey },
    /// Five points from "strongly disagree" to "strongly agree", and "rather not say" beside them.
    Agreement {
        /// Whether "does not apply" stands beside them too.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        does_not_apply: bool,
    },
    /// Zero (very unlikely) to ten (very likely).
    Likelihood {},
    /// One of a few options of its own.
    Choice { options: Vec<ChoiceOption> },
    /// V codes, at most `max`.
    Values {
        max: usize,
        /// Whether "something else" and "nothing" stand behind the eight things people value.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        something_else: bool,
    },
    /// Where somebody goes next.
    Destination {},
    /// Free words, at most this many characters.
    Text { max_characters: usize },
}

/// One option of an item of the kind `choice`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChoiceOption {
    pub key: ItemKey,
    pub text: Bilingual,
}

impl Kind {
    /// How long an average person takes, in seconds; for "about 2 minutes left" only.
    pub const fn seconds(&self) -> u32 {
        match self {
            Self::Reasons { .. } => 30,
            Self::Values { .. } => 20,
            Self::Text { .. } => 45,
            Self::OneOf { .. } | Self::Choice { .. } | Self::Destination {} => 10,
            Self::Agreement { .. } | Self::Likelihood {} => 8,
        }
    }

    /// How many may be chosen; `None` where nothing is chosen from a list.
    pub const fn most(&self) -> Option<usize> {
        match self {
            Self::Reasons { max } | Self::Values { max, .. } => Some(*max),
            Self::Text { .. } => None,
            _ => Some(1),
        }
    }

    /// Whether the answer is a step of a scale.
    pub const fn is_scale(&self) -> bool {
        matches!(self, Self::Agreement { .. } | Self::Likelihood {})
    }

    /// The code by which the format names the kind.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Reasons { .. } => "reasons",
            Self::OneOf { .. } => "one_of",
            Self::Agreement { .. } => "agreement",
            Self::Likelihood {} => "likelihood",
            Self::Choice { .. } => "choice",
            Self::Values { .. } => "values",
            Self::Destination {} => "destination",
            Self::Text { .. } => "text",
        }
    }

    /// Whether a form of this kind can post this value; free words have none to name.
    pub fn offers(&self, value: &str) -> bool {
        match self {
            Self::Reasons { .. } | Self::OneOf { .. } => ReasonCode::parse(value).is_some(),
            Self::Agreement { does_not_apply } => {
                Agreement::parse(value).is_some_and(|answer| *does_not_apply || answer != Agreement::DoesNotApply)
            }
            Self::Likelihood {} => Likelihood::parse(value).is_some(),
            Self::Choice { options } => options.iter().any(|option| option.key.as_str() == value),
            Self::Values { something_else, .. } => {
                ValueCode::parse(value).is_some_and(|value| value.is_offered(*something_else))
            }
            Self::Destination {} => Destination::parse(value).is_some(),
            Self::Text { .. } => false,
        }
    }

    /// What stands at the two ends of the scale from zero to ten.
    pub const fn ends(&self, language: Language) -> Option<(&'static str, &'static str)> {
        match (self, language) {
            (Self::Likelihood {}, Language::Nl) => Some(("Heel onwaarschijnlijk", "Heel waarschijnlijk")),
            (Self::Likelihood {}, Language::En) => Some(("Very unlikely", "Very likely")),
            _ => None,
        }
    }
}

impl Item {
    /// The question as this variant words it.
    pub fn text(&self, variant: Variant) -> &Bilingual {
        self.text_in.get(&variant).unwrap_or(&self.text)
    }

    /// What can be chosen, grouped as on screen. Empty for free words.
    pub fn choices(&self, answers: &Answers, language: Language, names: &Names<'_>) -> Vec<ChoiceGroup> {
        let plain = |choices: Vec<Choice>| vec![ChoiceGroup { heading: None, choices }];
        match &self.kind {
            Kind::Reasons { .. } => reason_groups(language, names),
            Kind::OneOf { item } => plain(
                answers.reasons(item.as_str()).iter().map(|&reason| reason_choice(reason, language, names)).collect(),
            ),
            Kind::Agreement { does_not_apply } => plain(
                Agreement::ALL
                    .iter()
                    .filter(|answer| *does_not_apply || **answer != Agreement::DoesNotApply)
                    .map(|answer| choice(answer.code(), answer.text(language), answer.score().is_none()))
                    .collect(),
            ),
            Kind::Likelihood {} => {
                plain((0..=Likelihood::MOST).map(|n| choice(&n.to_string(), n.to_string(), false)).collect())
            }
            Kind::Choice { options } => plain(
                options
                    .iter()
                    .map(|option| {
                        choice(
                            option.key.as_str(),
                            option.text.text(language, names),
                            option.key.as_str() == "rather_not_say",
                        )
                    })
                    .collect(),
            ),
            Kind::Values { something_else, .. } => plain(
                ValueCode::ALL
                    .iter()
                    .filter(|value| value.is_offered(*something_else))
                    .map(|value| choice(value.code(), value.text(language, names.sector), false))
                    .collect(),
            ),
            Kind::Destination {} => plain(
                Destination::ALL
                    .iter()
                    .map(|to| choice(to.code(), to.text(language, names.sector), *to == Destination::RatherNotSay))
                    .collect(),
            ),
            Kind::Text { .. } => Vec::new(),
        }
    }

    /// An answer as people read it, one entry per thing chosen; what could not be read stands as typed.
    pub fn in_words(&self, answer: &Answer, language: Language, names: &Names<'_>) -> Vec<String> {
        match answer {
            Answer::Reasons(reasons) => reasons.iter().map(|reason| reason.text(language, names.sector)).collect(),
            Answer::Reason(reason) => vec![reason.text(language, names.sector)],
            Answer::Agreement(answer) => vec![answer.text(language).to_owned()],
            Answer::Choice(key) => match &self.kind {
                Kind::Choice { options } => options
                    .iter()
                    .filter(|option| option.key == *key)
                    .map(|option| option.text.text(language, names))
                    .collect(),
                _ => vec![key.to_string()],
            },
            Answer::Values(values) => values.iter().map(|value| value.text(language, names.sector)).collect(),
            Answer::Destination(to) => vec![to.text(language, names.sector)],
            Answer::Likelihood(_) | Answer::Text(_) | Answer::AsTyped(_) => answer.fields(),
        }
    }
}

fn choice(value: &str, label: impl Into<String>, beside: bool) -> Choice {
    Choice { value: value.to_owned(), label: label.into(), beside }
}

fn reason_choice(reason: ReasonCode, language: Language, names: &Names<'_>) -> Choice {
    choice(reason.code(), reason.text(language, names.sector), reason == ReasonCode::Z)
}

/// The reasons grouped, with headings always there; attraction is one row, so it needs no heading
/// beyond the one it shares with what stands apart.
fn reason_groups(language: Language, names: &Names<'_>) -> Vec<ChoiceGroup> {
    let group = |heading: ReasonGroup, groups: &[ReasonGroup]| ChoiceGroup {
        heading: Some(heading.heading(language).to_owned()),
        choices: groups
            .iter()
            .flat_map(|group| group.reasons())
            .map(|reason| reason_choice(reason, language, names))
            .collect(),
    };
    vec![
        group(ReasonGroup::Personal, &[ReasonGroup::Personal]),
        group(ReasonGroup::Work, &[ReasonGroup::Work]),
        group(ReasonGroup::Organisation, &[ReasonGroup::Organisation]),
        group(ReasonGroup::WorkingTogether, &[ReasonGroup::WorkingTogether]),
        group(ReasonGroup::Apart, &[ReasonGroup::Attraction, ReasonGroup::Apart]),
    ]
}
