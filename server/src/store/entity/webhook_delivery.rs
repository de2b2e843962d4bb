//! What one address is told of one departure. Gone when it was told.

use domain::api::{ToldStage, WebhookKind};
use domain::ids::{BoardId, DeliveryId, DepartureId, WebhookId};
use sea_orm::entity::prelude::*;

use crate::store::Typed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "webhook_deliveries")]
pub struct Model {
    /// Also the id by which the receiver knows that it has heard it before.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<DeliveryId>,
    pub board_id: Typed<BoardId>,
    pub webhook_id: Typed<WebhookId>,
    pub departure_id: Typed<DepartureId>,
    #[sea_orm(column_type = "Text")]
    pub kind: Typed<WebhookKind>,
    #[sea_orm(column_type = "Text")]
    pub stage: Typed<ToldStage>,
    /// When it happened.
    pub at: DateTimeUtc,
    /// Since when it is tried to tell it.
    pub since: DateTimeUtc,
    pub failures: i32,
    /// Empty where it was given up.
    pub due_at: Option<DateTimeUtc>,
    pub parked_at: Option<DateTimeUtc>,
    /// Why the last try failed: a status of HTTP, or a code of `Trouble`.
    #[sea_orm(column_type = "Text", nullable)]
    pub fault: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
