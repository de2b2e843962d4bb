//! The record's own words: how somebody leaves, and the facts HR registers about it.

mod groups;
mod notice;
mod optional;
mod profile;
mod shown;
pub mod subject;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use self::subject::SubjectNumber;
use crate::api::ExternalId;
use crate::coded::coded;
use crate::ids::{AccountId, UnitId};
use crate::language::Language;
use crate::person::{EmailAddress, NameParts, PersonName};

// All that is public there: whoever adds a fact names it once.
pub use groups::{ContractChain, Entry, Hybrid, PartTime};
pub use notice::is_told_late;
pub use optional::*;
pub use profile::{EndedBy, Profile, Questions, Talks, Tone, Words};
pub use shown::ShownType;

coded! {
    /// Whether the leaver of a special course wants the questionnaire.
    pub enum ExperienceAnswer {
        Yes = "yes",
        No = "no",
    }
}

coded! {
    /// How a person leaves. What follows from it stands in its [`Profile`].
    pub enum DepartureType {
        VoluntaryResignation = "voluntary",
        OwnChoiceAtEndOfContract = "own_choice_end_of_contract",
        FixedTermNotRenewed = "fixed_term_not_renewed",
        ProbationEndedByEmployer = "probation_ended",
        TemporaryReplacementEnded = "replacement_ended",
        InternalTransfer = "internal_transfer",
        Retirement = "retirement",
        /// The employer gave notice, and the employee consented in writing (art. 7:671 BW).
        NoticeWithConsent = "notice_with_consent",
        Redundancy = "redundancy",
        SettlementAgreement = "settlement",
        Dismissal = "dismissal",
        LongTermIncapacity = "incapacity",
        /// No questionnaire, no talk, and no mail ever.
        Death = "death",
    }
}

coded! {
    /// What has to be so before anything is sent to a leaver.
    pub enum Condition {
        /// The employer has told in writing that the contract is not renewed (art. 7:668 BW).
        ToldInWriting = "told_in_writing",
        Told = "told",
        /// Day 15 after the agreement was concluded or the consent was given, day 22 when the right to reconsider
        /// was not stated (art. 7:670b and 7:671 BW).
        TimeToReconsider = "time_to_reconsider",
        /// The terms for claim and appeal have passed.
        TermsPassed = "terms_passed",
        Confirmed = "confirmed",
    }
}

impl Condition {
    /// HR ticks it; the time to reconsider runs out by itself.
    pub const fn is_ticked(self) -> bool {
        match self {
            Self::ToldInWriting | Self::Told | Self::TermsPassed | Self::Confirmed => true,
            Self::TimeToReconsider => false,
        }
    }

    /// Whether HR says on which day it was: it has to where the time to reconsider runs from then.
    pub const fn has_day(self) -> bool {
        match self {
            Self::TimeToReconsider | Self::ToldInWriting => true,
            Self::Told | Self::TermsPassed | Self::Confirmed => false,
        }
    }
}

/// What HR registers about a leaver. All of it has been through its own door (`parse`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registration {
    pub name: PersonName,
    /// The name in parts, as far as HR knows them.
    pub parts: NameParts,
    pub private_email: Option<EmailAddress>,
    pub work_email: Option<EmailAddress>,
    /// The employer's own number, one of a board.
    pub external_id: Option<ExternalId>,
    pub language: Language,
    /// The team (or, without teams, the school) the person leaves.
    pub unit: UnitId,
    pub leader: Option<AccountId>,
    pub departure_type: DepartureType,
    pub foreseen: bool,
    pub last_day_worked: NaiveDate,
    pub end_of_employment: NaiveDate,
    /// Before this day no leader sees the departure.
    pub known_from: Option<NaiveDate>,
    /// People HR names as having handled the case: they never host.
    pub may_not_host: Vec<AccountId>,
    pub optional: OptionalFacts,
    /// One of the board's own list.
    pub subject: Option<SubjectNumber>,
    /// The leaver is a director or HR staff: nobody of the own school may host.
    pub director_or_hr: bool,
    /// The day a settlement agreement was concluded, or the employee consented; for a fixed-term contract the day they
    /// were told in writing that it is not renewed, where HR says so.
    pub concluded_on: Option<NaiveDate>,
    /// For a settlement agreement: whether the right to reconsider is stated in it.
    pub reconsider_stated: bool,
    /// HR has confirmed what the departure type asks for (told, terms passed, …).
    pub condition_confirmed: bool,
    /// For settlement, dismissal and incapacity: HR switched the questionnaire on.
    pub questionnaire_switched_on: bool,
}

/// What is wrong with a registration, each at its field. Nothing typed is lost: the form is shown
/// again with the same text and these beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RegistrationFault {
    NameMissing,
    NameTooLong,
    AddressMalformed,
    /// Something else than letters, figures and `. _ : -`, or too long.
    NumberMalformed,
    /// Another departure of the board has this number, or another line of the list.
    NumberTaken,
    UnknownUnit,
    /// Several units have this name: the school must be named as well.
    AmbiguousUnit,
    UnknownLeader,
    LeaderIsTheLeaver,
    /// Nobody leads the chosen team, and a form asked for whoever does.
    TeamWithoutLeader,
    TeamWithSeveralLeaders,
    UnknownType,
    UnknownLanguage,
    DateMissing,
    DateImpossible,
    EndBeforeLastDay,
    /// Gone for longer than the window in which a talk still makes sense.
    TooLongAgo,
    /// More than three years ahead: surely a slip of the pen.
    TooFarAhead,
    /// Not one of the choices of an optional field.
    UnknownChoice,
    UnknownAccount,
    ConcludedOnMissing,
    /// The same person (board, address, last day worked) has been registered already.
    AlreadyRegistered,
    /// A cell that a spreadsheet would run as a formula.
    Formula,
    /// Neither yes nor no.
    NotYesOrNo,
    /// A line of a list has more cells than there are headings: perhaps a stray separator.
    TooManyCells,
}
