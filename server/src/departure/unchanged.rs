//! What is another for a personnel system, and whether it asks for nothing new. It sends every night what it knows:
//! nothing is written for that, and a course that is over does not refuse it, or the refusal would tell that a leaver
//! declined.

use domain::api::ExternalId;
use domain::departure::Registration;
use domain::ids::{AccountId, UnitId};
use sea_orm::{EntityTrait, QueryFilter};

use super::change::ByHr;
use super::register::row::fill;
use crate::course::Loaded;
use crate::store::entity::{departure, excluded_host};
use crate::store::{StoreError, TypedColumn};

/// Whether the registration is the stored one. A personnel system changes neither name nor addresses: those are not
/// compared, since they are sealed anew each time.
pub(super) async fn is_unchanged(
    change: ByHr<'_, '_>,
    before: &Loaded,
    registration: &Registration,
    school: UnitId,
) -> Result<bool, StoreError> {
    let stored = &before.departure;
    let mut row = stored.clone();
    fill(change.tx, &mut row, registration, school, change.now)?;
    let row = departure::Model {
        name: stored.name.clone(),
        name_parts: stored.name_parts.clone(),
        private_email: stored.private_email.clone(),
        work_email: stored.work_email.clone(),
        ..row
    };
    if row != *stored {
        return Ok(false);
    }
    let excluded = excluded_host::Entity::find().filter(excluded_host::Column::DepartureId.is(change.id));
    let mut there: Vec<AccountId> = excluded.all(change.tx).await?.into_iter().map(|row| *row.account_id).collect();
    let mut asked: Vec<AccountId> = registration.may_not_host.clone();
    there.sort_unstable();
    asked.sort_unstable();
    asked.dedup();
    Ok(there == asked)
}

/// Whether a personnel system reads something of what is another.
pub(super) fn is_told(before: &departure::Model, after: &Registration) -> bool {
    before.unit_id != after.unit
        || before.last_day_worked != after.last_day_worked
        || before.end_of_employment != after.end_of_employment
        || before.departure_type != after.departure_type
        || before.external_id.as_deref() != after.external_id.as_ref().map(ExternalId::as_str)
}
