//! Reads the facts of one departure.

use std::collections::HashMap;

use chrono::NaiveDate;
use chrono_tz::Tz;
use domain::course::{
    Appointment, Facts, Invitation, Later, Letter, Pause, Questionnaire, ReportState, Talk, TalkState,
};
use domain::departure::DepartureType;
use domain::ids::{BoardId, DepartureId};
use domain::later;
use domain::organisation::Organisation;
use domain::person::EmailAddress;
use domain::route::LeaderState;
use domain::talk::{Formality, HostKind, TalkChoice};
use domain::working_days::{DateRange, WorkCalendar};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::mail::MailKind;
use crate::rule;
use crate::store::StoreError;
use crate::store::entity::{
    account, appointment, board, closed_days, departure, excluded_host, outbox, pause, report, response,
    second_response, talk,
};

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
    pub deputy: Option<Uuid>,
    /// Accounts that HR named as having handled the case.
    pub may_not_host: Vec<Uuid>,
}

impl Loaded {
    /// The appointment that stands for this talk.
    pub fn live_appointment(&self, talk: Uuid) -> Option<&appointment::Model> {
        self.appointments.iter().find(|appointment| appointment.talk_id == talk && appointment.live_key.is_some())
    }

    /// Takes in a talk that was made in this transaction, so that the facts hold without reading them
    /// again.
    pub fn add_new(&mut self, talk: talk::Model) -> Result<(), StoreError> {
        self.facts.talks.push(talk_facts(&talk, &[], &[], &Letters::of(&[]))?);
        self.talks.push(talk);
        Ok(())
    }
}

/// The board's own settings.
pub async fn organisation(conn: &impl ConnectionTrait, board: BoardId) -> Result<Organisation, StoreError> {
    let row = board::Entity::find_by_id(board.uuid())
        .one(conn)
        .await?
        .ok_or_else(|| StoreError::corrupt("boards", board, "the board is gone"))?;
    serde_json::from_str(&row.settings).map_err(|error| StoreError::corrupt("boards", board, error.to_string()))
}

/// The board's working days: its zone, and its school holidays.
pub async fn calendar(conn: &impl ConnectionTrait, board: BoardId) -> Result<WorkCalendar, StoreError> {
    Ok(self::board(conn, board).await?.1)
}

/// The board's settings and its working days, in two queries.
pub async fn board(conn: &impl ConnectionTrait, board: BoardId) -> Result<(Organisation, WorkCalendar), StoreError> {
    let organisation = organisation(conn, board).await?;
    let zone: Tz =
        organisation.time_zone.parse().map_err(|_| StoreError::corrupt("boards", board, "an unknown time zone"))?;
    let closed = closed_days::Entity::find()
        .filter(closed_days::Column::BoardId.eq(board.uuid()))
        .filter(closed_days::Column::AccountId.is_null())
        .all(conn)
        .await?
        .into_iter()
        .map(|days| DateRange { first: days.first_day, last: days.last_day })
        .collect();
    Ok((organisation, WorkCalendar::new(zone, closed)))
}

/// Where mail to the leaver may go on this day: the private address, else the work address, but
/// never the work address after the last day worked.
pub fn address(departure: &departure::Model, today: NaiveDate) -> Option<EmailAddress> {
    let private = departure.private_email.as_deref().and_then(|text| EmailAddress::parse(text).ok());
    private.or_else(|| {
        let work = departure.work_email.as_deref().filter(|_| today <= departure.last_day_worked)?;
        EmailAddress::parse(work).ok()
    })
}

