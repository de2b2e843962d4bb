//! One leaver's submitted answers.

use domain::Language;
use domain::ids::{BoardId, DepartureId, ResponseId};
use domain::questionnaire::Variant;
use sea_orm::entity::prelude::*;

use crate::store::seal::place;
use crate::store::{Sealed, Typed};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Deserialize)]
#[sea_orm(table_name = "responses")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<ResponseId>,
    pub board_id: Typed<BoardId>,
    pub departure_id: Typed<DepartureId>,
    pub version: i32,
    pub variant: Typed<Variant>,
    pub language: Typed<Language>,
    #[sea_orm(column_type = "Text")]
    pub answers: Sealed<place::Answers>,
    pub submitted_at: DateTimeUtc,
    /// Argon2 of the word the leaver chose to read the answers again, for whom no mail may reach.
    #[sea_orm(column_type = "Text", nullable)]
    pub word_hash: Option<String>,
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
