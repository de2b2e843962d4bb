//! A dated addition to a report that is final.

use domain::ids::{AccountId, AdditionId, BoardId, DepartureId, TalkId};
use sea_orm::entity::prelude::*;

use crate::store::seal::place;
use crate::store::{Sealed, Typed};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "report_additions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<AdditionId>,
    pub board_id: Typed<BoardId>,
    pub talk_id: Typed<TalkId>,
    pub departure_id: Typed<DepartureId>,
    pub author_id: Typed<AccountId>,
    #[sea_orm(column_type = "Text")]
    pub words: Sealed<place::AdditionWords>,
    pub at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
