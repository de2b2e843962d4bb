//! What somebody answered so far: complete, half-way or wrong, but never lost.

use std::collections::BTreeMap;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::data::Questionnaire;
use super::fault::Fault;
use super::item::{ItemKey, Kind};
use super::reading::{self, FieldFault};
use crate::coded::coded;
use crate::language::Language;
use crate::reason::{Destination, ReasonCode, ValueCode};

coded! {
    /// An answer on five points, or one of the two that stand beside them.
    pub enum Agreement {
        StronglyDisagree = "1",
        Disagree = "2",
        Neither = "3",
        Agree = "4",
        StronglyAgree = "5",
        RatherNotSay = "rather_not_say",
        DoesNotApply = "does_not_apply",
    }
}

impl Agreement {
    /// 1 to 5; `None` for what stands beside the scale.
    pub const fn score(self) -> Option<u8> {
        match self {
            Self::StronglyDisagree => Some(1),
            Self::Disagree => Some(2),
            Self::Neither => Some(3),
            Self::Agree => Some(4),
            Self::StronglyAgree => Some(5),
            Self::RatherNotSay | Self::DoesNotApply => None,
        }
    }

    /// The label (docs/domain.md, "The questionnaire").
    pub const fn text(self, language: Language) -> &'static str {
        let (nl, en) = match self {
            Self::StronglyDisagree => ("Helemaal niet mee eens", "Strongly disagree"),
            Self::Disagree => ("Niet mee eens", "Disagree"),
            Self::Neither => ("Niet eens en niet oneens", "Neither agree nor disagree"),
            Self::Agree => ("Mee eens", "Agree"),
            Self::StronglyAgree => ("Helemaal mee eens", "Strongly agree"),
            Self::RatherNotSay => ("Zeg ik liever niet", "I'd rather not say"),
            Self::DoesNotApply => ("Niet van toepassing", "Does not apply"),
        };
        match language {
            Language::Nl => nl,
            Language::En => en,
        }
    }
}

/// A number from zero (very unlikely) to ten (very likely).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Likelihood(u8);

impl Likelihood {
    /// The upper end of the scale.
    pub const MOST: u8 = 10;

    /// Reads a whole number from 0 to 10, written without sign or leading zero.
    pub fn parse(text: &str) -> Option<Self> {
        let number: u8 = text.parse().ok()?;
        (number <= Self::MOST && number.to_string() == text).then_some(Self(number))
    }

    pub const fn get(self) -> u8 {
        self.0
    }
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// In the order of the taxonomy, never empty.
    Reasons(Vec<ReasonCode>),
    Reason(ReasonCode),
    Agreement(Agreement),
    Likelihood(Likelihood),
    /// The key of the option.
    Choice(ItemKey),
    /// In the order of the codes, never empty.
    Values(Vec<ValueCode>),
    Destination(Destination),
    /// Trimmed, never empty.
    Text(String),
    /// What was posted but is no valid answer (four reasons, 700 characters): kept for correction.
    AsTyped(Vec<String>),
}

impl Answer {
    /// The values a form would post for this answer; the inverse of reading it.
    pub fn fields(&self) -> Vec<String> {
        match self {
            Self::Reasons(reasons) => reasons.iter().map(|reason| reason.code().to_owned()).collect(),
            Self::Reason(reason) => vec![reason.code().to_owned()],
            Self::Agreement(answer) => vec![answer.code().to_owned()],
            Self::Likelihood(number) => vec![number.0.to_string()],
            Self::Choice(key) => vec![key.to_string()],
            Self::Values(values) => values.iter().map(|value| value.code().to_owned()).collect(),
            Self::Destination(to) => vec![to.code().to_owned()],
            Self::Text(text) => vec![text.clone()],
            Self::AsTyped(fields) => fields.clone(),
        }
    }
}

impl Serialize for Answer {
    /// A string for a single answer, a list for what may be several.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let fields = self.fields();
        match (self, fields.as_slice()) {
            (Self::Reasons(_) | Self::Values(_) | Self::AsTyped(_), several) => several.serialize(serializer),
            (_, [single]) => single.serialize(serializer),
            (_, other) => other.serialize(serializer),
        }
    }
}

/// The answers of one leaver by item key; skipped items are absent.
///
/// Nothing given is lost when another answer makes it pointless: the answer to an item that is no longer
/// asked stays where it is, and a decisive reason that is no longer among the reasons is set aside until
/// it is again. Neither is ever handed in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    given: BTreeMap<ItemKey, Answer>,
    aside: BTreeMap<ItemKey, Answer>,
}

/// Before the key of an answer that is set aside, where answers are stored. No key begins with it.
const ASIDE: char = '~';

impl Answers {
    /// Nothing answered at all. White space is nothing; "I'd rather not say" is an answer.
    pub fn is_empty(&self) -> bool {
        self.given.is_empty()
    }

    /// How many items were answered.
    pub fn len(&self) -> usize {
        self.given.len()
    }

    /// The answer to an item, if it was answered.
    pub fn get(&self, item: &str) -> Option<&Answer> {
        self.given.get(item)
    }

    /// The answer to an item that another answer made pointless, and that comes back with it.
    pub fn set_aside(&self, item: &str) -> Option<&Answer> {
        self.aside.get(item)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&ItemKey, &Answer)> {
        self.given.iter()
    }

    /// Whether a form should show this value of this item as chosen.
    pub fn is_chosen(&self, item: &str, value: &str) -> bool {
        self.get(item).is_some_and(|answer| answer.fields().iter().any(|field| field == value))
    }

