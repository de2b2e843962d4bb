//! A browser's session.

use domain::device::{Browser, System};
use domain::ids::{AccountId, BoardId};
use sea_orm::entity::prelude::*;

use crate::store::Typed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sessions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub board_id: Option<Typed<BoardId>>,
    pub account_id: Option<Typed<AccountId>>,
    #[sea_orm(column_type = "Text")]
    pub data: String,
    pub expires_at: DateTimeUtc,
    /// Where somebody of the staff signed in with it, as are the three below.
    pub signed_in_at: Option<DateTimeUtc>,
    pub seen_at: Option<DateTimeUtc>,
    pub browser: Option<Typed<Browser>>,
    pub system: Option<Typed<System>>,
    /// The hash of the provider's session (`sid`) that this one began with.
    pub provider_session: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
