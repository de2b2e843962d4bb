//! What the adviser records right after a formal talk: boxes to sort the story into.
//!
//! A report is always a draft that may be half-way or wrong at places; `can_be_finalised` says whether
//! it may be closed. `form` documents the names of the form's fields.

mod boxes;
mod form;
mod parts;
mod reply;
mod texts;
mod versions;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use crate::guide::TalkTheme;
pub use crate::questionnaire::{FieldFault, FieldFaultKind};
pub use boxes::{Boxes, Topic};
pub use parts::{Agreement, ByDate, PartInLeaving, Preventable, Quote, ThemePart};
pub use reply::{REPLY_CHARACTERS, REPLY_DAYS, Reply, addition, may_reply, reply_until};
pub use texts::TextBox;
pub use versions::{Piece, Side};

use crate::questionnaire::Fault;
use crate::reason::{MOST_REASONS, ReasonCode, ValueCode};
use crate::talk::Way;
use crate::task::{PossibleOwner, owner_of};

/// The longest story, in characters.
pub const STORY_CHARACTERS: usize = 6000;
/// The longest of the other large boxes, in characters.
pub const BOX_CHARACTERS: usize = 2000;
/// The longest quote, agreement or text about one theme, in characters.
pub const SHORT_CHARACTERS: usize = 600;
/// The longest name of an owner, of an agreement or an improvement point, in characters.
pub const OWNER_CHARACTERS: usize = 120;
/// How many empty rows a form offers beside the filled ones, for quotes and agreements.
pub const EMPTY_ROWS: usize = 3;

/// The report of one formal talk (docs/domain.md, "The guide and the report"). Date and host are the
/// appointment's; everything else is here. Texts are trimmed; empty means not filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Report {
    pub way: Option<Way>,
    /// The story in short.
    pub story: String,
    /// The reasons as told in the talk; at most three when final.
    pub told: Vec<ReasonCode>,
    /// The one named as decisive; see also `decisive_reason`.
    pub decisive: Option<ReasonCode>,
    pub preventable: Option<Preventable>,
    /// The boxes of some departure types; only those that were filled in.
    pub topics: BTreeMap<Topic, String>,
    /// Only themes about which something was recorded.
    pub themes: BTreeMap<TalkTheme, ThemePart>,
    /// What made the leaver stay as long as they did.
    pub stayed_because: Vec<ValueCode>,
    pub quotes: Vec<Quote>,
    /// This and the other plain texts: see [`TextBox`].
    pub suggestions: String,
    pub agreements: Vec<Agreement>,
    pub sharing: String,
    pub fits_no_box: String,
    pub leavers_words: String,
}

impl Report {
    /// The decisive reason: the one named as such, or the only one told.
    pub fn decisive_reason(&self) -> Option<ReasonCode> {
        match (self.told.as_slice(), self.decisive) {
            ([only], _) => Some(*only),
            (told, Some(decisive)) if told.contains(&decisive) => Some(decisive),
            _ => None,
        }
    }

    /// Sentences of the leaver that may be shared, as they said in the talk.
    pub fn shared_quotes(&self) -> Vec<&str> {
        self.quotes.iter().filter(|quote| quote.consent).map(|quote| quote.text.trim()).collect()
    }

    /// Whether nothing was filled in yet.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The part of a theme; nothing recorded is an empty part.
    pub fn theme(&self, theme: TalkTheme) -> ThemePart {
        self.themes.get(&theme).cloned().unwrap_or_default()
    }

    /// What is wrong with the report as it stands, each at its field. A draft may be saved with faults.
    pub fn faults(&self) -> Vec<FieldFault> {
        let mut faults = Vec::new();
        let mut wrong = |field: String, kind| faults.push(FieldFault { field, kind });
        if self.told.len() > MOST_REASONS {
            wrong("told".to_owned(), FieldFaultKind::TooMany { max: MOST_REASONS });
        }
        if self.decisive.is_some_and(|decisive| !self.told.contains(&decisive)) {
            wrong("decisive".to_owned(), FieldFaultKind::NotOneOfTheReasons);
        }
        for (field, text, max) in self.texts() {
            let is = text.chars().count();
            if is > max {
                wrong(field, FieldFaultKind::TooLong { max, is });
            }
        }
        for (row, agreement) in self.agreements.iter().enumerate() {
            if agreement.what.is_empty() {
                wrong(format!("agreement.{row}.what"), FieldFaultKind::Missing);
            }
            if matches!(agreement.by, Some(ByDate::AsTyped(_))) {
                wrong(format!("agreement.{row}.by"), FieldFaultKind::NotADate);
            }
        }
        faults
    }

