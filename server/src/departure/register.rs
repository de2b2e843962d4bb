//! An HR coordinator registers somebody who leaves.

pub(super) mod lookups;
pub(super) mod names;
pub(super) mod row;

use domain::api::ExternalId;
use domain::departure::RegistrationFault;
use domain::departure_form::{Field, Warning, registration_from_fields};
use domain::ids::{AccountId, DepartureId, UnitId};
use domain::import::{OtherDay, Registered};
use domain::person::{NameParts, sort_key};
use domain::unit::UnitKind;
use serde::{Deserialize, Serialize};

use crate::access::{Coordinator, Registers, Scope};
use crate::course::{self, EventKind, OnTimeLine};
use crate::departure::import::{AskedBy, other_day_of};
use crate::gone_number;
use crate::program::Program;
use crate::store::queries::departures;
use crate::store::{StoreError, Typed};
use lookups::Known;
use row::{NewDeparture, insert_all};

/// How a registration ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Registering {
    Registered {
        id: DepartureId,
        /// The name of the leader, of whom the form may have said no more than that they lead the team.
        leader: Option<String>,
        warnings: Vec<Warning>,
    },
    /// Nothing was stored: the same person is registered with another last day worked, and the form did not say
    /// ([`OTHER_DAY`]) that this is another job.
    OtherDay(Registered),
    /// Nothing was stored; each fault at its field.
    Faults(Vec<(Field, RegistrationFault)>),
}

/// The field, beside those of the registration, that says what is meant by somebody who is registered with another last
/// day worked: a code of [`OtherDay`].
pub const OTHER_DAY: &str = "other_day";

/// What the form says is meant, if it says so.
pub fn other_day_said(fields: &[(String, String)]) -> Option<OtherDay> {
    fields.iter().find(|(name, _)| name == OTHER_DAY).and_then(|(_, said)| OtherDay::parse(said))
}

/// A unit to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitChoice {
    pub id: UnitId,
    pub name: String,
    /// The school of a team.
    pub school: Option<String>,
    pub school_id: UnitId,
    /// "School" or "School, team".
    pub path: String,
    pub is_school: bool,
}

/// A person to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountChoice {
    pub id: AccountId,
    pub name: String,
    pub email: String,
    /// Leads a team.
    pub leads: bool,
}

/// What the form offers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    pub units: Vec<UnitChoice>,
    pub accounts: Vec<AccountChoice>,
}

/// The units this coordinator may register leavers of, and the people to name. Four queries.
pub async fn choices(program: &Program, coordinator: &Coordinator) -> Result<Choices, StoreError> {
    let conn = program.store().read();
    let known = Known::load(conn, coordinator.board(), coordinator.scope(), program.now()).await?;
    let name_of = |id: UnitId| known.units.iter().find(|unit| unit.id == id).map(|unit| unit.name.clone());
    let units = known
        .units
        .iter()
        .map(|unit| {
            let school = unit.parent_id.map(Typed::get).and_then(name_of);
            UnitChoice {
                id: *unit.id,
                name: unit.name.clone(),
                path: school.as_ref().map_or_else(|| unit.name.clone(), |school| format!("{school}, {}", unit.name)),
                school,
                school_id: unit.parent_id.unwrap_or(unit.id).get(),
                is_school: unit.kind == UnitKind::School,
            }
        })
        .collect();
    let mut accounts: Vec<AccountChoice> = known
        .accounts
        .values()
        .map(|row| AccountChoice {
            id: *row.id,
            name: row.name.clone(),
            email: row.email.clone(),
            leads: known.leads.contains_key(&*row.id),
        })
        .collect();
    accounts.sort_by_cached_key(|one| (sort_key(&one.name, &NameParts::default()), one.id));
    Ok(Choices { units, accounts })
}

/// Registers a leaver from the posted form. Somebody who is there already with the same last day worked is found by the
/// unique key and by nothing else; with another one, [`Registering::OtherDay`] asks before anything is stored. Where the
/// course is open, the first mail waits at once.
pub async fn register(
    program: &Program,
    coordinator: &Coordinator,
    fields: &[(String, String)],
) -> Result<Registering, StoreError> {
    match register_numbered(program, coordinator, fields).await? {
        Numbered::Registering(registering) => Ok(registering),
        Numbered::NumberTaken => Ok(Registering::Faults(vec![number_taken()])),
        // Only a personnel system is told of numbers that are gone.
        Numbered::NumberGone => Err(StoreError::HalfWritten),
    }
}

/// How a registration with the employer's own number ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Numbered {
    Registering(Registering),
    /// Another departure of the board has this number. Nothing was stored.
    NumberTaken,
    /// The departure that had this number was erased. Nothing was stored.
    NumberGone,
}

/// What became of it in its transaction.
enum Stored {
    Made(DepartureId),
    OtherDay(Registered),
    /// Their team was moved or put away at this very moment.
    UnitElsewhere,
    NumberTaken,
    NumberGone,
}

