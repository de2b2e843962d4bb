//! What a personnel system asks for, through the use cases of the pages.

use domain::api::may_change;
use domain::departure::RegistrationFault;
use domain::departure_form::{Field, Warning};
use domain::time_line::EventKind;

use crate::access::ApiDeparture;
use crate::departure::cancel::{Cancelling, cancel_by_api};
use crate::departure::edit::{Editing, overlay};
use crate::program::Program;
use crate::store::StoreError;

/// How a change ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changing {
    Changed {
        warnings: Vec<Warning>,
    },
    Faults(Vec<(Field, RegistrationFault)>),
    /// Somebody changed it at this very moment: nothing was written, and asking again is right.
    ChangedMeanwhile,
    /// Cancelled or closed.
    Over,
    /// Fields that nobody changes from outside.
    NotThese(Vec<Field>),
}

/// Changes these fields, as codes of [`Field`] with texts as in the form, and leaves the others as they are.
pub async fn change(
    program: &Program,
    departure: &ApiDeparture,
    fields: &[(String, String)],
) -> Result<Changing, StoreError> {
    let mut asked: Vec<Field> = fields.iter().filter_map(|(name, _)| Field::parse(name)).collect();
    asked.sort_unstable();
    asked.dedup();
    let not_these: Vec<Field> = asked.iter().copied().filter(|field| !may_change(*field)).collect();
    if !not_these.is_empty() {
        return Ok(Changing::NotThese(not_these));
    }
    // A school without a team is that school itself, and not the team that stands there already.
    if asked.contains(&Field::School) && !asked.contains(&Field::Unit) {
        asked.push(Field::Unit);
    }
    Ok(match overlay(program, departure, &asked, fields, EventKind::Edited).await? {
        Editing::Saved { warnings } => Changing::Changed { warnings },
        Editing::Faults(faults) => Changing::Faults(faults),
        Editing::ChangedMeanwhile(_) => Changing::ChangedMeanwhile,
        Editing::Over => Changing::Over,
    })
}

/// Cancels a departure: the person stays. What was said and agreed goes at once, without the minute that HR has on a page:
/// nobody looks at one. In its place the request says that it erases.
pub async fn cancel(program: &Program, departure: &ApiDeparture) -> Result<Cancelling, StoreError> {
    cancel_by_api(program, departure).await
}
