//! What a page gets of a record: plain data, put together from what the viewer may see.

use chrono::{DateTime, NaiveDate, Utc};
use domain::Language;
use domain::course::{LeaderStatus, Owner, Stage};
use domain::departure::subject::SubjectNumber;
use domain::departure::{Condition, OptionalFacts, ShownType};
use domain::ids::{AccountId, DepartureId, TalkId};
use domain::side_by_side::SideBySide;
use domain::talk::{Formality, HostKind, NotHeldReason, TalkChoice, Way};
use serde::{Deserialize, Serialize};

use super::answers::AnswersView;
use super::report::ReportView;
use super::second::LaterView;
use super::time_line::Moment;
use crate::departure::waiting::Waiting;

/// As what somebody looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ViewedAs {
    Leaver,
    Leader,
    Adviser,
    /// `break_glass_open`: answers and report are open for an hour, with a stated reason.
    Coordinator {
        break_glass_open: bool,
    },
}

/// What one viewer sees of one departure.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Record {
    pub id: DepartureId,
    /// For forms: see `departure::edit`.
    pub revision: i32,
    /// Where it is erased, words that say so.
    pub name: String,
    /// Since which day name and addresses are gone.
    pub contact_erased_on: Option<NaiveDate>,
    /// It is being erased, and waits for its last mails.
    pub is_going: bool,
    pub viewed_as: ViewedAs,
    pub last_day_worked: NaiveDate,
    pub status: StatusView,
    /// Everything HR registered; not for the leader.
    pub facts: Option<RecordFacts>,
    /// The talks; for the leader only the one they host.
    pub talks: Vec<TalkView>,
    pub answers: Option<AnswersView>,
    /// What the leaver said some weeks after leaving.
    pub later: Option<LaterView>,
    /// There are answers, and this host first says what they expect.
    pub predicts_first: bool,
    pub reports: Vec<ReportView>,
    /// Answers and reports code by code, where the viewer sees both.
    pub side_by_side: Option<SideBySide>,
    /// What the mail server said when it refused a mail; for HR to correct the address.
    pub address_fails: Option<String>,
    pub time_line: Vec<Moment>,
    /// A step that waits, or was not carried out; for HR.
    pub waiting: Option<Waiting>,
    pub may: May,
}

/// Where it stands, as far as the viewer may know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum StatusView {
    Leader { status: LeaderStatus, talk_by: Option<NaiveDate> },
    Full(FullStatus),
}

/// Where it stands, what is due and who owns it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FullStatus {
    pub stage: Stage,
    pub due: Option<DateTime<Utc>>,
    pub overdue: bool,
    pub owner: Owner,
    /// The host whose turn it is.
    pub owner_name: Option<String>,
    pub talk_by: NaiveDate,
    /// What the program does next by itself.
    pub next: Option<NextStep>,
    /// Nothing is sent before this is so.
    pub waits_for: Option<Waits>,
}

/// What keeps the course from beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Waits {
    /// HR has to confirm or fill in this.
    For(Condition),
    Until(NaiveDate),
}

/// What the program does next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextStep {
    pub what: NextStepKind,
    pub at: DateTime<Utc>,
}

/// The kinds of steps, as shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NextStepKind {
    AskWhetherWanted,
    Questionnaire,
    Combined,
    Invitation,
    Reminder,
    TellHr,
    AppointmentReminder,
    ReportReminder,
    Closing,
    Later,
}

/// What HR registered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordFacts {
    /// HR reads which type it is; a host of a special course reads that it is one, and neither which nor what of it
    /// stands below (`condition`, `concluded_on`, `reconsider_stated`).
    pub kind: ShownType,
    pub foreseen: bool,
    pub end_of_employment: NaiveDate,
    pub known_from: Option<NaiveDate>,
    pub language: Language,
    pub unit: String,
    pub school: String,
    pub leader: Option<String>,
    pub private_email: Option<String>,
    pub work_email: Option<String>,
    /// For HR only: the employer's own number.
    pub external_id: Option<String>,
    pub optional: OptionalFacts,
    /// Of the board's own list.
    pub subject: Option<SubjectNumber>,
    pub director_or_hr: bool,
    pub concluded_on: Option<NaiveDate>,
    pub reconsider_stated: bool,
    pub condition: Option<Condition>,
    pub condition_confirmed: bool,
    pub questionnaire_switched_on: bool,
    /// For HR only: whom it named as having handled the case.
    pub may_not_host: Vec<(AccountId, String)>,
    /// What the leaver chose; not for the leader.
    pub choice: Option<TalkChoice>,
    pub submitted_at: Option<DateTime<Utc>>,
    pub registered_at: DateTime<Utc>,
    /// The HR coordinator who takes care of it today; `None`: nobody in particular.
    pub coordinator: Option<(AccountId, String)>,
    pub paused: bool,
}

/// One talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TalkView {
    pub id: TalkId,
    pub host_kind: HostKind,
    pub host: Option<String>,
    /// The viewer hosts it: may plan, record and, for a formal one, report.
    pub mine: bool,
    pub formality: Formality,
    pub minutes: u16,
    pub appointment: Option<AppointmentView>,
    pub held_on: Option<NaiveDate>,
    pub not_held: Option<NotHeldReason>,
    pub dropped: bool,
    /// The leaver said that it did not take place.
    pub denied: bool,
}

/// A booked time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppointmentView {
    /// Planned outside the host's own times, on purpose.
    pub outside_hours: bool,
    pub starts_at: DateTime<Utc>,
    pub minutes: u16,
    pub way: Way,
    pub place: Option<String>,
    /// Its time has passed.
    pub ended: bool,
    /// The leaver asked for another time, when it was too late to move it themselves.
    pub change_asked: bool,
    /// The host said to run late by so many minutes.
    pub late_minutes: Option<u16>,
    /// The host can say it now.
    pub may_say_late: bool,
    /// What both calendars answered to the invitation.
    pub answers: crate::itip::Answers,
}

/// Which actions the page offers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct May {
    pub edit: bool,
    pub pause: bool,
    pub resume: bool,
    pub cancel: bool,
    pub confirm: bool,
    pub resend: bool,
    /// There is no address: the letter is the way.
    pub letter: bool,
    /// There are answers or a report, and they are closed to this viewer.
    pub break_glass: bool,
}
