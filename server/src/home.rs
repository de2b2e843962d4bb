//! The leaver's first page: what is asked, how far everything is, and what comes next.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::Language;
use domain::course::{Facts, INVITATIONS_MAX, Letter, Stage, TalkState, status};
use domain::departure::DepartureType;
use domain::ids::{AccountId, TalkId};
use domain::organisation::Organisation;
use domain::questionnaire::{Variant, minutes_left, variant_for};
use domain::reach::{Reach, is_soon};
use domain::route::{TalksDue, already_gone};
use domain::talk::{Formality, HostKind, TalkChoice};
use domain::working_days::WorkCalendar;

use crate::access::LeaverOf;
use crate::course::{self, Loaded};
use crate::program::Program;
use crate::questionnaire::{Opened, opened};
use crate::report::{self, ReportToRead};
use crate::retention::{Keeping, keeping_of};
use crate::store::queries::{departures, reach};
use crate::store::{Keyed, StoreError};
use crate::talk::{BookedTalk, HostNames};

/// Everything the leaver's first page says.
#[derive(Clone, Debug)]
pub struct Home {
    /// What the leaver is called by.
    pub called: String,
    pub language: Language,
    pub organisation: Organisation,
    pub departure_type: DepartureType,
    pub last_day_worked: NaiveDate,
    /// The leaver had left before HR registered them: the past tense, and talks by phone or video.
    pub already_gone: bool,
    pub questionnaire: QuestionnaireState,
    pub talk: TalkPart,
    pub shares_with_leader: bool,
    /// The final report of the leaver's talk, which they can read after a code.
    pub report: Option<ReportToRead>,
    /// A mailed code was typed in this session.
    pub code_entered: bool,
    pub next: NextForHer,
    /// The second questionnaire is with the leaver.
    pub later_asked: bool,
    /// Until when all this is kept.
    pub keeping: Keeping,
}

/// How far the questionnaire is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuestionnaireState {
    /// There is none for this departure.
    None,
    /// A special course: does the leaver want one?
    AskWhetherWanted,
    NotWanted,
    ToAnswer {
        variant: Variant,
        /// How many screens there are.
        screens: usize,
        /// About how long is left, from where the leaver was.
        minutes: u32,
        /// How many items have an answer.
        answered: usize,
        /// Where to resume.
        screen: Option<String>,
        /// When the talk's invitation goes all the same.
        by: Option<DateTime<Utc>>,
    },
    Submitted {
        at: DateTime<Utc>,
    },
    /// The course ended without it.
    Over,
}

/// How far the talk or talks are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TalkPart {
    /// No talk for this departure.
    None,
    /// Nothing to choose or plan yet.
    NotYet,
    /// The leaver says with whom; the options are equals.
    ToChoose {
        options: Vec<TalkChoice>,
    },
    Talks(Vec<HomeTalk>),
    Declined,
    Over,
}

/// One talk, as the leaver sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HomeTalk {
    pub id: TalkId,
    pub host: HostKind,
    pub formality: Formality,
    pub minutes: u16,
    pub host_name: Option<String>,
    /// What of how the host is reached they need for the booked time; nothing without one.
    pub reach: Reach,
    pub state: HomeTalkState,
}

/// How far one talk is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HomeTalkState {
    ToPlan,
    Booked(BookedTalk),
    /// The time has passed; the host has not said yet how it went.
    TimePassed(BookedTalk),
    Held {
        on: NaiveDate,
    },
    NotHeld {
        /// Whether one more invitation comes.
        again: bool,
    },
}

/// What the leaver can do next, the most urgent first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextForHer {
    AnswerWhetherWanted,
    Questionnaire,
    ChooseTalk,
    PickTime(TalkId),
    Meet(Box<BookedTalk>),
    Nothing,
}

/// Reads what the leaver's first page shows. Changes nothing.
pub async fn home(program: &Program, leaver: &LeaverOf) -> Result<Home, StoreError> {
    let (conn, now) = (program.store().read(), program.now());
    let (organisation, calendar) = course::board(conn, leaver.board()).await?;
    let loaded = course::load(conn, leaver.departure(), calendar.local_date(now))
        .await?
        .ok_or_else(|| departures::gone(leaver.departure()))?;
    let hosts = HostNames::of(conn, &loaded).await?;
    let questionnaire = questionnaire_state(program, leaver, &loaded.facts, &calendar, now).await?;
    let live: Vec<AccountId> =
        loaded.appointments.iter().filter(|row| row.live_key.is_some()).map(|row| *row.host_id).collect();
    let reach = reach::of_hosts(conn, live).await?;
    let talk = talk_part(conn, &loaded, &hosts, &reach, &calendar, now)?;
    Ok(Home {
        next: next(&questionnaire, &talk),
        keeping: keeping_of(conn, &organisation, &calendar, &loaded.departure, now).await?,
        later_asked: loaded.facts.later.submitted_at.is_none() && matches!(loaded.facts.later.mail, Letter::Sent(_)),
        called: loaded.departure.called(conn)?,
        language: *loaded.departure.language,
        organisation,
        departure_type: loaded.facts.departure_type,
        last_day_worked: loaded.facts.last_day_worked,
        already_gone: already_gone(loaded.facts.last_day_worked, calendar.local_date(loaded.facts.registered_at)),
        questionnaire,
        talk,
        shares_with_leader: loaded.departure.share_with_leader,
        report: report::to_read(conn, leaver.board(), leaver.departure(), now).await?,
        code_entered: leaver.code_entered(),
    })
}

