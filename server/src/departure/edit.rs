//! HR corrects what was registered, the departure type among it.

use domain::account::Role;
use domain::departure::{Registration, RegistrationFault};
use domain::departure_form::{Accepted, Field, Warning, registration_from_fields};
use domain::ids::{AccountId, UnitId};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};

use super::change::ByHr;
use super::old_address;
use super::other_leader;
use super::register::lookups::{Known, stand_as_read};
use super::register::names;
use super::register::row::{fields_of, fill};
use super::register::{NUMBER_KEY, double, number_taken};
use super::unchanged::{is_told, is_unchanged};
use crate::access::{CoordinatorOf, Manages, Scope};
use crate::account;
use crate::course::{self, By, EventKind, Loaded, OfDeparture, Outcome};
use crate::program::Program;
use crate::store::entity::{departure, excluded_host};
use crate::store::queries::departures;
use crate::store::{Keyed, StoreError, Tx, TypedColumn};

/// A departure as a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditForm {
    /// Posted back with the form: finds out whether somebody else changed it meanwhile.
    pub revision: i32,
    /// Names as [`Field::code`]; who may not host stands once per person.
    pub fields: Vec<(String, String)>,
    /// Cancelled or closed: nothing can be changed any more.
    pub over: bool,
}

/// How a correction ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Editing {
    Saved {
        warnings: Vec<Warning>,
    },
    Faults(Vec<(Field, RegistrationFault)>),
    /// Somebody changed it since the form was opened: what is stored now, to be shown beside what
    /// was typed. Posting again with this revision overwrites it.
    ChangedMeanwhile(EditForm),
    /// Cancelled or closed.
    Over,
}

/// The departure as a form. Two queries.
pub async fn form(program: &Program, coordinator: &CoordinatorOf) -> Result<EditForm, StoreError> {
    stored_form(program.store().read(), coordinator).await
}

pub(super) async fn stored_form(conn: &impl Keyed, coordinator: &impl OfDeparture) -> Result<EditForm, StoreError> {
    let id = coordinator.departure();
    let row = departures::known(conn, id).await?;
    let excluded: Vec<AccountId> = excluded_host::Entity::find()
        .filter(excluded_host::Column::DepartureId.is(id))
        .order_by_asc(excluded_host::Column::AccountId)
        .all(conn)
        .await?
        .into_iter()
        .map(|row| *row.account_id)
        .collect();
    Ok(EditForm {
        revision: row.revision,
        fields: fields_of(conn, &row, &excluded)?,
        over: row.cancelled_at.is_some() || row.closed_at.is_some(),
    })
}

/// Saves the posted form, if nobody changed the departure since `revision`.
pub async fn edit(
    program: &Program,
    coordinator: &CoordinatorOf,
    revision: i32,
    fields: &[(String, String)],
) -> Result<Editing, StoreError> {
    save(program, coordinator, revision, fields, EventKind::Edited).await
}

/// The status of HTTP that says that something was done, of a request that is carried out once.
pub(super) const DONE: u16 = 200;

/// What another departure type is asked with.
pub const TYPE_FIELDS: &[Field] = &[
    Field::DepartureType,
    Field::ConcludedOn,
    Field::ReconsiderStated,
    Field::ConditionConfirmed,
    Field::QuestionnaireSwitchedOn,
];

/// Changes the departure type at once, with what the new type asks for: for stories of what follows. On a page it waits
/// its minute first ([`super::waiting`]), and is the same then. After a death everything stops and nothing is sent to the
/// leaver.
#[cfg(feature = "testing")]
pub async fn change_type(
    program: &Program,
    coordinator: &CoordinatorOf,
    fields: &[(String, String)],
) -> Result<Editing, StoreError> {
    overlay(program, coordinator, TYPE_FIELDS, fields, EventKind::TypeChanged).await
}

/// Saves these fields of the form and leaves the others as they are stored.
pub(crate) async fn overlay(
    program: &Program,
    coordinator: &impl Manages,
    asked: &[Field],
    fields: &[(String, String)],
    event: EventKind,
) -> Result<Editing, StoreError> {
    let stored = stored_form(program.store().read(), coordinator).await?;
    save(program, coordinator, stored.revision, &with_fields(stored.fields, asked, fields), event).await
}

