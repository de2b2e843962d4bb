//! An improvement point: what a board learned from leavers, and what it changed because of it
//! (docs/domain.md, "Improvement points"). Published ones are read by later leavers.

mod evidence;
mod progress;
mod proposal;
mod reading;
mod reminder;

use chrono::NaiveDate;

use crate::coded::coded;
use crate::ids::{AccountId, UnitId};
use crate::language::Language;
use crate::questionnaire::clean_text;
use crate::report::OWNER_CHARACTERS;
use crate::task::{PossibleOwner, owner_of};

use reading::Reading;

pub use evidence::{Evidence, FIGURE_CHARACTERS, NoEvidence, RELEASE_CHARACTERS};
pub use progress::Progress;
pub use proposal::{PointSource, Proposal, shown_from, week_of};
pub use reminder::Reminder;

/// The longest text on what was learned, in characters.
pub const WHAT_CHARACTERS: usize = 600;
/// The longest advice, in characters.
pub const ADVICE_CHARACTERS: usize = 600;
/// The longest text for leavers, in characters: they read it on the last page, in passing.
pub const OUTCOME_CHARACTERS: usize = 300;
/// The longest reason for which a point is declined, in characters.
pub const DECLINED_CHARACTERS: usize = 300;
/// The longest text on what came of it, in characters.
pub const RESULT_CHARACTERS: usize = 600;
/// The longest comment, in characters.
pub const COMMENT_CHARACTERS: usize = 600;
/// The most points one leaver is shown.
pub const SHOWN_TO_LEAVERS: u64 = 3;

coded! {
    /// How far it is.
    pub enum PointStatus {
        Proposed = "proposed",
        Accepted = "accepted",
        /// With a reason.
        Declined = "declined",
        Doing = "doing",
        Done = "done",
    }
}

impl PointStatus {
    /// Whether something changes because of it: only that is told to leavers.
    pub const fn changes_something(self) -> bool {
        match self {
            Self::Doing | Self::Done => true,
            Self::Proposed | Self::Accepted | Self::Declined => false,
        }
    }

    /// Whether somebody took it up and it is not finished: its owner is reminded.
    pub const fn is_taken_up(self) -> bool {
        match self {
            Self::Accepted | Self::Doing => true,
            Self::Proposed | Self::Declined | Self::Done => false,
        }
    }

    /// Whether somebody has to see to it. Of what is only proposed, and of what is not going to happen, nobody does.
    pub const fn needs_an_owner(self) -> bool {
        match self {
            Self::Accepted | Self::Doing | Self::Done => true,
            Self::Proposed | Self::Declined => false,
        }
    }
}

coded! {
    /// The boxes of the form, in its order.
    pub enum PointField {
        What = "what",
        Advice = "advice",
        Addressee = "addressee",
        OutcomeNl = "outcome_nl",
        OutcomeEn = "outcome_en",
        Owner = "owner",
        /// A tick: the owner is nobody whom the program knows.
        Outside = "outside",
        Due = "due",
        Status = "status",
        Declined = "declined",
        Result = "result",
        School = "school",
        Evidence = "evidence",
    }
}

/// What is wrong with a box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PointFault {
    Missing,
    /// `is` counts characters, `max` is the most.
    TooLong {
        max: usize,
        is: usize,
    },
    /// None of the offered ones.
    UnknownChoice,
    /// No day of the calendar.
    NoDay,
    /// Nobody of the board, or two people of that name.
    UnknownOwner,
    /// Names of people, as they were typed, in a text that names nobody.
    Names(Vec<String>),
    /// Leavers read, or are about to read, of something that is not changing.
    NothingChanged,
}

/// A fault with its box.
pub type PointFaultAt = (PointField, PointFault);

