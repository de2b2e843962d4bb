//! The words that differ per sector: pupils, students, residents, the public.

use crate::language::Language;
use crate::organisation::Sector;

/// The words of one sector in one language.
struct SectorWords {
    /// Plural, as inside a sentence.
    pupils: &'static str,
    /// Plural, as at the start of a sentence.
    pupils_first: &'static str,
    other_school_type: &'static str,
    /// A Dutch word that takes *de*, so that "deze {place}" is always right.
    place: &'static str,
    other_school: &'static str,
}

const fn words(language: Language, sector: Sector) -> SectorWords {
    let (pupils, pupils_first, other_school_type, place, other_school) = match (language, sector) {
        (Language::Nl, Sector::Pupils) => {
            ("leerlingen", "Leerlingen", "een ander schooltype", "school", "andere school")
        }
        (Language::En, Sector::Pupils) => ("pupils", "Pupils", "another type of school", "school", "another school"),
        (Language::Nl, Sector::Students) => {
            ("studenten", "Studenten", "een ander schooltype", "school", "andere school")
        }
        (Language::En, Sector::Students) => {
            ("students", "Students", "another type of school", "school", "another school")
        }
        (Language::Nl, Sector::Residents) => {
            ("bewoners", "Bewoners", "een ander type instelling", "locatie", "andere instelling")
        }
        (Language::En, Sector::Residents) => {
            ("residents", "Residents", "another type of institution", "location", "another institution")
        }
        (Language::Nl, Sector::Public) => {
            ("burgers", "Burgers", "een ander type organisatie", "afdeling", "andere organisatie")
        }
        (Language::En, Sector::Public) => {
            ("citizens", "Citizens", "another type of organisation", "department", "another organisation")
        }
    };
    SectorWords { pupils, pupils_first, other_school_type, place, other_school }
}

/// Puts the sector's words where a template names them.
pub(crate) fn fill_sector(template: &str, language: Language, sector: Sector) -> String {
    if !template.contains('{') {
        return template.to_owned();
    }
    let words = words(language, sector);
    template
        .replace("{pupils}", words.pupils)
        .replace("{Pupils}", words.pupils_first)
        .replace("{other_school_type}", words.other_school_type)
        .replace("{other_school}", words.other_school)
        .replace("{place}", words.place)
}
