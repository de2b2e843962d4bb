//! One departure as rows of the tables that its course has filled by then.

use anyhow::Result;
use chrono::{DateTime, TimeDelta, Utc};
use domain::Language;
use domain::api::ToldStage;
use domain::course::{LeaderStatus, Owner, Stage};
use domain::departure::{DepartureType, OptionalFacts};
use domain::ids::{AccountId, DepartureId, MailId, ResponseId};
use domain::questionnaire::{Questionnaire, Variant};
use domain::talk::{Formality, HostKind, TalkChoice, Way};
use server::departure::name_words;
use server::mail::MailKind;
use server::store::entity::outbox::MailState;
use server::store::entity::{departure, draft, link, name_word, outbox, report, response, talk};
use server::store::seal::Mark;
use server::store::{Sealed, StoreError, Tx, Typed};
use uuid::Uuid;

use crate::seed::answers::{self, SERVICE_BAND};
use crate::seed::board::Board;
use crate::seed::departures::Made;
use crate::seed::departures::course::Courses;
use crate::seed::departures::standing::{OPEN_EVERY, Standing};
use crate::seed::people;

/// Rows of several departures, by table.
#[derive(Default)]
pub struct Rows {
    pub departures: Vec<departure::Model>,
    pub links: Vec<link::Model>,
    pub mails: Vec<outbox::Model>,
    pub drafts: Vec<draft::Model>,
    pub responses: Vec<response::Model>,
    pub talks: Vec<talk::Model>,
    pub reports: Vec<report::Model>,
    pub words: Vec<name_word::Model>,
}

/// What all departures have in common.
pub struct Maker<'b> {
    board: &'b Board,
    now: DateTime<Utc>,
    draft: String,
    response: String,
    last_screen: String,
    courses: Courses,
}

impl<'b> Maker<'b> {
    pub fn new(board: &'b Board, now: DateTime<Utc>) -> Result<Self> {
        let (_, last_screen) = answers::screens()?;
        let (draft, response) = (answers::draft()?, answers::stored_response()?);
        Ok(Self { board, now, draft, response, last_screen, courses: Courses::draw()? })
    }

