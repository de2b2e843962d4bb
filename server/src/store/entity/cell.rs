//! Five minutes of one person's time: the unique key that makes double booking impossible.

use domain::ids::{AppointmentId, BoardId, PersonId};
use sea_orm::entity::prelude::*;

use crate::store::Typed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cells")]
pub struct Model {
    /// The host's account, or the departure.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person: Typed<PersonId>,
    /// Five-minute periods since 1970, UTC.
    #[sea_orm(primary_key, auto_increment = false)]
    pub cell: i64,
    pub appointment_id: Typed<AppointmentId>,
    pub board_id: Typed<BoardId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::appointment::Entity",
        from = "Column::AppointmentId",
        to = "super::appointment::Column::Id"
    )]
    Appointment,
}

impl Related<super::appointment::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Appointment.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