/// Reads the facts of one departure; `None` when there is none. `today` is the board's local date.
pub async fn load(
    conn: &impl ConnectionTrait,
    id: DepartureId,
    today: NaiveDate,
) -> Result<Option<Loaded>, StoreError> {
    let Some((departure, leader)) =
        departure::Entity::find_by_id(id.uuid()).find_also_related(account::Entity).one(conn).await?
    else {
        return Ok(None);
    };
    let talks = talk::Entity::find()
        .filter(talk::Column::DepartureId.eq(id.uuid()))
        .order_by_asc(talk::Column::CreatedAt)
        .all(conn)
        .await?;
    let (appointments, reports) = if talks.is_empty() { (Vec::new(), Vec::new()) } else { of_talks(conn, id).await? };
    let submitted = response::Entity::find().filter(response::Column::DepartureId.eq(id.uuid())).one(conn).await?;
    let pauses = pause::Entity::find().filter(pause::Column::DepartureId.eq(id.uuid())).all(conn).await?;
    let mails = outbox::Entity::find()
        .filter(outbox::Column::DepartureId.eq(id.uuid()))
        .order_by_asc(outbox::Column::CreatedAt)
        .all(conn)
        .await?;
    let excluded =
        excluded_host::Entity::find().filter(excluded_host::Column::DepartureId.eq(id.uuid())).all(conn).await?;

    let later = later(conn, &departure).await?;
    let departure_type = code(&departure, "departure_type", &departure.departure_type, DepartureType::parse)?;
    let choice = departure
        .talk_choice
        .as_deref()
        .map(|text| code(&departure, "talk_choice", text, TalkChoice::parse))
        .transpose()?;
    let may_not_host: Vec<Uuid> = excluded.into_iter().map(|row| row.account_id).collect();
    let (leader, deputy) = leader_and_deputy(conn, &departure, leader.as_ref(), &may_not_host).await?;
    let letters = Letters::of(&mails);
    let has_address = address(&departure, today).is_some();
    let facts = Facts {
        departure_type,
        foreseen: departure.foreseen,
        rule: rule::of_departure(conn, &departure, departure_type).await?,
        last_day_worked: departure.last_day_worked,
        registered_at: departure.registered_at,
        reachable: has_address || letters.on_paper(),
        on_paper: !has_address && letters.on_paper(),
        condition_confirmed: departure.condition_confirmed_at.is_some(),
        concluded_on: departure.concluded_on,
        reconsider_stated: departure.reconsider_stated,
        questionnaire_switched_on: departure.questionnaire_switched_on,
        leader,
        pauses: pauses.into_iter().map(|row| Pause { since: row.since, until: row.until }).collect(),
        cancelled: departure.cancelled_at.is_some(),
        closed_at: departure.closed_at,
        questionnaire: Questionnaire {
            submitted_at: submitted.as_ref().map(|row| row.submitted_at),
            wanted: departure.experience_answer.as_deref().map(|answer| answer == "yes"),
            ..letters.questionnaire()
        },
        invitation: letters.invitation(),
        combined: letters.combined(),
        choice,
        later: Later { mail: letters.letter(&[MailKind::Later], 1), ..later },
        talks: talks.iter().map(|row| talk_facts(row, &appointments, &reports, &letters)).collect::<Result<_, _>>()?,
    };
    Ok(Some(Loaded { departure, facts, talks, appointments, reports, submitted, deputy, may_not_host }))
}

/// Appointments, oldest first, and reports; both are parts of talks.
async fn of_talks(
    conn: &impl ConnectionTrait,
    id: DepartureId,
) -> Result<(Vec<appointment::Model>, Vec<report::Model>), StoreError> {
    let appointments = appointment::Entity::find()
        .filter(appointment::Column::DepartureId.eq(id.uuid()))
        .order_by_asc(appointment::Column::BookedAt)
        .all(conn)
        .await?;
    let reports = report::Entity::find().filter(report::Column::DepartureId.eq(id.uuid())).all(conn).await?;
    Ok((appointments, reports))
}

/// The second questionnaire's side: only asked once the course is over, so only then it costs a look at
/// the board's settings.
async fn later(conn: &impl ConnectionTrait, departure: &departure::Model) -> Result<Later, StoreError> {
    let by_choice = DepartureType::parse(&departure.departure_type).is_some_and(DepartureType::is_own_choice);
    if departure.closed_at.is_none() || !by_choice {
        return Ok(Later::default());
    }
    let answered = second_response::Entity::find_by_id(departure.id).one(conn).await?;
    let reaches_her = departure.private_email.is_some() && departure.bounced_at.is_none();
    let asked = reaches_her && organisation(conn, departure.board_id.into()).await?.asks_later;
    let left_on = later::left_on(departure.last_day_worked, Some(departure.end_of_employment));
    Ok(Later {
        left_on: asked.then_some(left_on),
        mail: Letter::None,
        submitted_at: answered.map(|row| row.submitted_at),
    })
}

