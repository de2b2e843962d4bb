//! The second, two-minute questionnaire some weeks after leaving.

use domain::Language;
use domain::ids::{BoardId, DepartureId};
use sea_orm::entity::prelude::*;

use crate::store::seal::place;
use crate::store::{Sealed, Typed};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Deserialize)]
#[sea_orm(table_name = "second_responses")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub departure_id: Typed<DepartureId>,
    pub board_id: Typed<BoardId>,
    pub version: i32,
    pub language: Typed<Language>,
    #[sea_orm(column_type = "Text")]
    pub answers: Sealed<place::SecondAnswers>,
    pub submitted_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
