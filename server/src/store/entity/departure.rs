//! The record of one person leaving one job, with the projection that lists are read from.

use domain::Language;
use domain::api::ToldStage;
use domain::course::{LeaderStatus, Owner, Stage};
use domain::departure::subject::SubjectNumber;
use domain::departure::{
    ContractChain, DepartureType, Entry, ExperienceAnswer, FunctionGroup, Hybrid, OptionalFacts, PartTime, ServiceBand,
};
use domain::ids::{AccountId, BoardId, DepartureId, ErasureId, UnitId};
use domain::person::{NameParts, called};
use domain::reason::Destination;
use domain::talk::TalkChoice;
use sea_orm::entity::prelude::*;

use crate::store::seal::{Mark, open_some, place};
use crate::store::{Keyed, Sealed, StoreError, Tx, Typed};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Deserialize)]
#[sea_orm(table_name = "departures")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<DepartureId>,
    pub board_id: Typed<BoardId>,
    pub name: Sealed<place::LeaverName>,
    /// [`NameParts`] as JSON, where HR gave any.
    pub name_parts: Option<Sealed<place::LeaverParts>>,
    pub private_email: Option<Sealed<place::LeaverPrivate>>,
    pub work_email: Option<Sealed<place::LeaverWork>>,
    /// Of the two addresses, by which the program knows whose they are.
    pub private_mark: Option<Typed<Mark>>,
    pub work_mark: Option<Typed<Mark>>,
    /// The mark of the private address, else of the work address, else of the name; "-" and the id once they are
    /// erased. The key that finds doubles.
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
    /// Of the board's own list, by its number there.
    pub subject: Option<Typed<SubjectNumber>>,
    pub service_band: Option<Typed<ServiceBand>>,
    pub entry: Option<Typed<Entry>>,
    pub part_time: Option<Typed<PartTime>>,
    pub hybrid: Option<Typed<Hybrid>>,
    pub contract_chain: Option<Typed<ContractChain>>,
    pub director_or_hr: bool,
    pub concluded_on: Option<Date>,
    pub reconsider_stated: bool,
    pub condition_confirmed_at: Option<DateTimeUtc>,
    pub questionnaire_switched_on: bool,
    pub registered_at: DateTimeUtc,
    /// Null: from the command line.
    pub registered_by: Option<Typed<AccountId>>,
    /// The HR coordinator who takes care of it, at first who registered it; whoever is none of its unit any more
    /// counts as nobody (`queries::coordinators`). Without a foreign key, which SQLite cannot add.
    pub coordinator_id: Option<Typed<AccountId>>,
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
    pub bounce_reason: Option<Sealed<place::BounceReason>>,
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
    /// The employer's own number, as [`domain::api::ExternalId`] reads it; one of a board.
    pub external_id: Option<String>,
    /// Where personnel systems were told that it stands, and since when that or a fact that they read is as it is.
    pub told_stage: Typed<ToldStage>,
    pub told_at: DateTimeUtc,
    /// Whether it was looked at for a tip, once; not whether there was one.
    pub tip_looked: bool,
}

/// The name in parts, as far as HR gave them, out of the column of this row.
pub fn open_parts(
    stored: Option<&Sealed<place::LeaverParts>>,
    conn: &impl Keyed,
    id: DepartureId,
) -> Result<NameParts, StoreError> {
    let Some(stored) = open_some(stored, conn, id)? else { return Ok(NameParts::default()) };
    serde_json::from_str(&stored)
        .map_err(|_| StoreError::corrupt("departures", id, "name_parts holds no parts of a name"))
}

impl Model {
    pub fn name(&self, conn: &impl Keyed) -> Result<String, StoreError> {
        self.name.open(conn, self.id)
    }

    /// The name in parts, as far as HR gave them.
    pub fn parts(&self, conn: &impl Keyed) -> Result<NameParts, StoreError> {
        open_parts(self.name_parts.as_ref(), conn, *self.id)
    }

    /// What the leaver is called by in a greeting.
    pub fn called(&self, conn: &impl Keyed) -> Result<String, StoreError> {
        Ok(called(&self.name(conn)?, &self.parts(conn)?))
    }

    pub fn private_email(&self, conn: &impl Keyed) -> Result<Option<String>, StoreError> {
        open_some(self.private_email.as_ref(), conn, self.id)
    }

    pub fn work_email(&self, conn: &impl Keyed) -> Result<Option<String>, StoreError> {
        open_some(self.work_email.as_ref(), conn, self.id)
    }

    /// Whether this is one of the leaver's addresses, whatever its capitals.
    pub fn is_theirs(&self, conn: &impl Keyed, address: &str) -> Result<bool, StoreError> {
        let mark = Some(Mark::of_address(conn, address)?.into());
        Ok(self.private_mark == mark || self.work_mark == mark)
    }

    /// Puts the name into the row, sealed for it.
    pub fn set_name(&mut self, tx: &Tx<'_>, name: &str) -> Result<(), StoreError> {
        self.name = Sealed::close(tx, self.id, name)?;
        Ok(())
    }

    /// Puts the parts of the name into the row, sealed for it.
    pub fn set_parts(&mut self, tx: &Tx<'_>, parts: &NameParts) -> Result<(), StoreError> {
        let stored = (!parts.is_empty()).then(|| serde_json::json!(parts).to_string());
        self.name_parts = Sealed::close_some(tx, self.id, stored)?;
        Ok(())
    }

    /// Puts both addresses into the row, sealed for it, with their marks.
    pub fn set_addresses(&mut self, tx: &Tx<'_>, private: Option<&str>, work: Option<&str>) -> Result<(), StoreError> {
        let mark = |address: Option<&str>| -> Result<Option<Typed<Mark>>, StoreError> {
            Ok(address.map(|address| Mark::of_address(tx, address)).transpose()?.map(Into::into))
        };
        (self.private_mark, self.work_mark) = (mark(private)?, mark(work)?);
        self.private_email = Sealed::close_some(tx, self.id, private)?;
        self.work_email = Sealed::close_some(tx, self.id, work)?;
        Ok(())
    }

    /// What HR knows of the facts that may be left open.
    pub fn optional(&self) -> OptionalFacts {
        OptionalFacts {
            function_group: self.function_group.map(Typed::get),
            service_band: self.service_band.map(Typed::get),
            entry: self.entry.map(Typed::get),
            part_time: self.part_time.map(Typed::get),
            hybrid: self.hybrid.map(Typed::get),
            contract_chain: self.contract_chain.map(Typed::get),
            destination: self.destination.map(Typed::get),
        }
    }

    /// Puts them into the row's own columns; by their names, so that none is forgotten.
    pub fn set_optional(&mut self, facts: OptionalFacts) {
        let OptionalFacts { function_group, service_band, entry, part_time, hybrid, contract_chain, destination } =
            facts;
        self.function_group = function_group.map(Into::into);
        self.service_band = service_band.map(Into::into);
        self.entry = entry.map(Into::into);
        self.part_time = part_time.map(Into::into);
        self.hybrid = hybrid.map(Into::into);
        self.contract_chain = contract_chain.map(Into::into);
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
