//! A host who falls ill, or is away: one action frees the days. First it is shown which talks go and
//! what happens to them.

use chrono::{DateTime, Utc};
use domain::ids::{AccountId, ClosedDaysId, DepartureId, TalkId};
use domain::talk::{HostKind, Way};
use domain::working_days::DateRange;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use std::collections::HashMap;
use uuid::Uuid;

use super::free::{Why, booked_with, coming, free};
use crate::access::Refused;
use crate::availability::{ClosedDaysFault, ClosedDaysField, ClosedDaysForm, TimesKeeper, are_closed_days_full};
use crate::course::{self, By};
use crate::form::{Filled, Stop, filled};
use crate::program::Program;
use crate::store::entity::{appointment, closed_days, talk};
use crate::store::queries::{accounts, talks};
use crate::store::{Sealed, StoreError};

/// A talk that goes when the days are freed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwayTalk {
    pub departure: DepartureId,
    /// None where the viewer may not know the leaver's name.
    pub name: Option<String>,
    pub starts_at: DateTime<Utc>,
    pub minutes: u16,
    pub way: Option<Way>,
    /// Formal talks go to colleagues; the leader's talk is offered at the leader's later times.
    pub host_kind: HostKind,
}

/// What freeing came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Freeing {
    /// Talks that were called off.
    pub talks: usize,
}

/// There is no room for these days beside those on which the host is closed already.
const FULL: (ClosedDaysField, ClosedDaysFault) = (ClosedDaysField::FirstDay, ClosedDaysFault::TooMany);

/// What would go on these days. Changes nothing.
pub async fn foresee_away(
    program: &Program,
    keeper: &TimesKeeper,
    form: &ClosedDaysForm,
) -> Result<Filled<(DateRange, Vec<AwayTalk>), (ClosedDaysField, ClosedDaysFault)>, StoreError> {
    let (days, ..) = match form.check() {
        Ok(checked) => checked,
        Err(faults) => return Ok(Filled::Faulty(faults)),
    };
    let conn = program.store().read();
    if are_closed_days_full(conn, keeper.board(), Some(keeper.account())).await? {
        return Ok(Filled::Faulty(vec![FULL]));
    }
    let calendar = course::calendar(conn, keeper.board()).await?;
    let booked = booked_with(conn, keeper.account(), program.now()).await?;
    let there: Vec<appointment::Model> =
        booked.into_iter().filter(|row| days.contains(calendar.local_date(row.starts_at))).collect();
    let departures: Vec<DepartureId> = there.iter().map(|row| *row.departure_id).collect();
    let names = keeper.names(conn, &departures, calendar.local_date(program.now())).await?;
    let kinds: HashMap<TalkId, HostKind> = talk::Entity::find()
        .filter(talk::Column::Id.is_in(there.iter().map(|row| row.talk_id)))
        .all(conn)
        .await?
        .into_iter()
        .map(|row| (*row.id, *row.host_kind))
        .collect();
    let today = calendar.local_date(program.now());
    let hidden = talks::hidden_from_leaders(conn, there.iter().map(|row| row.talk_id), today).await?;
    let shown = there
        .iter()
        .filter(|row| names.contains_key(&row.departure_id) || !hidden.contains(&row.talk_id))
        .map(|row| AwayTalk {
            departure: row.departure_id.into(),
            name: names.get(&row.departure_id).cloned(),
            starts_at: row.starts_at,
            minutes: *row.minutes,
            way: Some(*row.way),
            host_kind: kinds.get(&row.talk_id).copied().unwrap_or(HostKind::HrAdviser),
        })
        .collect();
    Ok(Filled::Done((days, shown)))
}

/// Closes the days for the host and calls off every talk that is booked on them: leavers get an apology
/// and other times, HR one list. All of it, or nothing.
pub async fn free_days(
    program: &Program,
    keeper: &TimesKeeper,
    by: AccountId,
    form: &ClosedDaysForm,
) -> Result<Filled<Freeing, (ClosedDaysField, ClosedDaysFault)>, Refused> {
    let (days, _, reason) = match form.check() {
        Ok(checked) => checked,
        Err(faults) => return Ok(Filled::Faulty(faults)),
    };
    let (board, host, reason) = (keeper.board(), keeper.account(), &reason);
    let written = course::changes(program, board, |changes| {
        Box::pin(async move {
            let (tx, calendar) = (changes.tx, changes.calendar);
            let coming = coming(tx, host, changes.now).await?;
            let occasion = Uuid::now_v7();
            let id = ClosedDaysId::new(occasion);
            accounts::host_changed(tx, host).await?;
            if are_closed_days_full(tx, board, Some(host)).await? {
                return Err(Stop::Faulty(vec![FULL]));
            }
            closed_days::Entity::insert(closed_days::ActiveModel {
                id: Set(id.into()),
                board_id: Set(board.into()),
                account_id: Set(Some(host.into())),
                first_day: Set(days.first),
                last_day: Set(days.last),
                reason: Set(Sealed::close(tx, id, reason)?),
                start_minute: Set(None),
                end_minute: Set(None),
                feed_id: Set(None),
            })
            .exec_without_returning(tx)
            .await?;
            let on_them: Vec<appointment::Model> =
                coming.into_iter().filter(|row| days.contains(calendar.local_date(row.starts_at))).collect();
            free(changes, &on_them, Why::Away, By::Staff(by), occasion).await.map_err(Stop::from)
        })
    })
    .await;
    let freed = match filled(written)? {
        Filled::Done(freed) => freed,
        Filled::Faulty(faults) => return Ok(Filled::Faulty(faults)),
    };
    Ok(Filled::Done(Freeing { talks: freed.len() }))
}
