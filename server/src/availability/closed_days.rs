//! Days on which a host cannot be booked.

use chrono::{DateTime, Utc};
use domain::departure_form::dates::parse_date;
use domain::ids::{AccountId, BoardId, ClosedDaysId};
use domain::slot::DayPart;
use domain::time_line::{Actor, EventKind};
use domain::working_days::DateRange;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Set};
use serde_json::{Value, json};
use uuid::Uuid;

use super::TimesKeeper;
use super::hours::minute_of_day;
use crate::access::Refused;
use crate::form::{Filled, Stop, filled, line};
use crate::log::{self, Entry};
use crate::program::Program;
use crate::store::entity::closed_days::{ActiveModel, Column, Entity};
use crate::store::queries::accounts::host_changed;
use crate::store::{Keyed, Sealed, StoreError, Tx, TypedColumn};

/// The longest reason, in characters.
const REASON_MAX_CHARS: usize = 120;
/// Nobody is closed for longer at a stretch: surely a slip of the pen.
const DAYS_MAX: i64 = 366;
/// So many times one host, or a board, can be closed; what a calendar says of a board is limited where it is read.
pub const CLOSED_DAYS_MAX: u64 = 200;

domain::coded! {
    pub enum ClosedDaysField {
        FirstDay = "first_day",
        LastDay = "last_day",
        Reason = "reason",
        PartFrom = "part_from",
        PartUntil = "part_until",
    }
}

domain::coded! {
    pub enum ClosedDaysFault {
        DateMissing = "date_missing",
        DateImpossible = "date_impossible",
        LastBeforeFirst = "last_before_first",
        /// More than a year.
        TooLong = "too_long",
        ReasonMissing = "reason_missing",
        ReasonTooLong = "reason_too_long",
        /// Only one of start and end of the part.
        PartMissing = "part_missing",
        NotATime = "not_a_time",
        EndNotAfterStart = "end_not_after_start",
        /// There are as many as there may be.
        TooMany = "too_many",
    }
}

/// What was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClosedDaysForm {
    pub first_day: String,
    /// Empty for a single day.
    pub last_day: String,
    /// "Herfstvakantie", "afwezig": colleagues see it. Never why somebody is ill.
    pub reason: String,
    /// Local times, `9:00`, of the part of each day; both empty for whole days.
    pub part_from: String,
    pub part_until: String,
}

/// Days on which somebody, or the whole board, is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosedDays {
    pub id: ClosedDaysId,
    pub days: DateRange,
    /// Without it the whole of each day.
    pub part: Option<DayPart>,
    pub reason: String,
    /// They were read from a calendar, and go with it rather than by themselves.
    pub from_calendar: bool,
}

/// What was filled in, read: the days, the part of each day, and the reason.
type Checked = (DateRange, Option<DayPart>, String);

impl ClosedDaysForm {
    pub(crate) fn check(&self) -> Result<Checked, Vec<(ClosedDaysField, ClosedDaysFault)>> {
        use ClosedDaysFault as Fault;
        use ClosedDaysField as Field;
        let mut faults = Vec::new();
        let first = parse_date(&self.first_day);
        if first.is_none() {
            let fault = if self.first_day.trim().is_empty() { Fault::DateMissing } else { Fault::DateImpossible };
            faults.push((Field::FirstDay, fault));
        }
        let last = if self.last_day.trim().is_empty() { first } else { parse_date(&self.last_day) };
        match (first, last) {
            (Some(first), Some(last)) if last < first => faults.push((Field::LastDay, Fault::LastBeforeFirst)),
            (Some(first), Some(last)) if (last - first).num_days() > DAYS_MAX => {
                faults.push((Field::LastDay, Fault::TooLong));
            }
            (Some(_), None) => faults.push((Field::LastDay, Fault::DateImpossible)),
            _ => {}
        }
        let reason = line(&self.reason, REASON_MAX_CHARS, Fault::ReasonMissing, Fault::ReasonTooLong)
            .map_err(|fault| faults.push((Field::Reason, fault)));
        let part = self.part().map_err(|(field, fault)| faults.push((field, fault))).unwrap_or_default();
        match (first, last, reason) {
            (Some(first), Some(last), Ok(reason)) if faults.is_empty() => {
                Ok((DateRange::new(first, last), part, reason))
            }
            _ => Err(faults),
        }
    }

