//! How the marks were made that names and addresses are found by.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "search_index")]
pub struct Model {
    /// Which key: what the seal knows of it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// By which rules.
    pub version: i32,
    pub made_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
