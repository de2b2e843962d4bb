//! The second, two-minute questionnaire some weeks after leaving.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Deserialize)]
#[sea_orm(table_name = "second_responses")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub departure_id: Uuid,
    pub board_id: Uuid,
    pub version: i32,
    pub language: String,
    #[sea_orm(column_type = "Text")]
    pub answers: String,
    pub submitted_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
