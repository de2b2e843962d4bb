//! Questions about talks.

use domain::ids::TalkId;
use sea_orm::{ConnectionTrait, EntityTrait};

use crate::store::StoreError;
use crate::store::entity::talk::{Entity, Model};

/// The most talks of one host that are read at once: years of a full diary.
pub(crate) const OF_HOST_MAX: u64 = 1_000;

/// One talk, whatever became of it.
pub(crate) async fn one(conn: &impl ConnectionTrait, id: TalkId) -> Result<Option<Model>, StoreError> {
    Ok(Entity::find_by_id(id).one(conn).await?)
}
