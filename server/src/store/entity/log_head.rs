//! Where a board's log ends: held by whoever adds to it until their transaction ends.

use domain::ids::BoardId;
use sea_orm::entity::prelude::*;

use crate::store::Typed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "log_heads")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub board_id: Typed<BoardId>,
    /// The number of the last entry; 0 before the first.
    pub number: i64,
    /// Its hash; empty before the first.
    pub hash: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
