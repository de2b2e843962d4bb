//! A passkey of a member of staff: what tells whether it signed. What signs never leaves their device.

use domain::ids::{AccountId, BoardId, PasskeyId};
use sea_orm::entity::prelude::*;

use crate::store::Typed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "passkeys")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<PasskeyId>,
    pub board_id: Typed<BoardId>,
    pub account_id: Typed<AccountId>,
    /// What its owner calls it.
    pub name: String,
    /// Its id (WebAuthn Level 3, 4, "Credential ID"), base64url; unique.
    #[sea_orm(column_type = "Text")]
    pub credential: String,
    /// Its public key and what was said of it for good, base64url.
    #[sea_orm(column_type = "Text")]
    pub public_key: String,
    /// What changes as it is used, its counter among it, base64url.
    pub state: String,
    pub added_at: DateTimeUtc,
    /// When it last let its owner in.
    pub used_at: Option<DateTimeUtc>,
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
