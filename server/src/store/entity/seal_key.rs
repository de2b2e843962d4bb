//! With which keys the database is sealed; the keys themselves stand in a file beside it.

use sea_orm::entity::prelude::*;

/// In [`Model::live_key`] of the one key that seals.
pub const CURRENT: &str = "current";

/// The id of what an earlier version stored without a seal: a key that is none, and is retired from the start.
pub const PLAIN: &str = "plain";

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "seal_keys")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub made_at: DateTimeUtc,
    /// [`CURRENT`], or empty: of a key with which something may still be sealed, and nothing is sealed any more.
    pub live_key: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
