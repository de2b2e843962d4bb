//! When hosts can be booked: their tables, and the talks they have.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use domain::ids::{AccountId, AppointmentId};
use domain::slot::{Buffers, Claim, HostTimes};
use domain::working_days::DateRange;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait};

use super::tables::{TableRows, Tables, accounts};
use crate::store::entity::appointment;
use crate::store::{Found, Part, Several, StoreError, Value};

/// Limits, hours, closed times and own calendars of some hosts, and the talks that are booked with them within a
/// window.
#[derive(Debug, Default)]
pub(crate) struct Times {
    tables: Tables,
    talks: Talks,
}

/// Booked talks by host.
type Talks = HashMap<AccountId, Vec<(AppointmentId, Claim)>>;

/// An appointment's id and host, its start, its minutes, and the buffers before and after.
type TalkRow = (AppointmentId, AccountId, DateTime<Utc>, i32, i32, i32);

/// The question for booked talks. They are asked for each time: they change with every booking.
pub(crate) struct TalkRows(Part<TalkRow>);

impl TalkRows {
    /// Asks for the talks of the accounts that `whose` selects, as far as they can count within these days.
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
        let of_talk = [
            Value::Id("id"),
            Value::Id("host_id"),
            Value::Plain("starts_at"),
            Value::Plain("minutes"),
            Value::Plain("buffer_before"),
            Value::Plain("buffer_after"),
        ];
        Self(several.values("appointments", talks, &of_talk))
    }

    fn answer(self, found: &mut Found) -> Result<Talks, StoreError> {
        let mut talks = Talks::new();
        for (id, host, start, minutes, before, after) in found.take(self.0)? {
            talks.entry(host).or_default().push((id, claim(start, minutes, before, after)));
        }
        Ok(talks)
    }
}

impl Times {
    /// Reads what is known of these hosts within these days, in one query; nothing of it is kept, so a transaction
    /// that writes asks here.
    pub(crate) async fn load(
        conn: &impl ConnectionTrait,
        hosts: &[AccountId],
        window: DateRange,
    ) -> Result<Self, StoreError> {
        if hosts.is_empty() || window.is_empty() {
            return Ok(Self::default());
        }
        let (mut several, whose) = (Several::of(conn), accounts(hosts));
        let tables = TableRows::ask(&mut several, &whose);
        let talks = TalkRows::ask(&mut several, &whose, window);
        let mut found = several.read(conn).await?;
        let tables = tables.answer(&mut found)?.into_iter().map(|(host, _, table)| (host, Arc::new(table)));
        Ok(Self { tables: tables.collect(), talks: talks.answer(&mut found)? })
    }

    /// These tables with the talks that were found beside them.
    pub(crate) fn of(tables: Tables, talks: TalkRows, found: &mut Found) -> Result<Self, StoreError> {
        Ok(Self { tables, talks: talks.answer(found)? })
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
        let others = self.talks.get(&host).into_iter().flatten().filter(|(id, _)| moving != Some(*id));
        let others = others.map(|(_, claim)| *claim).collect();
        let table = self.tables.get(&host).map(Arc::clone).unwrap_or_default();
        table.times(host, trained, talks_a_day, others)
    }
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
