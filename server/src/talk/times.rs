//! When hosts can be booked, read in two queries however many they are.

mod rows;

use std::collections::HashMap;

use domain::ids::{AccountId, AppointmentId, ExtraHoursId, HoursId};
use domain::slot::{
    Buffers, Busy, Claim, Closed, DayPart, ExtraHours, ExtraHoursDraft, HostTimes, Hours, HoursDraft, OwnSettings,
    OwnSettingsDraft,
};
use domain::talk::Way;
use domain::working_days::DateRange;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use self::rows::{LimitRow, TakenRow};
use super::suitable::Suitable;
use crate::store::StoreError;
use crate::store::entity::appointment;

/// Limits, hours, closed times, booked talks and own calendars of some hosts within a window.
#[derive(Debug, Default)]
pub(crate) struct Times {
    of_each: HashMap<Uuid, OfOne>,
}

#[derive(Clone, Debug, Default)]
struct OfOne {
    settings: OwnSettings,
    hours: Vec<Hours>,
    extra: Vec<ExtraHours>,
    closed: Vec<Closed>,
    talks: Vec<(Uuid, Claim)>,
    busy: Vec<Busy>,
}

impl Times {
    /// Reads what is known of these hosts within these days. Two queries.
    pub(crate) async fn load(
        conn: &impl ConnectionTrait,
        hosts: &[Uuid],
        window: DateRange,
    ) -> Result<Self, StoreError> {
        let mut times = Self::default();
        if hosts.is_empty() || window.is_empty() {
            return Ok(times);
        }
        for row in rows::limits(conn, hosts, window).await? {
            times.of_each.entry(row.account_id).or_default().limit(row)?;
        }
        for row in rows::taken(conn, hosts, window).await? {
            times.of_each.entry(row.account_id).or_default().take(row)?;
        }
        Ok(times)
    }

    /// One host's times, as the rule takes them. `talks_a_day` is the board's, for a host who set
    /// none; `moving` is an appointment that makes room for itself.
    pub(crate) fn of(&self, host: &Suitable, talks_a_day: u16, moving: Option<AppointmentId>) -> HostTimes {
        let nothing = OfOne::default();
        let known = self.of_each.get(&host.account.uuid()).unwrap_or(&nothing);
        let moving = moving.map(AppointmentId::uuid);
        let others = known.talks.iter().filter(|(id, _)| moving != Some(*id));
        HostTimes {
            account: host.account,
            settings: known.settings.over(talks_a_day),
            hours: known.hours.clone(),
            extra: known.extra.clone(),
            closed: known.closed.clone(),
            talks: others.map(|(_, claim)| *claim).collect(),
            busy: known.busy.clone(),
            trained: host.trained.clone(),
        }
    }
}

/// One host's times within these days; two queries. `trained` as in [`HostTimes`].
pub(crate) async fn host_times(
    conn: &impl ConnectionTrait,
    account: AccountId,
    trained: Option<Vec<DateRange>>,
    talks_a_day: u16,
    window: DateRange,
) -> Result<HostTimes, StoreError> {
    let host = Suitable { account, trained, absent: false, speaks: true };
    Ok(Times::load(conn, &[account.uuid()], window).await?.of(&host, talks_a_day, None))
}

/// What a booked talk takes, with the buffers that were claimed for it.
pub(crate) fn claim_of(row: &appointment::Model) -> Claim {
    claim(row.starts_at, row.minutes, row.buffer_before, row.buffer_after)
}

fn claim(start: chrono::DateTime<chrono::Utc>, minutes: i32, before: i32, after: i32) -> Claim {
    let minutes_of = |stored: i32| u16::try_from(stored).unwrap_or(if stored < 0 { 0 } else { u16::MAX });
    let buffers = Buffers { before: minutes_of(before), after: minutes_of(after) };
    Claim { start, minutes: minutes_of(minutes), buffers }
}

