//! Figures that are published.

use domain::ids::BoardId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};

use crate::store::TypedColumn;
use crate::store::entity::release::{Column, Entity};

/// The releases that are published. One that is being made has its row already, and says nothing.
pub(crate) fn published(board: BoardId) -> Select<Entity> {
    Entity::find().filter(Column::BoardId.is(board)).filter(Column::Content.ne(""))
}
