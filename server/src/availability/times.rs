//! When hosts can be booked: asked together with whatever else a page has to know of them.

use std::collections::HashMap;

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use domain::ids::{AccountId, AppointmentId};
use domain::slot::{Buffers, Busy, Claim, Closed, ExtraHours, HostTimes, Hours, OwnSettings};
use domain::working_days::DateRange;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::closed_days::part_of;
use super::extra::read_extra;
use super::read::read_hours;
use super::settings::read_settings;
use crate::feed::unpack;
use crate::store::entity::{account, appointment, calendar_feed, closed_days, extra_hours, host_settings, hours};
use crate::store::{Found, Part, Several, StoreError, TypedColumn, Value};

/// Limits, hours, closed times, booked talks and own calendars of some hosts within a window.
#[derive(Debug, Default)]
pub(crate) struct Times {
    of_each: HashMap<AccountId, OfOne>,
}

#[derive(Clone, Debug, Default)]
struct OfOne {
    settings: OwnSettings,
    hours: Vec<Hours>,
    extra: Vec<ExtraHours>,
    closed: Vec<Closed>,
    talks: Vec<(AppointmentId, Claim)>,
    busy: Vec<Busy>,
}

/// An appointment's id and host, its start, its minutes, and the buffers before and after.
type TalkRow = (AppointmentId, AccountId, DateTime<Utc>, i32, i32, i32);
/// Whose calendar it is, and its busy times.
type BusyRow = (AccountId, String);

/// The question that [`Times`] answer.
pub(crate) struct HostsTimes {
    settings: Part<host_settings::Model>,
    hours: Part<hours::Model>,
    extra: Part<extra_hours::Model>,
    closed: Part<closed_days::Model>,
    talks: Part<TalkRow>,
    busy: Part<BusyRow>,
    /// Busy times that can count lie between these instants.
    around: (DateTime<Utc>, DateTime<Utc>),
}

impl HostsTimes {
    /// Asks for the times of the accounts that `whose` selects, as far as they can count within these
    /// days.
    pub(crate) fn ask(several: &mut Several, whose: &SelectStatement, window: DateRange) -> Self {
        // A day more on either side: local days and UTC begin at different instants.
        let (from, until) = (window.first - TimeDelta::days(1), window.last + TimeDelta::days(2));
        let [from, until] = [from, until].map(|day| day.and_time(NaiveTime::MIN).and_utc());
        let talks = Query::select()
            .from(appointment::Entity)
            .and_where(appointment::Column::HostId.in_subquery(whose.clone()))
            .and_where(appointment::Column::LiveKey.is_not_null())
            .and_where(appointment::Column::StartsAt.gte(from))
            .and_where(appointment::Column::StartsAt.lt(until))
            .to_owned();
        let busy = Query::select()
            .from(calendar_feed::Entity)
            .and_where(calendar_feed::Column::AccountId.in_subquery(whose.clone()))
            .and_where(calendar_feed::Column::Busy.is_not_null())
            .to_owned();
        let of_talk = [
            Value::Id("id"),
            Value::Id("host_id"),
            Value::Plain("starts_at"),
            Value::Plain("minutes"),
            Value::Plain("buffer_before"),
            Value::Plain("buffer_after"),
        ];
        let of_busy = [Value::Id("account_id"), Value::Plain("busy")];
        let settings =
            host_settings::Entity::find().filter(host_settings::Column::AccountId.in_subquery(whose.clone()));
        let hours = hours::Entity::find().filter(hours::Column::AccountId.in_subquery(whose.clone()));
        let extra = extra_hours::Entity::find()
            .filter(extra_hours::Column::AccountId.in_subquery(whose.clone()))
            .filter(extra_hours::Column::Day.between(window.first, window.last));
        let closed = closed_days::Entity::find()
            .filter(closed_days::Column::AccountId.in_subquery(whose.clone()))
            .filter(closed_days::Column::LastDay.gte(window.first))
            .filter(closed_days::Column::FirstDay.lte(window.last));
        Self {
            settings: several.rows(settings),
            hours: several.rows(hours),
            extra: several.rows(extra),
            closed: several.rows(closed),
            talks: several.values("appointments", talks, &of_talk),
            busy: several.values("calendar_feeds", busy, &of_busy),
            around: (from, until),
        }
    }