/// What is written of one point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImprovementPoint {
    /// What we learned; stays inside.
    pub what: String,
    /// What to do about it; stays inside.
    pub advice: String,
    /// For whom the advice is, in words.
    pub addressee: String,
    /// What we changed, for leavers. May be empty until it is published.
    pub outcome_nl: String,
    pub outcome_en: String,
    /// Who sees to it: somebody of the board by name or address, or with `outside` a role or a name in words.
    pub owner: String,
    /// The owner is somebody whom the program does not know, and the writer said so: nobody is reminded.
    pub outside: bool,
    /// The day by which it is done.
    pub due: Option<NaiveDate>,
    pub status: PointStatus,
    /// Why it was declined.
    pub declined: String,
    /// What came of it; stays inside, but for releases of figures that it is about.
    pub result: String,
    /// The school it is about; `None` is the whole board.
    pub school: Option<UnitId>,
    /// The published figure it rests on.
    pub evidence: Option<Evidence>,
}

impl ImprovementPoint {
    /// A point of which nothing else is known yet; about the whole board.
    pub fn new(what: impl Into<String>, status: PointStatus) -> Self {
        Self {
            what: what.into(),
            advice: String::new(),
            addressee: String::new(),
            outcome_nl: String::new(),
            outcome_en: String::new(),
            owner: String::new(),
            outside: false,
            due: None,
            status,
            declined: String::new(),
            result: String::new(),
            school: None,
            evidence: None,
        }
    }

    /// Reads the form.
    ///
    /// # Errors
    /// Everything that is wrong, in the order of the form. Whether school and owner exist is not looked at.
    pub fn read(fields: &[(String, String)]) -> Result<Self, Vec<PointFaultAt>> {
        let mut form = Reading::of(fields);
        let status = PointStatus::parse(form.typed(PointField::Status));
        let is_declined = status == Some(PointStatus::Declined);
        let point = Self {
            what: form.text(PointField::What, WHAT_CHARACTERS, true),
            advice: form.text(PointField::Advice, ADVICE_CHARACTERS, false),
            addressee: form.line(PointField::Addressee, OWNER_CHARACTERS, false),
            outcome_nl: form.line(PointField::OutcomeNl, OUTCOME_CHARACTERS, false),
            outcome_en: form.line(PointField::OutcomeEn, OUTCOME_CHARACTERS, false),
            owner: form.line(PointField::Owner, OWNER_CHARACTERS, status.is_none_or(PointStatus::needs_an_owner)),
            outside: form.typed(PointField::Outside) == "yes" && !form.typed(PointField::Owner).trim().is_empty(),
            due: form.day(),
            // Without a status there is a fault, and no point.
            status: form.status(status).unwrap_or(PointStatus::Proposed),
            declined: form.text(PointField::Declined, DECLINED_CHARACTERS, is_declined),
            result: form.text(PointField::Result, RESULT_CHARACTERS, false),
            school: form.parsed(PointField::School),
            evidence: form.parsed(PointField::Evidence),
        };
        if form.faults.is_empty() { Ok(point) } else { Err(form.faults) }
    }

    /// The boxes as they stand: what [`ImprovementPoint::read`] reads back.
    pub fn fields(&self) -> Vec<(String, String)> {
        PointField::ALL.iter().map(|field| (field.code().to_owned(), self.value(*field))).collect()
    }

    /// One box as it stands.
    pub fn value(&self, field: PointField) -> String {
        match field {
            PointField::What => self.what.clone(),
            PointField::Advice => self.advice.clone(),
            PointField::Addressee => self.addressee.clone(),
            PointField::OutcomeNl => self.outcome_nl.clone(),
            PointField::OutcomeEn => self.outcome_en.clone(),
            PointField::Owner => self.owner.clone(),
            PointField::Outside => if self.outside { "yes" } else { "" }.to_owned(),
            PointField::Due => self.due.map(|day| day.to_string()).unwrap_or_default(),
            PointField::Status => self.status.code().to_owned(),
            PointField::Declined => self.declined.clone(),
            PointField::Result => self.result.clone(),
            PointField::School => self.school.map(|school| school.to_string()).unwrap_or_default(),
            PointField::Evidence => self.evidence.as_ref().map(Evidence::to_string).unwrap_or_default(),
        }
    }

