//! Questions about the days on which a whole board is closed.

use domain::ids::BoardId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};

use crate::store::TypedColumn;
use crate::store::entity::closed_days::{Column, Entity};

/// The board's own closed days; a host's have an account.
pub(crate) fn of(board: BoardId) -> Select<Entity> {
    Entity::find().filter(Column::BoardId.is(board)).filter(Column::AccountId.is_null())
}
