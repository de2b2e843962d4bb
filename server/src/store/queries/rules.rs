//! Questions about a board's own rules.

use domain::ids::BoardId;
use sea_orm::{EntityTrait, QueryFilter, Select};

use crate::store::TypedColumn;
use crate::store::entity::route_rule::{Column, Entity};

/// All rules that a board made for itself or for its units.
pub(crate) fn of(board: BoardId) -> Select<Entity> {
    Entity::find().filter(Column::BoardId.is(board))
}