fn code<T>(
    departure: &departure::Model,
    column: &str,
    text: &str,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<T, StoreError> {
    parse(text).ok_or_else(|| StoreError::corrupt("departures", departure.id, format!("{column} {text:?}")))
}

/// Whether the leader can host, and who stands in for a leader on leave, if somebody can.
pub(crate) async fn leader_and_deputy(
    conn: &impl ConnectionTrait,
    departure: &departure::Model,
    leader: Option<&account::Model>,
    may_not: &[Uuid],
) -> Result<(LeaderState, Option<Uuid>), StoreError> {
    let state = leader_state(departure, leader, may_not.iter().copied());
    let Some(named) = leader.and_then(|leader| leader.deputy_id).filter(|_| state == LeaderState::Absent) else {
        return Ok((state, None));
    };
    let of_board = account::Column::BoardId.eq(departure.board_id);
    let deputy = account::Entity::find_by_id(named).filter(of_board).one(conn).await?;
    match leader_state(departure, deputy.as_ref(), may_not.iter().copied()) {
        LeaderState::Available => Ok((LeaderState::AbsentWithDeputy, Some(named))),
        _ => Ok((state, None)),
    }
}

/// Whether the leader can host: not without an account, not as the leaver, not when named.
pub(crate) fn leader_state(
    departure: &departure::Model,
    leader: Option<&account::Model>,
    mut excluded: impl Iterator<Item = Uuid>,
) -> LeaderState {
    let Some(leader) = leader.filter(|leader| leader.active) else { return LeaderState::None };
    let is_leaver = [&departure.private_email, &departure.work_email]
        .into_iter()
        .flatten()
        .any(|address| address.eq_ignore_ascii_case(&leader.email));
    // For directors and HR staff nobody of their own school hosts, the leader among them.
    if is_leaver || departure.director_or_hr || excluded.any(|id| id == leader.id) {
        LeaderState::None
    } else if leader.on_leave {
        LeaderState::Absent
    } else {
        LeaderState::Available
    }
}

fn talk_facts(
    row: &talk::Model,
    appointments: &[appointment::Model],
    reports: &[report::Model],
    letters: &Letters,
) -> Result<Talk, StoreError> {
    let corrupt = |what: &str| StoreError::corrupt("talks", row.id, what);
    let host = HostKind::parse(&row.host_kind).ok_or_else(|| corrupt("host_kind"))?;
    let formality = Formality::parse(&row.formality).ok_or_else(|| corrupt("formality"))?;
    let live = appointments.iter().find(|appointment| appointment.talk_id == row.id && appointment.live_key.is_some());
    let state = if row.dropped_at.is_some() {
        TalkState::Dropped
    } else if let Some(on) = row.held_on {
        let report = match formality {
            Formality::Informal => ReportState::NotAsked,
            Formality::Formal => {
                let is_final = reports.iter().any(|report| report.talk_id == row.id && report.finalised_at.is_some());
                let reminder = letters.of_report(row.id, on);
                if is_final { ReportState::Final } else { ReportState::Due { reminder } }
            }
        };
        TalkState::Held { on, report }
    } else if let Some(appointment) = live {
        TalkState::Booked(Appointment {
            starts_at: appointment.starts_at,
            minutes: u16::try_from(appointment.minutes).map_err(|_| corrupt("minutes"))?,
            booked_at: appointment.booked_at,
            reminder: letters.of_appointment(appointment.id, appointment.sequence),
        })
    } else if row.not_held_at.is_some() {
        TalkState::NotHeld { attempt: u32::try_from(row.attempt).map_err(|_| corrupt("attempt"))? }
    } else {
        TalkState::Open
    };
    Ok(Talk { id: row.id.into(), host, formality, has_host: row.host_id.is_some(), state })
}

/// The mails of a departure, by what the course needs to know of them.
struct Letters<'a> {
    newest: HashMap<(MailKind, u32), &'a outbox::Model>,
    appointments: HashMap<(Uuid, i64), &'a outbox::Model>,
    /// By talk, and the day on which it was held: one that was denied may be held again.
    reports: HashMap<(Uuid, NaiveDate), &'a outbox::Model>,
    attempt: u32,
}

