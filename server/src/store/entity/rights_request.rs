//! Something a leaver asked for of what is kept about them, and what HR said to it.

use domain::ids::{AccountId, BoardId, DepartureId, RequestId};
use domain::rights::{Right, Ruling};
use sea_orm::entity::prelude::*;

use crate::store::Typed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Deserialize)]
#[sea_orm(table_name = "rights_requests")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<RequestId>,
    pub board_id: Typed<BoardId>,
    pub departure_id: Typed<DepartureId>,
    pub asked: Typed<Right>,
    /// Why, where they said so.
    #[sea_orm(column_type = "Text", nullable)]
    pub words: Option<String>,
    pub asked_at: DateTimeUtc,
    /// The departure and what was asked, while it stands: one of each at a time.
    pub live_key: Option<String>,
    /// Since when it stands no more: taken back, or refused.
    pub ended_at: Option<DateTimeUtc>,
    pub ruling: Option<Typed<Ruling>>,
    /// What HR said to it.
    #[sea_orm(column_type = "Text", nullable)]
    pub answer: Option<String>,
    pub answered_at: Option<DateTimeUtc>,
    pub answered_by: Option<Typed<AccountId>>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::departure::Entity",
        from = "Column::DepartureId",
        to = "super::departure::Column::Id"
    )]
    Departure,
    #[sea_orm(belongs_to = "super::account::Entity", from = "Column::AnsweredBy", to = "super::account::Column::Id")]
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
