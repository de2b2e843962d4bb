//! One organisation with its settings (`domain::organisation::Organisation` as JSON).

use domain::ids::BoardId;
use sea_orm::entity::prelude::*;

use crate::store::Typed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Deserialize)]
#[sea_orm(table_name = "boards")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<BoardId>,
    /// The organisation's settings, as JSON.
    #[sea_orm(column_type = "Text")]
    pub settings: String,
    pub created_at: DateTimeUtc,
    /// The board's own terms (`domain::retention::Terms` as JSON); empty for the standard ones.
    #[sea_orm(column_type = "Text", nullable)]
    pub retention: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
