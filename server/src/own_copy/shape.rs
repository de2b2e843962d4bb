//! What stands in a copy, as data: the same for the page and for the file.

use chrono::{DateTime, NaiveDate, Utc};
use domain::departure::OptionalFacts;
use domain::person::NameParts;
use domain::report::Report;
use serde::Serialize;

/// Names the format in the file.
pub const FORMAT: &str = "uitzwaai-own-copy";
/// Raised whenever a field goes or gets another meaning; a new field does not raise it.
pub const VERSION: u32 = 1;

/// A part that was left out because whoever made the copy may not see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Answers,
    Reports,
    /// Answers that were not handed in.
    Draft,
    /// The addresses that mails went to.
    Receivers,
}

/// Everything, in the order in which people read it. Codes are the program's stable ones; what stands
/// in words is in `language`. Instants are UTC (RFC 3339).
#[derive(Clone, Debug, Serialize)]
pub struct OwnCopy {
    pub format: &'static str,
    pub version: u32,
    pub made_at: DateTime<Utc>,
    pub language: String,
    pub organisation: String,
    /// Empty in a copy that the leaver made.
    pub left_out: Vec<Part>,
    pub person: CopiedPerson,
    pub departure: CopiedDeparture,
    pub answers: Option<CopiedAnswers>,
    /// What the leaver said some weeks after leaving.
    pub later_answers: Option<CopiedAnswers>,
    /// What was answered and not handed in.
    pub draft: Option<CopiedDraft>,
    /// Those that fell away among them.
    pub talks: Vec<CopiedTalk>,
    /// Final reports only.
    pub reports: Vec<CopiedReport>,
    /// Agreements of a report, and what a leader asked of HR, the oldest first.
    pub tasks: Vec<CopiedTask>,
    /// What the leaver asked for of what is kept about them, and what HR said to it, oldest first.
    pub requests: Vec<CopiedRequest>,
    /// What HR asked for and was not carried out yet, or could not be.
    pub waiting: Vec<CopiedWaiting>,
    /// What happened and who did it, looks at answers and report among it, oldest first.
    pub events: Vec<CopiedEvent>,
    /// Mails to the leaver that left, oldest first.
    pub mails: Vec<CopiedMail>,
}

#[derive(Clone, Debug, Serialize)]
pub struct CopiedPerson {
    /// Empty once it is erased.
    pub name: String,
    /// As far as HR gave them.
    pub name_parts: NameParts,
    pub private_email: Option<String>,
    pub work_email: Option<String>,
    pub language: String,
    /// Since when name and addresses are gone.
    pub contact_erased_at: Option<DateTime<Utc>>,
}

#[derive(Clone, Debug, Serialize)]
pub struct CopiedDeparture {
    pub unit: String,
    pub school: String,
    #[serde(rename = "type")]
    pub departure_type: String,
    pub leader: Option<String>,
    /// The HR coordinator who was last named to take care of it.
    pub coordinator: Option<String>,
    pub foreseen: bool,
    pub last_day_worked: NaiveDate,
    pub end_of_employment: NaiveDate,
    /// Before this day no leader knows of it.
    pub known_from: Option<NaiveDate>,
    pub director_or_hr: bool,
    /// Of a special course, or of a contract that is not renewed.
    pub concluded_on: Option<NaiveDate>,
    pub reconsider_stated: bool,
    pub condition_confirmed_at: Option<DateTime<Utc>>,
    pub questionnaire_switched_on: bool,
    /// `yes` or `no`: whether questions are welcome, where that was asked.
    pub questionnaire_wanted: Option<String>,
    #[serde(flatten)]
    pub optional: OptionalFacts,
    /// As the board calls it.
    pub subject: Option<String>,
    /// The employer's own number of this departure, where a personnel system registered it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    pub talk_choice: Option<String>,
    pub shared_with_leader: bool,
    pub registered_at: DateTime<Utc>,
    pub closed_at: Option<DateTime<Utc>>,
}

#[derive(Clone, Debug, Serialize)]
pub struct CopiedAnswers {
    pub questionnaire_version: u32,
    pub variant: String,
    pub submitted_at: DateTime<Utc>,
    pub items: Vec<CopiedAnswer>,
}

/// One question that was asked; both lists are empty where it was skipped.
#[derive(Clone, Debug, Serialize)]
pub struct CopiedAnswer {
    pub key: String,
    pub question: String,
    /// As stored: codes, numbers, or the words the leaver typed.
    pub values: Vec<String>,
    pub answer: Vec<String>,
}

/// Answers that were not handed in, those that another answer made pointless among them.
#[derive(Clone, Debug, Serialize)]
pub struct CopiedDraft {
    pub questionnaire_version: u32,
    pub changed_at: DateTime<Utc>,
    /// Only what was answered.
    pub items: Vec<CopiedAnswer>,
}

