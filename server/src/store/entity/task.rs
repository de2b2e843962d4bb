//! Something somebody has to see to, agreed in a talk or asked of HR after one.

use domain::ids::{AccountId, BoardId, DepartureId, TalkId, TaskId};
use domain::task::TaskSource;
use sea_orm::entity::prelude::*;

use crate::store::seal::place;
use crate::store::{Sealed, Typed};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tasks")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<TaskId>,
    pub board_id: Typed<BoardId>,
    pub departure_id: Typed<DepartureId>,
    pub talk_id: Typed<TalkId>,
    pub source: Typed<TaskSource>,
    /// Counts within a talk and source.
    pub number: i32,
    #[sea_orm(column_type = "Text")]
    pub what: Sealed<place::TaskWhat>,
    /// Who sees to it, in words.
    pub owner_name: Sealed<place::TaskOwner>,
    pub owner_account: Option<Typed<AccountId>>,
    pub due_on: Option<Date>,
    pub created_at: DateTimeUtc,
    pub created_by: Typed<AccountId>,
    pub done_at: Option<DateTimeUtc>,
    pub done_by: Option<Typed<AccountId>>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
