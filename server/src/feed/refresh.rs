//! Reads the calendars whose turn it is. Several instances may do so side by side: each claims
//! another one, and nobody holds a transaction while the net is waited for.

use chrono::{DateTime, TimeDelta, Utc};
use domain::feed::{Owner, Trouble};
use domain::ids::FeedId;

use super::keep::{Found, Good, keep_bad, keep_good};
use super::owner::owner;
use super::read::{Reading, Source, read_busy, read_days};
use super::{READING_CLAIM_MINUTES, row};
use crate::course;
use crate::program::Program;
use crate::store::entity::calendar_feed::Model;
use crate::store::{StoreError, claim_feed};

/// What one look at the calendars came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refresh {
    Read(FeedId),
    Failed(FeedId, Trouble),
    /// No calendar's turn; `next_due` is when there will be one.
    Nothing {
        next_due: Option<DateTime<Utc>>,
    },
}

/// Whose turn it is.
#[derive(Debug)]
pub(crate) enum Claim {
    /// This one, for the next [`READING_CLAIM_MINUTES`]. Boxed, being the larger one.
    Feed(Box<Model>),
    Nothing {
        next_due: Option<DateTime<Utc>>,
    },
}

/// Reads the calendar that waits longest, if it is any's turn.
pub async fn refresh_one(program: &Program) -> Result<Refresh, StoreError> {
    match claim(program).await? {
        Claim::Feed(row) => read_claimed(program, &row).await,
        Claim::Nothing { next_due } => Ok(Refresh::Nothing { next_due }),
    }
}

/// Takes the calendar that waits longest, if it is any's turn.
pub(crate) async fn claim(program: &Program) -> Result<Claim, StoreError> {
    let now = program.now();
    let next_due = claim_feed::next_feed_due(program.store().read()).await?;
    if next_due.is_none_or(|due| due > now) {
        return Ok(Claim::Nothing { next_due });
    }
    let until = now + TimeDelta::minutes(READING_CLAIM_MINUTES);
    let claimed =
        program.store().write(|tx| Box::pin(async move { claim_feed::claim_feed(tx, now, until).await })).await?;
    Ok(claimed.map_or(Claim::Nothing { next_due: None }, |row| Claim::Feed(Box::new(row))))
}

/// Leaves a calendar that was taken to whoever comes next, as if it had not been.
pub(crate) async fn give_back(program: &Program, row: &Model) -> Result<(), StoreError> {
    let (id, until) = (*row.id, program.now());
    program.store().write(|tx| Box::pin(async move { claim_feed::give_back(tx, id, until).await })).await
}

/// Reads a calendar that was taken.
pub(crate) async fn read_claimed(program: &Program, row: &Model) -> Result<Refresh, StoreError> {
    let id = *row.id;
    Ok(match read_row(program, row).await? {
        None => Refresh::Read(id),
        Some(trouble) => {
            tracing::info!(feed = %id, trouble = trouble.code(), "a calendar could not be read");
            Refresh::Failed(id, trouble)
        }
    })
}

/// Reads one calendar and keeps what comes of it; says what was wrong.
pub(super) async fn read_row(program: &Program, row: &Model) -> Result<Option<Trouble>, StoreError> {
    let conn = program.store().read();
    let (calendar, now) = (course::calendar(conn, *row.board_id).await?, program.now());
    let source = row::source(row, program.secrets()).and_then(|found| found.ok_or(Trouble::AddressInvalid));
    let result = match source {
        Ok(source) => {
            let user_name = source.login.as_ref().map(|(name, _)| name.as_str());
            let owner = match row.account_id {
                Some(account) => Some(owner(conn, *account, user_name, now).await?),
                None => None,
            };
            read(program, row, &source, owner, calendar.zone, now).await
        }
        Err(trouble) => Err(trouble),
    };
    // The clock is read once more: fetching may have taken a while.
    let now = program.now();
    let result = &result;
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                match result {
                    Ok(good) => keep_good(tx, row, good, now).await,
                    Err(trouble) => keep_bad(tx, row, *trouble, now).await,
                }
            })
        })
        .await?;
    Ok(result.as_ref().err().copied())
}

/// Without an owner it is a calendar of holidays.
async fn read(
    program: &Program,
    row: &Model,
    source: &Source,
    owner: Option<Owner>,
    zone: chrono_tz::Tz,
    now: DateTime<Utc>,
) -> Result<Good, Trouble> {
    let private = program.settings().calendar_private_addresses;
    let Some(owner) = owner else {
        let today = now.with_timezone(&zone).date_naive();
        return Ok(good(read_days(source, private, zone, today).await?, Found::Days));
    };
    // Once a day it is read whether it changed or not: a day has come into the window. After a failure
    // too, since nobody knows what the server remembers.
    let is_of_today = row.good_at.is_some_and(|good| good.date_naive() == now.date_naive());
    let anew = !is_of_today || row.fault.is_some();
    Ok(good(read_busy(source, owner, private, zone, now, anew).await?, Found::Busy))
}

fn good<T>(reading: Reading<T>, found: impl Fn(T) -> Found) -> Good {
    match reading {
        Reading::NotModified => Good { found: Found::Same, etag: None, last_modified: None },
        Reading::Read { found: what, etag, last_modified } => Good { found: found(what), etag, last_modified },
    }
}
