//! Somebody who hosts, leads or stands in is changed: away for long, switched off, no adviser any more,
//! or back.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use domain::account::Role;
use domain::ids::{AccountId, BoardId, DepartureId, TalkId};
use domain::talk::HostKind;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::super::due::make::make_due;
use super::free::{self, Freed, Why};
use crate::access::HeldRole;
use crate::course::By;
use crate::course::Changes;
use crate::store::entity::{account, departure, role, talk};
use crate::store::{StoreError, Tx, Typed, TypedColumn};

/// Lets talks follow: the course looks again at everybody of whom this is the leader, or the leader's
/// deputy; unplanned talks of an adviser who is not there get another one; and booked talks of somebody
/// whose account is switched off, or who is no adviser of the leaver's unit on the day of the talk, are called off
/// with other times offered. Leaders keep the talks they lead by leading the team, whatever their roles.
pub(crate) async fn hosts_changed(
    changes: &Changes<'_, '_>,
    host: AccountId,
    by: By,
) -> Result<Vec<Freed>, StoreError> {
    let (tx, board, now) = (changes.tx, changes.board, changes.now);
    let Some(account) = crate::access::account::find(tx, host, now).await? else { return Ok(Vec::new()) };
    look_again_at_teams(tx, board, host, now).await?;
    let mut coming = free::coming(tx, host, now).await?;
    let mut assigned = assigned(tx, host).await?;
    let today = changes.calendar.local_date(now);
    if account.active {
        let assigned_to: HashMap<TalkId, &departure::Model> =
            assigned.iter().map(|(talk, leaver)| (*talk.id, leaver)).collect();
        coming.retain(|row| {
            let day = changes.calendar.local_date(row.starts_at);
            assigned_to.get(&row.talk_id).is_some_and(|leaver| !advises(&account.held, leaver, day))
        });
        let freed: HashSet<TalkId> = coming.iter().map(|row| *row.talk_id).collect();
        if !account.on_leave {
            assigned.retain(|(talk, leaver)| freed.contains(&talk.id) || !advises(&account.held, leaver, today));
        }
    }
    let freed = free::free(changes, &coming, Why::Left, by, Uuid::now_v7()).await?;
    // Those have been given to others already.
    assigned.retain(|(talk, _)| coming.iter().all(|row| row.talk_id != talk.id));
    give_to_others(changes, assigned).await?;
    Ok(freed)
}

/// Whether any of these roles is an adviser's, of the leaver's unit, that counts on this day.
pub(in crate::talk) fn advises(held: &[HeldRole], leaver: &departure::Model, day: NaiveDate) -> bool {
    let counting = held.iter().filter(|held| held.role == Role::HrAdviser && held.period.counts(day));
    counting
        .into_iter()
        .any(|held| held.unit.is_none_or(|unit| [leaver.unit_id, leaver.school_id].contains(&unit.into())))
}

/// Departures of which this is the leader, or the leader's deputy whether for a while or for leave, are due at once.
async fn look_again_at_teams(
    tx: &Tx<'_>,
    board: BoardId,
    host: AccountId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let leaders: Vec<Typed<AccountId>> = account::Entity::find()
        .select_only()
        .column(account::Column::Id)
        .filter(account::Column::DeputyId.is(host))
        .into_tuple()
        .all(tx)
        .await?;
    let stood_in_for: Vec<Option<Typed<AccountId>>> = role::Entity::find()
        .select_only()
        .column(role::Column::DeputyOf)
        .filter(role::Column::AccountId.is(host))
        .filter(role::Column::DeputyOf.is_not_null())
        .into_tuple()
        .all(tx)
        .await?;
    let leaders = leaders.into_iter().chain(stood_in_for.into_iter().flatten());
    departure::Entity::update_many()
        .col_expr(departure::Column::NextAt, Expr::value(now))
        .filter(departure::Column::BoardId.is(board))
        .filter(departure::Column::IsOpen.eq(true))
        .filter(departure::Column::LeaderId.any_of(leaders.map(Typed::get).chain([host])))
        .exec(tx)
        .await?;
    Ok(())
}

/// HR's talks that this adviser is to hold, with or without a time, by departure.
async fn assigned(tx: &Tx<'_>, host: AccountId) -> Result<Vec<(talk::Model, departure::Model)>, StoreError> {
    let rows = talk::Entity::find()
        .find_also_related(departure::Entity)
        .filter(talk::Column::HostId.is(host))
        .filter(talk::Column::HostKind.is(HostKind::HrAdviser))
        .filter(talk::Column::IsOpen.eq(true))
        .order_by_asc(talk::Column::DepartureId)
        .all(tx)
        .await?;
    Ok(rows.into_iter().filter_map(|(talk, leaver)| Some((talk, leaver?))).collect())
}

/// Those of these talks that have no time go to colleagues.
async fn give_to_others(
    changes: &Changes<'_, '_>,
    assigned: Vec<(talk::Model, departure::Model)>,
) -> Result<(), StoreError> {
    let mut departures: Vec<DepartureId> = assigned.into_iter().map(|(_, leaver)| *leaver.id).collect();
    departures.dedup();
    for id in departures {
        let change = changes.of(id).await?;
        make_due(change.tx, change.calendar, change.id, change.now).await?;
    }
    Ok(())
}
