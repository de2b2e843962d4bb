//! What a calendar program answered to an invitation.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Deserialize)]
#[sea_orm(table_name = "appointment_replies")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub appointment_id: Uuid,
    pub board_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub who: String,
    #[sea_orm(column_type = "Text")]
    pub answer: String,
    pub sequence: i32,
    pub stamped_at: DateTimeUtc,
    pub received_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
