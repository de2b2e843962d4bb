//! What happened, to one departure or to the board: the content of an entry of the log. Written by `log` alone.

use domain::access::WayIn;
use domain::ids::{AccountId, BoardId, DepartureId, EventId};
use domain::time_line::{ActorKind, EventKind};
use sea_orm::entity::prelude::*;

use crate::store::seal::{open_some, place};
use crate::store::{Keyed, Sealed, StoreError, Typed};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "events")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<EventId>,
    pub board_id: Typed<BoardId>,
    pub departure_id: Option<Typed<DepartureId>>,
    pub at: DateTimeUtc,
    pub actor: Typed<ActorKind>,
    pub actor_account: Option<Typed<AccountId>>,
    pub kind: Typed<EventKind>,
    #[sea_orm(column_type = "Text", nullable)]
    pub detail: Option<Sealed<place::EventDetail>>,
    /// The local day of a look; empty otherwise. One look of a kind a day for each viewer.
    pub looked_on: Option<Date>,
    /// How the leaver came in who did it: link or letter. Empty for others, and from before it was kept.
    pub way_in: Option<Typed<WayIn>>,
    /// Whom of the staff it is about. Without a foreign key, which SQLite cannot add.
    pub about_account: Option<Typed<AccountId>>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::departure::Entity",
        from = "Column::DepartureId",
        to = "super::departure::Column::Id"
    )]
    Departure,
    #[sea_orm(belongs_to = "super::account::Entity", from = "Column::ActorAccount", to = "super::account::Column::Id")]
    Account,
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
    /// What it says beside its kind, as JSON.
    pub fn said(&self, conn: &impl Keyed) -> Result<Option<String>, StoreError> {
        open_some(self.detail.as_ref(), conn, self.id)
    }
}
