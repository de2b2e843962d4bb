//! What a calendar program answered to an invitation.

use domain::ids::{AppointmentId, BoardId};
use domain::itip::{Answer, Invitee};
use sea_orm::entity::prelude::*;

use crate::store::Typed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Deserialize)]
#[sea_orm(table_name = "appointment_replies")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub appointment_id: Typed<AppointmentId>,
    pub board_id: Typed<BoardId>,
    #[sea_orm(primary_key, auto_increment = false)]
    pub who: Typed<Invitee>,
    #[sea_orm(column_type = "Text")]
    pub answer: Typed<Answer>,
    pub sequence: Typed<u32>,
    pub stamped_at: DateTimeUtc,
    /// When it is to begin instead, where another time was asked for.
    pub proposed_start: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
