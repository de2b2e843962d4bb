//! How far a board is with its tips; whoever moves it on does the work.

use domain::ids::BoardId;
use sea_orm::entity::prelude::*;

use crate::store::Typed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tip_turns")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub board_id: Typed<BoardId>,
    /// When the last answers were handed in before a page said what becomes of a tip; empty where there were none.
    pub promised_after: Option<DateTimeUtc>,
    /// The last day of the last half-year of which it was decided whether tips are handed on.
    pub decided: Option<Date>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
