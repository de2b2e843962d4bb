//! Forty people in every state of the course, as it stands today at ten in the morning.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::Language;
use domain::departure::{DepartureType, ServiceBand};
use domain::talk::{NotHeldReason, TalkChoice, Way};
use domain::working_days::WorkCalendar;

use super::cast::LEADER_ON_LEAVE;
use super::names::RUNNING;
use super::person::{Act, Person, When};

use DepartureType::{
    Dismissal, FixedTermNotRenewed, InternalTransfer, LongTermIncapacity, NoticeWithConsent, OwnChoiceAtEndOfContract,
    ProbationEndedByEmployer, Redundancy, Retirement, SettlementAgreement, TemporaryReplacementEnded,
    VoluntaryResignation,
};

/// Today, and the days around it.
struct Days<'a> {
    calendar: &'a WorkCalendar,
    now: DateTime<Utc>,
    today: NaiveDate,
}

impl Days<'_> {
    /// A quarter past nine, this many working days ago.
    fn ago(&self, working_days: u32) -> DateTime<Utc> {
        self.on(self.calendar.subtract_working_days(self.today, working_days), 9 * 60 + 15)
    }

    fn ahead(&self, working_days: u32, minute: u16) -> DateTime<Utc> {
        self.on(self.calendar.add_working_days(self.today, working_days), minute)
    }

    fn back(&self, working_days: u32, minute: u16) -> DateTime<Utc> {
        self.on(self.calendar.subtract_working_days(self.today, working_days), minute)
    }

    fn on(&self, day: NaiveDate, minute: u16) -> DateTime<Utc> {
        // No zone changes its clocks in working hours.
        self.calendar.at(day, minute).unwrap_or(self.now)
    }

    fn in_days(&self, days: i64) -> NaiveDate {
        self.today + TimeDelta::days(days)
    }

    /// The next of forty, registered so many working days ago, leaving in so many days.
    fn person(&self, index: usize, school: usize, kind: DepartureType, ago: u32, leaves_in: i64) -> Person {
        let registered_at = if ago == 0 { self.now } else { self.ago(ago) };
        Person::new(RUNNING[index], school, kind, registered_at, self.in_days(leaves_in))
    }
}

const fn days(days: i64) -> When {
    When::After(TimeDelta::days(days))
}

const fn hours(hours: i64) -> When {
    When::After(TimeDelta::hours(hours))
}

/// All forty.
pub(super) fn people(calendar: &WorkCalendar, now: DateTime<Utc>) -> Vec<Person> {
    let days = Days { calendar, now, today: calendar.local_date(now) };
    let mut people = with_questionnaire(&days);
    people.extend(with_talk(&days));
    people.extend(after_the_talk(&days));
    people.extend(special(&days));
    people.extend(of_the_leader(&days));
    people
}

/// The questionnaire is with them, in every state.
fn with_questionnaire(on: &Days<'_>) -> Vec<Person> {
    let person = |index, school, kind, ago, leaves_in| on.person(index, school, kind, ago, leaves_in);
    let mut starter = person(36, 3, VoluntaryResignation, 2, 70).shown_as("english");
    starter.language = Language::En;
    starter.optional.service_band = Some(ServiceBand::UnderOne);
    let mut bounces = person(6, 1, VoluntaryResignation, 3, 50);
    bounces.bounces = true;
    let mut no_address = person(7, 2, VoluntaryResignation, 2, 45);
    no_address.has_address = false;
    vec![
        // Registered this moment: the first mail goes when the program starts.
        person(0, 0, VoluntaryResignation, 0, 75).shown_as("questionnaire"),
        person(1, 4, VoluntaryResignation, 1, 66),
        person(2, 6, OwnChoiceAtEndOfContract, 2, 60).then(hours(30), Act::BeginAnswering),
        person(3, 7, VoluntaryResignation, 5, 63),
        person(4, 8, Redundancy, 7, 58).confirmed(),
        starter,
        bounces,
        no_address,
        person(8, 9, VoluntaryResignation, 6, 80).then(days(2), Act::Pause),
        // Already gone when registered: everything in one mail.
        person(9, 10, VoluntaryResignation, 3, -10),
        // Fewer than fifteen working days left: everything in one mail.
        person(10, 11, VoluntaryResignation, 2, 12),
    ]
}

/// Invited, with and without a time.
fn with_talk(on: &Days<'_>) -> Vec<Person> {
    let person = |index, school, kind, ago, leaves_in| on.person(index, school, kind, ago, leaves_in);
    let today = on.on(on.today, 11 * 60);
    let tomorrow = on.ahead(1, 13 * 60 + 30);
    let booked = |starts_at, way| Act::BookAt { starts_at, way };
    vec![
        person(11, 0, VoluntaryResignation, 3, 55).then(hours(35), Act::Answer(3)).shown_as("to_plan"),
        person(12, 13, VoluntaryResignation, 9, 52).then(days(2), Act::Answer(4)),
        // Never a word: reminded, and host and HR have been told.
        person(13, 14, VoluntaryResignation, 27, 40),
        person(5, 0, VoluntaryResignation, 8, 24)
            .then(days(2), Act::Answer(0))
            .then(days(2), booked(today, Way::InPerson))
            .shown_as("planned"),
        person(14, 15, FixedTermNotRenewed, 11, 30)
            .confirmed()
            .then(days(1), Act::Answer(1))
            .then(days(3), booked(tomorrow, Way::Video)),
        person(15, 16, VoluntaryResignation, 12, 28)
            .then(days(3), Act::Answer(2))
            .then(days(2), Act::Book { working_days: 12 }),
        // Both: HR's talk has a time, the one with the leader who can be signed in as has none yet.
        person(16, 0, VoluntaryResignation, 10, 35)
            .then(days(2), Act::Answer(5))
            .then(days(1), Act::Choose(TalkChoice::Both))
            .then(hours(1), Act::Book { working_days: 11 }),
        // The host was ill: invited once more.
        person(17, 3, VoluntaryResignation, 14, 33)
            .then(days(2), Act::Answer(6))
            .then(days(2), booked(on.back(2, 9 * 60), Way::InPerson))
            .then(When::AfterTheTalk, Act::NotHeld(NotHeldReason::HostAbsent)),
    ]
}

