//! The reason codes laid beside the lists of three Dutch studies, so that figures can be compared.
//!
//! Without loss: every entry of each list is reached, and no code counts under two entries of one
//! list, so counts can be added up. A code without a place in a list (private circumstances among
//! push factors, for one) says nothing there, rather than something untrue.

use super::ReasonCode;
use crate::coded::coded;
use crate::language::Language;

coded! {
    /// The five push factors of HAN's study of farewell talks at Dutch schools ("Binden en boeien
    /// tot na de uitgang", paragraph 2.2).
    pub enum HanPushFactor {
        PupilsBehaviour = "pupils_behaviour",
        /// In the team, from the organisation or from the leader.
        LackOfSupport = "lack_of_support",
        /// With a broad set of tasks and limited autonomy, as the study's heading has it.
        Workload = "workload",
        LackOfCareer = "lack_of_career",
        HybridWork = "hybrid_work",
    }
}

coded! {
    /// The reasons most mentioned in the letter to parliament on the *Exitmonitor* (28 November 2023).
    pub enum MinistryReason {
        Content = "content",
        SomethingNew = "something_new",
        WayOfWorkingAndCulture = "way_of_working_and_culture",
        Career = "career",
    }
}

coded! {
    /// The ten main motives of the national study of leaving teachers (ResearchNed for the ministry
    /// of education, December 2023), most mentioned first.
    pub enum NationalMotive {
        Workload = "workload",
        ChallengeAndDevelopment = "challenge_and_development",
        Management = "management",
        GuidanceAndTeam = "guidance_and_team",
        VisionAndAutonomy = "vision_and_autonomy",
        Pay = "pay",
        OwnImpact = "own_impact",
        WorkLife = "work_life",
        /// Outside the school's reach: moving house, a stage of life.
        AutonomousFactors = "autonomous_factors",
        Contract = "contract",
    }
}

impl ReasonCode {
    /// HAN's push factor this reason counts under, if any. Pull and private reasons push nobody.
    pub const fn han_push_factor(self) -> Option<HanPushFactor> {
        Some(match self {
            Self::B3 => HanPushFactor::PupilsBehaviour,
            Self::C7 | Self::D1 | Self::D2 | Self::D3 | Self::D5 => HanPushFactor::LackOfSupport,
            Self::B1 | Self::B4 | Self::C4 => HanPushFactor::Workload,
            Self::C2 => HanPushFactor::LackOfCareer,
            Self::C6 => HanPushFactor::HybridWork,
            _ => return None,
        })
    }

    /// The ministry's top reason this reason counts under, if any.
    pub const fn ministry_reason(self) -> Option<MinistryReason> {
        Some(match self {
            Self::B2 => MinistryReason::Content,
            Self::B5 => MinistryReason::SomethingNew,
            Self::C3 => MinistryReason::WayOfWorkingAndCulture,
            Self::C2 => MinistryReason::Career,
            _ => return None,
        })
    }

    /// The national study's motive this reason counts under; every reason of the groups A to D has
    /// one. An attractive offer, another reason and "rather not say" have none: that study lists
    /// only what drove people away.
    pub const fn national_motive(self) -> Option<NationalMotive> {
        Some(match self {
            Self::B1 | Self::B4 => NationalMotive::Workload,
            Self::B2 | Self::B5 | Self::C2 => NationalMotive::ChallengeAndDevelopment,
            Self::D1 | Self::D3 | Self::D5 => NationalMotive::Management,
            Self::C7 | Self::D2 | Self::D4 => NationalMotive::GuidanceAndTeam,
            Self::C3 | Self::C4 => NationalMotive::VisionAndAutonomy,
            Self::C1 => NationalMotive::Pay,
            Self::B3 | Self::B6 => NationalMotive::OwnImpact,
            Self::C6 | Self::C8 => NationalMotive::WorkLife,
            Self::A1 | Self::A2 | Self::A3 => NationalMotive::AutonomousFactors,
            Self::C5 | Self::C9 => NationalMotive::Contract,
            Self::E1 | Self::X | Self::Z => return None,
        })
    }
}

