//! Questions about appointments.

use domain::ids::AccountId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};

use crate::store::TypedColumn;
use crate::store::entity::appointment::{Column, Entity};

/// Those that stand with this host.
pub(crate) fn with(host: AccountId) -> Select<Entity> {
    Entity::find().filter(Column::HostId.is(host)).filter(Column::LiveKey.is_not_null())
}

/// The one that stands and that calendars know by this UID.
pub(crate) fn known_as(uid: &str) -> Select<Entity> {
    Entity::find().filter(Column::Uid.eq(uid)).filter(Column::LiveKey.is_not_null())
}
