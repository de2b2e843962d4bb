//! HR filled in the form for somebody who is registered with another last day worked, and means the same departure: its
//! days become those of the form.

use domain::departure::RegistrationFault;
use domain::departure_form::{Field, registration_from_fields};
use domain::ids::DepartureId;
use serde::{Deserialize, Serialize};

use super::judged::{AskedBy, other_day_of};
use super::other_day::{self, Moved};
use crate::access::Coordinator;
use crate::course;
use crate::departure::register::double;
use crate::departure::register::lookups::Known;
use crate::program::Program;
use crate::store::StoreError;

/// How changing the days instead of registering ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ChangedInstead {
    /// Both days are those of the form; nothing else of it was taken over.
    Changed(DepartureId),
    /// Nothing was stored: there is no such departure any more, its days stay as they are, or somebody else changed it
    /// at this moment.
    Meanwhile,
    /// Nothing was stored; each fault at its field.
    Faults(Vec<(Field, RegistrationFault)>),
}

/// Changes the last days of whoever is registered already to those of the form, with all that follows, as correcting
/// the record does.
pub async fn change_instead(
    program: &Program,
    coordinator: &Coordinator,
    fields: &[(String, String)],
) -> Result<ChangedInstead, StoreError> {
    let (conn, board, scope) = (program.store().read(), coordinator.board(), coordinator.scope());
    let today = course::calendar(conn, board).await?.local_date(program.now());
    let known = Known::load(conn, board, scope, program.now()).await?;
    let to = match registration_from_fields(fields, &known.lookups, today) {
        Ok(accepted) => accepted.registration,
        Err(faults) => return Ok(ChangedInstead::Faults(faults)),
    };
    let school = known.lookups.school_of(to.unit);
    let found = other_day_of(conn, (board, scope), (&to, school), AskedBy::Hr).await?;
    let Some(found) = found.filter(|found| !found.is_closed) else { return Ok(ChangedInstead::Meanwhile) };
    let taken = double(&to, Some(coordinator.account()));
    let moved = [Moved { departure: found.id, to }];
    let prepared = other_day::prepared(conn, coordinator, &known, &moved, today).await?;
    let Some(prepared) = &prepared else { return Ok(ChangedInstead::Meanwhile) };
    let written = course::changes(program, board, |changes| {
        Box::pin(async move {
            for one in prepared {
                if !one.write(changes).await? {
                    return Ok(false);
                }
            }
            Ok::<_, StoreError>(true)
        })
    })
    .await;
    match written {
        Ok(true) => Ok(ChangedInstead::Changed(found.id)),
        Ok(false) => Ok(ChangedInstead::Meanwhile),
        Err(error) if error.is_double("departures") => Ok(ChangedInstead::Faults(vec![taken])),
        Err(error) => Err(error),
    }
}
