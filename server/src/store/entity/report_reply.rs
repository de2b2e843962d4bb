//! What the leaver says of the final report, in her own words.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "report_replies")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub talk_id: Uuid,
    pub board_id: Uuid,
    pub departure_id: Uuid,
    pub agrees: bool,
    #[sea_orm(column_type = "Text")]
    pub words: String,
    pub revision: i32,
    pub at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
