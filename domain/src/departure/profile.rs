//! What follows from the way somebody leaves, one profile per departure type.
//!
//! Everything the program decides by the type stands here and nowhere else: whoever adds a type writes
//! its profile and its words. Nothing is inherited from another type, so that none of this is decided
//! by silence, the legal condition least of all (docs/domain.md, "Departure types").

use super::{Condition, DepartureType};
use crate::coded::coded;
use crate::guide::GuideKey;
use crate::questionnaire::Variant;
use crate::report::Boxes;
use crate::route::Route;

/// What a departure type decides.
#[derive(Debug)]
pub struct Profile {
    pub ended_by: EndedBy,
    /// Settlement, dismissal and incapacity: shown in lists as "special course", counted in figures as
    /// one group, kept from the leader, and asked first whether a questionnaire is welcome.
    pub is_special_course: bool,
    /// No mail goes out, no talk is planned and no link opens, whatever else is stored.
    pub nothing_is_ever_sent: bool,
    /// What HR must confirm, or what must have passed, before anything is sent.
    pub condition: Option<Condition>,
    pub questions: Questions,
    /// `None` where there is no talk.
    pub talks: Option<Talks>,
    /// The boxes of a report beyond those that every report has.
    pub boxes: &'static Boxes,
    pub tone: Tone,
    /// What people write for it in forms and lists, as [`crate::departure_form`] compares texts: lower
    /// case, no accents, no signs. `docs/import.md` shows the same words. Deliberately
    /// absent: "ontslag" alone, which may mean that the leaver or that the employer ended it.
    pub words: Words,
}

/// Who put an end to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndedBy {
    /// The leaver resigned, or chose not to go on at the end of a contract.
    Leaver,
    /// The employer, also where both signed an agreement about it.
    Employer,
    /// It came to its end, or life decided.
    Circumstances,
}

/// Whether there is a questionnaire, and which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Questions {
    Always(Variant),
    /// Only where HR switched it on for this departure.
    IfSwitchedOn(Variant),
    Never,
}

/// The talks of a departure type, as long as no unit has put its own rule in their place.
#[derive(Debug)]
pub struct Talks {
    pub route: Route,
    pub formal_minutes: u16,
    pub informal_minutes: u16,
    /// The routes that a unit's own rule may name. A special course never goes to the leader; where the
    /// employer ended the contract the leader is never the only host, not even by the leaver's choice.
    pub lawful_routes: &'static [Route],
    /// The guide of a formal talk. A talk that is informal by its route can become formal when the
    /// leaver asks for HR, so each type with talks has one.
    pub guide: GuideKey,
}

coded! {
    /// How a mail sounds. The catalogues choose among texts by the code.
    pub enum Tone {
        Ordinary = "ordinary",
        /// A contract that was not renewed.
        Contract = "contract",
        /// The employer ended it, and it is no special course.
        Ended = "ended",
        Transfer = "transfer",
        Retirement = "retirement",
        /// Says besides that the talk changes nothing in the agreement.
        Settlement = "settlement",
        /// Dismissal and incapacity.
        Special = "special",
    }
}

/// Words for a type; the first of each language is what an example shows.
#[derive(Debug)]
pub struct Words {
    pub dutch: &'static [&'static str],
    pub english: &'static [&'static str],
}

impl Profile {
    /// The leaver left because they wanted to. Only then is their leader asked what may have decided it,
    /// and does a second questionnaire follow some weeks after leaving.
    pub const fn is_own_choice(&self) -> bool {
        matches!(self.ended_by, EndedBy::Leaver)
    }

    /// The employer ended it: the leader is never the only host.
    pub const fn is_ended_by_employer(&self) -> bool {
        matches!(self.ended_by, EndedBy::Employer)
    }

    /// The routes that may be set; none where there is no talk.
    pub const fn lawful_routes(&self) -> &'static [Route] {
        match &self.talks {
            Some(talks) => talks.lawful_routes,
            None => &[],
        }
    }

    /// The guide of a formal talk; `None` where there is no talk.
    pub const fn guide(&self) -> Option<GuideKey> {
        match &self.talks {
            Some(talks) => Some(talks.guide),
            None => None,
        }
    }
}

impl DepartureType {
    /// What follows from leaving in this way.
    pub const fn profile(self) -> &'static Profile {
        match self {
            Self::VoluntaryResignation => &VOLUNTARY_RESIGNATION,
            Self::OwnChoiceAtEndOfContract => &OWN_CHOICE_AT_END_OF_CONTRACT,
            Self::FixedTermNotRenewed => &FIXED_TERM_NOT_RENEWED,
            Self::ProbationEndedByEmployer => &PROBATION_ENDED_BY_EMPLOYER,
            Self::TemporaryReplacementEnded => &TEMPORARY_REPLACEMENT_ENDED,
            Self::InternalTransfer => &INTERNAL_TRANSFER,
            Self::Retirement => &RETIREMENT,
            Self::NoticeWithConsent => &NOTICE_WITH_CONSENT,
            Self::Redundancy => &REDUNDANCY,
            Self::SettlementAgreement => &SETTLEMENT_AGREEMENT,
            Self::Dismissal => &DISMISSAL,
            Self::LongTermIncapacity => &LONG_TERM_INCAPACITY,
            Self::Death => &DEATH,
        }
    }
}

