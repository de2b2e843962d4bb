//! A booked time for a talk.

use domain::ids::{AccountId, AppointmentId, BoardId, DepartureId, TalkId};
use domain::talk::{BookedBy, Way};
use sea_orm::entity::prelude::*;

use crate::store::seal::place;
use crate::store::{Sealed, Typed};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Deserialize)]
#[sea_orm(table_name = "appointments")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<AppointmentId>,
    pub board_id: Typed<BoardId>,
    pub departure_id: Typed<DepartureId>,
    pub talk_id: Typed<TalkId>,
    pub host_id: Typed<AccountId>,
    pub starts_at: DateTimeUtc,
    pub minutes: Typed<u16>,
    pub way: Typed<Way>,
    pub place: Option<String>,
    /// The calendar's UID; another host means a new one.
    pub uid: String,
    /// The calendar's SEQUENCE (RFC 5546, 2.1.4).
    pub sequence: Typed<u32>,
    pub booked_at: DateTimeUtc,
    pub booked_by: Typed<BookedBy>,
    pub cancelled_at: Option<DateTimeUtc>,
    /// The talk's id while the appointment stands: one live appointment a talk.
    pub live_key: Option<String>,
    /// Booked outside the host's own times, on purpose.
    pub outside_hours: bool,
    /// Minutes that were claimed before and after the talk.
    pub buffer_before: i32,
    pub buffer_after: i32,
    /// The wall time that was agreed (`2027-03-01T10:00`), and its zone; empty in older rows.
    pub local_start: Option<String>,
    pub zone: Option<String>,
    /// The host runs late, by this many minutes.
    pub late_minutes: Option<Typed<u16>>,
    /// The leaver asked the host for another time, when it was too late to move it themselves.
    pub change_asked_at: Option<DateTimeUtc>,
    /// Where the call of this talk is, where its host names another place than for all their talks.
    pub video_address: Option<Sealed<place::AppointmentVideo>>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::departure::Entity",
        from = "Column::DepartureId",
        to = "super::departure::Column::Id"
    )]
    Departure,
    #[sea_orm(belongs_to = "super::talk::Entity", from = "Column::TalkId", to = "super::talk::Column::Id")]
    Talk,
    #[sea_orm(belongs_to = "super::account::Entity", from = "Column::HostId", to = "super::account::Column::Id")]
    Account,
}

impl Related<super::departure::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Departure.def()
    }
}

impl Related<super::talk::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Talk.def()
    }
}

impl Related<super::account::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Account.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
