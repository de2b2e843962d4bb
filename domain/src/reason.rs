//! Why people leave, what they valued and where they go: the codes, in both languages.
//!
//! The leaver ticks at most three codes and then the decisive one; the adviser codes the talk
//! separately with the same list. `mapping` lays the codes beside the lists of three Dutch studies.

mod destination;
mod mapping;
mod sector;
mod value;

pub use destination::Destination;
pub use mapping::{HanPushFactor, MinistryReason, NationalMotive};
pub use value::ValueCode;

pub(crate) use sector::fill_sector;

use crate::coded::coded;
use crate::language::Language;
use crate::organisation::Sector;

/// The most reasons one person may name (docs/domain.md, "Reason codes").
pub const MOST_REASONS: usize = 3;

coded! {
    /// An entry of the taxonomy of reasons for leaving (docs/domain.md, "Reason codes").
    pub enum ReasonCode {
        A1 = "A1", A2 = "A2", A3 = "A3",
        B1 = "B1", B2 = "B2", B3 = "B3", B4 = "B4", B5 = "B5", B6 = "B6",
        C1 = "C1", C2 = "C2", C3 = "C3", C4 = "C4", C5 = "C5", C6 = "C6", C7 = "C7", C8 = "C8", C9 = "C9",
        D1 = "D1", D2 = "D2", D3 = "D3", D4 = "D4", D5 = "D5",
        E1 = "E1",
        /// Another reason.
        X = "X",
        /// I'd rather not say.
        Z = "Z",
    }
}

coded! {
    /// The groups of reasons: four from the literature, attraction, and the two that stand apart.
    pub enum ReasonGroup {
        Personal = "A",
        Work = "B",
        Organisation = "C",
        WorkingTogether = "D",
        Attraction = "E",
        /// Another reason, and not wanting to say.
        Apart = "apart",
    }
}

impl ReasonGroup {
    /// What stands above the group on screen.
    pub const fn heading(self, language: Language) -> &'static str {
        let (nl, en) = match self {
            Self::Personal => ("Persoonlijk", "Personal"),
            Self::Work => ("Het werk", "The work"),
            Self::Organisation => ("De organisatie", "The organisation"),
            Self::WorkingTogether => ("Samenwerken", "Working together"),
            Self::Attraction => ("Iets aantrekkelijks elders", "Something attractive elsewhere"),
            Self::Apart => ("Iets anders", "Something else"),
        };
        match language {
            Language::Nl => nl,
            Language::En => en,
        }
    }

    /// The codes of this group, in the order in which they are offered: what most people leave for first, as the
    /// national study of leaving teachers has it ([`NationalMotive`]). Codes of one motive keep the order of the list;
    /// those that the study does not know come last.
    pub fn reasons(self) -> impl Iterator<Item = ReasonCode> {
        let mut reasons: Vec<ReasonCode> =
            ReasonCode::ALL.iter().copied().filter(|reason| reason.group() == self).collect();
        reasons.sort_by_key(|reason| {
            let motive = reason.national_motive();
            (motive.is_none(), motive)
        });
        reasons.into_iter()
    }
}

impl ReasonCode {
    /// These reasons, in the order of the list, each once. Whoever says one has said it: "I'd rather not say" stands
    /// alone or not at all.
    pub fn said(mut reasons: Vec<Self>) -> Vec<Self> {
        reasons.sort_unstable();
        reasons.dedup();
        if reasons.len() > 1 {
            reasons.retain(|reason| *reason != Self::Z);
        }
        reasons
    }

    /// The group this reason belongs to.
    pub const fn group(self) -> ReasonGroup {
        match self {
            Self::A1 | Self::A2 | Self::A3 => ReasonGroup::Personal,
            Self::B1 | Self::B2 | Self::B3 | Self::B4 | Self::B5 | Self::B6 => ReasonGroup::Work,
            Self::C1 | Self::C2 | Self::C3 | Self::C4 | Self::C5 | Self::C6 | Self::C7 | Self::C8 | Self::C9 => {
                ReasonGroup::Organisation
            }
            Self::D1 | Self::D2 | Self::D3 | Self::D4 | Self::D5 => ReasonGroup::WorkingTogether,
            Self::E1 => ReasonGroup::Attraction,
            Self::X | Self::Z => ReasonGroup::Apart,
        }
    }

    /// The reason in words, with the sector's own word for "pupils".
    pub fn text(self, language: Language, sector: Sector) -> String {
        let (nl, en) = self.templates();
        let template = match language {
            Language::Nl => nl,
            Language::En => en,
        };
        fill_sector(template, language, sector)
    }