static VOLUNTARY_RESIGNATION: Profile = Profile {
    ended_by: EndedBy::Leaver,
    is_special_course: false,
    nothing_is_ever_sent: false,
    condition: None,
    questions: Questions::Always(Variant::Full),
    talks: Some(Talks {
        route: Route::Both,
        formal_minutes: 60,
        informal_minutes: 30,
        lawful_routes: Route::ALL,
        guide: GuideKey::Leaving,
    }),
    boxes: &Boxes::REASONS,
    tone: Tone::Ordinary,
    words: Words {
        dutch: &[
            "eigen ontslag",
            "eigen opzegging",
            "ontslag op eigen verzoek",
            "vrijwillig",
            "vrijwillig vertrek",
            "vrijwillig ontslag",
        ],
        english: &["voluntary resignation", "resignation"],
    },
};

static OWN_CHOICE_AT_END_OF_CONTRACT: Profile = Profile {
    ended_by: EndedBy::Leaver,
    is_special_course: false,
    nothing_is_ever_sent: false,
    condition: None,
    questions: Questions::Always(Variant::Full),
    talks: Some(Talks {
        route: Route::Adviser,
        formal_minutes: 45,
        informal_minutes: 30,
        lawful_routes: Route::ALL,
        guide: GuideKey::Leaving,
    }),
    boxes: &Boxes::REASONS,
    tone: Tone::Ordinary,
    words: Words {
        dutch: &["eigen keuze einde contract", "eigen keuze bij einde contract"],
        english: &[
            "own choice at the end of a contract",
            "own choice at end of contract",
            "own choice end of contract",
        ],
    },
};

static FIXED_TERM_NOT_RENEWED: Profile = Profile {
    ended_by: EndedBy::Employer,
    is_special_course: false,
    nothing_is_ever_sent: false,
    condition: Some(Condition::ToldInWriting),
    questions: Questions::Always(Variant::FixedTerm),
    talks: Some(Talks {
        route: Route::Adviser,
        formal_minutes: 45,
        informal_minutes: 30,
        lawful_routes: &[Route::Adviser, Route::Both],
        guide: GuideKey::FixedTerm,
    }),
    boxes: &Boxes::NOT_RENEWED,
    tone: Tone::Contract,
    words: Words {
        dutch: &["tijdelijk contract niet verlengd", "contract niet verlengd", "niet verlengd"],
        english: &["fixed term contract not renewed", "fixed term not renewed", "not renewed"],
    },
};

static PROBATION_ENDED_BY_EMPLOYER: Profile = Profile {
    ended_by: EndedBy::Employer,
    is_special_course: false,
    nothing_is_ever_sent: false,
    condition: Some(Condition::Told),
    questions: Questions::Always(Variant::Probation),
    talks: Some(Talks {
        route: Route::Adviser,
        formal_minutes: 45,
        informal_minutes: 30,
        lawful_routes: &[Route::Adviser, Route::Both],
        guide: GuideKey::FixedTerm,
    }),
    boxes: &Boxes::BEGINNING,
    tone: Tone::Ended,
    words: Words {
        dutch: &["proeftijd beeindigd", "ontslag in proeftijd", "einde proeftijd"],
        english: &["probation ended by the employer", "probation ended"],
    },
};

static TEMPORARY_REPLACEMENT_ENDED: Profile = Profile {
    ended_by: EndedBy::Circumstances,
    is_special_course: false,
    nothing_is_ever_sent: false,
    condition: None,
    questions: Questions::Always(Variant::Short),
    talks: Some(Talks {
        route: Route::Leader,
        formal_minutes: 45,
        informal_minutes: 30,
        lawful_routes: Route::ALL,
        guide: GuideKey::FixedTerm,
    }),
    boxes: &Boxes::BEGINNING,
    tone: Tone::Ordinary,
    words: Words {
        dutch: &["vervanging afgelopen", "einde vervanging", "tijdelijke vervanging afgelopen"],
        english: &["temporary replacement ended", "replacement ended"],
    },
};

static INTERNAL_TRANSFER: Profile = Profile {
    ended_by: EndedBy::Circumstances,
    is_special_course: false,
    nothing_is_ever_sent: false,
    condition: None,
    questions: Questions::Always(Variant::Transfer),
    talks: Some(Talks {
        route: Route::Leader,
        formal_minutes: 45,
        informal_minutes: 30,
        lawful_routes: Route::ALL,
        guide: GuideKey::Leaving,
    }),
    boxes: &Boxes::REASONS,
    tone: Tone::Transfer,
    words: Words {
        dutch: &["interne overplaatsing", "interne overstap", "overplaatsing", "overstap binnen het bestuur"],
        english: &["internal transfer within the board", "internal transfer", "transfer"],
    },
};

