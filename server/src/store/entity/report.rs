//! What the adviser records after a formal talk.

use domain::ids::{AccountId, BoardId, DepartureId, TalkId};
use domain::report::Report;
use sea_orm::entity::prelude::*;

use crate::store::seal::place;
use crate::store::{Keyed, Sealed, StoreError, Typed};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Deserialize)]
#[sea_orm(table_name = "reports")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub talk_id: Typed<TalkId>,
    pub board_id: Typed<BoardId>,
    pub departure_id: Typed<DepartureId>,
    pub author_id: Typed<AccountId>,
    #[sea_orm(column_type = "Text")]
    pub content: Sealed<place::ReportContent>,
    /// Erased when the report is final.
    #[sea_orm(column_type = "Text", nullable)]
    pub notes: Option<Sealed<place::ReportNotes>>,
    pub revision: i32,
    pub saved_at: DateTimeUtc,
    pub finalised_at: Option<DateTimeUtc>,
    /// Since when the leaver has the sentences handed on that may be shared; `None` while they do not.
    pub quotes_allowed: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::talk::Entity", from = "Column::TalkId", to = "super::talk::Column::Id")]
    Talk,
    #[sea_orm(
        belongs_to = "super::departure::Entity",
        from = "Column::DepartureId",
        to = "super::departure::Column::Id"
    )]
    Departure,
    #[sea_orm(belongs_to = "super::account::Entity", from = "Column::AuthorId", to = "super::account::Column::Id")]
    Account,
}

impl Related<super::talk::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Talk.def()
    }
}

impl Related<super::departure::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Departure.def()
    }
}

impl Related<super::account::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Account.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// The report's boxes. What they hold stands in no error.
    pub fn boxes(&self, conn: &impl Keyed) -> Result<Report, StoreError> {
        Report::parse(&self.content.open(conn, self.talk_id)?)
            .map_err(|fault| StoreError::corrupt("reports", *self.talk_id, fault.to_string()))
    }
}
