//! Somebody HR names as having handled the case: never a host of this departure.

use domain::ids::{AccountId, BoardId, DepartureId};
use sea_orm::entity::prelude::*;

use crate::store::Typed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Deserialize)]
#[sea_orm(table_name = "excluded_hosts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub departure_id: Typed<DepartureId>,
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: Typed<AccountId>,
    pub board_id: Typed<BoardId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::departure::Entity",
        from = "Column::DepartureId",
        to = "super::departure::Column::Id"
    )]
    Departure,
    #[sea_orm(belongs_to = "super::account::Entity", from = "Column::AccountId", to = "super::account::Column::Id")]
    Account,
}

impl Related<super::departure::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Departure.def()
    }
}

impl Related<super::account::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Account.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
