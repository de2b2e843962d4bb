//! HR asks for a step. What stands in its way already is said at once, as if it were carried out now.

use chrono::{DateTime, NaiveDate, Utc};
use domain::departure::RegistrationFault;
use domain::departure_form::{Field, Warning};
use domain::ids::{AccountId, WaitingId};
use domain::waiting::{WaitingStep, due};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use super::{of_departure, remove};
use crate::access::CoordinatorOf;
use crate::course::{self, Loaded, Outcome};
use crate::departure::change::ByHr;
use crate::departure::edit::{Read, TYPE_FIELDS, is_asked, read, stored_form, with_fields};
use crate::departure::link::may_be_sent;
use crate::program::Program;
use crate::store::entity::waiting_step::ActiveModel;
use crate::store::{Sealed, StoreError, Typed};

/// How asking ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asking {
    /// It is carried out then. `warnings` are about what was typed.
    Waits {
        due_at: DateTime<Utc>,
        warnings: Vec<Warning>,
    },
    /// This one waits already: it is undone or done first.
    Another(WaitingStep),
    /// It is so already.
    Already,
    /// Cancelled or closed.
    Over,
    /// There is no address that mail may go to: print the letter.
    NoAddress,
    /// Nothing may be sent now.
    NotNow,
    Faults(Vec<(Field, RegistrationFault)>),
}

/// Has this step wait a minute. `fields` are what was posted; only another type reads them.
///
/// # Errors
/// Where the store cannot be used: nothing waits then.
pub async fn ask(
    program: &Program,
    coordinator: &CoordinatorOf,
    step: WaitingStep,
    fields: &[(String, String)],
) -> Result<Asking, StoreError> {
    let (typed, warnings) = match step {
        WaitingStep::ChangeType => match look(program, coordinator, fields).await? {
            Ok(warnings) => (Some(as_json(fields)), warnings),
            Err(asking) => return Ok(asking),
        },
        WaitingStep::Cancel | WaitingStep::Pause | WaitingStep::Resend => (None, Vec::new()),
    };
    let (typed, by) = (typed.as_deref(), coordinator.account());
    let asked =
        course::change(program, coordinator, |change| Box::pin(write(ByHr::new(change, coordinator), by, step, typed)))
            .await?;
    Ok(match asked {
        Asking::Waits { due_at, .. } => Asking::Waits { due_at, warnings },
        other => other,
    })
}

/// Whether another type could be saved as it was typed: with what to look at, or else what to answer.
async fn look(
    program: &Program,
    coordinator: &CoordinatorOf,
    fields: &[(String, String)],
) -> Result<Result<Vec<Warning>, Asking>, StoreError> {
    let stored = stored_form(program.store().read(), coordinator).await?;
    if stored.over {
        return Ok(Err(Asking::Over));
    }
    Ok(match read(program, coordinator, &with_fields(stored.fields, TYPE_FIELDS, fields)).await? {
        Read::Accepted(accepted, _) => Ok(accepted.warnings),
        Read::Faults(faults) => Err(Asking::Faults(faults)),
    })
}

/// What is asked with another type, and nothing else that was posted.
fn as_json(fields: &[(String, String)]) -> String {
    let asked: Vec<&(String, String)> = fields.iter().filter(|(name, _)| is_asked(TYPE_FIELDS, name)).collect();
    serde_json::json!(asked).to_string()
}

async fn write(
    change: ByHr<'_, '_>,
    by: AccountId,
    step: WaitingStep,
    typed: Option<&str>,
) -> Result<Outcome<Asking>, StoreError> {
    let before = of_departure(change.tx, change.id).await?;
    if let Some(row) = before.as_ref().filter(|row| row.lapsed.is_none()) {
        return Ok(Outcome::unchanged(Asking::Another(*row.step)));
    }
    let loaded = change.load().await?;
    if let Some(refused) = refused(&loaded, step, change.today()) {
        return Ok(Outcome::unchanged(refused));
    }
    if let Some(lapsed) = before {
        remove(change.tx, *lapsed.id).await?;
    }
    let id: Typed<WaitingId> = Typed::fresh();
    let due_at = due(change.now);
    ActiveModel {
        id: Set(id),
        board_id: Set(change.board.into()),
        departure_id: Set(change.id.into()),
        step: Set(step.into()),
        fields: Set(Sealed::close_some(change.tx, id, typed)?),
        asked_by: Set(by.into()),
        asked_at: Set(change.now),
        due_at: Set(due_at),
        revision: Set(loaded.departure.revision),
        lapsed: Set(None),
        lapsed_at: Set(None),
    }
    .insert(change.tx)
    .await?;
    let _ = change.note(step.asked()).await?;
    Ok(Outcome::unchanged(Asking::Waits { due_at, warnings: Vec::new() }))
}

/// Why it cannot be done now.
fn refused(loaded: &Loaded, step: WaitingStep, today: NaiveDate) -> Option<Asking> {
    let (row, facts) = (&loaded.departure, &loaded.facts);
    match step {
        WaitingStep::Cancel => row.cancelled_at.is_some().then_some(Asking::Already),
        WaitingStep::Pause if facts.is_over() => Some(Asking::Over),
        WaitingStep::Pause => facts.is_paused().then_some(Asking::Already),
        WaitingStep::ChangeType => (row.cancelled_at.is_some() || row.closed_at.is_some()).then_some(Asking::Over),
        WaitingStep::Resend if !may_be_sent(loaded, today) => Some(Asking::NotNow),
        WaitingStep::Resend => (!course::is_reachable(row, today)).then_some(Asking::NoAddress),
    }
}