    /// Agreements whose owner is none of these accounts, and not said to be somebody else: each a fault at its owner.
    /// A task never lands silently with somebody who was not meant.
    pub fn unknown_owners(&self, accounts: &[PossibleOwner]) -> Vec<FieldFault> {
        let rows = self.agreements.iter().enumerate();
        rows.filter(|(_, one)| one.names_an_account() && owner_of(&one.owner, accounts).is_none())
            .map(|(row, _)| FieldFault { field: format!("agreement.{row}.owner"), kind: FieldFaultKind::UnknownPerson })
            .collect()
    }

    /// The words about a topic; nothing recorded is an empty text.
    pub fn topic(&self, topic: Topic) -> &str {
        self.topics.get(&topic).map_or("", String::as_str)
    }

    /// Whether the report may be closed: nothing wrong, at least the story, and where its boxes ask for
    /// reasons one of them (or "rather not say"). Otherwise everything that stands in the way, each at
    /// its field.
    pub fn can_be_finalised(&self, boxes: &Boxes) -> Result<(), Vec<FieldFault>> {
        let mut faults = self.faults();
        let told_is_missing = boxes.told && self.told.is_empty();
        for (field, is_missing) in [("story", self.story.is_empty()), ("told", told_is_missing)] {
            if is_missing {
                faults.push(FieldFault { field: field.to_owned(), kind: FieldFaultKind::Missing });
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }

    /// Reads a stored report; unknown boxes and codes are refused.
    pub fn parse(json: &str) -> Result<Self, Fault> {
        serde_json::from_str(json).map_err(|error| Fault::from_json("report", &error))
    }

    /// The form in which it is stored.
    pub fn to_json(&self) -> String {
        // reason: strings, codes and lists of them; writing them to memory cannot fail
        serde_json::to_string(self).expect("strings and codes can always be written")
    }

    /// The texts that stand here and not, in the same place, in the other; in the order of the form.
    pub fn words_not_in(&self, other: &Self) -> Vec<String> {
        let theirs = other.texts();
        let is_theirs = |field: &str, text: &str| theirs.iter().any(|(at, words, _)| at == field && *words == text);
        let mine = self.texts().into_iter().filter(|(field, text, _)| !text.is_empty() && !is_theirs(field, text));
        mine.map(|(_, text, _)| text.to_owned()).collect()
    }

    /// Every text with its field and the most characters it may have.
    fn texts(&self) -> Vec<(String, &str, usize)> {
        let mut texts = vec![("story".to_owned(), self.story.as_str(), STORY_CHARACTERS)];
        for text_box in TextBox::ALL {
            texts.push((text_box.code().to_owned(), self.text(*text_box), BOX_CHARACTERS));
        }
        for (topic, text) in &self.topics {
            texts.push((format!("topic.{topic}"), text.as_str(), BOX_CHARACTERS));
        }
        for (theme, part) in &self.themes {
            texts.push((format!("theme.{theme}.text"), part.text.as_str(), SHORT_CHARACTERS));
        }
        for (row, quote) in self.quotes.iter().enumerate() {
            texts.push((format!("quote.{row}.text"), quote.text.as_str(), SHORT_CHARACTERS));
        }
        for (row, agreement) in self.agreements.iter().enumerate() {
            texts.push((format!("agreement.{row}.what"), agreement.what.as_str(), SHORT_CHARACTERS));
            texts.push((format!("agreement.{row}.owner"), agreement.owner.as_str(), OWNER_CHARACTERS));
        }
        texts
    }
}
