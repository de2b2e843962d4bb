//! The command line made a copy of everything.

use chrono::{DateTime, Utc};
use domain::time_line::{Actor, EventKind};

use crate::course::the_board;
use crate::log::{self, Entry};
use crate::store::{Store, StoreError};

/// Writes down that a backup was made; nothing where there is no board yet. The copy itself does not say so, since
/// it was made before.
pub async fn note_backup(store: &Store, now: DateTime<Utc>) -> Result<(), StoreError> {
    store
        .write(|tx| {
            Box::pin(async move {
                let Some(board) = the_board(tx).await? else { return Ok(()) };
                log::append(tx, [Entry::of_board(board, now, Actor::Machine(None), EventKind::BackupMade)]).await
            })
        })
        .await
}