    /// Adds departure number `number`, and its link where the leaver can hand in or plan.
    pub fn add(&self, tx: &Tx<'_>, rows: &mut Rows, made: &mut Made, number: usize) -> Result<(), StoreError> {
        let standing = Standing::of(number, self.board.teams.len(), &self.courses, self.now);
        let id = Typed::fresh();
        // By whom somebody was found goes with the name: most who have left are found by nothing.
        let name = (!standing.contact_is_gone(self.now)).then(|| people::name(number));
        if let Some(name) = &name {
            rows.words.extend(name_words(tx, *self.board.id, *id, name)?);
        }
        let link = Typed::fresh();
        rows.links.push(link::Model {
            id: link,
            board_id: self.board.id,
            departure_id: id,
            generation: 1.into(),
            created_at: standing.registered_at,
        });
        rows.mails.push(self.mail(tx, id, number, name.as_deref(), &standing)?);
        rows.responses.extend(self.response(tx, id, &standing)?);
        if let Some(talk) = self.talk(id, number, &standing) {
            rows.reports.extend(self.report(tx, &talk, number, &standing)?);
            rows.talks.push(talk);
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
        rows.departures.push(self.departure(tx, id, number, name.as_deref(), &standing)?);
        Ok(())
    }

    fn departure(
        &self,
        tx: &Tx<'_>,
        id: Typed<DepartureId>,
        number: usize,
        name: Option<&str>,
        standing: &Standing<'_>,
    ) -> Result<departure::Model, StoreError> {
        let Standing { stage, owner, due, last_day_worked, registered_at, course, .. } = *standing;
        let team = self.board.teams[standing.team];
        let is_open = stage != Stage::Closed;
        let departure_type = course.map_or(DepartureType::VoluntaryResignation, |course| course.departure_type);
        let address_key = match name {
            Some(_) => Mark::of_double(tx, &people::email(number))?.text(),
            None => format!("-{}", id.hyphenated()),
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
            address_key,
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
            service_band: None,
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
            closed_at: standing.closed_at,
            experience_answer: None,
            // Who has no talk to look back on did not want one.
            talk_choice: course.filter(|course| !course.talked).map(|_| TalkChoice::None.into()),
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
            contact_erased_at: name.is_none().then_some(self.now - TimeDelta::days(1)),
            erasing_since: None,
            erasure_id: None,
            leaver_account: None,
            answers_withdrawn_at: None,
            restricted_since: None,
            external_id: None,
            told_stage: if is_open { ToldStage::Open } else { ToldStage::Closed }.into(),
            told_at: registered_at,
            // Tips of long ago are not what is measured: a program that starts would look at all that was ever closed.
            tip_looked: !is_open,
        };
        let open = OptionalFacts { service_band: Some(SERVICE_BAND), ..OptionalFacts::default() };
        row.set_optional(course.map_or(open, |course| course.facts));
        if let Some(name) = name {
            row.set_name(tx, name)?;
            row.set_addresses(tx, Some(&people::email(number)), None)?;
        }
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
        name: Option<&str>,
        standing: &Standing<'_>,
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
            to_address: match name {
                Some(_) => Sealed::close(tx, id, &people::email(number))?,
                None => Sealed::erased(),
            },
            to_name: Sealed::close(tx, id, name.unwrap_or_default())?,
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

    /// What was handed in, where it was.
    fn response(
        &self,
        tx: &Tx<'_>,
        departure: Typed<DepartureId>,
        standing: &Standing<'_>,
    ) -> Result<Option<response::Model>, StoreError> {
        let (variant, answers) = match (standing.stage, standing.course) {
            (Stage::Questionnaire, _) => return Ok(None),
            (_, None) => (Variant::Full, &self.response),
            (_, Some(course)) => match &course.response {
                Some(response) => (response.variant, &response.json),
                None => return Ok(None),
            },
        };
        let id: Typed<ResponseId> = Typed::fresh();
        Ok(Some(response::Model {
            id,
            board_id: self.board.id,
            departure_id: departure,
            version: i32::try_from(Questionnaire::standard().version()).unwrap_or(1),
            variant: variant.into(),
            language: Language::Nl.into(),
            answers: Sealed::close(tx, id, answers)?,
            submitted_at: standing.registered_at,
            word_hash: None,
        }))
    }

    /// The talk that was held or is to be; none where there are no answers yet or none was wanted.
    fn talk(&self, departure: Typed<DepartureId>, number: usize, standing: &Standing<'_>) -> Option<talk::Model> {
        if standing.stage == Stage::Questionnaire || standing.course.is_some_and(|course| !course.talked) {
            return None;
        }
        let held = matches!(standing.stage, Stage::Closed | Stage::ReportDue);
        Some(talk::Model {
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
            held_at: held.then_some(standing.closed_at.unwrap_or(self.now)),
            held_way: held.then(|| Way::InPerson.into()),
            not_held_at: None,
            not_held_reason: None,
            dropped_at: None,
            denied_at: None,
            is_open: !held,
        })
    }

    /// The final report of a talk, where there is one.
    fn report(
        &self,
        tx: &Tx<'_>,
        talk: &talk::Model,
        number: usize,
        standing: &Standing<'_>,
    ) -> Result<Option<report::Model>, StoreError> {
        let Some(content) = standing.course.and_then(|course| course.report.as_ref()) else { return Ok(None) };
        Ok(Some(report::Model {
            talk_id: talk.id,
            board_id: self.board.id,
            departure_id: talk.departure_id,
            author_id: self.adviser(number),
            content: Sealed::close(tx, talk.id, content)?,
            notes: None,
            revision: 1,
            saved_at: standing.closed_at.unwrap_or(self.now),
            finalised_at: standing.closed_at,
            quotes_allowed: None,
        }))
    }
}
