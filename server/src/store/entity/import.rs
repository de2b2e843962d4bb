//! An uploaded list of leavers and how far its import is.

use domain::ids::{AccountId, BoardId, ImportId};
use domain::import::ImportState;
use sea_orm::entity::prelude::*;

use crate::store::Typed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "imports")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<ImportId>,
    pub board_id: Typed<BoardId>,
    pub account_id: Typed<AccountId>,
    pub file_name: String,
    pub bytes: Vec<u8>,
    pub created_at: DateTimeUtc,
    pub state: Typed<ImportState>,
    pub done: i32,
    pub total: i32,
    pub confirmed_at: Option<DateTimeUtc>,
    #[sea_orm(column_type = "Text", nullable)]
    pub error: Option<String>,
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
