//! A one-time code, stored as an HMAC.

use domain::code::CodePurpose;
use domain::ids::{BoardId, CodeId, PersonId};
use sea_orm::entity::prelude::*;

use crate::store::Typed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "codes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<CodeId>,
    pub board_id: Typed<BoardId>,
    pub purpose: Typed<CodePurpose>,
    /// The account, or the departure.
    pub subject: Typed<PersonId>,
    pub code_hash: String,
    pub expires_at: DateTimeUtc,
    pub tries: i32,
    pub used_at: Option<DateTimeUtc>,
    pub created_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
