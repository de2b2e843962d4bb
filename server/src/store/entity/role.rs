//! What an account may be, for one unit and what is below it, or for the whole board.
//!
//! Whether a role counts today is asked of `store::queries::roles`, which knows the board's day.

use domain::account::claim::RoleSource;
use domain::account::{Period, Role, When};
use domain::ids::{AccountId, BoardId, RoleId, UnitId};
use sea_orm::entity::prelude::*;

use crate::store::{StoreError, Typed};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Deserialize)]
#[sea_orm(table_name = "roles")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<RoleId>,
    pub board_id: Typed<BoardId>,
    pub account_id: Typed<AccountId>,
    pub role: Typed<Role>,
    pub unit_id: Option<Typed<UnitId>>,
    /// The unit's id in text, "-" for the whole board: a null would escape the unique key. With whose role it is
    /// behind it, where somebody stands in: they may have the same role by themselves, or stand in for two; and with
    /// its source, where people did not give it: they may have given the same role too.
    pub unit_key: String,
    /// The first day on which it counts, in the board's zone; without one it counts from the start.
    pub first_day: Option<Date>,
    /// The last day on which it counts; without one it does until it is taken.
    pub last_day: Option<Date>,
    /// Whose role it is that this account has for a while.
    pub deputy_of: Option<Typed<AccountId>>,
    /// Where the day stood when somebody last looked, of a role with a first or a last day: what was written down
    /// and followed. Nothing asks this whether the role counts.
    pub noted: Option<Typed<When>>,
    /// By what the account has it; without one, by people.
    pub source: Option<Typed<RoleSource>>,
}

impl Model {
    /// The days on which it counts.
    pub fn period(&self) -> Result<Period, StoreError> {
        period(*self.id, self.first_day, self.last_day)
    }
}

/// The days on which a role with this first and this last day counts.
pub(crate) fn period(id: RoleId, first_day: Option<Date>, last_day: Option<Date>) -> Result<Period, StoreError> {
    Period::new(first_day, last_day).ok_or_else(|| StoreError::corrupt("roles", id, "last_day: before the first"))
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::account::Entity", from = "Column::AccountId", to = "super::account::Column::Id")]
    Account,
    #[sea_orm(belongs_to = "super::unit::Entity", from = "Column::UnitId", to = "super::unit::Column::Id")]
    Unit,
}

impl Related<super::account::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Account.def()
    }
}

impl Related<super::unit::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Unit.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
