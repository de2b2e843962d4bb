//! The command line changed the key with which the database is sealed.

use chrono::{DateTime, Utc};
use domain::time_line::{Actor, EventKind};

use crate::course::the_board;
use crate::log::{self, Entry};
use crate::store::{Store, StoreError};

/// Writes down that the key was changed; nothing where there is no board yet. Never which key.
pub async fn note_rotation(store: &Store, now: DateTime<Utc>) -> Result<(), StoreError> {
    store
        .write(|tx| {
            Box::pin(async move {
                let Some(board) = the_board(tx).await? else { return Ok(()) };
                log::append(tx, [Entry::of_board(board, now, Actor::Machine(None), EventKind::KeysRotated)]).await
            })
        })
        .await
}
