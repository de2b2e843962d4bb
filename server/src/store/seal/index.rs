//! By which key and which rules the marks were made that stand in the database. Where either is another by now they are
//! all made anew, before anything looks for them.

use chrono::{DateTime, Utc};
use sea_orm::{EntityTrait, IntoActiveModel};

use super::Keyed;
use crate::store::entity::search_index;
use crate::store::{Store, StoreError, Tx};

/// The rules: which words of a name somebody is found by, how they are folded, and what else is marked. To be raised
/// with every change of them.
pub const INDEX_VERSION: i32 = 1;

/// Whether the marks were made by these rules, with the key of this store's file.
pub async fn is_indexed(store: &Store) -> Result<bool, StoreError> {
    let key = store.read().keys()?.index();
    let row = search_index::Entity::find_by_id(key.as_str()).one(store.read()).await?;
    Ok(row.is_some_and(|row| row.version == INDEX_VERSION))
}

/// From now on they were.
pub async fn note_indexed(tx: &Tx<'_>, now: DateTime<Utc>) -> Result<(), StoreError> {
    search_index::Entity::delete_many().exec(tx).await?;
    let key = tx.keys()?.index();
    let row = search_index::Model { id: key.as_str().to_owned(), version: INDEX_VERSION, made_at: now };
    search_index::Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
    Ok(())
}
