//! A role that one person gave and another has yet to confirm. It gives nothing.

use domain::account::Role;
use domain::ids::{AccountId, BoardId, RoleProposalId, UnitId};
use sea_orm::entity::prelude::*;

use crate::store::Typed;

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
    pub proposed_by: Typed<AccountId>,
    pub proposed_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