    /// The account that sees to it; `None` where that is nobody, or somebody outside.
    ///
    /// # Errors
    /// The name is nobody's of these, or that of two of them.
    pub fn owner_among(&self, accounts: &[PossibleOwner]) -> Result<Option<AccountId>, PointFaultAt> {
        if self.owner.is_empty() || self.outside {
            return Ok(None);
        }
        match owner_of(&self.owner, accounts) {
            Some(account) => Ok(Some(account)),
            None => Err((PointField::Owner, PointFault::UnknownOwner)),
        }
    }

    /// Whether leavers may read it: it says in both languages what changed, and something changes.
    ///
    /// # Errors
    /// What stands in the way, box by box.
    pub fn can_be_published(&self) -> Result<(), Vec<PointFaultAt>> {
        let mut faults = Vec::new();
        for (field, text) in [(PointField::OutcomeNl, &self.outcome_nl), (PointField::OutcomeEn, &self.outcome_en)] {
            if text.is_empty() {
                faults.push((field, PointFault::Missing));
            }
        }
        if !self.status.changes_something() {
            faults.push((PointField::Status, PointFault::NothingChanged));
        }
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }

    /// What changed, in this language.
    pub fn outcome(&self, language: Language) -> &str {
        match language {
            Language::Nl => &self.outcome_nl,
            Language::En => &self.outcome_en,
        }
    }
}