/// The stored fields, with those that were asked for as they were posted.
pub(super) fn with_fields(
    stored: Vec<(String, String)>,
    asked: &[Field],
    posted: &[(String, String)],
) -> Vec<(String, String)> {
    let mut merged: Vec<(String, String)> = stored.into_iter().filter(|(name, _)| !is_asked(asked, name)).collect();
    merged.extend(posted.iter().filter(|(name, _)| is_asked(asked, name)).cloned());
    merged
}

/// Whether this names one of these fields.
pub(super) fn is_asked(asked: &[Field], name: &str) -> bool {
    Field::parse(name).is_some_and(|field| asked.contains(&field))
}

/// What a whole form says.
pub(super) enum Read {
    /// With the school of its unit.
    Accepted(Box<Accepted>, UnitId),
    Faults(Vec<(Field, RegistrationFault)>),
}

/// Reads a whole form as this coordinator may fill it in.
pub(super) async fn read(
    program: &Program,
    coordinator: &impl Manages,
    fields: &[(String, String)],
) -> Result<Read, StoreError> {
    let now = program.now();
    let conn = program.store().read();
    let calendar = course::calendar(conn, coordinator.board()).await?;
    let reach = reach(program, coordinator).await?;
    let known = Known::load(conn, coordinator.board(), &reach, now).await?;
    // A number is one of the board: by it HR of one school would learn who leaves another. Theirs stays as it is.
    let kept = match reach {
        Scope::Board => None,
        Scope::Units(_) => {
            let stored = stored_form(conn, coordinator).await?.fields;
            Some(with_fields(fields.to_vec(), &[Field::ExternalId], &stored))
        }
    };
    let fields = kept.as_deref().unwrap_or(fields);
    Ok(match registration_from_fields(fields, &known.lookups, calendar.local_date(now)) {
        Ok(accepted) => {
            let school = known.lookups.school_of(accepted.registration.unit);
            Read::Accepted(Box::new(accepted), school)
        }
        Err(faults) => Read::Faults(faults),
    })
}

/// The own units and no other: who puts a leaver into another school's list learns who stands in it.
async fn reach(program: &Program, coordinator: &impl Manages) -> Result<Scope, StoreError> {
    let Some(account) = coordinator.account() else { return Ok(Scope::Board) };
    let account = account::find(program.store().read(), account, program.now()).await?;
    let reach = account.and_then(|account| Scope::of(Role::HrCoordinator, &account.grants));
    Ok(reach.unwrap_or(Scope::Units(Vec::new())))
}

async fn save(
    program: &Program,
    coordinator: &impl Manages,
    revision: i32,
    fields: &[(String, String)],
    event: EventKind,
) -> Result<Editing, StoreError> {
    let (accepted, school) = match read(program, coordinator, fields).await? {
        Read::Accepted(accepted, school) => (accepted, school),
        Read::Faults(faults) => match still_faults(program.store().read(), coordinator, faults).await? {
            Still::Faults(faults) => return Ok(Editing::Faults(faults)),
            Still::Over => return Ok(Editing::Over),
        },
    };
    let Accepted { registration, warnings } = &*accepted;
    let once = coordinator.once();
    let saved = course::change(program, coordinator, |change| {
        let change = ByHr::new(change, coordinator);
        Box::pin(async move {
            let written = write(change, revision, registration, school, event).await?;
            if let (Some(once), Written::Saved) = (once, written.peek()) {
                once.done(change.tx, DONE, change.id, warnings).await?;
            }
            Ok::<_, StoreError>(written)
        })
    })
    .await;
    match saved {
        Ok(Written::Saved) => Ok(Editing::Saved { warnings: warnings.clone() }),
        Ok(Written::ChangedMeanwhile) => {
            Ok(Editing::ChangedMeanwhile(stored_form(program.store().read(), coordinator).await?))
        }
        Ok(Written::Over) => Ok(Editing::Over),
        Ok(Written::UnitElsewhere) => Ok(Editing::Faults(vec![(Field::Unit, RegistrationFault::UnknownUnit)])),
        Err(error) if error.is_double(NUMBER_KEY) => Ok(Editing::Faults(vec![number_taken()])),
        Err(error) if error.is_double("departures") => {
            Ok(Editing::Faults(vec![double(registration, coordinator.account())]))
        }
        Err(error) => Err(error),
    }
}

