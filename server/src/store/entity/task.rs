//! Something somebody has to see to, agreed in a talk or asked of HR after one.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tasks")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub board_id: Uuid,
    pub departure_id: Uuid,
    pub talk_id: Uuid,
    /// `agreement` or `asked`.
    pub source: String,
    /// Counts within a talk and source.
    pub number: i32,
    #[sea_orm(column_type = "Text")]
    pub what: String,
    /// Who sees to it, in words.
    pub owner_name: String,
    pub owner_account: Option<Uuid>,
    pub due_on: Option<Date>,
    pub created_at: DateTimeUtc,
    pub created_by: Uuid,
    pub done_at: Option<DateTimeUtc>,
    pub done_by: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
