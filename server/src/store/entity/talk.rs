//! A farewell talk, due or done; at most one per kind of host.

use domain::ids::{AccountId, BoardId, DepartureId, TalkId};
use domain::talk::{Formality, HostKind, NotHeldReason, Way};
use sea_orm::entity::prelude::*;

use crate::store::Typed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Deserialize)]
#[sea_orm(table_name = "talks")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<TalkId>,
    pub board_id: Typed<BoardId>,
    pub departure_id: Typed<DepartureId>,
    pub host_kind: Typed<HostKind>,
    pub formality: Typed<Formality>,
    pub minutes: Typed<u16>,
    pub host_id: Option<Typed<AccountId>>,
    pub created_at: DateTimeUtc,
    pub attempt: i32,
    pub held_on: Option<Date>,
    /// When it was marked held.
    pub held_at: Option<DateTimeUtc>,
    pub held_way: Option<Typed<Way>>,
    pub not_held_at: Option<DateTimeUtc>,
    pub not_held_reason: Option<Typed<NotHeldReason>>,
    /// The route changed, or the leaver declined.
    pub dropped_at: Option<DateTimeUtc>,
    /// The leaver said that it did not take place.
    pub denied_at: Option<DateTimeUtc>,
    /// Still to be held, of a departure that still runs; written by the projection.
    pub is_open: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::departure::Entity",
        from = "Column::DepartureId",
        to = "super::departure::Column::Id"
    )]
    Departure,
    #[sea_orm(belongs_to = "super::account::Entity", from = "Column::HostId", to = "super::account::Column::Id")]
    Account,
}

impl Related<super::departure::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Departure.def()
    }
}

impl Related<super::account::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Account.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