static RETIREMENT: Profile = Profile {
    ended_by: EndedBy::Circumstances,
    is_special_course: false,
    nothing_is_ever_sent: false,
    condition: None,
    questions: Questions::Always(Variant::Retirement),
    talks: Some(Talks {
        route: Route::LeaverChooses,
        formal_minutes: 45,
        informal_minutes: 45,
        lawful_routes: Route::ALL,
        guide: GuideKey::Retirement,
    }),
    boxes: &Boxes::RETIREMENT,
    tone: Tone::Retirement,
    words: Words { dutch: &["pensioen", "met pensioen", "pensionering"], english: &["retirement", "retired"] },
};

/// Nobody's own choice, so the guide is about process; but with reasons, which the questionnaire asks too.
static REDUNDANCY: Profile = Profile {
    ended_by: EndedBy::Employer,
    is_special_course: false,
    nothing_is_ever_sent: false,
    condition: Some(Condition::Told),
    questions: Questions::Always(Variant::Closure),
    talks: Some(Talks {
        route: Route::Adviser,
        formal_minutes: 45,
        informal_minutes: 30,
        lawful_routes: &[Route::Adviser, Route::Both],
        guide: GuideKey::Process,
    }),
    boxes: &Boxes::REASONS_AND_PROCESS,
    tone: Tone::Ended,
    words: Words {
        dutch: &["boventallig", "boventalligheid", "reorganisatie", "sluiting", "reorganisatie of sluiting"],
        english: &["redundancy or closure", "redundancy", "closure"],
    },
};

static SETTLEMENT_AGREEMENT: Profile = Profile {
    ended_by: EndedBy::Employer,
    is_special_course: true,
    nothing_is_ever_sent: false,
    condition: Some(Condition::TimeToReconsider),
    questions: Questions::IfSwitchedOn(Variant::Experience),
    talks: Some(Talks {
        route: Route::Adviser,
        formal_minutes: 45,
        informal_minutes: 30,
        lawful_routes: &[Route::Adviser],
        guide: GuideKey::Process,
    }),
    boxes: &Boxes::PROCESS,
    tone: Tone::Settlement,
    words: Words {
        dutch: &["vaststellingsovereenkomst", "vso", "wederzijds goedvinden", "beeindigingsovereenkomst"],
        english: &["settlement agreement", "settlement"],
    },
};

/// Consent can be taken back for fourteen days, or three weeks where that was not stated (art. 7:671 BW).
static NOTICE_WITH_CONSENT: Profile = Profile {
    ended_by: EndedBy::Employer,
    is_special_course: true,
    nothing_is_ever_sent: false,
    condition: Some(Condition::TimeToReconsider),
    questions: Questions::IfSwitchedOn(Variant::Experience),
    talks: Some(Talks {
        route: Route::Adviser,
        formal_minutes: 45,
        informal_minutes: 30,
        lawful_routes: &[Route::Adviser],
        guide: GuideKey::Process,
    }),
    boxes: &Boxes::PROCESS,
    tone: Tone::Special,
    words: Words {
        dutch: &["opzegging met instemming", "ontslag met instemming", "opzegging werkgever met instemming"],
        english: &["notice with consent"],
    },
};

static DISMISSAL: Profile = Profile {
    ended_by: EndedBy::Employer,
    is_special_course: true,
    nothing_is_ever_sent: false,
    condition: Some(Condition::TermsPassed),
    questions: Questions::IfSwitchedOn(Variant::Experience),
    talks: Some(Talks {
        route: Route::Adviser,
        formal_minutes: 45,
        informal_minutes: 30,
        lawful_routes: &[Route::Adviser],
        guide: GuideKey::Process,
    }),
    boxes: &Boxes::PROCESS,
    tone: Tone::Special,
    words: Words {
        dutch: &["ontslag door werkgever", "ontslag door de werkgever", "ontslagen"],
        english: &["dismissal", "dismissed"],
    },
};

static LONG_TERM_INCAPACITY: Profile = Profile {
    ended_by: EndedBy::Employer,
    is_special_course: true,
    nothing_is_ever_sent: false,
    condition: Some(Condition::Confirmed),
    questions: Questions::IfSwitchedOn(Variant::ExperienceAfterIncapacity),
    talks: Some(Talks {
        route: Route::Adviser,
        formal_minutes: 45,
        informal_minutes: 30,
        lawful_routes: &[Route::Adviser],
        guide: GuideKey::Process,
    }),
    boxes: &Boxes::PROCESS,
    tone: Tone::Special,
    words: Words {
        dutch: &["langdurige arbeidsongeschiktheid", "arbeidsongeschikt", "arbeidsongeschiktheid"],
        english: &["long term incapacity", "incapacity"],
    },
};

static DEATH: Profile = Profile {
    ended_by: EndedBy::Circumstances,
    is_special_course: false,
    nothing_is_ever_sent: true,
    condition: None,
    questions: Questions::Never,
    talks: None,
    boxes: &Boxes::REASONS,
    tone: Tone::Ordinary,
    words: Words { dutch: &["overlijden", "overleden"], english: &["death", "deceased"] },
};
