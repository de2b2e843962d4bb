//! That something was erased, without whose it was.

use domain::ids::{AccountId, BoardId, ErasureId};
use domain::retention::Ground;
use sea_orm::entity::prelude::*;

use crate::store::Typed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Deserialize)]
#[sea_orm(table_name = "erasures")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<ErasureId>,
    pub board_id: Typed<BoardId>,
    pub at: DateTimeUtc,
    /// Who of HR had it erased; nobody where a term had passed.
    pub account_id: Option<Typed<AccountId>>,
    #[sea_orm(column_type = "Text")]
    pub ground: Typed<Ground>,
    /// How many rows of what, as `retention::Tally` writes them.
    #[sea_orm(column_type = "Text")]
    pub counts: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
