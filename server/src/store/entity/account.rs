//! A member of staff who can sign in.

use domain::Language;
use domain::ids::{AccountId, BoardId, UnitId};
use domain::person::EmailAddress;
use domain::round_up::Rhythm;
use sea_orm::entity::prelude::*;

use crate::store::{StoreError, Typed};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Deserialize)]
#[sea_orm(table_name = "accounts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<AccountId>,
    pub board_id: Typed<BoardId>,
    pub name: String,
    /// In lower case.
    pub email: String,
    pub language: Typed<Language>,
    /// The school the person works at; advisers of another school are preferred as hosts.
    pub school_id: Option<Typed<UnitId>>,
    pub active: bool,
    pub on_leave: bool,
    /// Who holds a leader's talks while they are on leave. Without a foreign key, which SQLite cannot add.
    pub deputy_id: Option<Typed<AccountId>>,
    pub created_at: DateTimeUtc,
    /// When the account was first seen switched off.
    pub inactive_since: Option<DateTimeUtc>,
    /// Since when its name and address are gone.
    pub erased_at: Option<DateTimeUtc>,
    /// Whom the organisation's provider vouches for when this person signs in: both or neither, and unique
    /// together. A subject means nothing without the issuer that gave it.
    pub provider_issuer: Option<String>,
    pub provider_subject: Option<String>,
    /// How often they get the mail with what is due; the standard where they have not said.
    pub round_up: Option<Typed<Rhythm>>,
    /// The day on which it was last looked what is due for that mail, or on which they said how often.
    pub round_up_on: Option<Date>,
    /// Another number each time what this account set as a host changed; empty as long as nothing did. Written by
    /// `store::queries::accounts::host_changed` alone.
    pub host_version: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::unit::Entity", from = "Column::SchoolId", to = "super::unit::Column::Id")]
    Unit,
}

impl Related<super::unit::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Unit.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Where this account is written to.
    pub fn address(&self) -> Result<EmailAddress, StoreError> {
        address(*self.id, &self.email)
    }

    /// How often they get the mail with what is due.
    pub fn rhythm(&self) -> Rhythm {
        self.round_up.map_or(Rhythm::STANDARD, Typed::get)
    }
}

/// Where the account with this `email` is written to. The address itself stands in no error.
pub(crate) fn address(id: AccountId, email: &str) -> Result<EmailAddress, StoreError> {
    EmailAddress::parse(email).map_err(|_| StoreError::corrupt("accounts", id, "an address that is none"))
}