/// The talk has been, or the course has ended.
fn after_the_talk(on: &Days<'_>) -> Vec<Person> {
    let person = |index, school, kind, ago, leaves_in| on.person(index, school, kind, ago, leaves_in);
    let booked = |starts_at| Act::BookAt { starts_at, way: Way::InPerson };
    vec![
        person(18, 4, VoluntaryResignation, 12, 20)
            .then(days(1), Act::Answer(7))
            .then(days(2), booked(on.back(1, 13 * 60 + 30))),
        person(19, 5, VoluntaryResignation, 16, 18)
            .then(days(1), Act::Answer(8))
            .then(days(2), booked(on.back(2, 11 * 60)))
            .then(When::AfterTheTalk, Act::Hold),
        person(20, 6, Retirement, 25, 15)
            .then(days(1), Act::Answer(9))
            .then(days(2), Act::Choose(TalkChoice::Hr))
            .then(hours(2), booked(on.back(9, 9 * 60)))
            .then(When::AfterTheTalk, Act::Hold)
            .then(days(1), Act::BeginReport),
        person(21, 7, VoluntaryResignation, 15, 30)
            .then(days(1), Act::Answer(10))
            .then(days(2), Act::Choose(TalkChoice::None)),
        person(22, 8, VoluntaryResignation, 18, 40)
            .then(days(2), Act::Answer(11))
            .then(days(1), Act::Book { working_days: 20 })
            .then(days(3), Act::Cancel),
        person(23, 9, VoluntaryResignation, 9, 60).then(days(4), Act::Die),
    ]
}

/// Those for whom something has to be so before anything is sent.
fn special(on: &Days<'_>) -> Vec<Person> {
    let person = |index, school, kind, ago, leaves_in| on.person(index, school, kind, ago, leaves_in);
    let mut reconsidering = person(24, 10, SettlementAgreement, 3, 60);
    reconsidering.concluded_on = Some(on.in_days(-6));
    let mut consented = person(25, 11, NoticeWithConsent, 20, 30);
    consented.concluded_on = Some(on.in_days(-30));
    consented.questionnaire_switched_on = true;
    let mut director = person(28, 12, OwnChoiceAtEndOfContract, 6, 44);
    director.director_or_hr = true;
    let mut incapacitated = person(29, 15, LongTermIncapacity, 8, 25).confirmed();
    incapacitated.handled_by_all = true;
    vec![
        person(26, 13, ProbationEndedByEmployer, 2, 65),
        person(27, 14, Dismissal, 5, 20),
        reconsidering,
        consented.then(When::At(on.ago(6)), Act::AnswerWhetherWanted(true)),
        incapacitated,
        director,
    ]
}

/// Of the first school, whose leader can be signed in as.
fn of_the_leader(on: &Days<'_>) -> Vec<Person> {
    let person = |index, school, kind, ago, leaves_in| on.person(index, school, kind, ago, leaves_in);
    let booked = |starts_at| Act::BookAt { starts_at, way: Way::InPerson };
    let mut secret = person(35, 0, InternalTransfer, 4, 90);
    secret.known_from = Some(on.in_days(21));
    vec![
        person(30, 0, TemporaryReplacementEnded, 12, 16).then(days(2), Act::Answer(12)),
        person(31, 0, InternalTransfer, 11, 22)
            .then(days(1), Act::Answer(13))
            .then(days(2), booked(on.ahead(4, 15 * 60))),
        person(32, 0, InternalTransfer, 13, 10)
            .then(days(1), Act::Answer(14))
            .then(days(2), booked(on.back(1, 15 * 60))),
        person(33, 0, TemporaryReplacementEnded, 20, -4)
            .then(days(1), Act::Answer(15))
            .then(days(2), booked(on.back(8, 15 * 60)))
            .then(When::AfterTheTalk, Act::Hold),
        person(34, 0, Retirement, 5, 70).then(days(1), Act::Answer(16)).shown_as("choose"),
        secret,
        person(37, 0, Retirement, 9, 48).then(days(1), Act::Answer(17)).then(days(2), Act::Choose(TalkChoice::Leader)),
        person(38, 0, TemporaryReplacementEnded, 24, -2),
        person(39, LEADER_ON_LEAVE, TemporaryReplacementEnded, 6, 40).then(days(1), Act::Answer(18)),
    ]
}

impl Person {
    /// HR has confirmed what the departure type asks for.
    const fn confirmed(mut self) -> Self {
        self.condition_confirmed = true;
        self
    }
}
