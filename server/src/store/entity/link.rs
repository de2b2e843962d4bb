//! The leaver's personal link. The token is an HMAC of id and generation; a new generation revokes.

use domain::ids::{BoardId, DepartureId, LinkId};
use sea_orm::entity::prelude::*;

use crate::store::Typed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Deserialize)]
#[sea_orm(table_name = "links")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<LinkId>,
    pub board_id: Typed<BoardId>,
    pub departure_id: Typed<DepartureId>,
    pub generation: Typed<u32>,
    pub created_at: DateTimeUtc,
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
