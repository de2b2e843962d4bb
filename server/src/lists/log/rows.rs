//! Reads entries with what they say, as far as the reader may see them.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use domain::ids::{AccountId, ApiTokenId, BoardId, DepartureId, UnitId};
use domain::log::of_administrators;
use domain::person::{NameParts, sort_key};
use domain::working_days::WorkCalendar;
use sea_orm::sea_query::{Condition, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::filter::LogFilter;
use crate::access::LogReader;
use crate::store::entity::{account, api_token, departure, event, log_entry, unit};
use crate::store::seal::Mark;
use crate::store::{Keyed, StoreError, TypedColumn};

/// An entry, what it says, and the departure it is about.
pub(super) struct Row {
    pub number: i64,
    /// Its content was erased, but for what happened and when.
    pub is_erased: bool,
    /// Nothing where it was deleted by hand.
    pub event: Option<event::Model>,
    pub departure: Option<departure::Model>,
}

/// Names of people and units, for the words of entries.
pub(super) struct Directory {
    /// By surname.
    pub people: Vec<(AccountId, String)>,
    names: HashMap<AccountId, String>,
    units: HashMap<UnitId, String>,
    tokens: HashMap<ApiTokenId, String>,
}

impl Directory {
    /// Three queries.
    pub(super) async fn read(conn: &impl ConnectionTrait, board: BoardId) -> Result<Self, StoreError> {
        let accounts = account::Entity::find().filter(account::Column::BoardId.is(board)).all(conn).await?;
        let known = accounts.into_iter().filter(|row| row.erased_at.is_none());
        let mut people: Vec<(AccountId, String)> = known.map(|row| (*row.id, row.name)).collect();
        people.sort_by_cached_key(|(id, name)| (sort_key(name, &NameParts::default()), *id));
        let units = unit::Entity::find().filter(unit::Column::BoardId.is(board)).all(conn).await?;
        let tokens = api_token::Entity::find().filter(api_token::Column::BoardId.is(board)).all(conn).await?;
        let names = people.iter().cloned().collect();
        let units = units.into_iter().map(|row| (*row.id, row.name)).collect();
        Ok(Self { people, names, units, tokens: tokens.into_iter().map(|row| (*row.id, row.name)).collect() })
    }

    pub(super) fn person(&self, id: AccountId) -> Option<String> {
        self.names.get(&id).cloned()
    }

    /// The name of a personnel system's token.
    pub(super) fn token(&self, id: ApiTokenId) -> Option<String> {
        self.tokens.get(&id).cloned()
    }

    pub(super) fn unit(&self, id: UnitId) -> Option<String> {
        self.units.get(&id).cloned()
    }
}

/// So many entries below a number, newest first, and where the next ones begin. Two queries.
pub(super) async fn read(
    conn: &impl Keyed,
    reader: &LogReader,
    filter: &LogFilter,
    calendar: &WorkCalendar,
    (below, most): (Option<i64>, u64),
) -> Result<(Vec<Row>, Option<i64>), StoreError> {
    let mut query = log_entry::Entity::find()
        .find_also_related(event::Entity)
        .filter(log_entry::Column::BoardId.is(reader.board()))
        .filter(filtered(filter, calendar))
        .filter(readable(conn, reader)?);
    if let Some(below) = below {
        query = query.filter(log_entry::Column::Number.lt(below));
    }
    let mut found = query.order_by_desc(log_entry::Column::Number).limit(most + 1).all(conn).await?;
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let has_more = found.len() > most;
    found.truncate(most);
    let next = found.last().filter(|_| has_more).map(|(entry, _)| entry.number);
    let ids = found.iter().filter_map(|(_, event)| event.as_ref()?.departure_id);
    let departures: HashMap<DepartureId, departure::Model> = departure::Entity::find()
        .filter(departure::Column::Id.is_in(ids))
        .all(conn)
        .await?
        .into_iter()
        .map(|row| (*row.id, row))
        .collect();
    let row = |(entry, event): (log_entry::Model, Option<event::Model>)| {
        let id = event.as_ref().and_then(|event| event.departure_id);
        let departure = id.and_then(|id| departures.get(&id).cloned());
        Row { number: entry.number, is_erased: entry.erased_by.is_some(), event, departure }
    };
    Ok((found.into_iter().map(row).collect(), next))
}

/// Who does not coordinate the whole board reads of departures only what is overseen; of the own departure, and of one
/// that the leaver has restricted, nobody reads more. An entry whose content was erased is of no departure any more,
/// and what it is goes by its kind.
fn readable(conn: &impl Keyed, reader: &LogReader) -> Result<Condition, StoreError> {
    let overseen = Condition::any().add(event::Column::Kind.any_of(of_administrators()));
    if !reader.coordinates_all() {
        return Ok(overseen);
    }
    let mark = Mark::of_address(conn, reader.email())?;
    let out_of_reach = Query::select()
        .column((departure::Entity, departure::Column::Id))
        .from(departure::Entity)
        .and_where(departure::Column::BoardId.is(reader.board()))
        .and_where(
            departure::Column::PrivateMark
                .is(mark)
                .or(departure::Column::WorkMark.is(mark))
                .or(departure::Column::LeaverAccount.is(reader.account()))
                .or(departure::Column::RestrictedSince.is_not_null()),
        )
        .to_owned();
    let theirs = event::Column::DepartureId.not_in_subquery(out_of_reach);
    Ok(overseen.add(event::Column::DepartureId.is_null()).add(theirs))
}

fn filtered(filter: &LogFilter, calendar: &WorkCalendar) -> Condition {
    let mut condition = Condition::all();
    if let Some(person) = filter.person {
        let did = event::Column::ActorAccount.is(person);
        condition = condition.add(Condition::any().add(did).add(event::Column::AboutAccount.is(person)));
    }
    if let Some(kind) = filter.kind {
        condition = condition.add(event::Column::Kind.is(kind));
    }
    let begins = |day: NaiveDate| calendar.at(day, 0).ok();
    if let Some(first) = filter.first.and_then(begins) {
        condition = condition.add(event::Column::At.gte(first));
    }
    if let Some(end) = filter.last.and_then(|day| begins(day.checked_add_days(Days::new(1))?)) {
        condition = condition.add(event::Column::At.lt(end));
    }
    condition
}
