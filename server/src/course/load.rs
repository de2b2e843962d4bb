//! Reads the facts of one departure.

use chrono::{DateTime, NaiveDate, Utc};
use domain::course::{Appointment, Facts, Hold, Later, Pause, Questionnaire, ReportState, Talk, TalkState};
use domain::departure::ExperienceAnswer;
use domain::ids::{AccountId, DepartureId, LinkId, OpeningId, TalkId};
use domain::later;
use domain::organisation::Organisation;
use domain::person::EmailAddress;
use domain::talk::Formality;
use domain::working_days::WorkCalendar;

use super::board;
use super::leader::{leader_and_deputy, standing_in};
use super::mails::Mails;
use super::rows::{Rows, Which};
use super::rule::rule_among;
use crate::store::entity::{
    self, appointment, departure, link, report, response, rights_request, second_response, talk,
};
use crate::store::{Keyed, StoreError, Typed};
use domain::mail::MailKind;

/// One departure with everything its course depends on.
#[derive(Clone, Debug)]
pub struct Loaded {
    pub departure: departure::Model,
    pub facts: Facts,
    pub talks: Vec<talk::Model>,
    /// All appointments, the cancelled ones among them, oldest first.
    pub appointments: Vec<appointment::Model>,
    pub reports: Vec<report::Model>,
    pub submitted: Option<response::Model>,
    /// Who stands in for a leader on leave and may host.
    pub deputy: Option<AccountId>,
    /// Accounts that HR named as having handled the case.
    pub may_not_host: Vec<AccountId>,
}

impl Loaded {
    /// The appointment that stands for this talk.
    pub fn live_appointment(&self, talk: TalkId) -> Option<&appointment::Model> {
        self.appointments.iter().find(|appointment| appointment.talk_id == talk && appointment.live_key.is_some())
    }

    /// Takes in a talk that was made in this transaction, so that the facts hold without reading them
    /// again.
    pub fn add_new(&mut self, talk: talk::Model) -> Result<(), StoreError> {
        self.facts.talks.push(talk_facts(&talk, &[], &[], &Mails::none())?);
        self.talks.push(talk);
        Ok(())
    }
}

/// Where mail to the leaver may go on this day: the private address, else the work address, but
/// never the work address after the last day worked.
pub fn address(
    conn: &impl Keyed,
    departure: &departure::Model,
    today: NaiveDate,
) -> Result<Option<EmailAddress>, StoreError> {
    let parsed = |text: Option<String>| text.and_then(|text| EmailAddress::parse(&text).ok());
    let private = parsed(departure.private_email(conn)?);
    if private.is_some() || departure.last_day_worked < today {
        return Ok(private);
    }
    Ok(parsed(departure.work_email(conn)?))
}

/// Whether there is one, which is seen without opening it.
pub fn is_reachable(departure: &departure::Model, today: NaiveDate) -> bool {
    departure.private_email.is_some() || (departure.work_email.is_some() && today <= departure.last_day_worked)
}

/// Reads the facts of one departure, in one query; `None` when there is none. `today` is the board's
/// local date.
pub async fn load(conn: &impl Keyed, id: DepartureId, today: NaiveDate) -> Result<Option<Loaded>, StoreError> {
    Rows::read(conn, Which::Of(id)).await?.map(|rows| loaded(conn, rows, today)).transpose()
}

/// A departure with the board around it.
#[derive(Clone, Debug)]
pub struct Opened {
    pub organisation: Organisation,
    pub calendar: WorkCalendar,
    pub loaded: Loaded,
}

/// The same on the board's local date at `now`, with the board's settings and working days; one query.
pub async fn open(conn: &impl Keyed, id: DepartureId, now: DateTime<Utc>) -> Result<Option<Opened>, StoreError> {
    let rows = Rows::read(conn, Which::Of(id)).await?;
    rows.map(|rows| opened(conn, rows, now)).transpose()
}

/// The departure that a link belongs to, whether or not the link still opens anything, unless it was closed in the
/// browser that opened it; one query. For `access`, which says whether it does.
pub(crate) async fn open_by_link(
    conn: &impl Keyed,
    link: LinkId,
    opening: OpeningId,
    now: DateTime<Utc>,
) -> Result<Option<(link::Model, Opened)>, StoreError> {
    let Some(mut rows) = Rows::read(conn, Which::OfLink(link, opening)).await? else { return Ok(None) };
    let Some(link) = rows.link.take() else { return Ok(None) };
    Ok(Some((link, opened(conn, rows, now)?)))
}

fn opened(conn: &impl Keyed, mut rows: Rows, now: DateTime<Utc>) -> Result<Opened, StoreError> {
    let (organisation, calendar) = board::of_rows(&rows.board, std::mem::take(&mut rows.holidays))?;
    let today = calendar.local_date(now);
    Ok(Opened { organisation, calendar, loaded: loaded(conn, rows, today)? })
}

