//! A board's or a unit's own rule for a departure type.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Deserialize)]
#[sea_orm(table_name = "route_rules")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub board_id: Uuid,
    pub unit_id: Option<Uuid>,
    #[sea_orm(column_type = "Text")]
    pub unit_key: String,
    #[sea_orm(column_type = "Text")]
    pub departure_type: String,
    #[sea_orm(column_type = "Text")]
    pub foreseen: String,
    #[sea_orm(column_type = "Text")]
    pub route: String,
    pub formal_minutes: i32,
    pub informal_minutes: i32,
    pub days_before_last: Option<i32>,
    #[sea_orm(column_type = "Text", nullable)]
    pub guide: Option<String>,
    pub revision: i32,
    pub saved_by: Uuid,
    pub saved_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
