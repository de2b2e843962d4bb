//! Puts what was read in the place of what was read before, in one transaction.

use chrono::{DateTime, TimeDelta, Utc};
use domain::feed::{NamedDays, Trouble};
use domain::ids::{AccountId, BoardId, ClosedDaysId, FeedId};
use domain::slot::Busy;
use sea_orm::sea_query::{Condition, Expr};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use uuid::Uuid;

use super::packed::pack;
use super::{HOLIDAY_REFRESH_HOURS, REFRESH_MINUTES, back_off};
use crate::store::entity::calendar_feed::{Column, Entity, Model};
use crate::store::entity::closed_days;
use crate::store::queries::accounts::host_changed;
use crate::store::{Sealed, StoreError, Tx, Typed, TypedColumn};

/// Rows of one statement: SQLite takes so many values at once.
const ROWS_AT_ONCE: usize = 1000;

/// What a reading found.
#[derive(Debug)]
pub(super) enum Found {
    /// Nothing has changed.
    Same,
    Busy(Vec<Busy>),
    Days(Vec<NamedDays>),
}

/// What is remembered of a reading that went well.
#[derive(Debug)]
pub(super) struct Good {
    pub found: Found,
    pub etag: Option<String>,
    pub last_modified: Option<String>,
}

/// How long until a calendar is read again.
pub(super) fn usual(row: &Model) -> TimeDelta {
    match row.account_id {
        Some(_) => TimeDelta::minutes(REFRESH_MINUTES),
        None => TimeDelta::hours(HOLIDAY_REFRESH_HOURS),
    }
}

/// Keeps what was read. The row of the calendar is written first: two who read the same calendar at the
/// same time take turns there. A calendar that was removed meanwhile stays removed.
pub(super) async fn keep_good(tx: &Tx<'_>, row: &Model, good: &Good, now: DateTime<Utc>) -> Result<(), StoreError> {
    let mut update = Entity::update_many()
        .col_expr(Column::TriedAt, Expr::value(Some(now)))
        .col_expr(Column::GoodAt, Expr::value(Some(now)))
        .col_expr(Column::NextAt, Expr::value(Some(now + usual(row))))
        .col_expr(Column::Fault, Expr::value(None::<String>))
        .col_expr(Column::Failures, Expr::value(0))
        .filter(Column::Id.eq(row.id));
    if !matches!(good.found, Found::Same) {
        update = update
            .col_expr(Column::Etag, Expr::value(good.etag.clone()))
            .col_expr(Column::LastModified, Expr::value(good.last_modified.clone()));
    }
    if update.exec(tx).await?.rows_affected == 0 {
        return Ok(());
    }
    match (&good.found, row.account_id) {
        (Found::Same, _) => Ok(()),
        (Found::Busy(busy), Some(account)) => replace_busy(tx, *account, *row.id, busy).await,
        (Found::Days(days), None) => replace_days(tx, row.id.into(), row.board_id.into(), days).await,
        (Found::Busy(_), None) | (Found::Days(_), Some(_)) => {
            Err(StoreError::corrupt("calendar_feeds", *row.id, "read as what it is not"))
        }
    }
}

/// Notes that it could not be read. What was read last stays.
pub(super) async fn keep_bad(tx: &Tx<'_>, row: &Model, trouble: Trouble, now: DateTime<Utc>) -> Result<(), StoreError> {
    let failures = row.failures.saturating_add(1);
    Entity::update_many()
        .col_expr(Column::TriedAt, Expr::value(Some(now)))
        .col_expr(Column::NextAt, Expr::value(Some(now + back_off(usual(row), failures))))
        .col_expr(Column::Fault, Typed::expr(trouble))
        .col_expr(Column::Failures, Expr::value(failures))
        .filter(Column::Id.eq(row.id))
        .exec(tx)
        .await?;
    Ok(())
}

/// The busy times of one calendar of this host. Where they are the same as before, nothing is written: most readings
/// find what the one before found.
pub(super) async fn replace_busy(tx: &Tx<'_>, host: AccountId, feed: FeedId, busy: &[Busy]) -> Result<(), StoreError> {
    let packed = pack(busy);
    let differs = Condition::any().add(Column::Busy.is_null()).add(Column::Busy.ne(packed.clone()));
    let kept = Entity::update_many()
        .col_expr(Column::Busy, Expr::value(packed))
        .filter(Column::Id.is(feed))
        .filter(differs)
        .exec(tx)
        .await?;
    if kept.rows_affected > 0 { host_changed(tx, host).await } else { Ok(()) }
}

/// The closed days of one calendar; those that people typed stay.
pub(super) async fn replace_days(
    tx: &Tx<'_>,
    feed: FeedId,
    board: BoardId,
    days: &[NamedDays],
) -> Result<(), StoreError> {
    forget_days(tx, feed).await?;
    for some in days.chunks(ROWS_AT_ONCE) {
        let row = |named: &NamedDays| {
            let id = ClosedDaysId::new(Uuid::now_v7());
            let name = if named.name.is_empty() { "–" } else { &named.name };
            Ok::<_, StoreError>(closed_days::ActiveModel {
                id: Set(id.into()),
                board_id: Set(board.into()),
                account_id: Set(None),
                first_day: Set(named.days.first),
                last_day: Set(named.days.last),
                reason: Set(Sealed::close(tx, id, name)?),
                start_minute: Set(None),
                end_minute: Set(None),
                feed_id: Set(Some(feed.into())),
            })
        };
        let rows = some.iter().map(row).collect::<Result<Vec<_>, _>>()?;
        closed_days::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Takes the closed days of one calendar away.
pub(super) async fn forget_days(tx: &Tx<'_>, feed: FeedId) -> Result<(), StoreError> {
    closed_days::Entity::delete_many().filter(closed_days::Column::FeedId.is(feed)).exec(tx).await?;
    Ok(())
}
