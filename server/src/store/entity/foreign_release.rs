//! Published figures of another board, read in to compare.

use domain::ids::{BoardId, ForeignReleaseId};
use domain::release::Content;
use sea_orm::entity::prelude::*;

use crate::store::seal::place;
use crate::store::{Keyed, Sealed, StoreError, Typed};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "foreign_releases")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<ForeignReleaseId>,
    pub board_id: Typed<BoardId>,
    /// The other board's id, as its files say, with hyphens.
    #[sea_orm(column_type = "Text")]
    pub source: String,
    /// What the other board calls itself.
    #[sea_orm(column_type = "Text")]
    pub name: Sealed<place::ForeignName>,
    /// The public key that it signs with (Ed25519, Base64): the one of its first file.
    #[sea_orm(column_type = "Text")]
    pub key: String,
    /// A code of `domain::release::Period`.
    #[sea_orm(column_type = "Text")]
    pub period: String,
    pub number: Typed<u32>,
    #[sea_orm(column_type = "Text")]
    pub content: Sealed<place::ForeignFigures>,
    pub imported_at: DateTimeUtc,
}

impl Model {
    /// What it says.
    pub fn content(&self, conn: &impl Keyed) -> Result<Content, StoreError> {
        Content::parse(&self.content.open(conn, self.id)?)
            .map_err(|_| StoreError::corrupt("foreign_releases", *self.id, "content is no release"))
    }

    pub fn name(&self, conn: &impl Keyed) -> Result<String, StoreError> {
        self.name.open(conn, self.id)
    }
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
