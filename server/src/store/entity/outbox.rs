//! A mail to send: what is needed to write it, not the text.

use domain::Language;
use domain::ids::{AccountId, AppointmentId, BoardId, DepartureId, MailId, TalkId};
use domain::mail::MailKind;
use sea_orm::entity::prelude::*;

use crate::store::seal::place;
use crate::store::{Keyed, Sealed, StoreError, Typed};

domain::coded! {
    /// Where a mail is on its way.
    pub enum MailState {
        Waiting = "waiting",
        /// A worker has it.
        Claimed = "claimed",
        Sent = "sent",
        Failed = "failed",
        /// It became pointless before it went.
        Withdrawn = "withdrawn",
    }
}

/// Stands where the address was of a mail that left, once the address is erased: not empty, since a mail without an
/// address is a letter that HR handed over.
pub const ERASED_ADDRESS: &str = "-";

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Deserialize)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<MailId>,
    pub board_id: Typed<BoardId>,
    pub departure_id: Option<Typed<DepartureId>>,
    pub account_id: Option<Typed<AccountId>>,
    pub talk_id: Option<Typed<TalkId>>,
    pub appointment_id: Option<Typed<AppointmentId>>,
    pub kind: Typed<MailKind>,
    pub to_address: String,
    pub to_name: String,
    pub language: Typed<Language>,
    #[sea_orm(column_type = "Text")]
    pub payload: Sealed<place::MailPayload>,
    pub at_once: bool,
    pub due_at: DateTimeUtc,
    pub state: Typed<MailState>,
    pub attempts: i32,
    pub claimed_until: Option<DateTimeUtc>,
    /// The mail's Message-ID, the same at every attempt.
    pub message_id: String,
    pub created_at: DateTimeUtc,
    pub sent_at: Option<DateTimeUtc>,
    #[sea_orm(column_type = "Text", nullable)]
    pub last_error: Option<Sealed<place::MailError>>,
    pub dedupe_key: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::departure::Entity",
        from = "Column::DepartureId",
        to = "super::departure::Column::Id"
    )]
    Departure,
    #[sea_orm(belongs_to = "super::account::Entity", from = "Column::AccountId", to = "super::account::Column::Id")]
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
    /// What is needed to write it. Nothing of it is left of a mail that carried a code.
    pub fn needs(&self, conn: &impl Keyed) -> Result<serde_json::Value, StoreError> {
        let payload = self.payload.open(conn, self.id)?;
        Ok(serde_json::from_str(&payload).unwrap_or_default())
    }
}

/// States of a row, as stored.
pub mod state {
    pub const WAITING: &str = "waiting";
    pub const CLAIMED: &str = "claimed";
    pub const SENT: &str = "sent";
    pub const FAILED: &str = "failed";
    pub const WITHDRAWN: &str = "withdrawn";
}
