//! What people valued: the V codes.

use super::fill_sector;
use crate::coded::coded;
use crate::language::Language;
use crate::organisation::Sector;

coded! {
    /// Something people valued, and what made them stay (docs/domain.md, "Reason codes").
    pub enum ValueCode {
        V1 = "V1", V2 = "V2", V3 = "V3", V4 = "V4", V5 = "V5", V6 = "V6", V7 = "V7", V8 = "V8",
    }
}

impl ValueCode {
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
        };
        let template = match language {
            Language::Nl => nl,
            Language::En => en,
        };
        fill_sector(template, language, sector)
    }
}