    pub(crate) fn answer(self, found: &mut Found) -> Result<Times, StoreError> {
        let mut times = Times::default();
        for row in found.take(self.settings)? {
            times.of(*row.account_id).settings = read_settings(&row)?;
        }
        for row in found.take(self.hours)? {
            times.of(*row.account_id).hours.push(read_hours(&row)?);
        }
        for row in found.take(self.extra)? {
            times.of(*row.account_id).extra.push(read_extra(&row)?);
        }
        for row in found.take(self.closed)? {
            let Some(account) = row.account_id else { continue };
            let closed = Closed { days: DateRange::new(row.first_day, row.last_day), part: part_of(&row)? };
            times.of(*account).closed.push(closed);
        }
        for (id, host, start, minutes, before, after) in found.take(self.talks)? {
            times.of(host).talks.push((id, claim(start, minutes, before, after)));
        }
        let (from, until) = self.around;
        for (account, packed) in found.take(self.busy)? {
            let near = unpack(&packed)?.into_iter().filter(|busy| busy.start < until && busy.end > from);
            times.of(account).busy.extend(near);
        }
        Ok(times)
    }
}

impl Times {
    /// Reads what is known of these hosts within these days, in one query.
    pub(crate) async fn load(
        conn: &impl ConnectionTrait,
        hosts: &[AccountId],
        window: DateRange,
    ) -> Result<Self, StoreError> {
        if hosts.is_empty() || window.is_empty() {
            return Ok(Self::default());
        }
        let mut several = Several::of(conn);
        let asked = HostsTimes::ask(&mut several, &accounts(hosts), window);
        asked.answer(&mut several.read(conn).await?)
    }

    fn of(&mut self, account: AccountId) -> &mut OfOne {
        self.of_each.entry(account).or_default()
    }

    /// One host's times, as the rule takes them. `talks_a_day` is the board's, for a host who set
    /// none; `moving` is an appointment that makes room for itself.
    pub(crate) fn of_host(
        &self,
        host: AccountId,
        trained: Option<Vec<DateRange>>,
        talks_a_day: u16,
        moving: Option<AppointmentId>,
    ) -> HostTimes {
        let nothing = OfOne::default();
        let known = self.of_each.get(&host).unwrap_or(&nothing);
        let others = known.talks.iter().filter(|(id, _)| moving != Some(*id));
        HostTimes {
            account: host,
            settings: known.settings.over(talks_a_day),
            hours: known.hours.clone(),
            extra: known.extra.clone(),
            closed: known.closed.clone(),
            talks: others.map(|(_, claim)| *claim).collect(),
            busy: known.busy.clone(),
            trained,
        }
    }
}

/// Selects these accounts.
pub(crate) fn accounts(ids: &[AccountId]) -> SelectStatement {
    Query::select()
        .column(account::Column::Id)
        .from(account::Entity)
        .and_where(account::Column::Id.any_of(ids.iter().copied()))
        .to_owned()
}

/// One host's times within these days, in one query. `trained` as in [`HostTimes`].
pub(crate) async fn host_times(
    conn: &impl ConnectionTrait,
    account: AccountId,
    trained: Option<Vec<DateRange>>,
    talks_a_day: u16,
    window: DateRange,
) -> Result<HostTimes, StoreError> {
    Ok(Times::load(conn, &[account], window).await?.of_host(account, trained, talks_a_day, None))
}

/// What a booked talk takes, with the buffers that were claimed for it.
pub(crate) fn claim_of(row: &appointment::Model) -> Claim {
    claim(row.starts_at, i32::from(*row.minutes), row.buffer_before, row.buffer_after)
}

fn claim(start: DateTime<Utc>, minutes: i32, before: i32, after: i32) -> Claim {
    let minutes_of = |stored: i32| u16::try_from(stored).unwrap_or(if stored < 0 { 0 } else { u16::MAX });
    let buffers = Buffers { before: minutes_of(before), after: minutes_of(after) };
    Claim { start, minutes: minutes_of(minutes), buffers }
}