fn loaded(conn: &impl Keyed, rows: Rows, today: NaiveDate) -> Result<Loaded, StoreError> {
    let Rows { departure, leader, deputies, lent, talks, appointments, reports, submitted, mails, excluded, .. } = rows;
    let departure_type = *departure.departure_type;
    let choice = departure.talk_choice.map(Typed::get);
    let may_not_host: Vec<AccountId> = excluded.into_iter().map(|row| *row.account_id).collect();
    let standing = standing_in(&departure, &lent, today)?;
    let (leader, deputy) =
        leader_and_deputy(conn, &departure, leader.as_ref(), (standing, deputies.as_slice()), &may_not_host)?;
    let written = Mails::of(conn, &mails, &departure)?;
    let has_address = is_reachable(&departure, today);
    let facts = Facts {
        departure_type,
        foreseen: departure.foreseen,
        rule: rule_among(&departure, departure_type, &rows.rules, rows.board.organisation()?.leader_talks_too)?,
        last_day_worked: departure.last_day_worked,
        registered_at: departure.registered_at,
        reachable: has_address || written.on_paper(),
        on_paper: !has_address && written.on_paper(),
        condition_confirmed: departure.condition_confirmed_at.is_some(),
        concluded_on: departure.concluded_on,
        reconsider_stated: departure.reconsider_stated,
        questionnaire_switched_on: departure.questionnaire_switched_on,
        leader,
        pauses: rows.pauses.into_iter().map(|row| Pause { since: row.since, until: row.until }).collect(),
        // What HR is asked to correct or to erase stops nothing.
        holds: rows.requests.iter().filter(|row| row.asked.holds()).map(hold).collect(),
        cancelled: departure.cancelled_at.is_some(),
        closed_at: departure.closed_at,
        questionnaire: Questionnaire {
            submitted_at: submitted.as_ref().map(|row| row.submitted_at),
            withdrawn_at: departure.answers_withdrawn_at.filter(|_| submitted.is_none()),
            wanted: departure.experience_answer.map(|answer| answer == ExperienceAnswer::Yes),
            ..written.questionnaire()
        },
        invitation: written.invitation(),
        combined: written.combined(),
        choice,
        later: later(&departure, &rows.board, rows.second.as_ref(), &written)?,
        talks: talks.iter().map(|row| talk_facts(row, &appointments, &reports, &written)).collect::<Result<_, _>>()?,
    };
    Ok(Loaded { departure, facts, talks, appointments, reports, submitted, deputy, may_not_host })
}

fn hold(row: &rights_request::Model) -> Hold {
    Hold { right: *row.asked, since: row.asked_at, until: row.ended_at, answered: row.answered_at.is_some() }
}

/// The second questionnaire's side: only asked once the course is over.
fn later(
    departure: &departure::Model,
    board: &entity::board::Model,
    answered: Option<&second_response::Model>,
    written: &Mails<'_>,
) -> Result<Later, StoreError> {
    let mail = written.letter(&[MailKind::Later], 1);
    let by_choice = departure.departure_type.profile().is_own_choice();
    if departure.closed_at.is_none() || !by_choice {
        return Ok(Later { mail, ..Later::default() });
    }
    let reaches_leaver = departure.private_email.is_some() && departure.bounced_at.is_none();
    let asked = reaches_leaver && board.organisation()?.asks_later;
    let left_on = later::left_on(departure.last_day_worked, Some(departure.end_of_employment));
    Ok(Later { left_on: asked.then_some(left_on), mail, submitted_at: answered.map(|row| row.submitted_at) })
}

fn talk_facts(
    row: &talk::Model,
    appointments: &[appointment::Model],
    reports: &[report::Model],
    written: &Mails,
) -> Result<Talk, StoreError> {
    let corrupt = |what: &str| StoreError::corrupt("talks", *row.id, what);
    let host = *row.host_kind;
    let formality = *row.formality;
    let live = appointments.iter().find(|appointment| appointment.talk_id == row.id && appointment.live_key.is_some());
    let state = if row.dropped_at.is_some() {
        TalkState::Dropped
    } else if let Some(on) = row.held_on {
        let report = match formality {
            Formality::Informal => ReportState::NotAsked,
            Formality::Formal => {
                let is_final = reports.iter().any(|report| report.talk_id == row.id && report.finalised_at.is_some());
                let reminder = written.of_report(*row.id, on);
                if is_final { ReportState::Final } else { ReportState::Due { reminder } }
            }
        };
        TalkState::Held { on, report }
    } else if let Some(appointment) = live {
        TalkState::Booked(Appointment {
            starts_at: appointment.starts_at,
            minutes: *appointment.minutes,
            booked_at: appointment.booked_at,
            reminder: written.of_appointment(*appointment.id, *appointment.sequence),
        })
    } else if row.not_held_at.is_some() {
        TalkState::NotHeld { attempt: u32::try_from(row.attempt).map_err(|_| corrupt("attempt"))? }
    } else {
        TalkState::Open
    };
    Ok(Talk { id: row.id.into(), host, formality, has_host: row.host_id.is_some(), state })
}
