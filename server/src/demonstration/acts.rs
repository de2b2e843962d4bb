//! What people did, written as facts.

use chrono::{DateTime, TimeDelta, Utc};
use domain::access::WayIn;
use domain::course::TalkState;
use domain::departure::{DepartureType, ExperienceAnswer};
use domain::ids::{AccountId, DepartureId, ResponseId};
use domain::questionnaire::{Questionnaire, submit, variant_for};
use domain::slot::{HostSettings, Place, Slot};
use domain::talk::{HostKind, TalkChoice, Way};
use domain::working_days::WorkCalendar;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};

use super::NotBuilt;
use super::cast::Cast;
use super::diary::Diary;
use super::invented;
use super::person::{Act, Person, When};
use crate::course::{self, Actor, EventKind, Loaded, OnTimeLine, record};
use crate::mail::{Whom, outbox};
use crate::store::entity::{appointment, departure, draft, pause, report, response, talk};
use crate::store::{Sealed, StoreError, Tx, Typed, TypedColumn};
use crate::talk::{By, NotReserved, Reservation, drop_all, make_due, reserve};

/// Whether something could be done already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Done {
    Done,
    NotYet,
}

/// One person's doings.
pub(super) struct Acting<'a, 'tx> {
    pub tx: &'a Tx<'tx>,
    pub calendar: &'a WorkCalendar,
    pub cast: &'a Cast,
    pub diary: &'a mut Diary,
    pub person: &'a Person,
    pub id: DepartureId,
    /// When somebody did something last.
    pub answered: DateTime<Utc>,
    pub talk_ends: Option<DateTime<Utc>>,
}

impl Acting<'_, '_> {
    /// When this happens.
    pub(super) fn moment(&self, when: When) -> DateTime<Utc> {
        match when {
            When::After(time) => self.answered + time,
            When::At(instant) => instant,
            When::AfterTheTalk => self.talk_ends.unwrap_or(self.answered) + TimeDelta::minutes(20),
        }
    }

    /// Does it.
    pub(super) async fn act(&mut self, act: Act, at: DateTime<Utc>) -> Result<Done, NotBuilt> {
        self.answered = at;
        let host = |loaded: &Loaded| held_or_open(loaded).and_then(|row| row.host_id);
        let loaded = course::load(self.tx, self.id, self.calendar.local_date(at))
            .await?
            .ok_or_else(|| NotBuilt::Data("gone while it was told".into()))?;
        let staff = host(&loaded).map_or(Actor::Staff(self.cast.coordinator), |id| Actor::Staff(id.into()));
        match act {
            Act::Answer(seed) => self.answer(seed, at).await?,
            Act::BeginAnswering => self.begin(at).await?,
            Act::AnswerWhetherWanted(wanted) => self.wants(wanted, at).await?,
            Act::Choose(choice) => self.choose(choice, at).await?,
            Act::Book { working_days } => return self.book(&loaded, working_days, at).await,
            Act::BookAt { starts_at, way } => return self.book_at(&loaded, starts_at, way, at).await,
            Act::Hold => self.hold(&loaded, staff, at).await?,
            Act::NotHeld(reason) => {
                let Some(row) = held_or_open(&loaded) else { return Ok(Done::NotYet) };
                let by = By::Program;
                crate::talk::call_off(self.tx, &loaded, *row.id, by, Whom::HostOnly, at).await?;
                talk::Entity::update_many()
                    .col_expr(talk::Column::NotHeldAt, Expr::value(at))
                    .col_expr(talk::Column::NotHeldReason, Typed::expr(reason))
                    .filter(talk::Column::Id.eq(row.id))
                    .exec(self.tx)
                    .await
                    .map_err(StoreError::from)?;
                self.note(staff, EventKind::NotHeld, Some(json!({ "reason": reason })), at).await?;
            }
            Act::Report(seed) => self.report(&loaded, seed, staff, Some(at), at).await?,
            Act::BeginReport => self.report(&loaded, 0, staff, None, at).await?,
            Act::Pause => self.pause(at).await?,
            Act::Cancel => self.cancel(&loaded, at).await?,
            Act::Die => self.die(&loaded, at).await?,
        }
        course::project_invented(self.tx, self.calendar, self.id, at).await?;
        Ok(Done::Done)
    }

    async fn note(
        &self,
        actor: Actor,
        kind: EventKind,
        detail: Option<Value>,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let _: OnTimeLine = record(self.tx, (self.cast.board, self.id), at, actor, kind, detail).await?;
        Ok(())
    }

