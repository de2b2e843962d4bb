//! A booked talk, as pages show it.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Timelike, Utc};
use domain::course::appointment_reminder_at;
use domain::ids::{AccountId, AppointmentId, TalkId};
use domain::talk::{HostKind, Way};
use domain::working_days::WorkCalendar;
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};

use super::super::CHANGE_NOTICE_HOURS;
use crate::course::Loaded;
use crate::store::entity::{appointment, talk};
use crate::store::queries::accounts;
use crate::store::{StoreError, Typed};

/// A booked time with everything people need to be there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookedTalk {
    pub appointment: AppointmentId,
    pub talk: TalkId,
    pub host: AccountId,
    pub host_name: String,
    pub host_kind: HostKind,
    pub starts_at: DateTime<Utc>,
    /// The local date of the start.
    pub date: NaiveDate,
    /// Local minutes after midnight of the start.
    pub minute_of_day: u16,
    pub minutes: u16,
    pub way: Way,
    pub place: Option<String>,
    /// The leaver can still move or cancel it themselves.
    pub changeable: bool,
    /// Both are still to be reminded of it by mail.
    pub reminder_comes: bool,
    /// The leaver asked the host for another time.
    pub change_asked: bool,
    /// The host said to run late by so many minutes.
    pub late_minutes: Option<u16>,
}

impl BookedTalk {
    /// When the talk ends.
    pub fn ends_at(&self) -> DateTime<Utc> {
        self.starts_at + TimeDelta::minutes(i64::from(self.minutes))
    }

    pub(crate) fn read(
        row: &appointment::Model,
        talk: &talk::Model,
        hosts: &HostNames,
        calendar: &WorkCalendar,
        now: DateTime<Utc>,
    ) -> Result<Self, StoreError> {
        Ok(Self {
            appointment: row.id.into(),
            talk: talk.id.into(),
            host: row.host_id.into(),
            host_name: hosts.name(*row.host_id).unwrap_or_default(),
            host_kind: *talk.host_kind,
            starts_at: row.starts_at,
            date: calendar.local_date(row.starts_at),
            minute_of_day: minute_of_day(row.starts_at, calendar),
            minutes: *row.minutes,
            way: *row.way,
            place: row.place.clone(),
            changeable: is_changeable(row.starts_at, now),
            reminder_comes: now < appointment_reminder_at(row.starts_at, calendar),
            change_asked: row.change_asked_at.is_some(),
            late_minutes: row.late_minutes.map(Typed::get),
        })
    }
}

/// Whether the leaver can still move or cancel a talk that starts then.
pub(in crate::talk) fn is_changeable(starts_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    now + TimeDelta::hours(CHANGE_NOTICE_HOURS) <= starts_at
}

/// Local minutes after midnight.
pub(in crate::talk) fn minute_of_day(instant: DateTime<Utc>, calendar: &WorkCalendar) -> u16 {
    let local = calendar.local(instant);
    // reason: at most 23 × 60 + 59
    u16::try_from(local.hour() * 60 + local.minute()).unwrap_or(0)
}

/// The names of the hosts of a departure, by account.
#[derive(Clone, Debug, Default)]
pub struct HostNames(HashMap<AccountId, String>);

impl HostNames {
    /// Reads the names of everybody who hosts, or hosted, one of these talks.
    pub(crate) async fn of(conn: &impl ConnectionTrait, loaded: &Loaded) -> Result<Self, StoreError> {
        let talks = loaded.talks.iter().filter_map(|talk| talk.host_id.map(Typed::get));
        let appointments = loaded.appointments.iter().map(|appointment| *appointment.host_id);
        Self::of_accounts(conn, talks.chain(appointments).collect()).await
    }

    /// Reads the names of these accounts.
    pub(crate) async fn of_accounts(conn: &impl ConnectionTrait, ids: Vec<AccountId>) -> Result<Self, StoreError> {
        Ok(Self(accounts::names(conn, ids).await?))
    }

    /// Names that were read with something else.
    pub(in crate::talk) fn known(names: impl IntoIterator<Item = (AccountId, String)>) -> Self {
        Self(names.into_iter().collect())
    }

    pub(crate) fn name(&self, account: AccountId) -> Option<String> {
        self.0.get(&account).cloned()
    }
}
