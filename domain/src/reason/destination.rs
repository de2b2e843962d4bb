//! Where people go next.

use super::fill_sector;
use crate::coded::coded;
use crate::language::Language;
use crate::organisation::Sector;

coded! {
    /// Where a leaver goes; told by the leaver in the questionnaire, or known to HR.
    pub enum Destination {
        SameSector = "same_sector",
        OtherPartOfEducation = "other_education",
        Government = "government",
        Elsewhere = "elsewhere",
        OwnBusiness = "own_business",
        Study = "study",
        NoPaidWork = "no_paid_work",
        Retirement = "retirement",
        NotKnownYet = "not_known_yet",
        RatherNotSay = "rather_not_say",
    }
}

impl Destination {
    /// The destination in words, as a row of a list.
    pub fn text(self, language: Language, sector: Sector) -> String {
        let (nl, en) = match self {
            Self::SameSector => ("Zelfde sector, {other_school}", "Same sector, {other_school}"),
            Self::OtherPartOfEducation => ("Ander deel van het onderwijs", "Another part of education"),
            Self::Government => ("Overheid", "Government"),
            Self::Elsewhere => ("Buiten onderwijs en overheid", "Outside education and government"),
            Self::OwnBusiness => ("Eigen bedrijf", "Own business"),
            Self::Study => ("Studie", "Study"),
            Self::NoPaidWork => ("Geen betaald werk", "No paid work"),
            Self::Retirement => ("Pensioen", "Retirement"),
            Self::NotKnownYet => ("Weet ik nog niet", "I don't know yet"),
            Self::RatherNotSay => ("Zeg ik liever niet", "I'd rather not say"),
        };
        let template = match language {
            Language::Nl => nl,
            Language::En => en,
        };
        fill_sector(template, language, sector)
    }
}
