//! By which key and which rules the marks were made that stand in the database. Where either is another by now they are
//! all made anew, before anything looks for them.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

use super::Keyed;
use crate::store::entity::search_index;
use crate::store::{Store, StoreError, Tx};

/// The rules: which words of a name somebody is found by, how they are folded, and what else is marked. To be raised
/// with every change of them.
pub const INDEX_VERSION: i32 = 2;

/// Whether the marks were made by these rules, with the key of this store's file.
pub async fn is_indexed(store: &Store) -> Result<bool, StoreError> {
    let key = store.read().keys()?.index();
    let row = search_index::Entity::find_by_id(key.as_str()).one(store.read()).await?;
    Ok(row.is_some_and(|row| row.version == INDEX_VERSION))
}

/// From now on they were.
pub async fn note_indexed(tx: &Tx<'_>, now: DateTime<Utc>) -> Result<(), StoreError> {
    let key = tx.keys()?.index();
    search_index::Entity::delete_many().filter(search_index::Column::Id.ne(key.as_str())).exec(tx).await?;
    let row = search_index::Model { id: key.as_str().to_owned(), version: INDEX_VERSION, made_at: now };
    // Another instance that started at the same moment may have been here.
    let again = OnConflict::column(search_index::Column::Id)
        .update_columns([search_index::Column::Version, search_index::Column::MadeAt])
        .to_owned();
    search_index::Entity::insert(row.into_active_model()).on_conflict(again).exec_without_returning(tx).await?;
    Ok(())
}
