//! One departure as rows of the tables that its course has filled by then.

use anyhow::Result;
use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use domain::Language;
use domain::course::{LeaderStatus, Owner, Stage};
use domain::departure::DepartureType;
use domain::ids::{AccountId, DepartureId, MailId, ResponseId};
use domain::questionnaire::{Questionnaire, Variant};
use domain::talk::{Formality, HostKind, Way};
use server::departure::name_words;
use server::mail::MailKind;
use server::store::entity::outbox::MailState;
use server::store::entity::{departure, draft, link, name_word, outbox, response, talk};
use server::store::seal::Mark;
use server::store::{Sealed, StoreError, Tx, Typed};
use uuid::Uuid;

use crate::seed::answers::{self, SERVICE_BAND};
use crate::seed::board::Board;
use crate::seed::departures::Made;
use crate::seed::people;

/// One in so many departures is open.
const OPEN_EVERY: usize = 5;

/// Rows of several departures, by table.
#[derive(Default)]
pub struct Rows {
    pub departures: Vec<departure::Model>,
    pub links: Vec<link::Model>,
    pub mails: Vec<outbox::Model>,
    pub drafts: Vec<draft::Model>,
    pub responses: Vec<response::Model>,
    pub talks: Vec<talk::Model>,
    pub words: Vec<name_word::Model>,
}

/// What all departures have in common.
pub struct Maker<'b> {
    board: &'b Board,
    now: DateTime<Utc>,
    draft: String,
    response: String,
    last_screen: String,
}

/// Where a seeded departure stands, and who has to do something by when.
struct Standing {
    stage: Stage,
    owner: Owner,
    due: Option<DateTime<Utc>>,
    last_day_worked: NaiveDate,
    registered_at: DateTime<Utc>,
}

impl<'b> Maker<'b> {
    pub fn new(board: &'b Board, now: DateTime<Utc>) -> Result<Self> {
        let (_, last_screen) = answers::screens()?;
        Ok(Self { board, now, draft: answers::draft()?, response: answers::stored_response()?, last_screen })
    }

    /// Adds departure number `number`, and its link where the leaver can hand in or plan.
    pub fn add(&self, tx: &Tx<'_>, rows: &mut Rows, made: &mut Made, number: usize) -> Result<(), StoreError> {
        let standing = self.standing(number);
        let id = Typed::fresh();
        let name = people::name(number);
        rows.words.extend(name_words(tx, *self.board.id, *id, &name)?);
        let link = Typed::fresh();
        rows.links.push(link::Model {
            id: link,
            board_id: self.board.id,
            departure_id: id,
            generation: 1.into(),
            created_at: standing.registered_at,
        });
        rows.mails.push(self.mail(tx, id, number, &name, &standing)?);
        if standing.stage != Stage::Questionnaire {
            rows.responses.push(self.response(tx, id, &standing)?);
            rows.talks.push(self.talk(id, number, &standing));
        }
        if standing.stage == Stage::Questionnaire {
            rows.drafts.push(draft::Model {
                departure_id: id,
                board_id: self.board.id,
                answers: Sealed::close(tx, id, &self.draft)?,
                screen: Some(self.last_screen.clone()),
                revision: 6,
                updated_at: self.now,
                version: i32::try_from(Questionnaire::standard().version()).ok(),
            });
        }
        match standing.stage {
            Stage::Questionnaire => made.to_hand_in.push(link.into()),
            Stage::ToPlan => made.to_plan.push(link.into()),
            _ => {}
        }
        rows.departures.push(self.departure(tx, id, number, &name, standing)?);
        Ok(())
    }

    /// Three in five of the open ones have the questionnaire; the others wait for a time, a talk or
    /// a report.
    fn standing(&self, number: usize) -> Standing {
        let today = self.now.date_naive();
        if !number.is_multiple_of(OPEN_EVERY) {
            let last_day_worked = today - Days::new(30 + number as u64 % 700);
            let registered_at = self.now - TimeDelta::days(100 + number as i64 % 700);
            let (stage, owner) = (Stage::Closed, Owner::Nobody);
            return Standing { stage, owner, due: None, last_day_worked, registered_at };
        }
        let open = number / OPEN_EVERY;
        let (stage, owner) = match open % 10 {
            6 | 7 => (Stage::ToPlan, Owner::Leaver),
            8 => (Stage::Planned, Owner::Host),
            9 => (Stage::ReportDue, Owner::Host),
            _ => (Stage::Questionnaire, Owner::Leaver),
        };
        // Some are overdue, most are not.
        let due = self.now + TimeDelta::minutes((open as i64 % 60_000) - 6_000);
        let last_day_worked = today + Days::new(45 + open as u64 % 60);
        Standing { stage, owner, due: Some(due), last_day_worked, registered_at: self.now - TimeDelta::days(2) }
    }

