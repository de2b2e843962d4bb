//! Changes the days of whoever is registered and stands in a list with another last day worked.

use chrono::NaiveDate;
use domain::departure::Registration;
use domain::departure_form::{Field, registration_from_fields};
use domain::ids::{DepartureId, UnitId};

use crate::access::{Coordinator, CoordinatorOf, managed};
use crate::course::{Changes, EventKind};
use crate::departure::change::ByHr;
use crate::departure::edit::{self, Written};
use crate::departure::register::lookups::Known;
use crate::store::{Keyed, StoreError};

/// Whose days the list changes, and to what.
pub(super) struct Moved {
    pub departure: DepartureId,
    /// As the list says it; only its days count.
    pub to: Registration,
}

/// A change that was checked as the form checks it.
pub(super) struct Prepared {
    coordinator: CoordinatorOf,
    revision: i32,
    registration: Registration,
    school: UnitId,
}

/// Checks what is registered with the days of the list. `None` where one of them cannot be changed (any more).
pub(super) async fn prepared(
    conn: &impl Keyed,
    coordinator: &Coordinator,
    known: &Known,
    moved: &[Moved],
    today: NaiveDate,
) -> Result<Option<Vec<Prepared>>, StoreError> {
    let ids: Vec<DepartureId> = moved.iter().map(|one| one.departure).collect();
    let proofs = managed(conn, coordinator, &ids).await?;
    let mut prepared = Vec::with_capacity(moved.len());
    for one in moved {
        let Some(proof) = proofs.iter().find(|proof| proof.departure() == one.departure) else { return Ok(None) };
        let stored = edit::stored_form(conn, proof).await?;
        let days = [(Field::LastDayWorked, one.to.last_day_worked), (Field::EndOfEmployment, one.to.end_of_employment)];
        let is_day = |name: &str| days.iter().any(|(field, _)| field.code() == name);
        let mut fields: Vec<(String, String)> = stored.fields.into_iter().filter(|(name, _)| !is_day(name)).collect();
        fields.extend(days.map(|(field, day)| (field.code().to_owned(), day.to_string())));
        let Ok(accepted) = registration_from_fields(&fields, &known.lookups, today) else { return Ok(None) };
        prepared.push(Prepared {
            coordinator: *proof,
            revision: stored.revision,
            school: known.lookups.school_of(accepted.registration.unit),
            registration: accepted.registration,
        });
    }
    Ok(Some(prepared))
}

impl Prepared {
    /// Writes the days, with all that follows from them; `false` where somebody changed the departure meanwhile.
    pub(super) async fn write(&self, changes: &Changes<'_, '_>) -> Result<bool, StoreError> {
        let change = ByHr::new(changes.of(self.coordinator.departure()).await?, &self.coordinator);
        let done = edit::write(change, self.revision, &self.registration, self.school, EventKind::Edited).await?;
        Ok(matches!(done.answer(), Written::Saved))
    }
}