    /// The words typed at a free-text item, valid or not; empty when there are none.
    pub fn typed_text(&self, item: &str) -> String {
        self.get(item).map(|answer| answer.fields().join("\n")).unwrap_or_default()
    }

    /// The reasons chosen at an item; empty while that answer is not valid.
    pub fn reasons(&self, item: &str) -> &[ReasonCode] {
        match self.get(item) {
            Some(Answer::Reasons(reasons)) => reasons,
            _ => &[],
        }
    }

    /// The decisive reason: the one named as such, or the only one there is.
    pub fn decisive_reason(&self) -> Option<ReasonCode> {
        match (self.reasons("reasons"), self.get("decisive_reason")) {
            ([only], _) => Some(*only),
            (reasons, Some(Answer::Reason(reason))) if reasons.contains(reason) => Some(*reason),
            _ => None,
        }
    }

    /// Sets or clears an answer; only reading does this, so what is inside went through that door.
    pub(super) fn set(&mut self, item: &ItemKey, answer: Option<Answer>) {
        match answer {
            Some(answer) => self.given.insert(item.clone(), answer),
            None => self.given.remove(item),
        };
    }

    pub(super) fn retain(&mut self, keep: impl Fn(&ItemKey) -> bool) {
        self.given.retain(|key, _| keep(key));
    }

    /// Brings what chooses from another item's answer in line with it: a decisive reason that is no
    /// longer among the reasons is set aside, and comes back with them; one that is merely not asked (a
    /// single reason is left) stays.
    pub(super) fn reconcile(&mut self, questionnaire: &Questionnaire) {
        for item in questionnaire.items() {
            let Kind::OneOf { item: source } = &item.kind else { continue };
            let key = &item.key;
            let Some(answer) = self.given.remove(key).or_else(|| self.aside.get(key).cloned()) else { continue };
            let typed = answer.fields();
            if typed.iter().all(|code| self.is_chosen(source.as_str(), code)) {
                let (answer, _) = reading::keep(item, &typed, self);
                self.set(key, answer);
                self.aside.remove(key);
            } else {
                self.aside.insert(key.clone(), Answer::AsTyped(typed));
            }
        }
    }

    /// The items whose answers are set aside.
    pub(super) fn aside(&self) -> impl Iterator<Item = &ItemKey> {
        self.aside.keys()
    }

    pub(super) fn forget_aside(&mut self, item: &ItemKey) {
        self.aside.remove(item);
    }

    pub(super) fn drop_aside(&mut self) {
        self.aside.clear();
    }

    /// What is wrong with the answers as they stand, item by item; empty when all can be read.
    pub fn faults(&self, questionnaire: &Questionnaire) -> Vec<FieldFault> {
        questionnaire
            .items()
            .iter()
            .filter_map(|item| {
                let typed = self.get(item.key.as_str())?.fields();
                let kind = reading::read(item, &typed, self).err()?;
                Some(FieldFault { field: item.key.to_string(), kind })
            })
            .collect()
    }

    /// Reads stored answers: a JSON object keyed by item, each value a string or a list of strings,
    /// exactly as posted. Values are read through the same door as a form's; what is wrong stays as
    /// typed (a draft may hold it). Items the questionnaire does not have are refused.
    pub fn parse(json: &str, questionnaire: &Questionnaire) -> Result<Self, Vec<Fault>> {
        let stored: BTreeMap<String, Stored> =
            serde_json::from_str(json).map_err(|error| vec![Fault::from_json("answers", &error)])?;
        let mut answers = Self::default();
        for item in questionnaire.items() {
            if let Some(stored) = stored.get(item.key.as_str()) {
                let (answer, _) = reading::keep(item, &stored.fields(), &answers);
                answers.set(&item.key, answer);
            }
            if let Some(stored) = stored.get(&format!("{ASIDE}{}", item.key)) {
                let (answer, _) = reading::keep(item, &stored.fields(), &answers);
                // Outside of the reasons there are now, so it reads as typed; it is read again when it returns.
                answers.aside.extend(answer.map(|answer| (item.key.clone(), Answer::AsTyped(answer.fields()))));
            }
        }
        let unknown: Vec<Fault> = stored
            .keys()
            .filter(|key| questionnaire.item(key.strip_prefix(ASIDE).unwrap_or(key)).is_none())
            .map(|key| Fault::stored(format!("answers.{key}"), "the questionnaire has no such item"))
            .collect();
        if unknown.is_empty() { Ok(answers) } else { Err(unknown) }
    }

    /// The form in which answers are stored.
    pub fn to_json(&self) -> String {
        // reason: keys are strings and values strings or lists of strings; writing them to memory cannot fail
        serde_json::to_string(self).expect("strings in a map can always be written")
    }
}

impl Serialize for Answers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.given.len() + self.aside.len()))?;
        for (key, answer) in &self.given {
            map.serialize_entry(key.as_str(), answer)?;
        }
        for (key, answer) in &self.aside {
            map.serialize_entry(&format!("{ASIDE}{key}"), answer)?;
        }
        map.end()
    }
}

/// A stored value: one string, or several.
#[derive(serde::Deserialize)]
#[serde(untagged)]
enum Stored {
    One(String),
    Several(Vec<String>),
}

impl Stored {
    fn fields(&self) -> Vec<String> {
        match self {
            Self::One(field) => vec![field.clone()],
            Self::Several(fields) => fields.clone(),
        }
    }
}
