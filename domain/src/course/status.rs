//! Where a departure stands, computed from the facts and from nothing else.

use chrono::{DateTime, Duration, NaiveDate, Utc};

use super::facts::{Facts, Letter, ReportState, TalkState};
use super::step::{Step, invitation_due, last_day_of_window, next_step, start};
use super::{HOST_WORKING_DAYS, INVITATIONS_MAX, REPORT_WORKING_DAYS, TELL_DAYS, after};
use crate::coded::coded;
use crate::ids::AccountId;
use crate::questionnaire::variant_for;
use crate::rights::answer_by;
use crate::talk::{HostKind, TalkChoice};
use crate::working_days::{CLOSES_AT_MINUTE, WorkCalendar};

coded! {
    /// One word for where a departure stands.
    pub enum Stage {
        /// HR has to confirm something before anything is sent.
        ToConfirm = "to_confirm",
        /// No address that mail may go to: HR prints a letter.
        NoAddress = "no_address",
        /// The mail server refused the address: HR corrects it.
        AddressFails = "address_fails",
        /// Nobody may host a talk that is due: HR finds an adviser, or has one trained.
        NoHost = "no_host",
        /// Registered; the first mail is about to go.
        Registered = "registered",
        Paused = "paused",
        /// The questionnaire is with the leaver.
        Questionnaire = "questionnaire",
        /// The leaver has been invited, or is about to be, and has no time yet.
        ToPlan = "to_plan",
        /// Invited and reminded without an answer: host and HR know.
        Unanswered = "unanswered",
        Planned = "planned",
        /// The time of the talk has passed: the host says how it went.
        ToRecord = "to_record",
        ReportDue = "report_due",
        Closed = "closed",
        Cancelled = "cancelled",
        /// The person has died: everything stopped.
        Stopped = "stopped",
    }
}

coded! {
    /// Who has to do something now.
    pub enum Owner {
        Leaver = "leaver",
        Host = "host",
        Hr = "hr",
        Program = "program",
        Nobody = "nobody",
    }
}

coded! {
    /// All that a leader may know of a talk with somebody of the own team: never another host, a
    /// preference, or the questionnaire's state.
    pub enum LeaderStatus {
        ToPlan = "to_plan",
        Planned = "planned",
        Held = "held",
        /// It is in other hands.
        Arranged = "arranged",
    }
}

/// Who holds the informal talk with the team's leader, seen from somebody who leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    Nobody,
    Themselves,
    /// Who stands in for the leader, or stood in.
    SomebodyElse,
}

impl Holder {
    /// Of a talk with this host, if it has one.
    pub fn of(host: Option<AccountId>, viewer: AccountId) -> Self {
        match host {
            None => Self::Nobody,
            Some(host) if host == viewer => Self::Themselves,
            Some(_) => Self::SomebodyElse,
        }
    }
}

impl LeaderStatus {
    /// What a leader reads of it: of a talk that somebody else holds no more than of an adviser's, whatever becomes
    /// of it.
    pub const fn read_by(self, holder: Holder) -> Self {
        match (holder, self) {
            (Holder::Themselves, status) => status,
            (Holder::Nobody, Self::ToPlan) => Self::ToPlan,
            (Holder::Nobody | Holder::SomebodyElse, _) => Self::Arranged,
        }
    }

    /// What a school head reads of it: whether the leader still has a talk to plan or to hold. A talk that was held
    /// reads like one in other hands and like none, so that "arranged" says of nobody that they declined.
    pub const fn read_by_school_head(self) -> Self {
        match self {
            Self::ToPlan => Self::ToPlan,
            Self::Planned => Self::Planned,
            Self::Held | Self::Arranged => Self::Arranged,
        }
    }
}

/// Where a departure stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    pub stage: Stage,
    /// When what is due is due.
    pub due: Option<DateTime<Utc>>,
    pub owner: Owner,
    /// The day by which a talk should have been held: the last day worked, or the end of the window.
    pub talk_by: NaiveDate,
    pub leader: LeaderStatus,
    /// What the program does next by itself.
    pub next: Option<(DateTime<Utc>, Step)>,
}

