//! What people valued: the V codes.

use super::fill_sector;
use crate::coded::coded;
use crate::language::Language;
use crate::organisation::Sector;

coded! {
    /// Something people valued, and what made them stay (docs/domain.md, "Reason codes").
    pub enum ValueCode {
        V1 = "V1", V2 = "V2", V3 = "V3", V4 = "V4", V5 = "V5", V6 = "V6", V7 = "V7", V8 = "V8",
        /// Something else.
        V9 = "V9",
        /// Nothing.
        V10 = "V10",
    }
}

impl ValueCode {
    /// Whether it can be chosen where "something else" and "nothing" stand behind the list, or do not
    /// (`something_else`).
    pub const fn is_offered(self, something_else: bool) -> bool {
        something_else || !matches!(self, Self::V9 | Self::V10)
    }

    /// These values, in the order of the list, each once. Whoever names one has named it: "nothing" stands alone or
    /// not at all.
    pub fn said(mut values: Vec<Self>) -> Vec<Self> {
        values.sort_unstable();
        values.dedup();
        if values.len() > 1 {
            values.retain(|value| *value != Self::V10);
        }
        values
    }

    /// The value in words, as a row of a list, with the sector's own word for "pupils".
    pub fn text(self, language: Language, sector: Sector) -> String {
        let (nl, en) = match self {
            Self::V1 => ("Collega's", "Colleagues"),
            Self::V2 => ("Steun van mijn leidinggevende", "My leader's support"),
            Self::V3 => ("De {pupils}", "The {pupils}"),
            Self::V4 => ("Het gevoel iets bij te dragen", "The sense of contributing"),
            Self::V5 => ("Goede begeleiding", "Good guidance"),
            Self::V6 => ("Vrijheid", "Freedom"),
            Self::V7 => ("Ontwikkeling", "Development"),
            Self::V8 => ("De sfeer", "The atmosphere"),
            Self::V9 => ("Iets anders", "Something else"),
            Self::V10 => ("Niets", "Nothing"),
        };
        let template = match language {
            Language::Nl => nl,
            Language::En => en,
        };
        fill_sector(template, language, sector)
    }
}
