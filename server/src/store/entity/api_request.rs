//! A request of a personnel system under a key of its own, so that it is carried out once. Of key and body only keyed
//! hashes stand here.

use domain::ids::{ApiRequestId, ApiTokenId, BoardId, DepartureId};
use sea_orm::entity::prelude::*;

use crate::store::Typed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "api_requests")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<ApiRequestId>,
    pub board_id: Typed<BoardId>,
    pub token_id: Typed<ApiTokenId>,
    #[sea_orm(column_type = "Text")]
    pub key_hash: String,
    /// Of method, address and body.
    #[sea_orm(column_type = "Text")]
    pub body_hash: String,
    pub begun_at: DateTimeUtc,
    /// Empty while it runs.
    pub answered_at: Option<DateTimeUtc>,
    /// Of HTTP.
    pub status: Option<i32>,
    /// Without a foreign key: the answer stands as long as the key does.
    pub departure_id: Option<Typed<DepartureId>>,
    /// Codes of `Warning`, with spaces between.
    #[sea_orm(column_type = "Text", nullable)]
    pub warnings: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
