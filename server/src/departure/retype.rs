//! HR changes how somebody leaves: what would be another, before it is saved.

use domain::course::{PlanChange, Retyped, retyping_changes};
use domain::departure::{DepartureType, RegistrationFault};
use domain::departure_form::Field;

use super::edit::{Read, TYPE_FIELDS, read, stored_form, with_fields};
use crate::access::CoordinatorOf;
use crate::course;
use crate::mail::outbox;
use crate::program::Program;
use crate::store::StoreError;
use crate::store::queries::departures;

/// What a change would come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypePreview {
    pub before: DepartureType,
    pub after: DepartureType,
    /// Empty where nothing is another.
    pub changes: Vec<PlanChange>,
    /// Mails that wait and would be taken back; the course makes again what is still due.
    pub mails: u64,
}

/// How a preview ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Previewing {
    Seen(Box<TypePreview>),
    Faults(Vec<(Field, RegistrationFault)>),
    /// Cancelled or closed.
    Over,
}

/// Looks at what the posted fields of another departure type would change. Changes nothing.
pub async fn preview_type(
    program: &Program,
    coordinator: &CoordinatorOf,
    fields: &[(String, String)],
) -> Result<Previewing, StoreError> {
    let (conn, now) = (program.store().read(), program.now());
    let stored = stored_form(conn, coordinator).await?;
    if stored.over {
        return Ok(Previewing::Over);
    }
    let registration = match read(program, coordinator, &with_fields(stored.fields, TYPE_FIELDS, fields)).await? {
        Read::Accepted(accepted, _) => accepted.registration,
        Read::Faults(faults) => return Ok(Previewing::Faults(faults)),
    };
    let opened = course::open(conn, coordinator.departure(), now).await?;
    let course::Opened { organisation, loaded, .. } =
        opened.ok_or_else(|| departures::gone(coordinator.departure()))?;
    let after = registration.departure_type;
    let retyped = Retyped {
        departure_type: after,
        rule: course::rule_of(conn, &loaded.departure, after, organisation.leader_talks_too).await?,
        condition_confirmed: registration.condition_confirmed,
        concluded_on: registration.concluded_on,
        reconsider_stated: registration.reconsider_stated,
        questionnaire_switched_on: registration.questionnaire_switched_on,
    };
    let before = loaded.facts.departure_type;
    Ok(Previewing::Seen(Box::new(TypePreview {
        before,
        after,
        changes: retyping_changes(&loaded.facts, &retyped, now),
        mails: if before == after { 0 } else { outbox::waiting_of_the_course(conn, coordinator.departure()).await? },
    })))
}
