//! The boxes of a report that are more than a text: ratings, quotes, agreements.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::coded::coded;

coded! {
    /// Whether the leaving could have been prevented, as it appeared in the talk.
    pub enum Preventable {
        Yes = "yes",
        Partly = "partly",
        No = "no",
        Unknown = "unknown",
    }
}

coded! {
    /// The part a theme played in the leaving.
    pub enum PartInLeaving {
        None = "none",
        Some = "some",
        Decisive = "decisive",
    }
}

/// What was recorded about one theme.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ThemePart {
    pub rating: Option<PartInLeaving>,
    pub text: String,
}

impl ThemePart {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The leaver's own words, to be used only with consent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quote {
    pub text: String,
    /// The leaver agreed that this quote is used.
    pub consent: bool,
}

/// Something host and leaver agreed on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    pub what: String,
    /// Who sees to it, in words.
    pub owner: String,
    /// The owner is somebody whom the program does not know, and the adviser said so: the task is the adviser's.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub outside: bool,
    /// The day by which it is done, if one was agreed.
    pub by: Option<ByDate>,
}

impl Agreement {
    /// Whether its owner has to be somebody the program knows.
    pub const fn names_an_account(&self) -> bool {
        !self.owner.is_empty() && !self.outside
    }

    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A day as typed: read where it is one, kept where it is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum ByDate {
    On(NaiveDate),
    /// No day of the calendar; kept for correction.
    AsTyped(String),
}

impl From<String> for ByDate {
    /// Reads 2026-12-08 (as date fields post it), 8-12-2026, 8/12/2026 and 8.12.2026.
    fn from(typed: String) -> Self {
        let text = typed.trim();
        let iso = || NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
        let european = || {
            let dashed = text.replace(['/', '.'], "-");
            NaiveDate::parse_from_str(&dashed, "%d-%m-%Y").ok()
        };
        // A year of fewer than four figures is a slip of the pen, not the first century.
        let plausible = |date: &NaiveDate| (1900..=2200).contains(&chrono::Datelike::year(date));
        match iso().filter(plausible).or_else(|| european().filter(plausible)) {
            Some(date) => Self::On(date),
            None => Self::AsTyped(text.to_owned()),
        }
    }
}

impl From<ByDate> for String {
    fn from(by: ByDate) -> Self {
        by.field()
    }
}

impl ByDate {
    /// The value a form would post: the day as 2026-12-08, or what was typed.
    pub fn field(&self) -> String {
        match self {
            Self::On(date) => date.format("%Y-%m-%d").to_string(),
            Self::AsTyped(text) => text.clone(),
        }
    }
}
