//! A mark of one word of a leaver's name, or of the beginning of one, to be found by.

use domain::ids::{BoardId, DepartureId};
use sea_orm::entity::prelude::*;

use crate::store::Typed;
use crate::store::seal::Mark;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "name_words")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub board_id: Typed<BoardId>,
    #[sea_orm(primary_key, auto_increment = false)]
    pub mark: Typed<Mark>,
    #[sea_orm(primary_key, auto_increment = false)]
    pub departure_id: Typed<DepartureId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::departure::Entity",
        from = "Column::DepartureId",
        to = "super::departure::Column::Id"
    )]
    Departure,
}

impl Related<super::departure::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Departure.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
