//! Answers that were not submitted yet.

use domain::ids::{BoardId, DepartureId};
use sea_orm::entity::prelude::*;

use crate::store::seal::place;
use crate::store::{Sealed, Typed};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "drafts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub departure_id: Typed<DepartureId>,
    pub board_id: Typed<BoardId>,
    #[sea_orm(column_type = "Text")]
    pub answers: Sealed<place::DraftAnswers>,
    pub screen: Option<String>,
    pub revision: i32,
    pub updated_at: DateTimeUtc,
    /// The version of the questionnaire that is being answered; of drafts from before it was kept, none.
    pub version: Option<i32>,
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