    fn part(&self) -> Result<Option<DayPart>, (ClosedDaysField, ClosedDaysFault)> {
        use ClosedDaysFault as Fault;
        use ClosedDaysField as Field;
        let time = |field, text: &str| match text.trim() {
            "" => Ok(None),
            text => minute_of_day(text).map(Some).ok_or((field, Fault::NotATime)),
        };
        match (time(Field::PartFrom, &self.part_from)?, time(Field::PartUntil, &self.part_until)?) {
            (None, None) => Ok(None),
            (None, Some(_)) => Err((Field::PartFrom, Fault::PartMissing)),
            (Some(_), None) => Err((Field::PartUntil, Fault::PartMissing)),
            (Some(from), Some(until)) => {
                DayPart::new(from, until).map(Some).ok_or((Field::PartUntil, Fault::EndNotAfterStart))
            }
        }
    }
}

/// Closes days of one host. What is booked on them stays booked; the page says so.
pub async fn add_closed_days(
    program: &Program,
    proof: &TimesKeeper,
    form: &ClosedDaysForm,
) -> Result<Filled<ClosedDaysId, (ClosedDaysField, ClosedDaysFault)>, Refused> {
    add(program, proof.board(), Whose::Host(proof.account()), form).await
}

/// Opens them again.
pub async fn remove_closed_days(program: &Program, proof: &TimesKeeper, id: ClosedDaysId) -> Result<(), Refused> {
    remove(program, proof.board(), Whose::Host(proof.account()), id).await
}

/// The closed days of one host, by first day.
pub async fn closed_days(program: &Program, proof: &TimesKeeper) -> Result<Vec<ClosedDays>, Refused> {
    Ok(list(program.store().read(), proof.board(), Some(proof.account())).await?)
}

/// Whose days are closed.
#[derive(Clone, Copy, Debug)]
pub(super) enum Whose {
    Host(AccountId),
    /// Those of the whole board, kept by this account.
    Board {
        by: AccountId,
    },
}

impl Whose {
    const fn host(self) -> Option<AccountId> {
        match self {
            Self::Host(account) => Some(account),
            Self::Board { .. } => None,
        }
    }

    /// The board's are no part of what is kept of a host.
    async fn changed(self, tx: &Tx<'_>) -> Result<(), StoreError> {
        match self {
            Self::Host(account) => host_changed(tx, account).await,
            Self::Board { .. } => Ok(()),
        }
    }

    /// A host's own days are theirs; those of the board move everybody's deadlines, and are logged.
    async fn log(self, tx: &Tx<'_>, board: BoardId, now: DateTime<Utc>, detail: Value) -> Result<(), StoreError> {
        let Self::Board { by } = self else { return Ok(()) };
        let entry = Entry::of_board(board, now, Actor::Staff(by), EventKind::HolidaysChanged);
        log::append(tx, [entry.saying(Some(detail))]).await
    }
}

/// Whether there are as many closed days of this host, or of the board, as there may be. Whoever adds a host's holds the
/// host's row ([`host_changed`]), so that two at once are counted one after the other; two who add the board's at the
/// same moment may get one more.
pub(crate) async fn are_full(
    conn: &impl ConnectionTrait,
    board: BoardId,
    account: Option<AccountId>,
) -> Result<bool, StoreError> {
    let own = Entity::find().filter(Column::BoardId.is(board)).filter(of(account)).filter(Column::FeedId.is_null());
    Ok(own.count(conn).await? >= CLOSED_DAYS_MAX)
}

