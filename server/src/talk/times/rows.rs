//! The two queries. Each puts rows of several tables under one another, in columns that all of them
//! share, because a page that offers times has three round trips to spend, not six.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use domain::working_days::DateRange;
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement, UnionType};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

use crate::store::StoreError;
use crate::store::entity::{appointment, closed_days, extra_hours, feed_busy, host_settings, hours};

/// Values of [`LimitRow::what`].
pub(super) const HOURS: &str = "hours";
pub(super) const EXTRA: &str = "extra";
pub(super) const CLOSED: &str = "closed";
pub(super) const SETTINGS: &str = "settings";

/// Weekly hours, extra hours, closed days or the settings of a host.
#[derive(Debug, FromQueryResult)]
pub(super) struct LimitRow {
    pub what: String,
    pub id: Uuid,
    pub account_id: Uuid,
    /// Of settings: talks a day.
    pub weekday: Option<i32>,
    /// Of settings: the buffers before and after.
    pub start_minute: Option<i32>,
    pub end_minute: Option<i32>,
    pub way: Option<String>,
    pub place: Option<String>,
    /// Of weekly hours from when to when they count, of extra hours their date.
    pub first_day: Option<NaiveDate>,
    pub last_day: Option<NaiveDate>,
    pub notice_hours: Option<i32>,
    pub horizon_days: Option<i32>,
}

/// A booked talk (without `ends_at`), or a busy time of the host's own calendar.
#[derive(Debug, FromQueryResult)]
pub(super) struct TakenRow {
    pub id: Uuid,
    pub account_id: Uuid,
    pub starts_at: DateTime<Utc>,
    pub ends_at: Option<DateTime<Utc>>,
    pub minutes: Option<i32>,
    pub buffer_before: Option<i32>,
    pub buffer_after: Option<i32>,
}

const NO_DATE: &str = "CAST(NULL AS date)";
const NO_NUMBER: &str = "CAST(NULL AS integer)";
const NO_TEXT: &str = "CAST(NULL AS text)";

/// What the hosts set, as far as it can count within these days.
pub(super) async fn limits(
    conn: &impl ConnectionTrait,
    hosts: &[Uuid],
    window: DateRange,
) -> Result<Vec<LimitRow>, StoreError> {
    let weekly = columns(HOURS, &["id", "account_id", "weekday", "start_minute", "end_minute", "way", "place"])
        .expr_as(Expr::col("valid_from"), "first_day")
        .expr_as(Expr::col("valid_until"), "last_day")
        .expr_as(Expr::cust(NO_NUMBER), "notice_hours")
        .expr_as(Expr::cust(NO_NUMBER), "horizon_days")
        .from(hours::Entity)
        .and_where(Expr::col("account_id").is_in(hosts.to_vec()))
        .to_owned();
    let extra = columns(EXTRA, &["id", "account_id"])
        .expr(Expr::cust(NO_NUMBER))
        .columns(["start_minute", "end_minute", "way", "place", "day"])
        .exprs([NO_DATE, NO_NUMBER, NO_NUMBER].map(Expr::cust))
        .from(extra_hours::Entity)
        .and_where(Expr::col("account_id").is_in(hosts.to_vec()))
        .and_where(Expr::col("day").between(window.first, window.last))
        .to_owned();
    let closed = columns(CLOSED, &["id", "account_id"])
        .expr(Expr::cust(NO_NUMBER))
        .columns(["start_minute", "end_minute"])
        .exprs([NO_TEXT, NO_TEXT].map(Expr::cust))
        .columns(["first_day", "last_day"])
        .exprs([NO_NUMBER, NO_NUMBER].map(Expr::cust))
        .from(closed_days::Entity)
        .and_where(Expr::col("account_id").is_in(hosts.to_vec()))
        .and_where(Expr::col("last_day").gte(window.first))
        .and_where(Expr::col("first_day").lte(window.last))
        .to_owned();
    let settings = columns(SETTINGS, &["account_id", "account_id", "talks_a_day", "buffer_before", "buffer_after"])
        .exprs([NO_TEXT, NO_TEXT, NO_DATE, NO_DATE].map(Expr::cust))
        .columns(["notice_hours", "horizon_days"])
        .from(host_settings::Entity)
        .and_where(Expr::col("account_id").is_in(hosts.to_vec()))
        .to_owned();
    let mut all = weekly;
    for more in [extra, closed, settings] {
        all.union(UnionType::All, more);
    }
    Ok(LimitRow::find_by_statement(conn.get_database_backend().build(&all)).all(conn).await?)
}

/// Live appointments and busy times that touch these days.
pub(super) async fn taken(
    conn: &impl ConnectionTrait,
    hosts: &[Uuid],
    window: DateRange,
) -> Result<Vec<TakenRow>, StoreError> {
    // A day more on either side: local days and UTC begin at different instants.
    let (from, until) = (window.first - TimeDelta::days(1), window.last + TimeDelta::days(2));
    let [from, until] = [from, until].map(|day| day.and_time(NaiveTime::MIN).and_utc());
    let busy = Query::select()
        .columns(["id", "account_id", "starts_at", "ends_at"])
        .expr_as(Expr::cust(NO_NUMBER), "minutes")
        .expr_as(Expr::cust(NO_NUMBER), "buffer_before")
        .expr_as(Expr::cust(NO_NUMBER), "buffer_after")
        .from(feed_busy::Entity)
        .and_where(Expr::col("account_id").is_in(hosts.to_vec()))
        .and_where(Expr::col("starts_at").lt(until))
        .and_where(Expr::col("ends_at").gt(from))
        .to_owned();
    let talks = Query::select()
        .columns(["id", "host_id", "starts_at"])
        .expr(Expr::cust("NULL"))
        .columns(["minutes", "buffer_before", "buffer_after"])
        .from(appointment::Entity)
        .and_where(Expr::col("host_id").is_in(hosts.to_vec()))
        .and_where(Expr::col("live_key").is_not_null())
        .and_where(Expr::col("starts_at").gte(from))
        .and_where(Expr::col("starts_at").lt(until))
        .to_owned();
    let mut all = busy;
    all.union(UnionType::All, talks);
    Ok(TakenRow::find_by_statement(conn.get_database_backend().build(&all)).all(conn).await?)
}

fn columns<const N: usize>(what: &'static str, names: &[&'static str; N]) -> SelectStatement {
    Query::select().expr_as(Expr::val(what), "what").columns(*names).to_owned()
}
