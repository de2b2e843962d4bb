//! A link as it was opened in one browser, and closed there.

use domain::ids::{BoardId, LinkId, OpeningId};
use sea_orm::entity::prelude::*;

use crate::store::Typed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "closed_openings")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<OpeningId>,
    pub board_id: Typed<BoardId>,
    pub link_id: Typed<LinkId>,
    /// When its cookie would have ended by itself.
    pub ends_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
