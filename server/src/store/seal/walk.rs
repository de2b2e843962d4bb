//! Brings every sealed column to the current key, batch by batch, while others read and write.
//!
//! Each column is walked in the order of its rows. What is written meanwhile is sealed with the current key already
//! ([`confirm`](super::confirm)), so nothing appears behind the walk that it would have to come back for. A walk that
//! was interrupted is begun again, and passes by what it did.

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, EntityTrait, Statement};
use uuid::Uuid;

use super::ERASED;
use super::places::{Places, SEALED};
use crate::secret::{KeyId, Keyring, Place};
use crate::store::entity::seal_key;
use crate::store::{Store, StoreError, Tx};

/// Rows in one transaction.
const ROWS_A_BATCH: i64 = 500;

/// How far a walk is.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    pub table: &'static str,
    pub column: &'static str,
    /// Values sealed so far, in all columns.
    pub sealed: u64,
}

/// Whether an earlier version left something in clear.
pub async fn is_plain(store: &Store) -> Result<bool, StoreError> {
    Ok(seal_key::Entity::find_by_id(seal_key::PLAIN).one(store.read()).await?.is_some())
}

/// Seals what an earlier version left in clear, if there is any. To be called before anything else reads.
/// Returns how many values that were, or `None` when nothing was waiting.
pub async fn seal_plain(store: &Store, said: impl FnMut(Progress) + Send) -> Result<Option<u64>, StoreError> {
    if !is_plain(store).await? {
        return Ok(None);
    }
    let sealed = walk(store, said).await?;
    forget_plain(store).await?;
    // What stood there in clear stands in the journal until it is written over.
    store.forget_traces().await?;
    Ok(Some(sealed))
}

/// Nothing is left in clear.
pub(crate) async fn forget_plain(store: &Store) -> Result<(), StoreError> {
    store
        .write(|tx| {
            Box::pin(async move {
                seal_key::Entity::delete_by_id(seal_key::PLAIN).exec(tx).await?;
                Ok::<_, StoreError>(())
            })
        })
        .await
}

/// Seals everything with the current key that is not.
pub(super) async fn walk(store: &Store, mut said: impl FnMut(Progress) + Send) -> Result<u64, StoreError> {
    let mut sealed = 0;
    for place in SEALED {
        let mut after = Uuid::nil();
        loop {
            let batch = store.write(|tx| Box::pin(batch(tx, place, after))).await?;
            sealed += batch.sealed;
            said(Progress { table: place.table, column: place.column, sealed });
            match batch.last {
                Some(last) => after = last,
                None => break,
            }
        }
    }
    Ok(sealed)
}

struct Batch {
    sealed: u64,
    /// Where to go on; `None` at the end.
    last: Option<Uuid>,
}

async fn batch(tx: &Tx<'_>, place: &'static Places, after: Uuid) -> Result<Batch, StoreError> {
    let keys = tx.sealing()?;
    let Places { table, column, row } = *place;
    let backend = tx.get_database_backend();
    let others = format!("{}:%", keys.current());
    let found = Statement::from_sql_and_values(
        backend,
        format!(
            "select \"{row}\" as id, \"{column}\" as sealed from \"{table}\" where \"{row}\" > $1 \
             and \"{column}\" not in ('', '{ERASED}') and \"{column}\" not like $2 order by \"{row}\" limit $3"
        ),
        [after.into(), others.into(), ROWS_A_BATCH.into()],
    );
    let mut batch = Batch { sealed: 0, last: None };
    let rows = tx.query_all_raw(found).await?;
    let is_full = i64::try_from(rows.len()).is_ok_and(|rows| rows == ROWS_A_BATCH);
    for found in rows {
        let (id, was): (Uuid, String) = (found.try_get("", "id")?, found.try_get("", "sealed")?);
        let is = again(keys, place, id, &was)?;
        let update = Statement::from_sql_and_values(
            backend,
            format!("update \"{table}\" set \"{column}\" = $1 where \"{row}\" = $2 and \"{column}\" = $3"),
            [is.into(), id.into(), was.into()],
        );
        // Where somebody wrote it anew meanwhile, it is sealed with the current key.
        batch.sealed += tx.execute_raw(update).await?.rows_affected();
        if is_full {
            batch.last = Some(id);
        }
    }
    Ok(batch)
}

/// The same text, sealed with the current key.
fn again(keys: &Keyring, place: &Places, id: Uuid, was: &str) -> Result<String, StoreError> {
    let row = id.hyphenated().to_string();
    let at = Place { table: place.table, column: place.column, row: &row };
    if let Some(plain) = was.strip_prefix(seal_key::PLAIN).and_then(|rest| rest.strip_prefix(':')) {
        return Ok(keys.seal(at, plain));
    }
    let text = keys.open(at, was);
    let text = text.map_err(|why| StoreError::corrupt(place.table, &row, format!("{} {why}", place.column)))?;
    Ok(keys.seal(at, &text))
}

/// A row of the table of keys.
pub(super) fn row_of(id: &KeyId, now: DateTime<Utc>, live_key: Option<&str>) -> seal_key::Model {
    seal_key::Model { id: id.as_str().to_owned(), made_at: now, live_key: live_key.map(str::to_owned) }
}
