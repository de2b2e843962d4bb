//! Questions about talks.

use domain::ids::TalkId;
use sea_orm::{ConnectionTrait, EntityTrait};

use crate::store::StoreError;
use crate::store::entity::talk::{Entity, Model};

/// One talk, whatever became of it.
pub(crate) async fn one(conn: &impl ConnectionTrait, id: TalkId) -> Result<Option<Model>, StoreError> {
    Ok(Entity::find_by_id(id).one(conn).await?)
}
