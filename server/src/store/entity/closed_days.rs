//! Days on which a host, or (without account) the whole board, cannot be booked.

use domain::ids::{AccountId, BoardId, ClosedDaysId, FeedId};
use sea_orm::entity::prelude::*;

use crate::store::seal::place;
use crate::store::{Sealed, Typed};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Deserialize)]
#[sea_orm(table_name = "closed_days")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<ClosedDaysId>,
    pub board_id: Typed<BoardId>,
    /// Null: school holidays of the board.
    pub account_id: Option<Typed<AccountId>>,
    pub first_day: Date,
    pub last_day: Date,
    pub reason: Sealed<place::ClosedReason>,
    /// A part of a day, in local minutes after midnight; empty for whole days.
    pub start_minute: Option<i32>,
    pub end_minute: Option<i32>,
    /// The calendar these days were read from.
    pub feed_id: Option<Typed<FeedId>>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::account::Entity", from = "Column::AccountId", to = "super::account::Column::Id")]
    Account,
}

impl Related<super::account::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Account.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
