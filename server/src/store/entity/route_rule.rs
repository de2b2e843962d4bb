//! A board's or a unit's own rule for a departure type.

use domain::departure::DepartureType;
use domain::guide::GuideKey;
use domain::ids::{AccountId, BoardId, RuleId, UnitId};
use domain::route::{Foreseeing, Route};
use sea_orm::entity::prelude::*;

use crate::store::Typed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Deserialize)]
#[sea_orm(table_name = "route_rules")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<RuleId>,
    pub board_id: Typed<BoardId>,
    pub unit_id: Option<Typed<UnitId>>,
    #[sea_orm(column_type = "Text")]
    pub unit_key: String,
    #[sea_orm(column_type = "Text")]
    pub departure_type: Typed<DepartureType>,
    #[sea_orm(column_type = "Text")]
    pub foreseen: Typed<Foreseeing>,
    #[sea_orm(column_type = "Text")]
    pub route: Typed<Route>,
    pub formal_minutes: i32,
    pub informal_minutes: i32,
    pub days_before_last: Option<i32>,
    #[sea_orm(column_type = "Text", nullable)]
    pub guide: Option<Typed<GuideKey>>,
    pub revision: i32,
    pub saved_by: Typed<AccountId>,
    pub saved_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