enum Still {
    Faults(Vec<(Field, RegistrationFault)>),
    Over,
}

/// A departure that is over says so, rather than what is wrong with the form.
async fn still_faults(
    conn: &impl Keyed,
    coordinator: &impl OfDeparture,
    faults: Vec<(Field, RegistrationFault)>,
) -> Result<Still, StoreError> {
    let over = stored_form(conn, coordinator).await?.over;
    Ok(if over { Still::Over } else { Still::Faults(faults) })
}

pub(super) enum Written {
    Saved,
    ChangedMeanwhile,
    Over,
    /// The new team was moved or put away since it was read.
    UnitElsewhere,
}

pub(super) async fn write(
    change: ByHr<'_, '_>,
    revision: i32,
    registration: &Registration,
    school: UnitId,
    event: EventKind,
) -> Result<Outcome<Written>, StoreError> {
    let before = change.load().await?;
    // It was open when it was read: asking again finds no such departure.
    if change.is_withheld(&before) {
        return Ok(Outcome::unchanged(Written::ChangedMeanwhile));
    }
    let is_theirs = matches!(change.by, By::Api(_)) && before.departure.cancelled_at.is_none();
    if is_theirs && is_unchanged(change, &before, registration, school).await? {
        return Ok(Outcome::unchanged(Written::Saved));
    }
    if before.departure.cancelled_at.is_some() || before.departure.closed_at.is_some() {
        return Ok(Outcome::unchanged(Written::Over));
    }
    if before.departure.revision != revision {
        return Ok(Outcome::unchanged(Written::ChangedMeanwhile));
    }
    // A team that stays theirs takes them along when it is moved, and is not put away meanwhile.
    let stays = before.departure.unit_id == registration.unit && before.departure.school_id == school;
    if !stays && !stand_as_read(change.tx, change.board, &[(registration.unit, school)]).await? {
        return Ok(Outcome::unchanged(Written::UnitElsewhere));
    }
    let after = store(change.tx, change, &before, registration, school).await?;
    // The change itself has a line in any case.
    let _ = other_leader::end_sharing(change, &before, &after).await?;
    change.follow(change.tx, &before).await?;
    let same_type = before.departure.departure_type == registration.departure_type;
    let event = if same_type { event } else { EventKind::TypeChanged };
    // A changed address has a line of its own, whichever form changed it.
    let about_address = old_address::tell(change, &before, &after).await?;
    let line = match about_address.filter(|_| event == EventKind::AddressCorrected) {
        Some(line) => line,
        None => change.note(if event == EventKind::AddressCorrected { EventKind::Edited } else { event }).await?,
    };
    Ok(Outcome::changed(Written::Saved, line).followed_in_any_case())
}

async fn store(
    tx: &Tx<'_>,
    change: ByHr<'_, '_>,
    before: &Loaded,
    registration: &Registration,
    school: UnitId,
) -> Result<departure::Model, StoreError> {
    let mut row = before.departure.clone();
    fill(tx, &mut row, registration, school, change.now)?;
    row.revision = before.departure.revision.saturating_add(1);
    row.updated_at = change.now;
    if is_told(&before.departure, registration) {
        row.told_at = change.now;
    }
    let name = registration.name.as_str();
    let name_changed = before.departure.name(tx)? != name;
    let after = departure::Entity::update(row.into_active_model().reset_all()).exec(tx).await?;
    if name_changed {
        names::replace(tx, &[(change.board, change.id, name)]).await?;
    }
    excluded_host::Entity::delete_many().filter(excluded_host::Column::DepartureId.is(change.id)).exec(tx).await?;
    let excluded: Vec<excluded_host::ActiveModel> = registration
        .may_not_host
        .iter()
        .map(|account: &AccountId| excluded_host::Model {
            departure_id: change.id.into(),
            account_id: (*account).into(),
            board_id: change.board.into(),
        })
        .map(IntoActiveModel::into_active_model)
        .collect();
    if !excluded.is_empty() {
        excluded_host::Entity::insert_many(excluded).exec_without_returning(tx).await?;
    }
    Ok(after)
}
