//! A step that HR asked for and that waits a minute, or why it was not carried out. One a departure.

use domain::ids::{AccountId, BoardId, DepartureId, WaitingId};
use domain::waiting::{Lapse, WaitingStep};
use sea_orm::entity::prelude::*;

use crate::store::seal::place;
use crate::store::{Sealed, Typed};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "waiting_steps")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<WaitingId>,
    pub board_id: Typed<BoardId>,
    pub departure_id: Typed<DepartureId>,
    pub step: Typed<WaitingStep>,
    /// What was typed, as JSON: pairs of a field's code and its text. Only of another type.
    #[sea_orm(column_type = "Text", nullable)]
    pub fields: Option<Sealed<place::WaitingFields>>,
    pub asked_by: Typed<AccountId>,
    pub asked_at: DateTimeUtc,
    pub due_at: DateTimeUtc,
    /// The revision of the departure on which it was asked.
    pub revision: i32,
    pub lapsed: Option<Typed<Lapse>>,
    pub lapsed_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
