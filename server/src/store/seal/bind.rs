//! At start: whether the key file is the one with which this database was sealed.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};

use crate::secret::{KeyId, Keyring, NoKeys};
use crate::store::entity::seal_key;
use crate::store::{Store, StoreError};

/// Why the database cannot be opened with these keys.
#[derive(Debug, thiserror::Error)]
pub enum NotBound {
    #[error("the key file {} is missing, and the database is sealed with the key {}: put the file back, KEY_FILE says where", .0.display(), .1)]
    Missing(PathBuf, KeyId),
    #[error("the key file {} does not hold the key {} with which the database is sealed: it is that of another database, or an older copy", .0.display(), .1)]
    Other(PathBuf, KeyId),
    #[error(transparent)]
    Keys(#[from] NoKeys),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The keys of this database, from their file. A database that is sealed with nothing yet gets a key, and the file is
/// made where it is missing.
///
/// # Errors
/// [`NotBound::Missing`] and [`NotBound::Other`] where what is sealed would not open. Nothing was changed then.
pub async fn bind(store: &Store, file: &Path, now: DateTime<Utc>) -> Result<Keyring, NotBound> {
    if let Some(keys) = bound(store, file).await? {
        return Ok(keys);
    }
    let keys = match Keyring::from_file(file)? {
        Some(keys) => keys,
        None => Keyring::make(file)?,
    };
    begin(store, &keys, now).await?;
    // Of two instances that began at once one was first.
    match bound(store, file).await? {
        Some(keys) => Ok(keys),
        None => Err(NotBound::Store(StoreError::NoKeys)),
    }
}

/// The keys, where the database is sealed with some. Changes nothing: for `uitzwaai check`.
pub async fn bound(store: &Store, file: &Path) -> Result<Option<Keyring>, NotBound> {
    let rows = in_use(store.read()).await?;
    let Some(current) = rows.iter().find(|row| row.live_key.is_some()) else { return Ok(None) };
    let keys =
        Keyring::from_file(file)?.ok_or_else(|| NotBound::Missing(file.to_owned(), KeyId::named(&current.id)))?;
    let held = keys.ids();
    for row in &rows {
        let id = KeyId::named(&row.id);
        if !held.contains(&id) {
            return Err(NotBound::Other(file.to_owned(), id));
        }
    }
    keys.use_current(&KeyId::named(&current.id))?;
    Ok(Some(keys))
}

/// The keys with which something may be sealed.
pub(super) async fn in_use(conn: &impl ConnectionTrait) -> Result<Vec<seal_key::Model>, StoreError> {
    Ok(seal_key::Entity::find()
        .filter(seal_key::Column::Id.ne(seal_key::PLAIN))
        .order_by_asc(seal_key::Column::Id)
        .all(conn)
        .await?)
}

/// Seals with the current key of these from now on, unless the database has one.
pub async fn begin(store: &Store, keys: &Keyring, now: DateTime<Utc>) -> Result<(), StoreError> {
    let row = seal_key::Model {
        id: keys.current().as_str().to_owned(),
        made_at: now,
        live_key: Some(seal_key::CURRENT.to_owned()),
    };
    let row = &row;
    store
        .write(|tx| {
            Box::pin(async move {
                seal_key::Entity::insert(row.clone().into_active_model())
                    .on_conflict(OnConflict::column(seal_key::Column::LiveKey).do_nothing().to_owned())
                    .exec_without_returning(tx)
                    .await?;
                Ok::<_, StoreError>(())
            })
        })
        .await
}
