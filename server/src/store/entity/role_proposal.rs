//! A role that one person gave and another has yet to confirm. It gives nothing.

use domain::account::claim::RoleSource;
use domain::account::{Period, Role};
use domain::ids::{AccountId, BoardId, RoleProposalId, UnitId};
use sea_orm::entity::prelude::*;

use crate::store::{StoreError, Typed};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "role_proposals")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<RoleProposalId>,
    pub board_id: Typed<BoardId>,
    /// Who would get it.
    pub account_id: Typed<AccountId>,
    pub role: Typed<Role>,
    pub unit_id: Option<Typed<UnitId>>,
    /// As in roles.
    pub unit_key: String,
    /// As in roles.
    pub first_day: Option<Date>,
    pub last_day: Option<Date>,
    pub deputy_of: Option<Typed<AccountId>>,
    /// Of what the provider's claim would give: whoever would get it, by signing in.
    pub proposed_by: Typed<AccountId>,
    pub proposed_at: DateTimeUtc,
    /// As in roles.
    pub source: Option<Typed<RoleSource>>,
    /// When somebody turned down what the provider's claim would give. The row stays for as long as the claim says
    /// the same, so that nobody is asked again at each sign-in.
    pub turned_down_at: Option<DateTimeUtc>,
}

impl Model {
    /// The days on which it would count.
    pub fn period(&self) -> Result<Period, StoreError> {
        Period::new(self.first_day, self.last_day)
            .ok_or_else(|| StoreError::corrupt("role_proposals", *self.id, "last_day: before the first"))
    }
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
