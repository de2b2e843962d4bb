//! Questions about mails.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::store::StoreError;
use crate::store::entity::outbox::{Column, Entity, Model};

/// The mail that says what is said once under this key.
pub(crate) async fn with_key(conn: &impl ConnectionTrait, key: &str) -> Result<Option<Model>, StoreError> {
    Ok(Entity::find().filter(Column::DedupeKey.eq(key)).one(conn).await?)
}
