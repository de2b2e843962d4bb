//! One week of a host as leavers will be offered it: what is on offer, what is not and why, and what
//! is booked. Names only for whoever may see them.

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};
use domain::account::Role;
use domain::ids::{AppointmentId, DepartureId};
use domain::slot::{Busy, HostTimes, Piece, Seeker, Wanted, survey};
use domain::talk::Way;
use domain::working_days::{DateRange, WorkCalendar};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};

use super::TimesKeeper;
use super::closed_days::{ClosedDays, list};
use super::times::host_times;
use crate::access::Refused;
use crate::access::account;
use crate::course;
use crate::program::Program;
use crate::store::entity::appointment;
use crate::store::queries::{appointments, talks, trainings};
use crate::store::{Keyed, StoreError};

/// The lengths of talk a week can be looked at for, in minutes.
pub const LENGTHS: [u16; 3] = [30, 45, 60];

/// A host's week, Monday first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    pub monday: NaiveDate,
    /// The length of talk it was looked at for, in minutes.
    pub minutes: u16,
    /// Ill or on leave: nothing is offered at all, whatever the days say.
    pub absent: bool,
    pub days: Vec<WeekDay>,
}

/// One day of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekDay {
    pub date: NaiveDate,
    /// A weekend day, a public holiday or a school holiday: weekly hours do not count.
    pub is_off: bool,
    /// The host's own closed days that touch this one.
    pub closed: Vec<ClosedDays>,
    /// Busy in the host's own calendar, cut to the day.
    pub busy: Vec<Busy>,
    pub talks: Vec<WeekTalk>,
    pub pieces: Vec<Piece>,
}

/// A booked talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekTalk {
    pub appointment: AppointmentId,
    pub start: DateTime<Utc>,
    pub minutes: u16,
    pub way: Way,
    /// The leaver and their record, for who may see them.
    pub leaver: Option<(DepartureId, String)>,
}

/// The week in which `date` lies, for a talk of this length. Changes nothing.
pub async fn week(program: &Program, proof: &TimesKeeper, date: NaiveDate, minutes: u16) -> Result<Week, Refused> {
    let (conn, now) = (program.store().read(), program.now());
    let (organisation, calendar) = course::board(conn, proof.board()).await?;
    let host = account::find(conn, proof.account(), now).await?.ok_or(Refused::NotFound)?;
    let monday = date - TimeDelta::days(i64::from(date.weekday().num_days_from_monday()));
    let days = DateRange::new(monday, monday + TimeDelta::days(6));
    // Advisers hold formal talks, for which they need training; leaders informal ones.
    let is_adviser = host.grants.iter().any(|grant| grant.role == Role::HrAdviser);
    let trained = if is_adviser { Some(trainings::valid_days(conn, proof.account()).await?) } else { None };
    let talks_a_day = u16::from(organisation.talks_a_day);
    let times = host_times(conn, proof.account(), trained, talks_a_day, days).await?;
    let wanted =
        Wanted { minutes, window: days, remote_only: false, now, seeker: Seeker::Leaver, leaver_talks: Vec::new() };
    let closed = list(conn, proof.board(), Some(proof.account())).await?;
    let mut talks = talks_of(conn, proof, days, &calendar, now).await?;
    let days = days.first.iter_days().take(7).map(|date| {
        let (on_day, later) = talks.drain(..).partition(|talk| calendar.local_date(talk.start) == date);
        talks = later;
        WeekDay {
            date,
            is_off: !calendar.is_working_day(date),
            closed: closed.iter().filter(|closed| closed.days.contains(date)).cloned().collect(),
            busy: busy_on(&times, date, &calendar),
            talks: on_day,
            pieces: survey(&times, &wanted, date, &calendar),
        }
    });
    Ok(Week { monday, minutes, absent: host.on_leave, days: days.collect() })
}

/// The booked talks of these days, in order.
async fn talks_of(
    conn: &impl Keyed,
    proof: &TimesKeeper,
    days: DateRange,
    calendar: &WorkCalendar,
    now: DateTime<Utc>,
) -> Result<Vec<WeekTalk>, StoreError> {
    let begins = |date: NaiveDate| date.and_time(chrono::NaiveTime::MIN).and_utc();
    let rows = appointments::with(proof.account())
        .filter(appointment::Column::StartsAt.gte(begins(days.first - TimeDelta::days(1))))
        .filter(appointment::Column::StartsAt.lt(begins(days.last + TimeDelta::days(2))))
        .order_by_asc(appointment::Column::StartsAt)
        .all(conn)
        .await?;
    let inside = rows.into_iter().filter(|row| days.contains(calendar.local_date(row.starts_at)));
    let inside: Vec<appointment::Model> = inside.collect();
    let departures: Vec<_> = inside.iter().map(|row| *row.departure_id).collect();
    let today = calendar.local_date(now);
    let names = proof.names(conn, &departures, today).await?;
    // What the host may not know of yet does not show that it is there.
    let hidden = talks::hidden_from_leaders(conn, inside.iter().map(|row| row.talk_id), today).await?;
    inside
        .into_iter()
        .filter(|row| names.contains_key(&row.departure_id) || !hidden.contains(&row.talk_id))
        .map(|row| {
            Ok(WeekTalk {
                appointment: row.id.into(),
                start: row.starts_at,
                minutes: *row.minutes,
                way: *row.way,
                leaver: names.get(&row.departure_id).map(|name| (row.departure_id.into(), name.clone())),
            })
        })
        .collect()
}

/// What the host's own calendars say of a day, in order.
fn busy_on(times: &HostTimes, date: NaiveDate, calendar: &WorkCalendar) -> Vec<Busy> {
    let next = date.succ_opt().unwrap_or(date);
    let (Ok(start), Ok(end)) = (calendar.at(date, 0), calendar.at(next, 0)) else { return Vec::new() };
    let day = Busy { start, end };
    let cut = |busy: Busy| Busy { start: busy.start.max(start), end: busy.end.min(end) };
    times.busy.iter().filter(|busy| busy.overlaps(day)).map(cut).collect()
}
