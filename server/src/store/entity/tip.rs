//! A tip on its way to the policy officer. Nothing in it leads to who wrote it.

use domain::ids::{BoardId, TipId};
use sea_orm::entity::prelude::*;

use crate::store::seal::place;
use crate::store::{Sealed, Typed};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tips")]
pub struct Model {
    /// By chance (UUID, version 4): the ids of other rows tell when they were made.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<TipId>,
    pub board_id: Typed<BoardId>,
    /// The first day of its half-year; while it waits.
    pub period: Option<Date>,
    /// The last day of the half-year after which it was handed on.
    pub batch: Option<Date>,
    /// Where it stands among those that were handed on with it.
    pub place: Option<i32>,
    /// Without names that the program knows.
    #[sea_orm(column_type = "Text")]
    pub words: Sealed<place::TipWords>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
