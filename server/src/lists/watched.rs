//! What whoever watches the program reads of the database: numbers and instants, of all boards together, and nothing
//! that tells one person, unit or board from another.

use chrono::{DateTime, TimeDelta, Utc};
use domain::time_line::EventKind;
use sea_orm::sea_query::{Alias, Asterisk, Condition, Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait};

use super::unsent;
use crate::store::entity::outbox::{self, MailState};
use crate::store::entity::{calendar_feed, departure, event, retention_turn};
use crate::store::{Reader, StoreError, TypedColumn};

/// How long a calendar may fail before it counts as dead: those that are read once a day had two chances.
const DEAD: TimeDelta = TimeDelta::days(2);

/// One look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Watched {
    /// Mails that are due, in hands, or were tried and are tried again.
    pub mails_waiting: u64,
    /// When the one of them was made that waits longest.
    pub oldest_mail: Option<DateTime<Utc>>,
    /// Mails that were given up, beside codes and those to an address that counts as dead.
    pub mails_parked: u64,
    /// Calendars that could not be read for two days.
    pub dead_feeds: u64,
    /// When `uitzwaai backup` last made a copy of this database.
    pub backup: Option<DateTime<Utc>>,
    /// When the terms are looked at next: a day after everything was, and an hour after a look that failed.
    pub retention_due: Option<DateTime<Utc>>,
}

/// Looks, in one statement that walks along indexes.
pub async fn watched(conn: &Reader, now: DateTime<Utc>) -> Result<Watched, StoreError> {
    let oldest = Query::select()
        .column((outbox::Entity, outbox::Column::CreatedAt))
        .from(outbox::Entity)
        .cond_where(waits(now))
        .order_by((outbox::Entity, outbox::Column::CreatedAt), Order::Asc)
        .limit(1)
        .to_owned();
    let all = Query::select()
        .expr_as(count(outbox_where(waits(now))), Alias::new("mails_waiting"))
        .expr_as(oldest, Alias::new("oldest_mail"))
        .expr_as(count(parked()), Alias::new("mails_parked"))
        .expr_as(count(dead_feeds(now)), Alias::new("dead_feeds"))
        .expr_as(last_backup(), Alias::new("backup"))
        .expr_as(retention_due(), Alias::new("retention_due"))
        .to_owned();
    let row = conn
        .query_one_raw(conn.get_database_backend().build(&all))
        .await?
        .ok_or_else(|| StoreError::corrupt("outbox", "-", "nothing was counted"))?;
    let number = |name: &str| -> Result<u64, StoreError> {
        let number: i64 = row.try_get("", name)?;
        Ok(u64::try_from(number).unwrap_or_default())
    };
    Ok(Watched {
        mails_waiting: number("mails_waiting")?,
        oldest_mail: row.try_get("", "oldest_mail")?,
        mails_parked: number("mails_parked")?,
        dead_feeds: number("dead_feeds")?,
        backup: row.try_get("", "backup")?,
        retention_due: row.try_get("", "retention_due")?,
    })
}

/// Rows of a statement that chooses one value of each.
fn count(rows: SelectStatement) -> SelectStatement {
    Query::select().expr(Expr::col(Asterisk).count()).from_subquery(rows, Alias::new("rows_of_it")).to_owned()
}

fn outbox_where(condition: Condition) -> SelectStatement {
    Query::select().column((outbox::Entity, outbox::Column::Id)).from(outbox::Entity).cond_where(condition).to_owned()
}

/// Somebody should have it by now, or soon.
fn waits(now: DateTime<Utc>) -> Condition {
    let begun = Condition::any().add(outbox::Column::DueAt.lte(now)).add(outbox::Column::Attempts.gt(0));
    Condition::all().add(outbox::Column::State.any_of([MailState::Waiting, MailState::Claimed])).add(begun)
}

fn parked() -> SelectStatement {
    Query::select()
        .column((outbox::Entity, outbox::Column::Id))
        .from(outbox::Entity)
        .left_join(
            departure::Entity,
            Expr::col((outbox::Entity, outbox::Column::DepartureId)).equals((departure::Entity, departure::Column::Id)),
        )
        .cond_where(unsent::is_given_up())
        .to_owned()
}

fn dead_feeds(now: DateTime<Utc>) -> SelectStatement {
    let (long, column) = (now - DEAD, calendar_feed::Column::GoodAt);
    let never = Condition::all().add(column.is_null()).add(calendar_feed::Column::CreatedAt.lte(long));
    Query::select()
        .column((calendar_feed::Entity, calendar_feed::Column::Id))
        .from(calendar_feed::Entity)
        .and_where(calendar_feed::Column::Failures.gt(0))
        .cond_where(Condition::any().add(column.lte(long)).add(never))
        .to_owned()
}

/// Written down by no departure, so that the index of those finds it from the newest on.
fn last_backup() -> SelectStatement {
    Query::select()
        .column((event::Entity, event::Column::At))
        .from(event::Entity)
        .and_where(event::Column::DepartureId.is_null())
        .and_where(event::Column::Kind.is(EventKind::BackupMade))
        .order_by((event::Entity, event::Column::At), Order::Desc)
        .limit(1)
        .to_owned()
}

fn retention_due() -> SelectStatement {
    Query::select()
        .column((retention_turn::Entity, retention_turn::Column::NextAt))
        .from(retention_turn::Entity)
        .order_by((retention_turn::Entity, retention_turn::Column::NextAt), Order::Asc)
        .limit(1)
        .to_owned()
}