    /// Dutch and English, with the places where the sector's words go.
    const fn templates(self) -> (&'static str, &'static str) {
        match self {
            Self::A1 => {
                ("Privéomstandigheden (je hoeft niets toe te lichten)", "Private circumstances (no need to explain)")
            }
            Self::A2 => ("Verhuizing of reistijd", "Moving or travel time"),
            Self::A3 => ("Leeftijd of levensfase", "Age or stage of life"),
            Self::B1 => ("Te hoge werkdruk", "Workload too high"),
            Self::B2 => ("Inhoud van het werk, te weinig uitdaging", "Content of the work, too little challenge"),
            Self::B3 => ("Gedrag van {pupils}, gebrek aan respect", "{Pupils}' behaviour, lack of respect"),
            Self::B4 => ("Te veel verschillende taken", "Too many different tasks"),
            Self::B5 => ("Ik wilde iets nieuws", "I wanted something new"),
            Self::B6 => ("Liever andere {pupils} of {other_school_type}", "Other {pupils} or {other_school_type}"),
            Self::C1 => ("Salaris en arbeidsvoorwaarden", "Pay and conditions"),
            Self::C2 => ("Te weinig loopbaan- of groeimogelijkheden", "Too little career or growth"),
            Self::C3 => ("Manier van werken en cultuur", "Way of working and culture"),
            Self::C4 => ("Te weinig zeggenschap of vrijheid", "Too little say or freedom"),
            Self::C5 => ("Geen vast contract", "No permanent contract"),
            Self::C6 => ("Lastig te combineren met ander werk", "Hard to combine with other work"),
            Self::C7 => ("Te weinig begeleiding bij de start", "Too little guidance at the start"),
            Self::C8 => ("Te veel, te weinig of ongunstige uren", "Too many, too few or awkward hours"),
            Self::C9 => ("Sluiting of reorganisatie", "Closure or reorganisation"),
            Self::D1 => ("Te weinig steun van mijn leidinggevende", "Too little support from my leader"),
            Self::D2 => ("Te weinig steun in het team", "Too little support in the team"),
            Self::D3 => ("Te weinig waardering", "Too little appreciation"),
            Self::D4 => ("Ik voelde me niet veilig", "I did not feel safe"),
            Self::D5 => {
                ("Afstand tot de directie of onduidelijke koers", "Distance to management or unclear direction")
            }
            Self::E1 => ("Een aantrekkelijk aanbod", "An attractive offer"),
            Self::X => ("Een andere reden", "Another reason"),
            Self::Z => ("Zeg ik liever niet", "I'd rather not say"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_belongs_to_the_group_its_code_begins_with() {
        for reason in ReasonCode::ALL {
            match reason.group() {
                ReasonGroup::Apart => assert!(matches!(reason, ReasonCode::X | ReasonCode::Z)),
                group => assert!(reason.code().starts_with(group.code()), "{reason}"),
            }
        }
        let listed: usize = ReasonGroup::ALL.iter().map(|group| group.reasons().count()).sum();
        assert_eq!(listed, ReasonCode::ALL.len());
    }

    #[test]
    fn what_most_people_leave_for_is_offered_first_in_each_group() {
        let offered = |group: ReasonGroup| group.reasons().map(ReasonCode::code).collect::<Vec<_>>();
        assert_eq!(offered(ReasonGroup::Work), ["B1", "B4", "B2", "B5", "B3", "B6"]);
        assert_eq!(offered(ReasonGroup::Organisation), ["C2", "C7", "C3", "C4", "C1", "C6", "C8", "C5", "C9"]);
        assert_eq!(offered(ReasonGroup::WorkingTogether), ["D1", "D3", "D5", "D2", "D4"]);
        for &group in ReasonGroup::ALL {
            let motives: Vec<NationalMotive> = group.reasons().filter_map(ReasonCode::national_motive).collect();
            assert!(motives.is_sorted(), "{group}");
        }
        assert_eq!(offered(ReasonGroup::Apart), ["X", "Z"], "what the study does not know keeps its place");
    }

    #[test]
    fn no_reason_in_words_keeps_a_placeholder_or_says_pupils_elsewhere() {
        for &sector in Sector::ALL {
            for language in Language::ALL {
                for reason in ReasonCode::ALL {
                    let text = reason.text(language, sector);
                    assert!(!text.contains('{'), "{text}");
                    if sector != Sector::Pupils {
                        let lower = text.to_lowercase();
                        assert!(!lower.contains("leerling") && !lower.contains("pupil"), "{text}");
                    }
                }
            }
        }
        assert_eq!(ReasonCode::B3.text(Language::En, Sector::Pupils), "Pupils' behaviour, lack of respect");
        assert_eq!(
            ReasonCode::B6.text(Language::Nl, Sector::Pupils),
            "Liever andere leerlingen of een ander schooltype"
        );
        assert_eq!(ReasonCode::B6.text(Language::En, Sector::Pupils), "Other pupils or another type of school");
        assert_eq!(ReasonCode::B3.text(Language::Nl, Sector::Students), "Gedrag van studenten, gebrek aan respect");
    }
}
