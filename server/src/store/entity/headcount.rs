//! How many people work in a unit, in one year.

use domain::ids::{BoardId, UnitId};
use sea_orm::entity::prelude::*;

use crate::store::Typed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "headcounts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub unit_id: Typed<UnitId>,
    #[sea_orm(primary_key, auto_increment = false)]
    pub year: Typed<u16>,
    pub board_id: Typed<BoardId>,
    /// On 1 October; of a school everybody, those of its teams too.
    pub people: Typed<u32>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