impl Status {
    /// Somebody still has to do something.
    pub const fn is_open(&self) -> bool {
        !matches!(self.stage, Stage::Closed | Stage::Cancelled | Stage::Stopped)
    }
}

/// Computes where a departure stands.
pub fn status(facts: &Facts, calendar: &WorkCalendar, now: DateTime<Utc>) -> Status {
    let (stage, due, owner) = stage(facts, calendar, now);
    Status {
        stage,
        due,
        owner,
        talk_by: talk_by(facts, calendar),
        leader: leader(facts),
        next: next_step(facts, calendar, now),
    }
}

fn talk_by(facts: &Facts, calendar: &WorkCalendar) -> NaiveDate {
    let registered_on = calendar.local_date(facts.registered_at);
    let earliest = start(facts, calendar).map_or(registered_on, |start| calendar.local_date(start));
    if facts.last_day_worked >= earliest { facts.last_day_worked } else { last_day_of_window(facts, calendar) }
}

fn stage(facts: &Facts, calendar: &WorkCalendar, now: DateTime<Utc>) -> (Stage, Option<DateTime<Utc>>, Owner) {
    if facts.departure_type.profile().nothing_is_ever_sent {
        return (Stage::Stopped, None, Owner::Nobody);
    }
    if facts.cancelled {
        return (Stage::Cancelled, None, Owner::Nobody);
    }
    if facts.closed_at.is_some() {
        return (Stage::Closed, None, Owner::Nobody);
    }
    if let Some(of_talks) = of_talks(facts, calendar, now) {
        return of_talks;
    }
    if facts.stands_still() {
        let due = facts.waits_since().map(|since| end_of_day(answer_by(calendar.local_date(since)), calendar));
        return (Stage::Paused, due, Owner::Hr);
    }
    let Some(start) = start(facts, calendar) else {
        let due = end_of_day(calendar.add_working_days(calendar.local_date(facts.registered_at), 5), calendar);
        return (Stage::ToConfirm, Some(due), Owner::Hr);
    };
    if !facts.reachable {
        return (Stage::NoAddress, Some(start), Owner::Hr);
    }
    before_the_talk(facts, calendar, start)
}

/// What booked, held and unanswered talks ask for, the most pressing first.
fn of_talks(
    facts: &Facts,
    calendar: &WorkCalendar,
    now: DateTime<Utc>,
) -> Option<(Stage, Option<DateTime<Utc>>, Owner)> {
    let mut found: Vec<(u8, DateTime<Utc>, Stage, Owner)> = Vec::new();
    for talk in facts.live_talks() {
        match talk.state {
            TalkState::Booked(appointment) => {
                let ends_at = appointment.starts_at + Duration::minutes(i64::from(appointment.minutes));
                if ends_at <= now {
                    let due = end_of_day(calendar.add_working_days(calendar.local_date(ends_at), 1), calendar);
                    found.push((0, due, Stage::ToRecord, Owner::Host));
                } else {
                    found.push((3, appointment.starts_at, Stage::Planned, Owner::Host));
                }
            }
            TalkState::Held { on, report: ReportState::Due { .. } } => {
                let due = end_of_day(calendar.add_working_days(on, REPORT_WORKING_DAYS), calendar);
                found.push((1, due, Stage::ReportDue, Owner::Host));
            }
            _ => {}
        }
    }
    let first = found.into_iter().min_by_key(|(rank, due, ..)| (*rank, *due))?;
    // Of two talks, one planned and one still without a time: the one without a time is what is due.
    if first.2 == Stage::Planned && facts.needs_a_time() && !facts.stands_still() {
        return None;
    }
    Some((first.2, Some(first.1), first.3))
}

