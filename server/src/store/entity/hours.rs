//! A stretch of weekly hours, in local time, in which a host can be booked.

use domain::ids::{AccountId, BoardId, HoursId};
use domain::talk::Way;
use sea_orm::entity::prelude::*;

use crate::store::Typed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Deserialize)]
#[sea_orm(table_name = "hours")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<HoursId>,
    pub board_id: Typed<BoardId>,
    pub account_id: Typed<AccountId>,
    /// 1 is Monday, 7 is Sunday (ISO 8601).
    pub weekday: i32,
    /// Minutes after midnight, local time.
    pub start_minute: i32,
    pub end_minute: i32,
    pub way: Typed<Way>,
    pub place: Option<String>,
    pub valid_from: Option<Date>,
    pub valid_until: Option<Date>,
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
