//! Hours on one date, on top of the weekly ones.

use domain::ids::{AccountId, BoardId, ExtraHoursId};
use domain::talk::Way;
use sea_orm::entity::prelude::*;

use crate::store::Typed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Deserialize)]
#[sea_orm(table_name = "extra_hours")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<ExtraHoursId>,
    pub board_id: Typed<BoardId>,
    pub account_id: Typed<AccountId>,
    pub day: Date,
    pub start_minute: i32,
    pub end_minute: i32,
    #[sea_orm(column_type = "Text")]
    pub way: Typed<Way>,
    #[sea_orm(column_type = "Text", nullable)]
    pub place: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