impl OfOne {
    fn limit(&mut self, row: LimitRow) -> Result<(), StoreError> {
        match row.what.as_str() {
            rows::HOURS => self.hours.push(row.hours()?),
            rows::EXTRA => self.extra.push(row.extra()?),
            rows::CLOSED => self.closed.push(row.closed()?),
            rows::SETTINGS => self.settings = row.settings()?,
            _ => return Err(row.corrupt("what")),
        }
        Ok(())
    }

    fn take(&mut self, row: TakenRow) -> Result<(), StoreError> {
        match row.ends_at {
            Some(end) => self.busy.push(Busy { start: row.starts_at, end }),
            None => {
                let (Some(minutes), Some(before), Some(after)) = (row.minutes, row.buffer_before, row.buffer_after)
                else {
                    return Err(StoreError::corrupt("appointments", row.id, "minutes"));
                };
                self.talks.push((row.id, claim(row.starts_at, minutes, before, after)));
            }
        }
        Ok(())
    }
}

impl LimitRow {
    fn corrupt(&self, what: &str) -> StoreError {
        StoreError::corrupt("hours and closed times", self.id, what)
    }

    fn minute(&self, minute: Option<i32>) -> Result<u16, StoreError> {
        minute.and_then(|minute| u16::try_from(minute).ok()).ok_or_else(|| self.corrupt("minute"))
    }

    fn way(&self) -> Result<Way, StoreError> {
        self.way.as_deref().and_then(Way::parse).ok_or_else(|| self.corrupt("way"))
    }

    fn hours(self) -> Result<Hours, StoreError> {
        let weekday = self.weekday.and_then(|day| u8::try_from(day - 1).ok());
        let draft = HoursDraft {
            weekday: weekday.and_then(|day| day.try_into().ok()).ok_or_else(|| self.corrupt("weekday"))?,
            start_minute: self.minute(self.start_minute)?,
            end_minute: self.minute(self.end_minute)?,
            way: self.way()?,
            place: self.place.clone().unwrap_or_default(),
            valid_from: self.first_day,
            valid_until: self.last_day,
        };
        draft.check(HoursId::new(self.id)).map_err(|faults| self.corrupt(&format!("{faults:?}")))
    }

    fn extra(self) -> Result<ExtraHours, StoreError> {
        let draft = ExtraHoursDraft {
            date: self.first_day.ok_or_else(|| self.corrupt("day"))?,
            start_minute: self.minute(self.start_minute)?,
            end_minute: self.minute(self.end_minute)?,
            way: self.way()?,
            place: self.place.clone().unwrap_or_default(),
        };
        draft.check(ExtraHoursId::new(self.id)).map_err(|faults| self.corrupt(&format!("{faults:?}")))
    }

    fn closed(self) -> Result<Closed, StoreError> {
        let (Some(first), Some(last)) = (self.first_day, self.last_day) else { return Err(self.corrupt("day")) };
        let part = match (self.start_minute, self.end_minute) {
            (None, None) => None,
            (start, end) => {
                let part = DayPart::new(self.minute(start)?, self.minute(end)?);
                Some(part.ok_or_else(|| self.corrupt("part of a day"))?)
            }
        };
        Ok(Closed { days: DateRange::new(first, last), part })
    }

    fn settings(self) -> Result<OwnSettings, StoreError> {
        let number = |stored: Option<i32>| stored.map(u32::try_from).transpose().map_err(|_| self.corrupt("setting"));
        let draft = OwnSettingsDraft {
            buffer_before: number(self.start_minute)?,
            buffer_after: number(self.end_minute)?,
            notice_hours: number(self.notice_hours)?,
            horizon_days: number(self.horizon_days)?,
            talks_a_day: number(self.weekday)?,
            // Who hosts is asked elsewhere.
            languages: Vec::new(),
        };
        draft.check().map_err(|faults| self.corrupt(&format!("{faults:?}")))
    }
}
