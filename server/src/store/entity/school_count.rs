//! Of how many who left a school in a half-year a talk was held: counted once, and never changed.

use domain::ids::{BoardId, UnitId};
use domain::school::Group;
use sea_orm::entity::prelude::*;

use crate::store::{StoreError, Typed};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "school_counts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub school_id: Typed<UnitId>,
    /// Of the half-year.
    #[sea_orm(primary_key, auto_increment = false)]
    pub first_day: Date,
    pub board_id: Typed<BoardId>,
    /// `domain::school::Group`s as JSON; none where too few left.
    #[sea_orm(column_type = "Text")]
    pub groups: String,
    pub counted_at: DateTimeUtc,
}

impl Model {
    /// What is shown of it.
    pub fn groups(&self) -> Result<Vec<Group>, StoreError> {
        serde_json::from_str(&self.groups)
            .map_err(|error| StoreError::corrupt("school_counts", *self.school_id, error.to_string()))
    }
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
