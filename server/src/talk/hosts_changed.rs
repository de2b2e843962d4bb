//! Somebody who hosts, leads or stands in is changed: away for long, switched off, or back.

use chrono::{DateTime, Utc};
use domain::ids::{AccountId, BoardId, DepartureId};
use domain::talk::HostKind;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::due::make_due;
use super::free::{self, Freed, Why};
use super::reserve::By;
use crate::course;
use crate::store::entity::{account, departure, talk};
use crate::store::{StoreError, Tx};

/// Lets talks follow: the course looks again at everybody of whom this is the leader, or the leader's
/// deputy; unplanned talks of an adviser who is not there get another one; and booked talks of somebody
/// whose account is switched off are called off with other times offered.
pub(crate) async fn hosts_changed(
    tx: &Tx<'_>,
    board: BoardId,
    host: AccountId,
    by: By,
    now: DateTime<Utc>,
) -> Result<Vec<Freed>, StoreError> {
    let Some(row) = account::Entity::find_by_id(host.uuid()).one(tx).await? else { return Ok(Vec::new()) };
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
    if row.active && !row.on_leave {
        return Ok(Vec::new());
    }
    let freed = if row.active {
        Vec::new()
    } else {
        let coming = free::coming(tx, host, now).await?;
        free::free(tx, board, &coming, Why::Left, by, Uuid::now_v7(), now).await?
    };
    give_to_others(tx, board, host, now).await?;
    Ok(freed)
}

/// Talks without a time go to colleagues.
async fn give_to_others(tx: &Tx<'_>, board: BoardId, host: AccountId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let calendar = course::calendar(tx, board).await?;
    let mut departures: Vec<Uuid> = talk::Entity::find()
        .select_only()
        .column(talk::Column::DepartureId)
        .filter(talk::Column::HostId.eq(host.uuid()))
        .filter(talk::Column::HostKind.eq(HostKind::HrAdviser.code()))
        .filter(talk::Column::IsOpen.eq(true))
        .order_by_asc(talk::Column::DepartureId)
        .into_tuple()
        .all(tx)
        .await?;
    departures.dedup();
    for id in departures {
        let id = DepartureId::new(id);
        course::hold(tx, id).await?;
        make_due(tx, &calendar, id, now).await?;
        course::project(tx, &calendar, id, now).await?;
    }
    Ok(())
}
