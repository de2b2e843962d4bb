//! The next version of a form while HR writes it.

use domain::ids::{AccountId, BoardId};
use sea_orm::entity::prelude::*;

use crate::store::Typed;

domain::coded! {
    /// A form that a board publishes in versions.
    pub enum FormKind {
        Questionnaire = "questionnaire",
        Guides = "guides",
    }
}

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "form_drafts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub board_id: Typed<BoardId>,
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: Typed<FormKind>,
    #[sea_orm(column_type = "Text")]
    pub definition: String,
    pub revision: i32,
    pub author_id: Typed<AccountId>,
    pub saved_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
