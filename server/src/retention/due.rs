//! What of one record is due.

use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::ids::{BoardId, DepartureId, TalkId};
use domain::later;
use domain::organisation::Organisation;
use domain::retention::{Ended, Record, Term, Terms};
use domain::working_days::WorkCalendar;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::terms::terms;
use crate::course;
use crate::store::entity::{departure, report, talk};
use crate::store::queries::departures;
use crate::store::{StoreError, TypedColumn};

/// What holds for a whole board while it is looked at.
pub(super) struct Board {
    pub id: BoardId,
    pub terms: Terms,
    pub calendar: WorkCalendar,
    pub now: DateTime<Utc>,
    /// The local date.
    pub today: NaiveDate,
    asks_later: bool,
}

impl Board {
    pub(super) async fn read(conn: &impl ConnectionTrait, id: BoardId, now: DateTime<Utc>) -> Result<Self, StoreError> {
        let (organisation, calendar) = course::board(conn, id).await?;
        let terms = terms(conn, id).await?;
        let today = calendar.local_date(now);
        Ok(Self { id, terms, calendar, now, today, asks_later: organisation.asks_later })
    }

    /// The days from which the terms of this record count.
    pub(super) fn record(&self, row: &departure::Model) -> Record {
        let on = |at: DateTime<Utc>| self.calendar.local_date(at);
        let is_dead = row.departure_type.profile().nothing_is_ever_sent;
        let ended = match (row.cancelled_at, row.closed_at) {
            (Some(at), _) => Some(Ended::Cancelled(on(at))),
            (None, Some(at)) => Some(Ended::Closed(on(at))),
            (None, None) => is_dead.then_some(Ended::Stopped),
        };
        Record {
            registered_on: on(row.registered_at),
            last_day_worked: row.last_day_worked,
            end_of_employment: row.end_of_employment,
            ended,
            asked_until: self.asked_until(row),
        }
    }

    fn keeping(&self, row: &departure::Model) -> Keeping {
        let record = self.record(row);
        let contact = record.ended.map(|_| record.contact_goes_on(&self.terms));
        let contact_months = self.terms.get(Term::Contact);
        let restricted = row.restricted_since.is_some();
        Keeping { record: record.goes_on(&self.terms), contact, contact_months, restricted }
    }

    /// The last day on which the second questionnaire can be answered, where it may be asked: whoever stays is not.
    fn asked_until(&self, row: &departure::Model) -> Option<NaiveDate> {
        let reaches = row.private_email.is_some() && row.bounced_at.is_none();
        let leaves = row.cancelled_at.is_none() && row.departure_type.profile().is_own_choice();
        let asked = self.asks_later && leaves && reaches;
        let left_on = later::left_on(row.last_day_worked, Some(row.end_of_employment));
        let last = asked.then(|| later::last_day(left_on, &self.calendar)).flatten()?;
        last.checked_add_days(Days::new(later::LINK_DAYS.unsigned_abs()))
    }
}

/// What of a record is due today.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Due {
    /// All of it.
    pub whole: bool,
    pub contact: bool,
    pub draft: bool,
    /// Talks with notes whose report was never made final.
    pub notes: Vec<TalkId>,
}

impl Due {
    pub(super) fn of(board: &Board, row: &departure::Model, notes: &[Notes]) -> Self {
        if row.restricted_since.is_some() {
            // Kept and nothing else, until the leaver says otherwise (GDPR, art. 18(2)).
            return Self::default();
        }
        let record = board.record(row);
        let terms = &board.terms;
        let is_due = |day: NaiveDate| day <= board.today;
        let of_row = notes.iter().filter(|notes| notes.departure == row.id);
        Self {
            whole: is_due(record.goes_on(terms)),
            contact: row.contact_erased_at.is_none() && is_due(record.contact_goes_on(terms)),
            draft: is_due(record.draft_goes_on(terms)),
            notes: of_row
                .filter(|notes| {
                    let on = notes.talked_on.unwrap_or_else(|| board.calendar.local_date(notes.saved_at));
                    is_due(record.notes_go_on(on, terms))
                })
                .map(|notes| notes.talk)
                .collect(),
        }
    }
}

/// Notes beside a report that is not final.
pub(super) struct Notes {
    pub departure: DepartureId,
    pub talk: TalkId,
    talked_on: Option<NaiveDate>,
    saved_at: DateTime<Utc>,
}

/// The notes of these departures.
pub(super) async fn notes_of(conn: &impl ConnectionTrait, ids: &[DepartureId]) -> Result<Vec<Notes>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let found = report::Entity::find()
        .find_also_related(talk::Entity)
        .filter(report::Column::DepartureId.any_of(ids.iter().copied()))
        .filter(report::Column::Notes.is_not_null())
        .all(conn)
        .await?;
    let notes = found.into_iter().map(|(row, talk)| Notes {
        departure: *row.departure_id,
        talk: *row.talk_id,
        talked_on: talk.and_then(|talk| talk.held_on),
        saved_at: row.saved_at,
    });
    Ok(notes.collect())
}

/// Until when one record is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keeping {
    /// The day on which answers, report and everything else are erased.
    pub record: NaiveDate,
    /// The day on which name and addresses are; `None` while that depends on when everything is finished.
    pub contact: Option<NaiveDate>,
    /// Months after everything is finished.
    pub contact_months: u8,
    /// The leaver has it restricted: nothing is erased for as long as that stands.
    pub restricted: bool,
}

/// Until when this record is kept, by the terms of today.
pub async fn keeping(
    conn: &impl ConnectionTrait,
    board: BoardId,
    id: DepartureId,
    now: DateTime<Utc>,
) -> Result<Keeping, StoreError> {
    let board = Board::read(conn, board, now).await?;
    Ok(board.keeping(&departures::known(conn, id).await?))
}

/// The same, with the row and its board at hand; one query.
pub(crate) async fn keeping_of(
    conn: &impl ConnectionTrait,
    organisation: &Organisation,
    calendar: &WorkCalendar,
    row: &departure::Model,
    now: DateTime<Utc>,
) -> Result<Keeping, StoreError> {
    let id = *row.board_id;
    let (terms, today) = (terms(conn, id).await?, calendar.local_date(now));
    let board = Board { id, terms, calendar: calendar.clone(), now, today, asks_later: organisation.asks_later };
    Ok(board.keeping(row))
}
