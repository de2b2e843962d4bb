//! A school, or a team of a school.

use domain::ids::{BoardId, UnitId};
use domain::unit::{Region, UnitKind};
use sea_orm::entity::prelude::*;

use crate::store::Typed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "units")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<UnitId>,
    pub board_id: Typed<BoardId>,
    /// The school a team belongs to.
    pub parent_id: Option<Typed<UnitId>>,
    pub kind: Typed<UnitKind>,
    pub name: String,
    pub place: Option<String>,
    /// Of a school; a team is where its school is.
    pub region: Option<Typed<Region>>,
    /// "school / team" in lower case: two units of one path cannot exist. Of one that is put away, with its id behind
    /// that, so that another may have its name.
    pub path_key: String,
    pub created_at: DateTimeUtc,
    /// Since when nobody can choose it any more.
    pub put_away_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
