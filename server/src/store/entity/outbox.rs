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
    /// Nothing in a letter that HR handed over. Where an address was erased it is
    /// [`erased`](Sealed::erased), so that the mail does not look like one.
    pub to_address: Sealed<place::MailAddress>,
    pub to_name: Sealed<place::MailName>,
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
    pub fn to_address(&self, conn: &impl Keyed) -> Result<String, StoreError> {
        self.to_address.open(conn, self.id)
    }

    pub fn to_name(&self, conn: &impl Keyed) -> Result<String, StoreError> {
        self.to_name.open(conn, self.id)
    }

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
