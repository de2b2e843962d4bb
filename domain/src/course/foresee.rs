//! What would happen by itself to somebody who never answers: the same rules, run ahead of time.

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::facts::{Facts, Invitation, Letter, Talk, TalkState};
use super::step::{Step, last_day_of_window, next_step};
use crate::departure::DepartureType;
use crate::ids::TalkId;
use crate::route::{Rule, TalksDue, choices_offered};
use crate::talk::TalkChoice;
use crate::working_days::WorkCalendar;

/// More steps than this no course has.
const STEPS_MAX: usize = 24;

/// Somebody who might leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Supposed {
    pub departure_type: DepartureType,
    pub foreseen: bool,
    /// The rule that would count; none after a death.
    pub rule: Option<Rule>,
    pub last_day_worked: NaiveDate,
    /// For a settlement agreement: the day it was concluded.
    pub concluded_on: Option<NaiveDate>,
    /// When HR registers the leaver, and confirms what the departure type asks for.
    pub registered_at: DateTime<Utc>,
}

/// What would happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreseen {
    pub talks: TalksDue,
    /// With whom the leaver can ask to talk.
    pub choices: Vec<TalkChoice>,
    /// What the program does by itself, in order, while the leaver does not answer; empty while a day is
    /// missing that HR has to fill in, and after a death.
    pub steps: Vec<(DateTime<Utc>, Step)>,
    /// The last day on which a talk can be booked.
    pub last_bookable: Option<NaiveDate>,
}

/// Runs the course ahead, with a leader and an adviser who can host.
pub fn foresee(supposed: &Supposed, calendar: &WorkCalendar) -> Foreseen {
    let mut facts = facts(supposed);
    let mut steps = Vec::new();
    let mut now = supposed.registered_at;
    while steps.len() < STEPS_MAX {
        let Some((due, step)) = next_step(&facts, calendar, now) else { break };
        now = due.max(now);
        steps.push((now, step));
        if !take(&mut facts, step, now) {
            break;
        }
    }
    let opens = !matches!(facts.opens(), crate::route::NotBefore::WaitingFor(_));
    let talks = facts.talks_due();
    Foreseen {
        last_bookable: (opens && talks != TalksDue::NoTalk).then(|| last_day_of_window(&facts, calendar)),
        choices: choices_offered(facts.departure_type, facts.rule, facts.leader),
        talks,
        steps,
    }
}

fn facts(supposed: &Supposed) -> Facts {
    let Supposed { departure_type, rule, last_day_worked, registered_at, .. } = *supposed;
    Facts {
        foreseen: supposed.foreseen,
        condition_confirmed: true,
        concluded_on: supposed.concluded_on,
        reconsider_stated: true,
        ..Facts::fresh(departure_type, rule, last_day_worked, registered_at)
    }
}

/// Takes a step that leads to another; `false` where nothing follows.
fn take(facts: &mut Facts, step: Step, at: DateTime<Utc>) -> bool {
    let sent = Letter::Sent(at);
    let place = |ordinal: u8| usize::from(ordinal > 1);
    match step {
        Step::AskWhetherWanted => facts.questionnaire.asked = sent,
        Step::SendQuestionnaire => facts.questionnaire.mail = sent,
        Step::RemindQuestionnaire(ordinal) => facts.questionnaire.reminders[place(ordinal)] = sent,
        Step::SendCombined => {
            facts.questionnaire.mail = sent;
            facts.combined = true;
            invite(facts, 1, sent);
        }
        Step::RemindCombined(ordinal) => {
            facts.questionnaire.reminders[place(ordinal)] = sent;
            facts.invitation.reminders[place(ordinal)] = sent;
        }
        Step::Invite { attempt } => invite(facts, attempt, sent),
        Step::RemindInvitation(ordinal) => facts.invitation.reminders[place(ordinal)] = sent,
        Step::TellUnanswered => facts.invitation.told = true,
        Step::RemindAppointment(_) | Step::RemindReport(_) | Step::Close | Step::AskLater => return false,
    }
    true
}

fn invite(facts: &mut Facts, attempt: u32, mail: Letter) {
    facts.invitation = Invitation { attempt, mail, ..Invitation::default() };
    let TalksDue::Talks(planned) = facts.talks_due() else { return };
    facts.talks = (1..)
        .zip(planned)
        .map(|(number, talk)| Talk {
            id: TalkId::new(Uuid::from_u128(number)),
            host: talk.host,
            formality: talk.formality,
            has_host: true,
            state: TalkState::Open,
        })
        .collect();
}
