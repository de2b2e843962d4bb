//! A host's own calendars, as her page shows them.

use std::collections::HashMap;

use chrono::{DateTime, Days, Utc};
use domain::ids::FeedId;
use domain::slot::Busy;
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{FeedKeeper, Kind, Trouble, row};
use crate::access::Refused;
use crate::program::Program;
use crate::store::StoreError;
use crate::store::entity::{calendar_feed, feed_busy};

/// A calendar that is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    pub id: FeedId,
    pub kind: Kind,
    pub name: String,
    /// Only the host of the address: the rest opens the calendar.
    pub host: Option<String>,
    /// When it was read well the last time.
    pub good_at: Option<DateTime<Utc>>,
    pub tried_at: Option<DateTime<Utc>>,
    /// When it is read again; never for a file.
    pub next_at: Option<DateTime<Utc>>,
    /// Why it could not be read the last time.
    pub trouble: Option<Trouble>,
    /// How many busy times it has from now on.
    pub busy: u64,
}

#[derive(FromQueryResult)]
struct Count {
    feed_id: Uuid,
    busy: i64,
}

/// A host's calendars, oldest first. Two queries.
pub async fn feeds(program: &Program, proof: &FeedKeeper) -> Result<Vec<Feed>, Refused> {
    let conn = program.store().read();
    let rows = calendar_feed::Entity::find()
        .filter(calendar_feed::Column::AccountId.eq(proof.account().uuid()))
        .filter(calendar_feed::Column::BoardId.eq(proof.board().uuid()))
        .order_by_asc(calendar_feed::Column::Id)
        .all(conn)
        .await
        .map_err(StoreError::from)?;
    let counts: HashMap<Uuid, i64> = feed_busy::Entity::find()
        .select_only()
        .column(feed_busy::Column::FeedId)
        .column_as(feed_busy::Column::Id.count(), "busy")
        .filter(feed_busy::Column::AccountId.eq(proof.account().uuid()))
        .filter(feed_busy::Column::EndsAt.gt(program.now()))
        .group_by(feed_busy::Column::FeedId)
        .into_model::<Count>()
        .all(conn)
        .await
        .map_err(StoreError::from)?
        .into_iter()
        .map(|count| (count.feed_id, count.busy))
        .collect();
    let read = |row: calendar_feed::Model| {
        let (kind, trouble) = (row::kind(&row)?, row::trouble(&row)?);
        Ok(Feed {
            id: row.id.into(),
            kind,
            host: host(program, &row),
            good_at: row.good_at,
            tried_at: row.tried_at,
            next_at: row.next_at,
            trouble,
            busy: counts.get(&row.id).copied().and_then(|busy| u64::try_from(busy).ok()).unwrap_or(0),
            name: row.name,
        })
    };
    rows.into_iter().map(read).collect()
}

/// Where a calendar comes from.
pub(super) fn host(program: &Program, row: &calendar_feed::Model) -> Option<String> {
    row::source(row, program.secrets()).ok().flatten()?.url.host_str().map(str::to_owned)
}

/// The busy times of the next `days`, of all of a host's calendars, in order. Two calendars may be
/// busy at the same time.
pub async fn busy_ahead(program: &Program, proof: &FeedKeeper, days: u64) -> Result<Vec<Busy>, Refused> {
    let now = program.now();
    let rows = feed_busy::Entity::find()
        .filter(feed_busy::Column::AccountId.eq(proof.account().uuid()))
        .filter(feed_busy::Column::EndsAt.gt(now))
        .filter(feed_busy::Column::StartsAt.lt(now + Days::new(days)))
        .order_by_asc(feed_busy::Column::StartsAt)
        .all(program.store().read())
        .await
        .map_err(StoreError::from)?;
    Ok(rows.into_iter().map(|row| Busy { start: row.starts_at, end: row.ends_at }).collect())
}