/// A comment, as it was typed.
///
/// # Errors
/// Nothing typed, or more than [`COMMENT_CHARACTERS`].
pub fn comment(typed: &str) -> Result<String, PointFault> {
    let text = clean_text(typed);
    match text.chars().count() {
        0 => Err(PointFault::Missing),
        is if is > COMMENT_CHARACTERS => Err(PointFault::TooLong { max: COMMENT_CHARACTERS, is }),
        _ => Ok(text),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{
        COMMENT_CHARACTERS, Evidence, ImprovementPoint, OUTCOME_CHARACTERS, PointFault, PointField, PointStatus,
        comment,
    };
    use crate::ids::AccountId;
    use crate::task::PossibleOwner;

    fn point() -> ImprovementPoint {
        ImprovementPoint {
            outcome_nl: "Wie begint, krijgt een maatje.".to_owned(),
            outcome_en: "Whoever starts gets a buddy.".to_owned(),
            owner: "HR".to_owned(),
            outside: true,
            ..ImprovementPoint::new(
                "Starters miss somebody to ask.\nAfter the first month even more.",
                PointStatus::Done,
            )
        }
    }

    #[test]
    fn what_was_written_is_read_back() {
        let about_a_school = ImprovementPoint {
            school: Some(uuid::Uuid::from_u128(7).into()),
            advice: "Give each starter a buddy.".to_owned(),
            addressee: "the heads".to_owned(),
            due: NaiveDate::from_ymd_opt(2027, 2, 1),
            status: PointStatus::Declined,
            declined: "There are no hours for it.".to_owned(),
            result: "Nothing yet.".to_owned(),
            evidence: Evidence::parse("2026-H1/1 units-reasons").ok(),
            ..point()
        };
        assert!(about_a_school.evidence.is_some());
        let by_name = ImprovementPoint { outside: false, ..point() };
        for point in [point(), about_a_school, by_name] {
            assert_eq!(ImprovementPoint::read(&point.fields()), Ok(point));
        }
    }

    #[test]
    fn an_empty_form_has_a_fault_at_every_box_that_is_needed() {
        let faults = ImprovementPoint::read(&[]).expect_err("nothing was filled in");
        assert_eq!(
            faults,
            [
                (PointField::What, PointFault::Missing),
                (PointField::Owner, PointFault::Missing),
                (PointField::Status, PointFault::UnknownChoice)
            ]
        );
    }

    #[test]
    fn a_proposal_needs_no_owner_and_whatever_is_declined_needs_a_reason() {
        let nobody = ImprovementPoint { owner: String::new(), outside: false, ..point() };
        for (status, faults) in [
            (PointStatus::Proposed, vec![]),
            (PointStatus::Accepted, vec![(PointField::Owner, PointFault::Missing)]),
            (PointStatus::Declined, vec![(PointField::Declined, PointFault::Missing)]),
            (PointStatus::Doing, vec![(PointField::Owner, PointFault::Missing)]),
            (PointStatus::Done, vec![(PointField::Owner, PointFault::Missing)]),
        ] {
            let read = ImprovementPoint::read(&ImprovementPoint { status, ..nobody.clone() }.fields());
            assert_eq!(read.err().unwrap_or_default(), faults, "{status}");
        }
    }

    #[test]
    fn what_is_no_day_and_no_figure_is_said_at_its_box() {
        let mut fields = point().fields();
        for (name, value) in &mut fields {
            match name.as_str() {
                "due" => "31-2-2027".clone_into(value),
                "evidence" => "somewhere".clone_into(value),
                _ => {}
            }
        }
        let faults = ImprovementPoint::read(&fields).expect_err("two boxes");
        let expected = [(PointField::Due, PointFault::NoDay), (PointField::Evidence, PointFault::UnknownChoice)];
        assert_eq!(faults, expected);
    }

    #[test]
    fn an_owner_is_somebody_of_the_board_or_said_to_be_outside() {
        let account = AccountId::new(uuid::Uuid::from_u128(3));
        let anna = PossibleOwner {
            account,
            name: "Anna Proef".to_owned(),
            email: "anna@voorbeeld.test".to_owned(),
            is_near: true,
        };
        let owned = |owner: &str, outside| {
            let point = ImprovementPoint { owner: owner.to_owned(), outside, ..point() };
            point.owner_among(std::slice::from_ref(&anna))
        };
        assert_eq!(owned("anna proef", false), Ok(Some(account)));
        assert_eq!(owned("anna@voorbeeld.test", false), Ok(Some(account)));
        assert_eq!(owned("Anna Proef", true), Ok(None));
        assert_eq!(owned("", false), Ok(None));
        assert_eq!(owned("Bureau", false), Err((PointField::Owner, PointFault::UnknownOwner)));
    }

    #[test]
    fn an_outcome_that_is_too_long_is_counted() {
        let long = ImprovementPoint { outcome_en: "x".repeat(OUTCOME_CHARACTERS + 4), ..point() };
        let faults = ImprovementPoint::read(&long.fields()).expect_err("too long");
        let too_long = PointFault::TooLong { max: OUTCOME_CHARACTERS, is: OUTCOME_CHARACTERS + 4 };
        assert_eq!(faults, [(PointField::OutcomeEn, too_long)]);
    }

    #[test]
    fn a_comment_says_something_and_is_short() {
        assert_eq!(comment("  Goed. "), Ok("Goed.".to_owned()));
        assert_eq!(comment(" \n "), Err(PointFault::Missing));
        let max = COMMENT_CHARACTERS;
        assert_eq!(comment(&"x".repeat(max + 1)), Err(PointFault::TooLong { max, is: max + 1 }));
    }

    #[test]
    fn leavers_read_only_of_what_changes_and_in_both_languages() {
        assert_eq!(point().can_be_published(), Ok(()));
        let half = ImprovementPoint { outcome_en: String::new(), ..point() };
        assert_eq!(half.can_be_published(), Err(vec![(PointField::OutcomeEn, PointFault::Missing)]));
        for status in [PointStatus::Proposed, PointStatus::Accepted, PointStatus::Declined] {
            let faults = ImprovementPoint { status, ..point() }.can_be_published();
            assert_eq!(faults, Err(vec![(PointField::Status, PointFault::NothingChanged)]), "{status}");
        }
    }
}
