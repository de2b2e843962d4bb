//! A mail to send: what is needed to write it, not the text.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Deserialize)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub board_id: Uuid,
    pub departure_id: Option<Uuid>,
    pub account_id: Option<Uuid>,
    pub talk_id: Option<Uuid>,
    pub appointment_id: Option<Uuid>,
    pub kind: String,
    pub to_address: String,
    pub to_name: String,
    pub language: String,
    #[sea_orm(column_type = "Text")]
    pub payload: String,
    pub at_once: bool,
    pub due_at: DateTimeUtc,
    /// One of [`state`].
    pub state: String,
    pub attempts: i32,
    pub claimed_until: Option<DateTimeUtc>,
    /// The mail's Message-ID, the same at every attempt.
    pub message_id: String,
    pub created_at: DateTimeUtc,
    pub sent_at: Option<DateTimeUtc>,
    #[sea_orm(column_type = "Text", nullable)]
    pub last_error: Option<String>,
    pub dedupe_key: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::departure::Entity",
        from = "Column::DepartureId",
        to = "super::departure::Column::Id"
    )]
    Departure,
    #[sea_orm(belongs_to = "super::account::Entity", from = "Column::AccountId", to = "super::account::Column::Id")]
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

/// States of a row, as stored.
pub mod state {
    pub const WAITING: &str = "waiting";
    pub const CLAIMED: &str = "claimed";
    pub const SENT: &str = "sent";
    pub const FAILED: &str = "failed";
    pub const WITHDRAWN: &str = "withdrawn";
}
