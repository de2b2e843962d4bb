//! When hosts can be booked, read in three queries however many they are.

use std::collections::{BTreeMap, HashMap};

use chrono::{TimeDelta, Weekday};
use domain::ids::AppointmentId;
use domain::slot::{Busy, HostTimes, Hours, HoursDraft};
use domain::talk::Way;
use domain::working_days::{DateRange, WorkCalendar};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::suitable::Suitable;
use crate::store::StoreError;
use crate::store::entity::{appointment, closed_days, hours};

/// Hours, closed days and booked talks of some hosts within a window.
#[derive(Debug, Default)]
pub(super) struct Times {
    hours: HashMap<Uuid, Vec<Hours>>,
    closed: HashMap<Uuid, Vec<DateRange>>,
    booked: HashMap<Uuid, Vec<appointment::Model>>,
}

impl Times {
    /// Reads what is known of these hosts within these days.
    pub(super) async fn load(
        conn: &impl ConnectionTrait,
        hosts: &[Uuid],
        window: DateRange,
    ) -> Result<Self, StoreError> {
        let mut times = Self::default();
        if hosts.is_empty() || window.is_empty() {
            return Ok(times);
        }
        for row in hours::Entity::find().filter(hours::Column::AccountId.is_in(hosts.to_vec())).all(conn).await? {
            times.hours.entry(row.account_id).or_default().push(read_hours(&row)?);
        }
        let closed = closed_days::Entity::find()
            .filter(closed_days::Column::AccountId.is_in(hosts.to_vec()))
            .filter(closed_days::Column::LastDay.gte(window.first))
            .filter(closed_days::Column::FirstDay.lte(window.last));
        for row in closed.all(conn).await? {
            if let Some(account) = row.account_id {
                times.closed.entry(account).or_default().push(DateRange::new(row.first_day, row.last_day));
            }
        }
        // A day more on either side: local days and UTC begin at different instants.
        let (from, until) = (window.first - TimeDelta::days(1), window.last + TimeDelta::days(2));
        let booked = appointment::Entity::find()
            .filter(appointment::Column::HostId.is_in(hosts.to_vec()))
            .filter(appointment::Column::LiveKey.is_not_null())
            .filter(appointment::Column::StartsAt.gte(from.and_time(chrono::NaiveTime::MIN).and_utc()))
            .filter(appointment::Column::StartsAt.lt(until.and_time(chrono::NaiveTime::MIN).and_utc()));
        for row in booked.all(conn).await? {
            times.booked.entry(row.host_id).or_default().push(row);
        }
        Ok(times)
    }

    /// One host's times, as the rule takes them. `moving` is an appointment that makes room for
    /// itself.
    pub(super) fn of(
        &self,
        host: &Suitable,
        talks_a_day: u32,
        moving: Option<AppointmentId>,
        calendar: &WorkCalendar,
    ) -> HostTimes {
        let id = host.account.uuid();
        let mut busy = Vec::new();
        let mut talks_on = BTreeMap::new();
        for row in self.booked.get(&id).into_iter().flatten() {
            if moving.is_some_and(|moving| moving.uuid() == row.id) {
                continue;
            }
            busy.push(Busy::talk(row.starts_at, u16::try_from(row.minutes).unwrap_or(u16::MAX)));
            *talks_on.entry(calendar.local_date(row.starts_at)).or_insert(0) += 1;
        }
        HostTimes {
            account: host.account,
            hours: self.hours.get(&id).cloned().unwrap_or_default(),
            closed: self.closed.get(&id).cloned().unwrap_or_default(),
            busy,
            talks_on,
            talks_a_day,
            trained: host.trained.clone(),
        }
    }
}

fn read_hours(row: &hours::Model) -> Result<Hours, StoreError> {
    let corrupt = |what: &str| StoreError::corrupt("hours", row.id, what);
    let minute = |value: i32| u16::try_from(value).map_err(|_| corrupt("minute"));
    let weekday = u8::try_from(row.weekday - 1).ok().and_then(|day| Weekday::try_from(day).ok());
    HoursDraft {
        weekday: weekday.ok_or_else(|| corrupt("weekday"))?,
        start_minute: minute(row.start_minute)?,
        end_minute: minute(row.end_minute)?,
        way: Way::parse(&row.way).ok_or_else(|| corrupt("way"))?,
        place: row.place.clone().unwrap_or_default(),
        valid_from: row.valid_from,
        valid_until: row.valid_until,
    }
    .check(row.id.into())
    .map_err(|faults| corrupt(&format!("{faults:?}")))
}