impl<'a> Letters<'a> {
    /// `mails`, oldest first: a mail sent again counts as the newest of its kind. Withdrawn mails
    /// do not count: they were never sent.
    fn of(mails: &'a [outbox::Model]) -> Self {
        let mut letters =
            Self { newest: HashMap::new(), appointments: HashMap::new(), reports: HashMap::new(), attempt: 0 };
        for mail in mails.iter().filter(|mail| mail.state != "withdrawn") {
            let Some(kind) = MailKind::parse(&mail.kind) else { continue };
            let payload: serde_json::Value = serde_json::from_str(&mail.payload).unwrap_or_default();
            let attempt = payload["attempt"].as_u64().and_then(|n| u32::try_from(n).ok()).unwrap_or(1);
            if matches!(kind, MailKind::Invitation | MailKind::Combined) {
                letters.attempt = letters.attempt.max(attempt);
            }
            if kind == MailKind::AppointmentReminderLeaver
                && let Some(appointment) = mail.appointment_id
            {
                letters.appointments.insert((appointment, payload["sequence"].as_i64().unwrap_or(0)), mail);
            }
            if kind == MailKind::ReportReminder
                && let (Some(talk), Some(held_on)) = (mail.talk_id, date(&payload["held_on"]))
            {
                letters.reports.insert((talk, held_on), mail);
            }
            letters.newest.insert((kind, attempt), mail);
        }
        letters
    }

    fn letter(&self, kinds: &[MailKind], attempt: u32) -> Letter {
        kinds.iter().find_map(|kind| self.newest.get(&(*kind, attempt))).map_or(Letter::None, |mail| letter(mail))
    }

    /// HR handed her the letter.
    fn on_paper(&self) -> bool {
        self.newest.values().any(|mail| mail.to_address.is_empty() && mail.sent_at.is_some())
    }

    fn combined(&self) -> bool {
        self.attempt <= 1 && self.newest.contains_key(&(MailKind::Combined, 1))
    }

    fn questionnaire(&self) -> Questionnaire {
        Questionnaire {
            asked: self.letter(&[MailKind::AskWhetherWanted], 1),
            mail: self.letter(&[MailKind::Questionnaire, MailKind::Combined], 1),
            reminders: [
                self.letter(&[MailKind::QuestionnaireReminder1, MailKind::CombinedReminder1], 1),
                self.letter(&[MailKind::QuestionnaireReminder2, MailKind::CombinedReminder2], 1),
            ],
            ..Questionnaire::default()
        }
    }

    fn invitation(&self) -> Invitation {
        let told = [MailKind::UnansweredHr, MailKind::UnansweredHost]
            .iter()
            .any(|kind| self.newest.contains_key(&(*kind, self.attempt)));
        let (first, second): (&[MailKind], &[MailKind]) = if self.combined() {
            (
                &[MailKind::CombinedReminder1, MailKind::QuestionnaireReminder1],
                &[MailKind::CombinedReminder2, MailKind::QuestionnaireReminder2],
            )
        } else {
            (&[MailKind::InvitationReminder1], &[MailKind::InvitationReminder2])
        };
        Invitation {
            attempt: self.attempt,
            mail: self.letter(&[MailKind::Invitation, MailKind::Combined], self.attempt),
            reminders: [self.letter(first, self.attempt), self.letter(second, self.attempt)],
            told,
        }
    }

    fn of_report(&self, talk: Uuid, held_on: NaiveDate) -> Letter {
        self.reports.get(&(talk, held_on)).map_or(Letter::None, |mail| letter(mail))
    }

    fn of_appointment(&self, appointment: Uuid, sequence: i32) -> Letter {
        self.appointments.get(&(appointment, i64::from(sequence))).map_or(Letter::None, |mail| letter(mail))
    }
}

fn date(value: &serde_json::Value) -> Option<NaiveDate> {
    value.as_str()?.parse().ok()
}

fn letter(mail: &outbox::Model) -> Letter {
    match (mail.sent_at, mail.state.as_str()) {
        (Some(sent), _) => Letter::Sent(sent),
        (None, "failed") => Letter::Failed,
        _ => Letter::Waiting,
    }
}