    async fn answer(&self, seed: usize, at: DateTime<Utc>) -> Result<(), NotBuilt> {
        let questionnaire = Questionnaire::standard();
        let variant = variant_for(self.person.kind, self.person.questionnaire_switched_on)
            .ok_or_else(|| NotBuilt::Data(format!("{}: has no questionnaire", self.person.name)))?;
        let answers = invented::answers(seed, self.person, questionnaire)?;
        let submitted = submit(&answers, questionnaire, variant, self.person.optional.service_band)
            .map_err(|why| NotBuilt::Data(format!("{}: {why:?}", self.person.name)))?;
        let id: Typed<ResponseId> = Typed::fresh();
        response::ActiveModel {
            id: Set(id),
            board_id: Set(self.cast.board.into()),
            departure_id: Set(self.id.into()),
            version: Set(i32::try_from(submitted.version()).unwrap_or(1)),
            variant: Set(variant.into()),
            language: Set(self.person.language.into()),
            answers: Set(Sealed::close(self.tx, id, &submitted.to_json())?),
            submitted_at: Set(at),
            word_hash: Set(None),
        }
        .insert(self.tx)
        .await
        .map_err(StoreError::from)?;
        outbox::withdraw_course(self.tx, self.id).await?;
        Ok(self.note(Actor::Leaver(WayIn::Link), EventKind::Submitted, None, at).await?)
    }

    async fn begin(&self, at: DateTime<Utc>) -> Result<(), StoreError> {
        let begun = json!({
            "reasons": ["B1", "C2"], "decisive_reason": "C2", "raised_before": "no", "own_way": "4",
        });
        draft::ActiveModel {
            departure_id: Set(self.id.into()),
            board_id: Set(self.cast.board.into()),
            answers: Set(Sealed::close(self.tx, self.id, &begun.to_string())?),
            screen: Set(Some("work".to_owned())),
            revision: Set(2),
            updated_at: Set(at),
            version: Set(None),
        }
        .insert(self.tx)
        .await?;
        Ok(())
    }

    async fn wants(&self, wanted: bool, at: DateTime<Utc>) -> Result<(), StoreError> {
        let answer = if wanted { ExperienceAnswer::Yes } else { ExperienceAnswer::No };
        self.set(departure::Column::ExperienceAnswer, Typed::from(answer)).await?;
        let kind = if wanted { EventKind::QuestionnaireWanted } else { EventKind::QuestionnaireNotWanted };
        self.note(Actor::Leaver(WayIn::Link), kind, None, at).await
    }

    async fn set(&self, column: departure::Column, value: impl Into<sea_orm::Value>) -> Result<(), StoreError> {
        departure::Entity::update_many()
            .col_expr(column, Expr::value(value))
            .filter(departure::Column::Id.is(self.id))
            .exec(self.tx)
            .await?;
        Ok(())
    }

    async fn choose(&self, choice: TalkChoice, at: DateTime<Utc>) -> Result<(), StoreError> {
        self.set(departure::Column::TalkChoice, Typed::from(choice)).await?;
        make_due(self.tx, self.calendar, self.id, at).await?;
        let kind = if choice == TalkChoice::None { EventKind::TalkDeclined } else { EventKind::ChoiceMade };
        self.note(Actor::Leaver(WayIn::Link), kind, None, at).await
    }

    async fn book(&mut self, loaded: &Loaded, working_days: u32, at: DateTime<Utc>) -> Result<Done, NotBuilt> {
        let Some((row, host)) = to_plan(loaded) else { return Ok(Done::NotYet) };
        let from = self.calendar.add_working_days(self.calendar.local_date(at), working_days);
        let free = self.diary.first_free(host, from, self.calendar);
        let starts_at = free.ok_or_else(|| NotBuilt::Data("a host without time".into()))?;
        let way = [Way::InPerson, Way::Video, Way::InPerson, Way::Phone][self.person.name.len() % 4];
        self.reserve(loaded, &row, host, starts_at, way, at).await
    }

    async fn book_at(
        &mut self,
        loaded: &Loaded,
        starts_at: DateTime<Utc>,
        way: Way,
        at: DateTime<Utc>,
    ) -> Result<Done, NotBuilt> {
        let Some((row, host)) = to_plan(loaded) else { return Ok(Done::NotYet) };
        let is_adviser = row.host_kind == HostKind::HrAdviser;
        let host = if is_adviser { self.cast.advisers[0] } else { host };
        self.diary.take(host, starts_at, self.calendar);
        self.reserve(loaded, &row, host, starts_at, way, at).await
    }

    async fn reserve(
        &mut self,
        loaded: &Loaded,
        row: &talk::Model,
        host: AccountId,
        start: DateTime<Utc>,
        way: Way,
        at: DateTime<Utc>,
    ) -> Result<Done, NotBuilt> {
        let place = (way == Way::InPerson).then_some(if row.host_kind == HostKind::TeamLeader {
            "teamkamer"
        } else {
            "bestuurskantoor, kamer 2.14"
        });
        let place = place.map(Place::parse).transpose().map_err(|_| NotBuilt::Data("no place".into()))?;
        let minutes = *row.minutes;
        let slot = Slot { host, start, minutes, way, place };
        let wish = Reservation {
            loaded,
            talk: row,
            slot: &slot,
            settings: HostSettings::standard(8),
            by: By::Leaver(WayIn::Link),
            calendar: self.calendar,
            now: at,
        };
        match reserve(self.tx, &wish).await {
            Ok(_) => {
                self.talk_ends = Some(slot.end());
                Ok(Done::Done)
            }
            Err(NotReserved::Taken) => Err(NotBuilt::Data(format!("{}: the time is taken", self.person.name))),
            Err(NotReserved::Store(error)) => Err(error.into()),
        }
    }

