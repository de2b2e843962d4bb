//! Advice that came of what leavers said, and what was done with it.

use domain::ids::{AccountId, BoardId, PointId, UnitId};
use domain::improvement::{PointSource, PointStatus};
use sea_orm::entity::prelude::*;

use crate::store::seal::place;
use crate::store::{Sealed, Typed};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "improvement_points")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<PointId>,
    pub board_id: Typed<BoardId>,
    pub unit_id: Option<Typed<UnitId>>,
    #[sea_orm(column_type = "Text")]
    pub what: Sealed<place::PointWhat>,
    #[sea_orm(column_type = "Text")]
    pub outcome_nl: Sealed<place::PointOutcomeNl>,
    #[sea_orm(column_type = "Text")]
    pub outcome_en: Sealed<place::PointOutcomeEn>,
    #[sea_orm(column_type = "Text")]
    pub owner_name: Sealed<place::PointOwner>,
    #[sea_orm(column_type = "Text")]
    pub status: Typed<PointStatus>,
    pub revision: i32,
    pub created_by: Typed<AccountId>,
    pub created_at: DateTimeUtc,
    pub saved_at: DateTimeUtc,
    pub published_at: Option<DateTimeUtc>,
    #[sea_orm(column_type = "Text", nullable)]
    pub advice: Option<Sealed<place::PointAdvice>>,
    #[sea_orm(column_type = "Text", nullable)]
    pub addressee: Option<Sealed<place::PointAddressee>>,
    /// The account that sees to it, where the program knows who that is.
    pub owner_account: Option<Typed<AccountId>>,
    pub due_on: Option<Date>,
    #[sea_orm(column_type = "Text", nullable)]
    pub declined: Option<Sealed<place::PointDeclined>>,
    #[sea_orm(column_type = "Text", nullable)]
    pub came_of_it: Option<Sealed<place::PointResult>>,
    /// Release and code of a published figure (`domain::improvement::Evidence`).
    #[sea_orm(column_type = "Text", nullable)]
    pub evidence: Option<String>,
    /// Who proposed it, where that was not one of those who write points. Of such a row `created_at` is the Monday
    /// of the week, and the id says nothing of when it was made.
    pub source: Option<Typed<PointSource>>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
