//! What the log says of signing in: who came in, and for whom the door stayed shut.

use chrono::{DateTime, TimeDelta, Utc};
use domain::time_line::{Actor, EventKind};

use crate::limit::{self, Limited};
use crate::log::{self, Entry};
use crate::organisation::the_board;
use crate::secret::Secrets;
use crate::store::entity::account::Model;
use crate::store::{StoreError, Tx};

/// Refusals an hour that are written down, for one mail address or subject and for all of them. They count nothing
/// else.
const REFUSALS_NOTED_OF_ONE_AN_HOUR: u32 = 30;
const REFUSALS_NOTED_AN_HOUR: u32 = 600;

/// Somebody is signed in.
pub(super) async fn came_in(tx: &Tx<'_>, row: &Model, now: DateTime<Utc>) -> Result<(), StoreError> {
    log::append(tx, [Entry::of_board(*row.board_id, now, Actor::Staff(*row.id), EventKind::SignedIn)]).await
}

/// Somebody is not. For `who` nobody here is known by an entry is written too, which names nobody: so being refused
/// takes as long.
pub(super) async fn stayed_out(
    tx: &Tx<'_>,
    secrets: &Secrets,
    (who, row): (&str, Option<&Model>),
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    // Asked in any case, so that both take as many statements.
    let found = the_board(tx).await?;
    let Some(board) = row.map(|row| *row.board_id).or(found) else { return Ok(()) };
    if !is_noted(tx, secrets, who, now).await? {
        return Ok(());
    }
    let refused = Entry::of_board(board, now, Actor::Visitor, EventKind::SignInRefused);
    log::append(tx, [row.map_or(refused.clone(), |row| refused.about(*row.id))]).await
}

/// Whether one more refusal is written down. Beyond these limits they are not, or anybody could fill the log.
async fn is_noted(tx: &Tx<'_>, secrets: &Secrets, who: &str, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let limits = [
        (limit::key(secrets, "sign_in_refused", who), REFUSALS_NOTED_OF_ONE_AN_HOUR),
        (limit::key(secrets, "sign_in_refused", ""), REFUSALS_NOTED_AN_HOUR),
    ];
    for (key, most) in limits {
        if limit::hit(tx, &key, most, TimeDelta::hours(1), now).await? != Limited::Allowed {
            return Ok(false);
        }
    }
    Ok(true)
}
