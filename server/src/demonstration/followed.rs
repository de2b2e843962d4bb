//! What followed some invented talks: agreements that became tasks, something asked of HR, a leaver who
//! agrees with their report, and one who answers the second questionnaire. A few, so that those pages are
//! not empty.

use chrono::{DateTime, TimeDelta, Utc};
use domain::access::WayIn;
use domain::ids::{AccountId, DepartureId, TalkId, TaskId};
use domain::later::{Reading, read};
use domain::questionnaire::{Questionnaire, Variant};
use domain::report::{Agreement, ByDate};
use domain::talk::HostKind;
use domain::task::TaskSource;
use domain::working_days::WorkCalendar;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};

use super::NotBuilt;
use super::cast::Cast;
use crate::course::{self, Actor, EventKind, OnTimeLine, record};
use crate::store::entity::{departure, report, report_reply, response, second_response, talk, task};
use crate::store::{Sealed, StoreError, Tx, Typed, TypedColumn};

/// What was agreed: the words, whether HR sees to it (else the adviser), in how many days from now, and
/// whether it was done.
const AGREED: [(&str, bool, i64, bool); 3] = [
    ("Getuigschrift sturen", true, 9, false),
    ("Laten weten hoe het rooster van de praktijklessen is overgedragen", false, -2, false),
    ("Bloemen van het team laten bezorgen", false, -20, true),
];

/// Adds all of it to what has been stored.
pub(super) async fn store(
    tx: &Tx<'_>,
    calendar: &WorkCalendar,
    cast: &Cast,
    now: DateTime<Utc>,
) -> Result<(), NotBuilt> {
    let adviser = cast.advisers[0];
    let reports = report::Entity::find()
        .filter(report::Column::AuthorId.is(adviser))
        .filter(report::Column::FinalisedAt.is_not_null())
        .order_by_desc(report::Column::FinalisedAt)
        .all(tx)
        .await
        .map_err(StoreError::from)?;
    let Some(last) = reports.first() else { return Err(NotBuilt::Data("the first adviser has no report".into())) };
    let telling = Telling { tx, calendar, cast, now };
    telling.agreed(last, adviser).await?;
    telling.agrees(last).await?;
    telling.second_answers().await?;
    telling.asked_of_hr().await
}

struct Telling<'a, 'tx> {
    tx: &'a Tx<'tx>,
    calendar: &'a WorkCalendar,
    cast: &'a Cast,
    now: DateTime<Utc>,
}

impl Telling<'_, '_> {
    /// The report names what was agreed, and each agreement is a task.
    async fn agreed(&self, row: &report::Model, adviser: AccountId) -> Result<(), NotBuilt> {
        let mut content = row.boxes(self.tx)?;
        let at = row.finalised_at.unwrap_or(row.saved_at);
        let today = self.calendar.local_date(self.now);
        for (number, (what, by_hr, days, done)) in (1_i32..).zip(AGREED) {
            let due_on = today + TimeDelta::days(days);
            let (owner, name) = if by_hr { (self.cast.coordinator, "Ilse Verhoeven") } else { (adviser, "") };
            content.agreements.push(Agreement {
                what: what.to_owned(),
                owner: name.to_owned(),
                outside: false,
                by: Some(ByDate::On(due_on)),
            });
            let done_at = done.then(|| self.now - TimeDelta::days(3));
            let id: Typed<TaskId> = Typed::fresh();
            let task = task::ActiveModel {
                number: Set(number),
                what: Set(Sealed::close(self.tx, id, what)?),
                owner_name: Set(Sealed::close(self.tx, id, name)?),
                owner_account: Set(Some(owner.into())),
                due_on: Set(Some(due_on)),
                done_at: Set(done_at),
                done_by: Set(done_at.map(|_| owner).map(Into::into)),
                ..self.task(id, *row.departure_id, *row.talk_id, TaskSource::Agreement, adviser, at)
            };
            task.insert(self.tx).await.map_err(StoreError::from)?;
            if let Some(done_at) = done_at {
                self.note(*row.departure_id, done_at, Actor::Staff(owner), EventKind::TaskDone).await?;
            }
        }
        let of = row.talk_id;
        let mut row = row.clone().into_active_model();
        row.content = Set(Sealed::close(self.tx, of, &content.to_json())?);
        row.update(self.tx).await.map_err(StoreError::from)?;
        Ok(())
    }

    fn task(
        &self,
        id: Typed<TaskId>,
        departure: DepartureId,
        talk: TalkId,
        source: TaskSource,
        by: AccountId,
        at: DateTime<Utc>,
    ) -> task::ActiveModel {
        task::ActiveModel {
            id: Set(id),
            board_id: Set(self.cast.board.into()),
            departure_id: Set(departure.into()),
            talk_id: Set(talk.into()),
            source: Set(source.into()),
            number: Set(1),
            owner_name: Set(Sealed::nothing()),
            owner_account: Set(None),
            due_on: Set(None),
            created_at: Set(at),
            created_by: Set(by.into()),
            done_at: Set(None),
            done_by: Set(None),
            ..Default::default()
        }
    }