/// Adds closed days of a host or of the board; at most [`CLOSED_DAYS_MAX`] are kept.
pub(super) async fn add(
    program: &Program,
    board: BoardId,
    whose: Whose,
    form: &ClosedDaysForm,
) -> Result<Filled<ClosedDaysId, (ClosedDaysField, ClosedDaysFault)>, Refused> {
    let (days, part, reason) = match form.check() {
        Ok(checked) => checked,
        Err(faults) => return Ok(Filled::Faulty(faults)),
    };
    let (id, reason, now) = (ClosedDaysId::new(Uuid::now_v7()), &reason, program.now());
    let result = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                whose.changed(tx).await?;
                if are_full(tx, board, whose.host()).await? {
                    return Err(Stop::Faulty(vec![(ClosedDaysField::FirstDay, ClosedDaysFault::TooMany)]));
                }
                Entity::insert(ActiveModel {
                    id: Set(id.into()),
                    board_id: Set(board.into()),
                    account_id: Set(whose.host().map(Into::into)),
                    first_day: Set(days.first),
                    last_day: Set(days.last),
                    reason: Set(Sealed::close(tx, id, reason)?),
                    start_minute: Set(part.map(|part| i32::from(part.start_minute()))),
                    end_minute: Set(part.map(|part| i32::from(part.end_minute()))),
                    feed_id: Set(None),
                })
                .exec_without_returning(tx)
                .await?;
                let detail = json!({ "added": reason, "first": days.first, "last": days.last });
                whose.log(tx, board, now, detail).await?;
                Ok::<_, Stop<_>>(id)
            })
        })
        .await;
    filled(result)
}

pub(super) async fn remove(program: &Program, board: BoardId, whose: Whose, id: ClosedDaysId) -> Result<(), Refused> {
    let now = program.now();
    let gone = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let gone = Entity::delete_many()
                    .filter(Column::Id.is(id))
                    .filter(Column::BoardId.is(board))
                    .filter(of(whose.host()))
                    // What came from a calendar would be back with its next reading.
                    .filter(Column::FeedId.is_null())
                    .exec(tx)
                    .await?;
                if gone.rows_affected > 0 {
                    whose.changed(tx).await?;
                    whose.log(tx, board, now, json!({ "removed": id })).await?;
                }
                Ok::<_, StoreError>(gone.rows_affected)
            })
        })
        .await?;
    if gone == 0 { Err(Refused::NotFound) } else { Ok(()) }
}

pub(super) async fn list(
    conn: &impl Keyed,
    board: BoardId,
    account: Option<AccountId>,
) -> Result<Vec<ClosedDays>, StoreError> {
    let rows = Entity::find()
        .filter(Column::BoardId.is(board))
        .filter(of(account))
        .order_by_asc(Column::FirstDay)
        .order_by_asc(Column::Id)
        .all(conn)
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(ClosedDays {
                id: *row.id,
                days: DateRange::new(row.first_day, row.last_day),
                part: part_of(&row)?,
                from_calendar: row.feed_id.is_some(),
                reason: row.reason.open(conn, row.id)?,
            })
        })
        .collect()
}

/// The part of the day that a row closes; `None` for the whole day.
pub(crate) fn part_of(row: &crate::store::entity::closed_days::Model) -> Result<Option<DayPart>, StoreError> {
    let (None, None) = (row.start_minute, row.end_minute) else {
        let minute = |stored: Option<i32>| u16::try_from(stored?).ok();
        let part =
            minute(row.start_minute).zip(minute(row.end_minute)).and_then(|(from, until)| DayPart::new(from, until));
        return part.map(Some).ok_or_else(|| StoreError::corrupt("closed_days", *row.id, "part of a day"));
    };
    Ok(None)
}

fn of(account: Option<AccountId>) -> sea_orm::sea_query::Expr {
    match account {
        Some(account) => Column::AccountId.is(account),
        None => Column::AccountId.is_null(),
    }
}
