//! What somebody said of an improvement point.

use domain::ids::{AccountId, BoardId, PointCommentId, PointId};
use sea_orm::entity::prelude::*;

use crate::store::seal::place;
use crate::store::{Sealed, Typed};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "improvement_comments")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<PointCommentId>,
    pub board_id: Typed<BoardId>,
    pub point_id: Typed<PointId>,
    #[sea_orm(column_type = "Text")]
    pub words: Sealed<place::PointCommentWords>,
    pub written_by: Typed<AccountId>,
    pub written_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
