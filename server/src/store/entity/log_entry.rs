//! An entry of a board's log: its place in the chain. What it says is the event, which may lose its content one day;
//! this row stays, and is never changed but for the three columns that say so.

use domain::ids::{BoardId, EventId};
use sea_orm::entity::prelude::*;

use crate::store::Typed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "log_entries")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub board_id: Typed<BoardId>,
    /// From 1, without gaps.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    /// Empty where the event was deleted by hand.
    pub event_id: Option<Typed<EventId>>,
    /// HMAC over what the event says, in hexadecimal.
    pub digest: String,
    /// HMAC over the hash of the entry before, this number and this digest, in hexadecimal.
    pub hash: String,
    /// The event that says that the content of this one was erased.
    pub erased_by: Option<Typed<EventId>>,
    /// HMAC over what is left of it then, in hexadecimal.
    #[sea_orm(column_type = "Text", nullable)]
    pub remains: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::event::Entity", from = "Column::EventId", to = "super::event::Column::Id")]
    Event,
}

impl Related<super::event::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Event.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
