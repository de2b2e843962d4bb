//! A training that somebody noted for themself, and another has yet to confirm. It does not count.

use domain::ids::{AccountId, BoardId, TrainingProposalId};
use sea_orm::entity::prelude::*;

use crate::store::Typed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "training_proposals")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<TrainingProposalId>,
    pub board_id: Typed<BoardId>,
    /// Who followed it, and noted it.
    pub account_id: Typed<AccountId>,
    pub name: String,
    pub valid_from: Date,
    pub valid_until: Date,
    pub proposed_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
