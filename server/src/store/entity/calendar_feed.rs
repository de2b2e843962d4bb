//! A calendar that is read from elsewhere: a host's own, or (without account) the school holidays.

use domain::feed::{Kind, Trouble};
use domain::ids::{AccountId, BoardId, FeedId};
use sea_orm::entity::prelude::*;

use crate::store::Typed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "calendar_feeds")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<FeedId>,
    pub board_id: Typed<BoardId>,
    pub account_id: Option<Typed<AccountId>>,
    #[sea_orm(column_type = "Text")]
    pub kind: Typed<Kind>,
    #[sea_orm(column_type = "Text")]
    pub name: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub address: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub user_name: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub password: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub etag: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub last_modified: Option<String>,
    pub created_at: DateTimeUtc,
    pub next_at: Option<DateTimeUtc>,
    pub tried_at: Option<DateTimeUtc>,
    pub good_at: Option<DateTimeUtc>,
    #[sea_orm(column_type = "Text", nullable)]
    pub fault: Option<Typed<Trouble>>,
    pub failures: i32,
    /// Busy times of a host's own calendar, as `feed::pack` has them.
    pub busy: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
