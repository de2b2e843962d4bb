//! One word of a leaver's name, to be found by.

use domain::ids::{BoardId, DepartureId};
use sea_orm::entity::prelude::*;

use crate::store::Typed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "name_words")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub board_id: Typed<BoardId>,
    /// The word's first three letters: compared as equals, so that any collation finds it in the key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub start: String,
    /// In lower case, without accents.
    #[sea_orm(primary_key, auto_increment = false)]
    pub word: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub departure_id: Typed<DepartureId>,
    /// [`domain::person::SEARCH_WORDS_VERSION`] of when the word was made; none for the first.
    pub version: Option<i32>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::departure::Entity",
        from = "Column::DepartureId",
        to = "super::departure::Column::Id"
    )]
    Departure,
}

impl Related<super::departure::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Departure.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
