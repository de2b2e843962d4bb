//! HR corrects an address that mails do not reach.

use domain::departure::RegistrationFault;
use domain::departure_form::Field;
use serde::{Deserialize, Serialize};

use super::edit::{Editing, overlay};
use crate::access::CoordinatorOf;
use crate::course::EventKind;
use crate::program::Program;
use crate::store::StoreError;

/// How a correction of the address ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Correcting {
    /// The bounce is forgotten, and what had been given up goes again.
    Corrected,
    Faults(Vec<(Field, RegistrationFault)>),
    Over,
}

/// Stores another private or work address; a mail that was given up is tried again, so that the
/// course goes on from there.
pub async fn correct(
    program: &Program,
    coordinator: &CoordinatorOf,
    fields: &[(String, String)],
) -> Result<Correcting, StoreError> {
    const ASKED: &[Field] = &[Field::PrivateEmail, Field::WorkEmail];
    // Only these two fields are posted, so a change somebody made to another one is never lost:
    // one that slipped in between is read and tried again.
    for _ in 0..3 {
        match overlay(program, coordinator, ASKED, fields, EventKind::AddressCorrected).await? {
            Editing::Saved { .. } => return Ok(Correcting::Corrected),
            Editing::Faults(faults) => return Ok(Correcting::Faults(faults)),
            Editing::Over => return Ok(Correcting::Over),
            Editing::ChangedMeanwhile(_) => {}
        }
    }
    Ok(Correcting::Over)
}
