//! An address that is told where departures stand.

use domain::ids::{AccountId, BoardId, WebhookId};
use sea_orm::entity::prelude::*;

use crate::store::Typed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "webhooks")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<WebhookId>,
    pub board_id: Typed<BoardId>,
    /// Sealed with the secrets.
    #[sea_orm(column_type = "Text")]
    pub address: String,
    /// What signs, likewise.
    #[sea_orm(column_type = "Text")]
    pub secret: String,
    pub made_by: Typed<AccountId>,
    pub made_at: DateTimeUtc,
    pub active: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