#[derive(Clone, Debug, Serialize)]
pub struct CopiedTalk {
    pub host_kind: String,
    pub host: Option<String>,
    pub formality: String,
    pub minutes: u16,
    pub starts_at: Option<DateTime<Utc>>,
    pub way: Option<String>,
    pub place: Option<String>,
    pub held_on: Option<NaiveDate>,
    pub not_held: Option<String>,
    /// The leaver said that it did not take place.
    pub denied_at: Option<DateTime<Utc>>,
    /// Since when nobody holds it any more: it was declined, or went to somebody else.
    pub dropped_at: Option<DateTime<Utc>>,
    /// Its times, the cancelled ones among them, oldest first.
    pub appointments: Vec<CopiedAppointment>,
}

/// A time that was agreed.
#[derive(Clone, Debug, Serialize)]
pub struct CopiedAppointment {
    pub host: Option<String>,
    pub starts_at: DateTime<Utc>,
    pub minutes: u16,
    pub way: String,
    pub place: Option<String>,
    pub booked_at: DateTime<Utc>,
    pub cancelled_at: Option<DateTime<Utc>>,
    pub calendars: Vec<CopiedCalendarAnswer>,
}

/// What somebody's calendar program answered to it.
#[derive(Clone, Debug, Serialize)]
pub struct CopiedCalendarAnswer {
    /// `leaver` or `host`.
    pub who: String,
    pub at: DateTime<Utc>,
    /// `accepted`, `declined`, `tentative` or `other_time`.
    pub answer: String,
    /// When it was to begin instead.
    pub proposed_start: Option<DateTime<Utc>>,
}

#[derive(Clone, Debug, Serialize)]
pub struct CopiedTask {
    /// `agreement` or `asked`.
    pub source: String,
    pub what: String,
    /// Who sees to it, in words.
    pub owner: String,
    pub due_on: Option<NaiveDate>,
    pub created_at: DateTime<Utc>,
    pub done_at: Option<DateTime<Utc>>,
}

#[derive(Clone, Debug, Serialize)]
pub struct CopiedWaiting {
    pub asked_at: DateTime<Utc>,
    pub code: String,
    pub what: String,
    pub who: Option<String>,
    pub due_at: DateTime<Utc>,
    /// Fields and what was typed there, of another way of leaving.
    pub typed: Vec<(String, String)>,
    /// Why it was not carried out; none while it waits.
    pub lapsed: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct CopiedReport {
    pub author: Option<String>,
    pub finalised_at: DateTime<Utc>,
    pub report: Report,
    /// Dated additions to the final report.
    pub additions: Vec<CopiedWords>,
    /// What the leaver said of it.
    pub reply: Option<CopiedReply>,
}

#[derive(Clone, Debug, Serialize)]
pub struct CopiedWords {
    pub at: DateTime<Utc>,
    pub who: Option<String>,
    pub words: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct CopiedReply {
    pub at: DateTime<Utc>,
    pub agrees: bool,
    pub words: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct CopiedRequest {
    pub asked_at: DateTime<Utc>,
    /// `object`, `restrict`, `rectify` or `erase`.
    pub asked: String,
    pub words: Option<String>,
    pub stands: bool,
    /// `granted` or `refused`; none while HR has not answered.
    pub ruling: Option<String>,
    pub answer: Option<String>,
    pub answered_at: Option<DateTime<Utc>>,
    pub answered_by: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct CopiedEvent {
    pub at: DateTime<Utc>,
    pub code: String,
    pub what: String,
    /// `leaver`, `program` or `staff`.
    pub by: String,
    /// How the leaver came in: `link` or `letter`; not kept for what is older.
    pub way_in: Option<String>,
    pub who: Option<String>,
    /// Why HR opened answers and report.
    pub reason: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct CopiedMail {
    pub sent_at: DateTime<Utc>,
    pub code: String,
    pub what: String,
    /// HR handed it over as a letter.
    pub on_paper: bool,
    /// The address it went to; none on paper, once it is erased, and in a copy that HR made.
    pub to: Option<String>,
}

impl OwnCopy {
    /// The file.
    pub fn to_json(&self) -> String {
        // reason: strings, numbers, days and lists of them; writing them to memory cannot fail
        serde_json::to_string_pretty(self).expect("strings and numbers can always be written")
    }

    /// The name under which a browser keeps the file: letters, digits and hyphens, and nobody's name.
    pub fn file_name(&self) -> String {
        format!("uitzwaai-copy-{}.json", self.made_at.format("%Y-%m-%d"))
    }
}
