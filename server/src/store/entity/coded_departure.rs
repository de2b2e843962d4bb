//! What stays of a departure for figures, once its record is gone: codes, and nothing that leads to the person.

use domain::departure::DepartureType;
use domain::ids::{BoardId, CodedId, UnitId};
use domain::reason::Destination;
use sea_orm::entity::prelude::*;

use crate::store::Typed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Deserialize)]
#[sea_orm(table_name = "coded_departures")]
pub struct Model {
    /// By chance (UUID, version 4): the ids of other rows tell when they were made.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<CodedId>,
    pub board_id: Typed<BoardId>,
    /// Never the team.
    pub school_id: Typed<UnitId>,
    /// The first day of the month in which the employment ended.
    pub left_in: Date,
    #[sea_orm(column_type = "Text")]
    pub departure_type: Typed<DepartureType>,
    pub foreseen: bool,
    #[sea_orm(column_type = "Text", nullable)]
    pub destination: Option<Typed<Destination>>,
    /// Coded answers, coded boxes of the report, and whether talks were held (`retention::coded::Fields` as JSON).
    #[sea_orm(column_type = "Text")]
    pub fields: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
