//! Browser sessions as rows. The web server gives them their meaning; here they are an id, a text
//! (JSON) and an end.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};

use crate::store::entity::session::{ActiveModel, Column, Entity};
use crate::store::{Store, StoreError, Tx};

/// A stored session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredSession {
    pub id: String,
    /// JSON, as the web server wrote it.
    pub data: String,
    pub expires_at: DateTime<Utc>,
}

impl StoredSession {
    fn row(&self) -> ActiveModel {
        ActiveModel {
            id: Set(self.id.clone()),
            board_id: Set(None),
            data: Set(self.data.clone()),
            expires_at: Set(self.expires_at),
        }
    }
}

/// Stores a new session; `false` when its id is taken already, and nothing was written.
pub async fn create(store: &Store, session: &StoredSession) -> Result<bool, StoreError> {
    store
        .write(|tx| {
            Box::pin(async move {
                let insert = Entity::insert(session.row())
                    .on_conflict(OnConflict::column(Column::Id).do_nothing().to_owned())
                    .exec_without_returning(tx)
                    .await?;
                Ok(insert == 1)
            })
        })
        .await
}

/// Stores a session, new or not.
pub async fn save(store: &Store, session: &StoredSession) -> Result<(), StoreError> {
    store
        .write(|tx| {
            Box::pin(async move {
                Entity::insert(session.row())
                    .on_conflict(
                        OnConflict::column(Column::Id).update_columns([Column::Data, Column::ExpiresAt]).to_owned(),
                    )
                    .exec_without_returning(tx)
                    .await?;
                Ok(())
            })
        })
        .await
}

/// The session of this id, unless it has ended.
pub async fn load(store: &Store, id: &str, now: DateTime<Utc>) -> Result<Option<StoredSession>, StoreError> {
    let row = Entity::find_by_id(id).filter(Column::ExpiresAt.gt(now)).one(store.read()).await?;
    Ok(row.map(|row| StoredSession { id: row.id, data: row.data, expires_at: row.expires_at }))
}

pub async fn delete(store: &Store, id: &str) -> Result<(), StoreError> {
    store
        .write(|tx| {
            Box::pin(async move {
                Entity::delete_by_id(id).exec(tx).await?;
                Ok(())
            })
        })
        .await
}

/// Forgets sessions that have ended; returns how many.
pub async fn purge(tx: &Tx<'_>, now: DateTime<Utc>) -> Result<u64, StoreError> {
    Ok(Entity::delete_many().filter(Column::ExpiresAt.lte(now)).exec(tx).await?.rows_affected)
}
