//! Questions about who may be what.

use domain::account::Role;
use domain::ids::BoardId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, SelectTwo};

use crate::store::TypedColumn;
use crate::store::entity::{account, role};

/// The accounts of a board that work and are one of these, for any unit.
pub(crate) fn held(board: BoardId, roles: impl IntoIterator<Item = Role>) -> SelectTwo<role::Entity, account::Entity> {
    role::Entity::find()
        .find_also_related(account::Entity)
        .filter(role::Column::BoardId.is(board))
        .filter(role::Column::Role.any_of(roles))
        .filter(account::Column::Active.eq(true))
}
