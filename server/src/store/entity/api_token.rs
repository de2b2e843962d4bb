//! A token with which a personnel system asks. What is kept of it opens nothing.

use domain::ids::{AccountId, ApiTokenId, BoardId};
use sea_orm::entity::prelude::*;

use crate::store::Typed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "api_tokens")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<ApiTokenId>,
    pub board_id: Typed<BoardId>,
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// Of the token's random half, keyed; base64url.
    #[sea_orm(column_type = "Text")]
    pub secret_hash: String,
    /// Codes of `ApiScope`, with spaces between.
    #[sea_orm(column_type = "Text")]
    pub scopes: String,
    /// The last day on which it counts.
    pub expires_on: Date,
    pub made_by: Typed<AccountId>,
    pub made_at: DateTimeUtc,
    /// The last day on which somebody asked with it.
    pub used_on: Option<Date>,
    pub revoked_at: Option<DateTimeUtc>,
    /// Since when it writes: a second person has confirmed it, or nobody else could. It reads without.
    pub confirmed_at: Option<DateTimeUtc>,
    /// When the administrators were told that whoever made it is none of them any more.
    pub maker_gone_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