    async fn hold(&self, loaded: &Loaded, staff: Actor, at: DateTime<Utc>) -> Result<(), NotBuilt> {
        let booked = loaded.talks.iter().find_map(|row| Some((row, loaded.live_appointment(*row.id)?)));
        let (row, time): (&talk::Model, &appointment::Model) =
            booked.ok_or_else(|| NotBuilt::Data(format!("{}: nothing is booked", self.person.name)))?;
        let on = self.calendar.local_date(time.starts_at);
        talk::Entity::update_many()
            .col_expr(talk::Column::HeldOn, Expr::value(on))
            .col_expr(talk::Column::HeldAt, Expr::value(at))
            .col_expr(talk::Column::HeldWay, Typed::expr(*time.way))
            .filter(talk::Column::Id.eq(row.id))
            .exec(self.tx)
            .await
            .map_err(StoreError::from)?;
        Ok(self.note(staff, EventKind::Held, Some(json!({ "on": on, "way": *time.way })), at).await?)
    }

    async fn report(
        &self,
        loaded: &Loaded,
        seed: usize,
        staff: Actor,
        finalised_at: Option<DateTime<Utc>>,
        at: DateTime<Utc>,
    ) -> Result<(), NotBuilt> {
        let held = loaded.talks.iter().find(|row| row.held_on.is_some() && row.host_id.is_some());
        let (row, author) = held
            .and_then(|row| Some((row, row.host_id?)))
            .ok_or_else(|| NotBuilt::Data(format!("{}: no talk was held", self.person.name)))?;
        let content = invented::report(seed, self.person.kind, row.held_way.map(Typed::get));
        if finalised_at.is_some() {
            content
                .can_be_finalised(self.person.kind.profile().boxes)
                .map_err(|faults| NotBuilt::Data(format!("{faults:?}")))?;
        }
        report::ActiveModel {
            talk_id: Set(row.id),
            board_id: Set(self.cast.board.into()),
            departure_id: Set(self.id.into()),
            author_id: Set(author),
            content: Set(Sealed::close(self.tx, row.id, &content.to_json())?),
            notes: Set(None),
            revision: Set(3),
            saved_at: Set(at),
            finalised_at: Set(finalised_at),
            quotes_allowed: Set(None),
        }
        .insert(self.tx)
        .await
        .map_err(StoreError::from)?;
        if finalised_at.is_some() {
            self.note(staff, EventKind::ReportFinalised, None, at).await?;
        }
        Ok(())
    }

    async fn pause(&self, at: DateTime<Utc>) -> Result<(), StoreError> {
        pause::ActiveModel {
            id: Set(Typed::fresh()),
            board_id: Set(self.cast.board.into()),
            departure_id: Set(self.id.into()),
            since: Set(at),
            until: Set(None),
        }
        .insert(self.tx)
        .await?;
        outbox::withdraw_course(self.tx, self.id).await?;
        self.note(Actor::Staff(self.cast.coordinator), EventKind::Paused, None, at).await
    }

    async fn stop_talks(&self, loaded: &Loaded, at: DateTime<Utc>) -> Result<(), StoreError> {
        outbox::withdraw_everything(self.tx, self.id).await?;
        drop_all(self.tx, loaded, By::Staff(self.cast.coordinator), Whom::HostOnly, at).await
    }

    async fn cancel(&self, loaded: &Loaded, at: DateTime<Utc>) -> Result<(), StoreError> {
        self.stop_talks(loaded, at).await?;
        response::Entity::delete_many().filter(response::Column::DepartureId.is(self.id)).exec(self.tx).await?;
        self.set(departure::Column::CancelledAt, at).await?;
        self.note(Actor::Staff(self.cast.coordinator), EventKind::Cancelled, None, at).await
    }

    async fn die(&self, loaded: &Loaded, at: DateTime<Utc>) -> Result<(), StoreError> {
        self.set(departure::Column::DepartureType, Typed::from(DepartureType::Death)).await?;
        self.stop_talks(loaded, at).await?;
        self.note(Actor::Staff(self.cast.coordinator), EventKind::TypeChanged, None, at).await
    }
}

/// The first talk without a time, the formal one before the other, with its host.
fn to_plan(loaded: &Loaded) -> Option<(talk::Model, AccountId)> {
    loaded.facts.live_talks().filter(|talk| matches!(talk.state, TalkState::Open | TalkState::NotHeld { .. })).find_map(
        |talk| {
            let row = loaded.talks.iter().find(|row| row.id == talk.id)?;
            Some((row.clone(), *row.host_id?))
        },
    )
}

fn held_or_open(loaded: &Loaded) -> Option<&talk::Model> {
    let live = loaded.talks.iter().filter(|row| row.dropped_at.is_none());
    let mut live: Vec<&talk::Model> = live.collect();
    live.sort_by_key(|row| (loaded.live_appointment(*row.id).is_none(), row.created_at));
    live.into_iter().next()
}