    /// The leaver read it the next evening.
    async fn agrees(&self, row: &report::Model) -> Result<(), NotBuilt> {
        let at = row.finalised_at.unwrap_or(row.saved_at) + TimeDelta::hours(30);
        report_reply::ActiveModel {
            talk_id: Set(row.talk_id),
            board_id: Set(self.cast.board.into()),
            departure_id: Set(row.departure_id),
            agrees: Set(true),
            words: Set(Sealed::close(self.tx, row.talk_id, "Zo heb ik het verteld. Fijn dat het bij elkaar staat.")?),
            revision: Set(1),
            at: Set(at),
        }
        .insert(self.tx)
        .await
        .map_err(StoreError::from)?;
        self.note(*row.departure_id, at, Actor::Leaver(WayIn::Link), EventKind::ReportAgreed).await
    }

    /// Five weeks after their last day, one of those with the whole questionnaire says how they see it now.
    async fn second_answers(&self) -> Result<(), NotBuilt> {
        let answered = response::Entity::find()
            .find_also_related(departure::Entity)
            .filter(response::Column::BoardId.is(self.cast.board))
            .filter(response::Column::Variant.is(Variant::Full))
            .order_by_desc(response::Column::SubmittedAt)
            .all(self.tx)
            .await
            .map_err(StoreError::from)?;
        let today = self.calendar.local_date(self.now);
        let gone = |row: &departure::Model| !row.is_open && row.last_day_worked + TimeDelta::days(40) < today;
        let found = answered.into_iter().filter_map(|(_, row)| row).find(gone);
        let row = found.ok_or_else(|| NotBuilt::Data("nobody has left long enough ago".into()))?;
        let fields = [("reasons", "B1"), ("reasons", "D3"), ("decisive_reason", "D3"), ("would_return", "perhaps")];
        let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let Reading::Answers(answers) = read(&fields, true) else {
            return Err(NotBuilt::Data("the second answers cannot be read".into()));
        };
        let day = row.last_day_worked + TimeDelta::days(35);
        let at = self.calendar.at(day, 19 * 60 + 40).unwrap_or(self.now);
        second_response::ActiveModel {
            departure_id: Set(row.id),
            board_id: Set(row.board_id),
            version: Set(i32::try_from(Questionnaire::standard().version()).unwrap_or(1)),
            language: Set(row.language),
            answers: Set(Sealed::close(self.tx, row.id, &answers.to_json())?),
            submitted_at: Set(at),
        }
        .insert(self.tx)
        .await
        .map_err(StoreError::from)?;
        self.note(*row.id, at, Actor::Leaver(WayIn::Link), EventKind::LaterSubmitted).await?;
        course::project_invented(self.tx, self.calendar, row.id.into(), self.now).await?;
        Ok(())
    }

    /// After an informal talk its leader asked something of HR.
    async fn asked_of_hr(&self) -> Result<(), NotBuilt> {
        let held = talk::Entity::find()
            .filter(talk::Column::BoardId.is(self.cast.board))
            .filter(talk::Column::HostKind.is(HostKind::TeamLeader))
            .filter(talk::Column::HeldAt.is_not_null())
            .order_by_desc(talk::Column::HeldAt)
            .one(self.tx)
            .await
            .map_err(StoreError::from)?;
        let held = held.ok_or_else(|| NotBuilt::Data("no informal talk was held".into()))?;
        let (Some(host), Some(at)) = (held.host_id, held.held_at) else {
            return Err(NotBuilt::Data("an informal talk without its host".into()));
        };
        let id: Typed<TaskId> = Typed::fresh();
        let asked = "Wil graag op de lijst van invallers komen te staan. Nemen jullie contact op?";
        let task = task::ActiveModel {
            what: Set(Sealed::close(self.tx, id, asked)?),
            ..self.task(id, *held.departure_id, *held.id, TaskSource::Asked, *host, at)
        };
        task.insert(self.tx).await.map_err(StoreError::from)?;
        self.note(*held.departure_id, at, Actor::Staff(host.into()), EventKind::TaskAsked).await
    }

    async fn note(
        &self,
        departure: DepartureId,
        at: DateTime<Utc>,
        who: Actor,
        what: EventKind,
    ) -> Result<(), NotBuilt> {
        let _: OnTimeLine = record(self.tx, (self.cast.board, departure), at, who, what, None).await?;
        Ok(())
    }
}
