//! A host's prediction of the decisive reason, made before the answers open, once.

use domain::ids::{AccountId, BoardId, DepartureId, TalkId};
use domain::prediction::Prediction;
use sea_orm::entity::prelude::*;

use crate::store::Typed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "predictions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub talk_id: Typed<TalkId>,
    pub board_id: Typed<BoardId>,
    pub departure_id: Typed<DepartureId>,
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: Typed<AccountId>,
    /// A reason's code, or nothing where the host did not predict.
    pub reason: Typed<Prediction>,
    pub made_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