async fn questionnaire_state(
    program: &Program,
    leaver: &LeaverOf,
    facts: &Facts,
    calendar: &WorkCalendar,
    now: DateTime<Utc>,
) -> Result<QuestionnaireState, StoreError> {
    if let Some(at) = facts.questionnaire.submitted_at {
        return Ok(QuestionnaireState::Submitted { at });
    }
    if variant_for(facts.departure_type, facts.questionnaire_switched_on).is_none() {
        return Ok(QuestionnaireState::None);
    }
    if facts.is_over() {
        return Ok(QuestionnaireState::Over);
    }
    if facts.departure_type.profile().is_special_course {
        match facts.questionnaire.wanted {
            None => return Ok(QuestionnaireState::AskWhetherWanted),
            Some(false) => return Ok(QuestionnaireState::NotWanted),
            Some(true) => {}
        }
    }
    match opened(program.store().read(), leaver.departure(), leaver.board(), now).await? {
        Opened::Draft(draft) => {
            let screens = draft.screens();
            let at = draft.screen.as_deref().and_then(|key| screens.iter().position(|screen| screen.key() == key));
            let status = status(facts, calendar, now);
            Ok(QuestionnaireState::ToAnswer {
                variant: draft.variant,
                screens: screens.len(),
                minutes: minutes_left(&screens, at.unwrap_or(0)),
                answered: draft.answers.len(),
                screen: draft.screen.clone(),
                by: status.due.filter(|_| status.stage == Stage::Questionnaire),
            })
        }
        Opened::Submitted { at } => Ok(QuestionnaireState::Submitted { at }),
        Opened::NotOffered => Ok(QuestionnaireState::Over),
    }
}

fn talk_part(
    conn: &impl Keyed,
    loaded: &Loaded,
    hosts: &HostNames,
    reach: &HashMap<AccountId, Reach>,
    calendar: &WorkCalendar,
    now: DateTime<Utc>,
) -> Result<TalkPart, StoreError> {
    let facts = &loaded.facts;
    let mut talks = Vec::new();
    for talk in facts.live_talks() {
        let Some(row) = loaded.talks.iter().find(|row| row.id == talk.id) else { continue };
        let appointment = loaded.live_appointment(*row.id);
        let booked =
            appointment.map(|appointment| BookedTalk::read(appointment, row, hosts, calendar, now)).transpose()?;
        let reach = match appointment {
            Some(appointment) => {
                let host = reach.get(&*appointment.host_id).cloned().unwrap_or_default();
                reach::of_appointment(conn, appointment, &host, is_soon(appointment.starts_at, now))?
            }
            None => Reach::default(),
        };
        let state = match (talk.state, booked) {
            (TalkState::Held { on, .. }, _) => HomeTalkState::Held { on },
            (TalkState::Booked(_), Some(booked)) if booked.ends_at() <= now => HomeTalkState::TimePassed(booked),
            (TalkState::Booked(_), Some(booked)) => HomeTalkState::Booked(booked),
            (TalkState::NotHeld { attempt }, _) => HomeTalkState::NotHeld { again: attempt < INVITATIONS_MAX },
            _ => HomeTalkState::ToPlan,
        };
        talks.push(HomeTalk {
            id: talk.id,
            host: talk.host,
            formality: talk.formality,
            minutes: *row.minutes,
            host_name: row.host_id.and_then(|host| hosts.name(*host)),
            reach,
            state,
        });
    }
    if !talks.is_empty() {
        return Ok(TalkPart::Talks(talks));
    }
    if facts.choice == Some(TalkChoice::None) {
        return Ok(TalkPart::Declined);
    }
    if facts.is_over() {
        return Ok(TalkPart::Over);
    }
    Ok(match facts.talks_due() {
        TalksDue::NoTalk => TalkPart::None,
        TalksDue::Declined => TalkPart::Declined,
        TalksDue::Talks(_) => TalkPart::NotYet,
        TalksDue::LeaverChooses { .. } => TalkPart::ToChoose { options: facts.choices_offered() },
    })
}

fn next(questionnaire: &QuestionnaireState, talk: &TalkPart) -> NextForHer {
    match (questionnaire, talk) {
        (QuestionnaireState::AskWhetherWanted, _) => NextForHer::AnswerWhetherWanted,
        (QuestionnaireState::ToAnswer { .. }, _) => NextForHer::Questionnaire,
        (_, TalkPart::ToChoose { .. }) => NextForHer::ChooseTalk,
        (_, TalkPart::Talks(talks)) => of_talks(talks),
        _ => NextForHer::Nothing,
    }
}

fn of_talks(talks: &[HomeTalk]) -> NextForHer {
    let to_plan =
        talks.iter().find(|talk| matches!(talk.state, HomeTalkState::ToPlan | HomeTalkState::NotHeld { again: true }));
    if let Some(talk) = to_plan {
        return NextForHer::PickTime(talk.id);
    }
    talks
        .iter()
        .filter_map(|talk| match &talk.state {
            HomeTalkState::Booked(booked) => Some(booked),
            _ => None,
        })
        .min_by_key(|booked| booked.starts_at)
        .map_or(NextForHer::Nothing, |booked| NextForHer::Meet(Box::new(booked.clone())))
}
