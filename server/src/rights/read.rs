//! What was asked, for the leaver, for HR's list, and for the record.

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{DepartureId, RequestId, UnitId};
use domain::rights::{Right, Ruling, answer_by};
use domain::working_days::WorkCalendar;
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::access::{Coordinator, CoordinatorOf, OwnDataOf, RequestHandler, Scope};
use crate::course;
use crate::program::Program;
use crate::store::entity::{account, departure, rights_request};
use crate::store::queries::departures;
use crate::store::seal::open_some;
use crate::store::{Keyed, StoreError, Typed, TypedColumn};

/// The most requests on HR's list.
const LISTED_MAX: u64 = 200;

/// One request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    pub id: RequestId,
    pub right: Right,
    pub words: Option<String>,
    pub asked_at: DateTime<Utc>,
    /// The last day on which HR answers.
    pub answer_by: NaiveDate,
    /// It stands: it waits for HR; of an objection or a restriction the course stands still, and where it is a
    /// restriction nobody opens anything.
    pub stands: bool,
    pub answer: Option<Answer>,
}

/// What HR said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub ruling: Ruling,
    pub words: Option<String>,
    pub at: DateTime<Utc>,
    pub by: Option<String>,
}

/// A request on HR's list, with whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub request: Request,
    pub departure: DepartureId,
    /// Empty once it is erased.
    pub name: String,
}

fn request(
    conn: &impl Keyed,
    row: &rights_request::Model,
    by: Option<account::Model>,
    calendar: &WorkCalendar,
) -> Result<Request, StoreError> {
    let said = open_some(row.answer.as_ref(), conn, row.id)?;
    let answer = row.ruling.zip(row.answered_at).map(|(ruling, at)| Answer {
        ruling: *ruling,
        words: said,
        at,
        by: by.map(|account| account.name),
    });
    Ok(Request {
        id: *row.id,
        right: *row.asked,
        words: open_some(row.words.as_ref(), conn, row.id)?,
        asked_at: row.asked_at,
        answer_by: answer_by(calendar.local_date(row.asked_at)),
        stands: row.ended_at.is_none(),
        answer,
    })
}

/// The request of this kind that stands.
pub(super) async fn live(
    conn: &impl ConnectionTrait,
    id: DepartureId,
    right: Right,
) -> Result<Option<rights_request::Model>, StoreError> {
    Ok(rights_request::Entity::find()
        .filter(rights_request::Column::DepartureId.is(id))
        .filter(rights_request::Column::Asked.is(right))
        .filter(rights_request::Column::EndedAt.is_null())
        .one(conn)
        .await?)
}

/// Everything the leaver asked, the newest first.
pub async fn requests_of(program: &Program, leaver: &OwnDataOf) -> Result<Vec<Request>, StoreError> {
    let conn = program.store().read();
    let calendar = course::calendar(conn, leaver.board()).await?;
    all_of(conn, leaver.departure(), &calendar).await
}

/// What stands of a departure, for its record.
pub async fn standing(program: &Program, coordinator: &CoordinatorOf) -> Result<Vec<Request>, StoreError> {
    let conn = program.store().read();
    let calendar = course::calendar(conn, coordinator.board()).await?;
    let mut all = all_of(conn, coordinator.departure(), &calendar).await?;
    all.retain(|request| request.stands);
    Ok(all)
}

async fn all_of(conn: &impl Keyed, id: DepartureId, calendar: &WorkCalendar) -> Result<Vec<Request>, StoreError> {
    let rows = rights_request::Entity::find()
        .filter(rights_request::Column::DepartureId.is(id))
        .find_also_related(account::Entity)
        .order_by_desc(rights_request::Column::AskedAt)
        .order_by_desc(rights_request::Column::Id)
        .all(conn)
        .await?;
    rows.into_iter().map(|(row, by)| request(conn, &row, by, calendar)).collect()
}

/// What stands in the units of this coordinator, the oldest first. Of their own leaving they see nothing from here.
pub async fn to_answer(program: &Program, coordinator: &Coordinator) -> Result<Vec<Listed>, StoreError> {
    let conn = program.store().read();
    let calendar = course::calendar(conn, coordinator.board()).await?;
    let rows = rights_request::Entity::find()
        .find_also_related(departure::Entity)
        .filter(rights_request::Column::BoardId.is(coordinator.board()))
        .filter(rights_request::Column::EndedAt.is_null())
        .filter(departure::Column::CancelledAt.is_null())
        .filter(within(coordinator.scope()))
        .order_by_asc(rights_request::Column::AskedAt)
        .order_by_asc(rights_request::Column::Id)
        .limit(LISTED_MAX)
        .all(conn)
        .await?;
    let me = account::Entity::find_by_id(coordinator.account()).one(conn).await?.map(|me| me.email);
    let is_own = |row: &departure::Model| -> Result<bool, StoreError> {
        let by_address = me.as_ref().map(|me| row.is_theirs(conn, me)).transpose()?;
        Ok(row.leaver_account == Some(coordinator.account().into()) || by_address == Some(true))
    };
    let mut listed = Vec::new();
    for (row, departure) in rows.into_iter().filter_map(|(row, departure)| Some((row, departure?))) {
        if !is_own(&departure)? {
            let request = request(conn, &row, None, &calendar)?;
            listed.push(Listed { request, departure: *departure.id, name: departure.name(conn)? });
        }
    }
    Ok(listed)
}

fn within(scope: &Scope) -> Condition {
    match scope {
        Scope::Board => Condition::all(),
        Scope::Units(units) => {
            let units: Vec<UnitId> = units.clone();
            Condition::any()
                .add(departure::Column::UnitId.any_of(units.clone()))
                .add(departure::Column::SchoolId.any_of(units))
        }
    }
}

/// One request, for whoever answers it.
pub async fn to_handle(program: &Program, handler: &RequestHandler) -> Result<Listed, StoreError> {
    let conn = program.store().read();
    let calendar = course::calendar(conn, handler.board()).await?;
    let (row, by) = rights_request::Entity::find_by_id(handler.request())
        .find_also_related(account::Entity)
        .one(conn)
        .await?
        .ok_or_else(|| {
            StoreError::corrupt("rights_requests", Typed::from(handler.request()).get(), "gone under its proof")
        })?;
    let departure = departures::known(conn, handler.departure()).await?;
    Ok(Listed {
        request: request(conn, &row, by, &calendar)?,
        departure: handler.departure(),
        name: departure.name(conn)?,
    })
}