    fn departure(
        &self,
        tx: &Tx<'_>,
        id: Typed<DepartureId>,
        number: usize,
        name: &str,
        standing: Standing,
    ) -> Result<departure::Model, StoreError> {
        let team = self.board.teams[number % self.board.teams.len()];
        let Standing { stage, owner, due, last_day_worked, registered_at } = standing;
        let is_open = stage != Stage::Closed;
        let departure_type = match (stage, number % 10) {
            (Stage::Questionnaire, _) | (_, 0..=6) => DepartureType::VoluntaryResignation,
            (_, 7) => DepartureType::Retirement,
            _ => DepartureType::OwnChoiceAtEndOfContract,
        };
        let mut row = departure::Model {
            id,
            board_id: self.board.id,
            name: Sealed::nothing(),
            name_parts: None,
            private_email: None,
            work_email: None,
            private_mark: None,
            work_mark: None,
            address_key: Mark::of_double(tx, &people::email(number))?.text(),
            language: Language::Nl.into(),
            unit_id: team.id,
            school_id: team.school,
            leader_id: Some(team.leader),
            departure_type: departure_type.into(),
            foreseen: false,
            last_day_worked,
            end_of_employment: last_day_worked,
            known_from: None,
            destination: None,
            function_group: None,
            subject: None,
            service_band: Some(SERVICE_BAND.into()),
            entry: None,
            part_time: None,
            hybrid: None,
            contract_chain: None,
            director_or_hr: false,
            concluded_on: None,
            reconsider_stated: false,
            condition_confirmed_at: None,
            questionnaire_switched_on: false,
            registered_at,
            registered_by: Some(self.board.coordinator.into()),
            coordinator_id: Some(self.board.coordinator.into()),
            updated_at: self.now,
            revision: 1,
            cancelled_at: None,
            closed_at: (!is_open).then_some(self.now - TimeDelta::days(1)),
            experience_answer: None,
            talk_choice: None,
            share_with_leader: false,
            bounced_at: None,
            bounce_reason: None,
            stage: stage.into(),
            due_at: due,
            owner: owner.into(),
            owner_account: (owner == Owner::Host).then(|| self.adviser(number)),
            // The next reminder; nothing is due while somebody measures.
            next_at: is_open.then(|| self.now + TimeDelta::days(2)),
            is_open,
            special: false,
            leader_status: LeaderStatus::Arranged.into(),
            talk_by: Some(last_day_worked),
            contact_erased_at: None,
            erasing_since: None,
            erasure_id: None,
            leaver_account: None,
            answers_withdrawn_at: None,
            restricted_since: None,
            // Tips of long ago are not what is measured: a program that starts would look at all that was ever closed.
            tip_looked: !is_open,
        };
        row.set_name(tx, name)?;
        row.set_addresses(tx, Some(&people::email(number)), None)?;
        Ok(row)
    }

    fn adviser(&self, number: usize) -> Typed<AccountId> {
        self.board.advisers[(number / OPEN_EVERY) % self.board.advisers.len()]
    }

    /// The mail with the questionnaire, which has been sent.
    fn mail(
        &self,
        tx: &Tx<'_>,
        departure: Typed<DepartureId>,
        number: usize,
        name: &str,
        standing: &Standing,
    ) -> Result<outbox::Model, StoreError> {
        let (id, sent) = (MailId::new(Uuid::now_v7()), standing.registered_at);
        Ok(outbox::Model {
            id: id.into(),
            board_id: self.board.id,
            departure_id: Some(departure),
            account_id: None,
            talk_id: None,
            appointment_id: None,
            kind: MailKind::Questionnaire.into(),
            to_address: Sealed::close(tx, id, &people::email(number))?,
            to_name: Sealed::close(tx, id, name)?,
            language: Language::Nl.into(),
            payload: Sealed::close(tx, id, r#"{"attempt":1}"#)?,
            at_once: false,
            due_at: sent,
            state: MailState::Sent.into(),
            attempts: 1,
            claimed_until: None,
            message_id: id.to_string(),
            // The questionnaire's first version was published with the board, a moment ago.
            created_at: self.now,
            sent_at: Some(sent),
            last_error: None,
            dedupe_key: Some(format!("{}:{}:1", departure.hyphenated(), MailKind::Questionnaire.code())),
        })
    }

    fn response(
        &self,
        tx: &Tx<'_>,
        departure: Typed<DepartureId>,
        standing: &Standing,
    ) -> Result<response::Model, StoreError> {
        let id: Typed<ResponseId> = Typed::fresh();
        Ok(response::Model {
            id,
            board_id: self.board.id,
            departure_id: departure,
            version: i32::try_from(Questionnaire::standard().version()).unwrap_or(1),
            variant: Variant::Full.into(),
            language: Language::Nl.into(),
            answers: Sealed::close(tx, id, &self.response)?,
            submitted_at: standing.registered_at,
            word_hash: None,
        })
    }

    fn talk(&self, departure: Typed<DepartureId>, number: usize, standing: &Standing) -> talk::Model {
        let held = matches!(standing.stage, Stage::Closed | Stage::ReportDue);
        talk::Model {
            id: Typed::fresh(),
            board_id: self.board.id,
            departure_id: departure,
            host_kind: HostKind::HrAdviser.into(),
            formality: Formality::Formal.into(),
            minutes: 60.into(),
            host_id: Some(self.adviser(number)),
            created_at: standing.registered_at,
            attempt: 1,
            held_on: held.then(|| standing.last_day_worked.min(self.now.date_naive())),
            held_at: held.then_some(self.now),
            held_way: held.then(|| Way::InPerson.into()),
            not_held_at: None,
            not_held_reason: None,
            dropped_at: None,
            denied_at: None,
            is_open: !held,
        }
    }
}
