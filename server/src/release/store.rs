//! Rows of jobs and releases, as they are asked for in more than one place.

use chrono::{DateTime, Utc};
use domain::ids::{AccountId, BoardId};
use domain::release::{JobState, Period};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, QueryFilter, QueryOrder};

use crate::store::entity::{release, release_job};
use crate::store::{StoreError, Typed};

pub(super) use crate::store::queries::releases::published;

/// A job that waits. `of`: the board, the period, and the number of the release.
pub(super) fn new_job(
    of: (BoardId, Period, u32),
    by: Option<AccountId>,
    now: DateTime<Utc>,
) -> release_job::ActiveModel {
    let (board, period, number) = of;
    release_job::ActiveModel {
        id: Set(Typed::fresh()),
        board_id: Set(board.into()),
        period: Set(period.code()),
        number: Set(number.into()),
        state: Set(JobState::Waiting.into()),
        done: Set(0.into()),
        total: Set(0.into()),
        asked_at: Set(now),
        asked_by: Set(by.map(Into::into)),
        reason: Set(None),
        started_at: Set(None),
        claimed_until: Set(None),
    }
}

/// The releases of a period, oldest first.
pub(super) async fn of_period(
    conn: &impl ConnectionTrait,
    board: BoardId,
    period: Period,
) -> Result<Vec<release::Model>, StoreError> {
    Ok(published(board)
        .filter(release::Column::Period.eq(period.code()))
        .order_by_asc(release::Column::Number)
        .all(conn)
        .await?)
}

/// The newest release of the period before this one, of the same kind.
pub(super) async fn newest_before(
    conn: &impl ConnectionTrait,
    board: BoardId,
    period: Period,
) -> Result<Option<release::Model>, StoreError> {
    let Some(before) = period.before() else { return Ok(None) };
    Ok(of_period(conn, board, before).await?.pop())
}
