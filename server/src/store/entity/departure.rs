//! The record of one person leaving one job, with the projection that lists are read from.

use domain::Language;
use domain::course::{LeaderStatus, Owner, Stage};
use domain::departure::{DepartureType, ExperienceAnswer, FunctionGroup, OptionalFacts, ServiceBand};
use domain::ids::{AccountId, BoardId, DepartureId, ErasureId, UnitId};
use domain::person::{NameParts, called};
use domain::reason::Destination;
use domain::talk::TalkChoice;
use sea_orm::entity::prelude::*;

use crate::store::{StoreError, Typed};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Deserialize)]
#[sea_orm(table_name = "departures")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<DepartureId>,
    pub board_id: Typed<BoardId>,
    pub name: String,
    /// [`NameParts`] as JSON, where HR gave any.
    #[sea_orm(column_type = "Text", nullable)]
    pub name_parts: Option<String>,
    pub private_email: Option<String>,
    pub work_email: Option<String>,
    /// The private address, else the work address, else "-" and the id: the key that finds doubles.
    pub address_key: String,
    pub language: Typed<Language>,
    pub unit_id: Typed<UnitId>,
    pub school_id: Typed<UnitId>,
    pub leader_id: Option<Typed<AccountId>>,
    pub departure_type: Typed<DepartureType>,
    pub foreseen: bool,
    pub last_day_worked: Date,
    pub end_of_employment: Date,
    pub known_from: Option<Date>,
    pub destination: Option<Typed<Destination>>,
    pub function_group: Option<Typed<FunctionGroup>>,
    pub service_band: Option<Typed<ServiceBand>>,
    pub director_or_hr: bool,
    pub concluded_on: Option<Date>,
    pub reconsider_stated: bool,
    pub condition_confirmed_at: Option<DateTimeUtc>,
    pub questionnaire_switched_on: bool,
    pub registered_at: DateTimeUtc,
    /// Null: from the command line.
    pub registered_by: Option<Typed<AccountId>>,
    pub updated_at: DateTimeUtc,
    /// Counts the changes of the facts, for forms that were open meanwhile.
    pub revision: i32,
    pub cancelled_at: Option<DateTimeUtc>,
    pub closed_at: Option<DateTimeUtc>,
    /// "yes" or "no": whether the leaver wants the experience questionnaire.
    pub experience_answer: Option<Typed<ExperienceAnswer>>,
    pub talk_choice: Option<Typed<TalkChoice>>,
    pub share_with_leader: bool,
    pub bounced_at: Option<DateTimeUtc>,
    pub bounce_reason: Option<String>,
    /// Projection, written in the transaction that changes a fact; so are the ones below.
    pub stage: Typed<Stage>,
    pub due_at: Option<DateTimeUtc>,
    pub owner: Typed<Owner>,
    pub owner_account: Option<Typed<AccountId>>,
    /// When the course has to look at this departure again.
    pub next_at: Option<DateTimeUtc>,
    pub is_open: bool,
    pub special: bool,
    /// All a leader sees where somebody else hosts.
    pub leader_status: Typed<LeaderStatus>,
    pub talk_by: Option<Date>,
    /// Since when name and addresses are gone.
    pub contact_erased_at: Option<DateTimeUtc>,
    /// Since when the record is being erased: it waits for its last mails.
    pub erasing_since: Option<DateTimeUtc>,
    /// The receipt to which what was erased is added.
    pub erasure_id: Option<Typed<ErasureId>>,
    /// The leaver's own account, where they have one: noted when the addresses go by which it was known, so that
    /// they still do not open their own record from the staff's side. Without a foreign key, which SQLite cannot add.
    pub leaver_account: Option<Typed<AccountId>>,
    /// When the leaver last took back answers that were handed in. Others may have been handed in since.
    pub answers_withdrawn_at: Option<DateTimeUtc>,
    /// Since when the leaver has it restricted what may be done with the data: as the request says, for lists.
    pub restricted_since: Option<DateTimeUtc>,
}

impl Model {
    /// The name in parts, as far as HR gave them.
    pub fn parts(&self) -> Result<NameParts, StoreError> {
        let Some(stored) = &self.name_parts else { return Ok(NameParts::default()) };
        serde_json::from_str(stored)
            .map_err(|_| StoreError::corrupt("departures", *self.id, "name_parts holds no parts of a name"))
    }

    /// Puts the parts of the name into their column.
    pub fn set_parts(&mut self, parts: &NameParts) {
        self.name_parts = (!parts.is_empty()).then(|| serde_json::json!(parts).to_string());
    }

    /// What the leaver is called by in a greeting.
    pub fn called(&self) -> Result<String, StoreError> {
        Ok(called(&self.name, &self.parts()?))
    }

    /// What HR knows of the facts that may be left open.
    pub fn optional(&self) -> OptionalFacts {
        OptionalFacts {
            function_group: self.function_group.map(Typed::get),
            service_band: self.service_band.map(Typed::get),
            destination: self.destination.map(Typed::get),
        }
    }

    /// Puts them into the row's own columns; by their names, so that none is forgotten.
    pub fn set_optional(&mut self, facts: OptionalFacts) {
        let OptionalFacts { function_group, service_band, destination } = facts;
        self.function_group = function_group.map(Into::into);
        self.service_band = service_band.map(Into::into);
        self.destination = destination.map(Into::into);
    }
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::unit::Entity", from = "Column::UnitId", to = "super::unit::Column::Id")]
    Unit,
    #[sea_orm(belongs_to = "super::account::Entity", from = "Column::LeaderId", to = "super::account::Column::Id")]
    Account,
}

impl Related<super::unit::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Unit.def()
    }
}

impl Related<super::account::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Account.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
