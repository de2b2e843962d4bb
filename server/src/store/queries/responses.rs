//! Questions about submitted answers.

use domain::ids::DepartureId;
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter};

use crate::store::entity::response::{Column, Entity, Model};
use crate::store::{StoreError, TypedColumn};

/// What the leaver handed in, once they have.
pub(crate) async fn of(conn: &impl ConnectionTrait, departure: DepartureId) -> Result<Option<Model>, StoreError> {
    Ok(Entity::find().filter(Column::DepartureId.is(departure)).one(conn).await?)
}