/// The status of HTTP that says that something was made, of a request that is carried out once.
const MADE: u16 = 201;

/// The same as [`register`], for whoever may. The employer's own number is kept of whoever reaches the whole board: it is
/// one of the board, and HR of one school would learn by it who leaves another.
pub async fn register_numbered(
    program: &Program,
    registrar: &impl Registers,
    fields: &[(String, String)],
) -> Result<Numbered, StoreError> {
    let now = program.now();
    let conn = program.store().read();
    let (board, by, actor, once) = (registrar.board(), registrar.account(), registrar.actor(), registrar.once());
    let calendar = course::calendar(conn, board).await?;
    let known = Known::load(conn, board, registrar.scope(), program.now()).await?;
    let mut accepted = match registration_from_fields(fields, &known.lookups, calendar.local_date(now)) {
        Ok(accepted) => accepted,
        Err(faults) => return Ok(Numbered::Registering(Registering::Faults(faults))),
    };
    if *registrar.scope() != Scope::Board {
        accepted.registration.external_id = None;
    }
    let leaver = [NewDeparture {
        school: known.lookups.school_of(accepted.registration.unit),
        leader: known.leader(accepted.registration.leader),
        registration: accepted.registration,
    }];
    let (leaver, warnings) = (&leaver, &accepted.warnings);
    // HR knows whom it registers anew; a program sends its list again, and is told by the number, not by an address.
    let number = leaver[0].registration.external_id.as_ref().filter(|_| by.is_none());
    let hash = number.map(|number| program.secrets().gone_number(board, number.as_str()));
    let number = number.map(ExternalId::as_str);
    let hash = hash.as_deref();
    let is_new_job = other_day_said(fields) == Some(OtherDay::NewJob);
    let asked_by = if by.is_some() { AskedBy::Hr } else { AskedBy::PersonnelSystem };
    let scope = registrar.scope();
    let stored = course::changes(program, board, |changes| {
        Box::pin(async move {
            if let Some(number) = number
                && departures::of_number(changes.tx, board, number).await?
            {
                return Ok(Stored::NumberTaken);
            }
            if let Some(hash) = hash
                && gone_number::is_gone(changes.tx, board, hash).await?
            {
                return Ok(Stored::NumberGone);
            }
            if !is_new_job {
                let theirs = (&leaver[0].registration, leaver[0].school);
                if let Some(other) = other_day_of(changes.tx, (board, scope), theirs, asked_by).await? {
                    return Ok(Stored::OtherDay(other));
                }
            }
            let made = insert_all(changes.tx, board, by, leaver, changes.calendar, changes.now).await?;
            let Some(id) = made.and_then(|made| made.first().map(|row| *row.id)) else {
                return Ok(Stored::UnitElsewhere);
            };
            let _: OnTimeLine = changes.of_new(id).record(actor, EventKind::Registered, None).await?;
            if let Some(once) = once {
                once.done(changes.tx, MADE, id, warnings).await?;
            }
            Ok::<_, StoreError>(Stored::Made(id))
        })
    })
    .await;
    let faulty = |fault| Ok(Numbered::Registering(Registering::Faults(vec![fault])));
    match stored {
        Ok(Stored::Made(id)) => {
            let leader = leaver[0].leader.as_ref().map(|account| account.name.clone());
            let warnings = warnings.clone();
            Ok(Numbered::Registering(Registering::Registered { id, leader, warnings }))
        }
        Ok(Stored::OtherDay(other)) => Ok(Numbered::Registering(Registering::OtherDay(other))),
        Ok(Stored::NumberTaken) => Ok(Numbered::NumberTaken),
        Ok(Stored::NumberGone) => Ok(Numbered::NumberGone),
        Ok(Stored::UnitElsewhere) => faulty((Field::Unit, RegistrationFault::UnknownUnit)),
        Err(error) if error.is_double(NUMBER_KEY) => Ok(Numbered::NumberTaken),
        Err(error) if error.is_double("departures") => faulty(double(&leaver[0].registration, by)),
        Err(error) => Err(error),
    }
}

/// The key by which an employer's own number is one departure's.
pub(super) const NUMBER_KEY: &str = "uq_departures_board_id_external_id";

/// Another departure has the number.
pub(super) const fn number_taken() -> (Field, RegistrationFault) {
    (Field::ExternalId, RegistrationFault::NumberTaken)
}

/// Where a double is shown: at what they are recognised by. Whoever is nobody of the staff, a personnel system, learns
/// that there is one and not which of the addresses it has.
pub(super) fn double(
    registration: &domain::departure::Registration,
    by: Option<AccountId>,
) -> (Field, RegistrationFault) {
    let field = match (by, &registration.private_email, &registration.work_email) {
        (Some(_), Some(_), _) => Field::PrivateEmail,
        (Some(_), None, Some(_)) => Field::WorkEmail,
        (Some(_), None, None) | (None, ..) => Field::Name,
    };
    (field, RegistrationFault::AlreadyRegistered)
}
