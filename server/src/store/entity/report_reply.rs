//! What the leaver says of the final report, in their own words.

use domain::ids::{BoardId, DepartureId, TalkId};
use sea_orm::entity::prelude::*;

use crate::store::seal::place;
use crate::store::{Sealed, Typed};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "report_replies")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub talk_id: Typed<TalkId>,
    pub board_id: Typed<BoardId>,
    pub departure_id: Typed<DepartureId>,
    pub agrees: bool,
    #[sea_orm(column_type = "Text")]
    pub words: Sealed<place::ReplyWords>,
    pub revision: i32,
    pub at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
