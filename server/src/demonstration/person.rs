//! One invented leaver: what HR registered, and what happened since.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::Language;
use domain::departure::{DepartureType, FunctionGroup, OptionalFacts, ServiceBand};
use domain::talk::{NotHeldReason, TalkChoice, Way};

/// What somebody did, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// This long after what happened before.
    After(TimeDelta),
    At(DateTime<Utc>),
    /// Twenty minutes after the booked talk has ended.
    AfterTheTalk,
}

/// What somebody did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    /// Hands in the questionnaire; the number varies the answers.
    Answer(usize),
    /// Answers two screens and stops.
    BeginAnswering,
    AnswerWhetherWanted(bool),
    Choose(TalkChoice),
    /// Books a time this many working days ahead, in the morning or later.
    Book {
        working_days: u32,
    },
    /// Books this very time, with the first adviser where it is an adviser's talk.
    BookAt {
        starts_at: DateTime<Utc>,
        way: Way,
    },
    Hold,
    NotHeld(NotHeldReason),
    /// Finishes the report.
    Report(usize),
    /// Begins the report and stops.
    BeginReport,
    Pause,
    Cancel,
    Die,
}

/// One invented leaver.
#[derive(Clone, Debug)]
pub(super) struct Person {
    pub name: &'static str,
    /// Index of the school, and 0 or 1 for its team.
    pub school: usize,
    pub team: usize,
    pub kind: DepartureType,
    pub foreseen: bool,
    pub language: Language,
    pub has_address: bool,
    /// Every mail to this address comes back.
    pub bounces: bool,
    pub registered_at: DateTime<Utc>,
    pub last_day_worked: NaiveDate,
    pub end_of_employment: NaiveDate,
    pub known_from: Option<NaiveDate>,
    pub optional: OptionalFacts,
    pub director_or_hr: bool,
    /// All advisers have handled the case: nobody may host.
    pub handled_by_all: bool,
    pub concluded_on: Option<NaiveDate>,
    pub condition_confirmed: bool,
    pub questionnaire_switched_on: bool,
    pub acts: Vec<(When, Act)>,
    /// The demonstration prints this person's link, under this word.
    pub shown_as: Option<&'static str>,
}

impl Person {
    /// Somebody registered at this moment who leaves on this day, without anything special.
    pub(super) fn new(
        name: &'static str,
        school: usize,
        kind: DepartureType,
        registered_at: DateTime<Utc>,
        last_day_worked: NaiveDate,
    ) -> Self {
        Self {
            name,
            school,
            team: name.len() % 2,
            kind,
            foreseen: kind != DepartureType::VoluntaryResignation,
            language: Language::Nl,
            has_address: true,
            bounces: false,
            registered_at,
            last_day_worked,
            end_of_employment: last_day_worked + TimeDelta::days(14),
            known_from: None,
            optional: OptionalFacts {
                function_group: Some(FunctionGroup::Teaching),
                service_band: Some(ServiceBand::ThreeToTen),
                ..OptionalFacts::default()
            },
            director_or_hr: false,
            handled_by_all: false,
            concluded_on: None,
            condition_confirmed: false,
            questionnaire_switched_on: false,
            acts: Vec::new(),
            shown_as: None,
        }
    }

    /// What happened next.
    pub(super) fn then(mut self, when: When, act: Act) -> Self {
        self.acts.push((when, act));
        self
    }

    pub(super) fn shown_as(mut self, what: &'static str) -> Self {
        self.shown_as = Some(what);
        self
    }

    /// An address of the person's own; nobody's, because `.example` belongs to nobody (RFC 2606).
    pub(super) fn private_email(&self) -> String {
        format!("{}@verzonnen.example", plain(self.name))
    }
}

/// A name as the local part of an address.
pub(super) fn plain(name: &str) -> String {
    let mut local = String::new();
    for letter in name.to_lowercase().chars() {
        match letter {
            'a'..='z' => local.push(letter),
            'à'..='å' => local.push('a'),
            'è'..='ë' => local.push('e'),
            'ì'..='ï' | 'ı' => local.push('i'),
            'ò'..='ö' => local.push('o'),
            'ù'..='ü' => local.push('u'),
            ' ' | '-' if !local.ends_with('.') => local.push('.'),
            _ => {}
        }
    }
    local
}
