//! A host's own calendars, as their page shows them.

use chrono::{DateTime, Days, Utc};
use domain::feed::{Kind, Trouble};
use domain::ids::FeedId;
use domain::slot::Busy;
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};

use super::{FeedKeeper, packed, row};
use crate::access::Refused;
use crate::program::Program;
use crate::store::entity::calendar_feed;
use crate::store::{StoreError, Typed, TypedColumn};

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

/// A host's calendars, oldest first. One query.
pub async fn feeds(program: &Program, proof: &FeedKeeper) -> Result<Vec<Feed>, Refused> {
    let now = program.now();
    let read = |row: calendar_feed::Model| {
        let (kind, trouble) = (*row.kind, row.fault.map(Typed::get));
        let to_come = packed::of_row(&row)?.iter().filter(|busy| busy.end > now).count();
        Ok(Feed {
            id: row.id.into(),
            kind,
            host: host(program, &row),
            good_at: row.good_at,
            tried_at: row.tried_at,
            next_at: row.next_at,
            trouble,
            busy: to_come as u64,
            name: row.name,
        })
    };
    rows(program, proof).await?.into_iter().map(read).collect()
}

async fn rows(program: &Program, proof: &FeedKeeper) -> Result<Vec<calendar_feed::Model>, StoreError> {
    Ok(calendar_feed::Entity::find()
        .filter(calendar_feed::Column::AccountId.is(proof.account()))
        .filter(calendar_feed::Column::BoardId.is(proof.board()))
        .order_by_asc(calendar_feed::Column::Id)
        .all(program.store().read())
        .await?)
}

/// Where a calendar comes from.
pub(super) fn host(program: &Program, row: &calendar_feed::Model) -> Option<String> {
    row::source(row, program.secrets()).ok().flatten()?.url.host_str().map(str::to_owned)
}

/// The busy times of the next `days`, of all of a host's calendars, in order. Two calendars may be
/// busy at the same time.
pub async fn busy_ahead(program: &Program, proof: &FeedKeeper, days: u64) -> Result<Vec<Busy>, Refused> {
    let now = program.now();
    let until = now + Days::new(days);
    let mut ahead = Vec::new();
    for row in rows(program, proof).await? {
        ahead.extend(packed::of_row(&row)?.into_iter().filter(|busy| busy.end > now && busy.start < until));
    }
    ahead.sort_unstable();
    Ok(ahead)
}
