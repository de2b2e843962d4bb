//! What an account may be, for one unit and what is below it, or for the whole board.

use domain::account::Role;
use domain::ids::{AccountId, BoardId, RoleId, UnitId};
use sea_orm::entity::prelude::*;

use crate::store::Typed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Deserialize)]
#[sea_orm(table_name = "roles")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<RoleId>,
    pub board_id: Typed<BoardId>,
    pub account_id: Typed<AccountId>,
    pub role: Typed<Role>,
    pub unit_id: Option<Typed<UnitId>>,
    /// The unit's id in text, "-" for the whole board: a null would escape the unique key.
    pub unit_key: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::account::Entity", from = "Column::AccountId", to = "super::account::Column::Id")]
    Account,
    #[sea_orm(belongs_to = "super::unit::Entity", from = "Column::UnitId", to = "super::unit::Column::Id")]
    Unit,
}

impl Related<super::account::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Account.def()
    }
}

impl Related<super::unit::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Unit.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
