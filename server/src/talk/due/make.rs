//! Brings talks in line with the route, and calls off the appointments of those that are dropped.

use chrono::{DateTime, Utc};
use domain::ids::DepartureId;
use domain::working_days::WorkCalendar;

use super::super::booking::call_off::call_off;
use super::assign::{Assigned, assign};
use crate::course::By;
use crate::course::{self, Loaded};
use crate::mail::Whom;
use crate::store::queries::departures;
use crate::store::{StoreError, Tx};

/// Makes the talks that are due and drops the others, as the facts stand in this transaction;
/// called by the program itself. The caller projects afterwards.
pub async fn make_due(
    tx: &Tx<'_>,
    calendar: &WorkCalendar,
    id: DepartureId,
    now: DateTime<Utc>,
) -> Result<Assigned, StoreError> {
    make_due_by(tx, calendar, id, By::Program, true, now).await
}

/// The same, with the one whose doing it is on the time line of a cancelled appointment. `keeps_booked`
/// as [`assign`] takes it.
pub(crate) async fn make_due_by(
    tx: &Tx<'_>,
    calendar: &WorkCalendar,
    id: DepartureId,
    by: By,
    keeps_booked: bool,
    now: DateTime<Utc>,
) -> Result<Assigned, StoreError> {
    let loaded = course::load(tx, id, calendar.local_date(now)).await?.ok_or_else(|| departures::gone(id))?;
    make_due_of(tx, calendar, &loaded, by, keeps_booked, now).await
}

/// The same, upon facts that were read in this transaction and still hold.
pub(crate) async fn make_due_of(
    tx: &Tx<'_>,
    calendar: &WorkCalendar,
    loaded: &Loaded,
    by: By,
    keeps_booked: bool,
    now: DateTime<Utc>,
) -> Result<Assigned, StoreError> {
    let assigned = assign(tx, loaded, keeps_booked, now, calendar.local_date(now)).await?;
    for talk in &assigned.dropped {
        call_off(tx, loaded, *talk, by, Whom::Both, now).await?;
    }
    Ok(assigned)
}