const fn pick(language: Language, (nl, en): (&'static str, &'static str)) -> &'static str {
    match language {
        Language::Nl => nl,
        Language::En => en,
    }
}

impl HanPushFactor {
    /// The push factor in words.
    pub const fn text(self, language: Language) -> &'static str {
        pick(
            language,
            match self {
                Self::PupilsBehaviour => ("Moeilijk gedrag van leerlingen", "Pupils' difficult behaviour"),
                Self::LackOfSupport => ("Gebrek aan steun", "Lack of support"),
                Self::Workload => ("Te hoge ervaren werkdruk", "Workload felt to be too high"),
                Self::LackOfCareer => ("Gebrek aan loopbaanmogelijkheden", "Lack of career opportunities"),
                Self::HybridWork => ("Moeilijk om hybride te werken", "Hard to combine jobs"),
            },
        )
    }
}

impl MinistryReason {
    /// The reason in words.
    pub const fn text(self, language: Language) -> &'static str {
        pick(
            language,
            match self {
                Self::Content => ("De inhoud van het werk", "The content of the work"),
                Self::SomethingNew => ("Iets nieuws of anders willen doen", "Wanting to do something new"),
                Self::WayOfWorkingAndCulture => ("Werkwijze en cultuur", "Way of working and culture"),
                Self::Career => ("Loopbaanmogelijkheden", "Career opportunities"),
            },
        )
    }
}

impl NationalMotive {
    /// The motive in words.
    pub const fn text(self, language: Language) -> &'static str {
        pick(
            language,
            match self {
                Self::Workload => ("Werkdruk", "Workload"),
                Self::ChallengeAndDevelopment => ("Uitdaging en ontwikkeling", "Challenge and development"),
                Self::Management => ("Leiding en bestuur", "Management"),
                Self::GuidanceAndTeam => ("Begeleiding en team", "Guidance and team"),
                Self::VisionAndAutonomy => ("Visie en autonomie", "Vision and autonomy"),
                Self::Pay => ("Salaris en arbeidsvoorwaarden", "Pay and conditions"),
                Self::OwnImpact => ("Eigen impact", "Own impact"),
                Self::WorkLife => ("Werk en privé", "Work and private life"),
                Self::AutonomousFactors => ("Autonome factoren", "Autonomous factors"),
                Self::Contract => ("Contract of ontslag", "Contract or dismissal"),
            },
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reason::ReasonGroup;

    fn reasons_of<T: PartialEq>(entry: T, place: impl Fn(ReasonCode) -> Option<T>) -> Vec<ReasonCode> {
        ReasonCode::ALL.iter().copied().filter(|&reason| place(reason).as_ref() == Some(&entry)).collect()
    }

    #[test]
    fn every_entry_of_every_outside_list_is_reached() {
        for &factor in HanPushFactor::ALL {
            assert!(!reasons_of(factor, ReasonCode::han_push_factor).is_empty(), "{factor}");
        }
        for &reason in MinistryReason::ALL {
            assert!(!reasons_of(reason, ReasonCode::ministry_reason).is_empty(), "{reason}");
        }
        for &motive in NationalMotive::ALL {
            assert!(!reasons_of(motive, ReasonCode::national_motive).is_empty(), "{motive}");
        }
    }

    #[test]
    fn the_outside_lists_have_the_length_of_their_sources() {
        assert_eq!((HanPushFactor::ALL.len(), MinistryReason::ALL.len(), NationalMotive::ALL.len()), (5, 4, 10));
    }

    #[test]
    fn every_reason_of_the_four_groups_has_a_national_motive_and_no_other_has() {
        for reason in ReasonCode::ALL {
            let is_push = !matches!(reason.group(), ReasonGroup::Attraction | ReasonGroup::Apart);
            assert_eq!(reason.national_motive().is_some(), is_push, "{reason}");
        }
    }

    #[test]
    fn what_pushes_nobody_is_no_push_factor() {
        for reason in ReasonCode::ALL {
            if matches!(reason.group(), ReasonGroup::Personal | ReasonGroup::Attraction | ReasonGroup::Apart) {
                assert_eq!(reason.han_push_factor(), None, "{reason}");
            }
        }
    }
}