fn before_the_talk(
    facts: &Facts,
    calendar: &WorkCalendar,
    start: DateTime<Utc>,
) -> (Stage, Option<DateTime<Utc>>, Owner) {
    let questionnaire = &facts.questionnaire;
    let letters = [questionnaire.asked, questionnaire.mail, facts.invitation.mail];
    if letters.contains(&Letter::Failed) {
        return (Stage::AddressFails, Some(start), Owner::Hr);
    }
    let invited = facts.invitation.attempt > 0;
    let due_by = end_of_day(talk_by(facts, calendar), calendar);
    if facts.lacks_a_host() && facts.choice != Some(TalkChoice::None) {
        let since = calendar.local_date(facts.invitation.mail.sent().unwrap_or(start));
        let due = end_of_day(calendar.add_working_days(since, HOST_WORKING_DAYS), calendar);
        return (Stage::NoHost, Some(due.min(due_by)), Owner::Hr);
    }
    if invited && facts.needs_a_time() {
        if facts.invitation.told {
            return (Stage::Unanswered, Some(due_by), Owner::Hr);
        }
        // Nobody reminds the leaver of a letter: it is due when host and HR are told.
        let paper = facts.invitation.mail.sent().filter(|_| facts.on_paper);
        let due = paper.map_or(due_by, |handed_over| after(handed_over, TELL_DAYS, facts, calendar).min(due_by));
        return (Stage::ToPlan, Some(due), Owner::Leaver);
    }
    if questionnaire.settled_at().is_some() {
        let owner = if facts.needs_a_time() { Owner::Leaver } else { Owner::Program };
        return (Stage::ToPlan, Some(due_by), owner);
    }
    let first = [questionnaire.asked, questionnaire.mail].into_iter().any(|letter| letter.sent().is_some());
    if first && variant_for(facts.departure_type, facts.questionnaire_switched_on).is_some() {
        return (Stage::Questionnaire, invitation_due(facts, calendar, start).or(Some(due_by)), Owner::Leaver);
    }
    (Stage::Registered, Some(start), Owner::Program)
}

fn leader(facts: &Facts) -> LeaderStatus {
    let of_leader = facts.live_talks().find(|talk| talk.host == HostKind::TeamLeader);
    match of_leader.map(|talk| talk.state) {
        Some(TalkState::Held { .. }) => LeaderStatus::Held,
        Some(TalkState::Booked(_)) => LeaderStatus::Planned,
        Some(TalkState::Open) => LeaderStatus::ToPlan,
        Some(TalkState::NotHeld { attempt }) if attempt < INVITATIONS_MAX => LeaderStatus::ToPlan,
        Some(TalkState::NotHeld { .. } | TalkState::Dropped) => LeaderStatus::Arranged,
        None => leader_before_the_talk(facts),
    }
}

/// Before the talk exists, the route says whether it will be the leader's. A leaver who chose
/// otherwise, or has yet to choose, looks like any other that is in other hands; so does one whose other
/// talk had a time when the rule began to ask for the leader's, which is not made any more.
fn leader_before_the_talk(facts: &Facts) -> LeaderStatus {
    use crate::route::TalksDue;
    let settled = facts.live_talks().any(|talk| matches!(talk.state, TalkState::Booked(_) | TalkState::Held { .. }));
    let over = settled || facts.is_over() || facts.choice == Some(TalkChoice::None);
    match facts.talks_due() {
        TalksDue::Talks(talks) if !over && talks.iter().any(|talk| talk.host == HostKind::TeamLeader) => {
            LeaderStatus::ToPlan
        }
        _ => LeaderStatus::Arranged,
    }
}

/// The end of that working day.
fn end_of_day(day: NaiveDate, calendar: &WorkCalendar) -> DateTime<Utc> {
    calendar.at(day, CLOSES_AT_MINUTE).unwrap_or_else(|_| {
        // reason: no zone changes its clocks at six in the evening; the end of the day is a safe answer.
        day.and_hms_opt(18, 0, 0).map_or(DateTime::<Utc>::MAX_UTC, |evening| evening.and_utc())
    })
}
