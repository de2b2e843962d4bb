//! What hosts set for themselves; empty columns mean the default.

use domain::ids::{AccountId, BoardId};
use sea_orm::entity::prelude::*;

use crate::store::seal::place;
use crate::store::{Sealed, Typed};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Deserialize)]
#[sea_orm(table_name = "host_settings")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: Typed<AccountId>,
    pub board_id: Typed<BoardId>,
    pub buffer_before: Option<i32>,
    pub buffer_after: Option<i32>,
    pub notice_hours: Option<i32>,
    pub horizon_days: Option<i32>,
    pub talks_a_day: Option<i32>,
    #[sea_orm(column_type = "Text", nullable)]
    pub languages: Option<String>,
    pub subscription_generation: Typed<u32>,
    pub subscription_on: bool,
    pub phone: Option<Sealed<place::HostPhone>>,
    pub video_address: Option<Sealed<place::HostVideo>>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
