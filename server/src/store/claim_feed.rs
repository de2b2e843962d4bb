//! Taking the next calendar that is to be read: as a mail is taken from the outbox.
//!
//! A claim moves its turn by some minutes; whoever goes down in between leaves it to others then.

use chrono::{DateTime, Utc};
use domain::ids::FeedId;
use sea_orm::sea_query::{Expr, ExprTrait, LockBehavior, LockType, Order, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};

use super::entity::calendar_feed::{Column, Entity, Model};
use super::{StoreError, Tx, TypedColumn};

/// Claims the calendar whose turn came first, until `until`; `None` when there is none or others have
/// it.
pub(crate) async fn claim_feed(
    tx: &Tx<'_>,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<Option<Model>, StoreError> {
    let next = Query::select()
        .column(Column::Id)
        .from(Entity)
        .and_where(Expr::col(Column::NextAt).lte(now))
        .order_by(Column::NextAt, Order::Asc)
        .order_by(Column::Id, Order::Asc)
        .limit(1)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .to_owned();
    let claim = Query::update()
        .table(Entity)
        .value(Column::NextAt, until)
        .and_where(Expr::col(Column::Id).eq(Expr::from(next)))
        .returning_all()
        .to_owned();
    let row = tx.query_one(&claim).await?;
    Ok(row.map(|row| Model::from_query_result(&row, "")).transpose()?)
}

/// Makes it the turn of this calendar from `due` on. One that is gone by now, or is read no more, stays so.
pub(crate) async fn give_back(tx: &Tx<'_>, id: FeedId, due: DateTime<Utc>) -> Result<(), StoreError> {
    Entity::update_many()
        .col_expr(Column::NextAt, Expr::value(Some(due)))
        .filter(Column::Id.is(id))
        .filter(Column::NextAt.is_not_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// When the first calendar is to be read.
pub(crate) async fn next_feed_due(conn: &impl ConnectionTrait) -> Result<Option<DateTime<Utc>>, StoreError> {
    let first: Option<Option<DateTime<Utc>>> = Entity::find()
        .select_only()
        .column(Column::NextAt)
        .filter(Column::NextAt.is_not_null())
        .order_by_asc(Column::NextAt)
        .limit(1)
        .into_tuple()
        .one(conn)
        .await?;
    Ok(first.flatten())
}
