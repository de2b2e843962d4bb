//! Somebody who hosts, leads or stands in is changed: away for long, switched off, no adviser any more,
//! or back.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use domain::account::Role;
use domain::ids::{AccountId, BoardId, DepartureId};
use domain::talk::HostKind;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::super::due::make::make_due;
use super::free::{self, Freed, Why};
use crate::access::Scope;
use crate::course::By;
use crate::course::Changes;
use crate::store::entity::{account, departure, talk};
use crate::store::{StoreError, Tx};

/// Lets talks follow: the course looks again at everybody of whom this is the leader, or the leader's
/// deputy; unplanned talks of an adviser who is not there get another one; and booked talks of somebody
/// whose account is switched off, or who is no adviser of the leaver's unit any more, are called off with
/// other times offered. Leaders keep the talks they lead by leading the team, whatever their roles.
pub(crate) async fn hosts_changed(
    changes: &Changes<'_, '_>,
    host: AccountId,
    by: By,
) -> Result<Vec<Freed>, StoreError> {
    let (tx, board, now) = (changes.tx, changes.board, changes.now);
    let Some(account) = crate::access::account::find(tx, host).await? else { return Ok(Vec::new()) };
    look_again_at_teams(tx, board, host, now).await?;
    let mut coming = free::coming(tx, host, now).await?;
    let mut assigned = assigned(tx, host).await?;
    let advises = Scope::of(Role::HrAdviser, &account.grants);
    let may_keep = |row: &departure::Model| {
        advises.as_ref().is_some_and(|scope| scope.reaches(row.unit_id.into(), row.school_id.into()))
    };
    if account.active {
        let lost: HashSet<Uuid> =
            assigned.iter().filter(|(_, leaver)| !may_keep(leaver)).map(|(talk, _)| talk.id).collect();
        coming.retain(|row| lost.contains(&row.talk_id));
        if !account.on_leave {
            assigned.retain(|(talk, _)| lost.contains(&talk.id));
        }
    }
    let freed = free::free(changes, &coming, Why::Left, by, Uuid::now_v7()).await?;
    // Those have been given to others already.
    assigned.retain(|(talk, _)| coming.iter().all(|row| row.talk_id != talk.id));
    give_to_others(changes, assigned).await?;
    Ok(freed)
}

/// Departures of which this is the leader, or the leader's deputy, are due at once.
async fn look_again_at_teams(
    tx: &Tx<'_>,
    board: BoardId,
    host: AccountId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let leaders: Vec<Uuid> = account::Entity::find()
        .select_only()
        .column(account::Column::Id)
        .filter(account::Column::DeputyId.eq(host.uuid()))
        .into_tuple()
        .all(tx)
        .await?;
    departure::Entity::update_many()
        .col_expr(departure::Column::NextAt, Expr::value(now))
        .filter(departure::Column::BoardId.eq(board.uuid()))
        .filter(departure::Column::IsOpen.eq(true))
        .filter(departure::Column::LeaderId.is_in(leaders.into_iter().chain([host.uuid()])))
        .exec(tx)
        .await?;
    Ok(())
}

/// HR's talks that this adviser is to hold, with or without a time, by departure.
async fn assigned(tx: &Tx<'_>, host: AccountId) -> Result<Vec<(talk::Model, departure::Model)>, StoreError> {
    let rows = talk::Entity::find()
        .find_also_related(departure::Entity)
        .filter(talk::Column::HostId.eq(host.uuid()))
        .filter(talk::Column::HostKind.eq(HostKind::HrAdviser.code()))
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
    let mut departures: Vec<Uuid> = assigned.into_iter().map(|(_, leaver)| leaver.id).collect();
    departures.dedup();
    for id in departures {
        let change = changes.of(DepartureId::new(id)).await?;
        make_due(change.tx, change.calendar, change.id, change.now).await?;
    }
    Ok(())
}
