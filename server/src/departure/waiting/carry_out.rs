//! What waited is carried out: when it is due, as whoever asked, or before, as whoever says so. The use case and the
//! end of the waiting are one transaction, which holds the departure: it happens once, on however many instances.

use domain::departure::Registration;
use domain::ids::{AccountId, BoardId, DepartureId, UnitId, WaitingId};
use domain::waiting::{Lapse, WaitingStep};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{lapse, remove, waiting};
use crate::access::{CoordinatorOf, Refused, record_viewer};
use crate::course::{self, EventKind, Found, Outcome};
use crate::departure::cancel::{self, Cancelling};
use crate::departure::change::ByHr;
use crate::departure::edit::{self, Read, TYPE_FIELDS, Written, read, stored_form, with_fields};
use crate::departure::link::{self, Resending};
use crate::departure::pause::{self, Pausing};
use crate::program::Program;
use crate::sign_in;
use crate::store::StoreError;
use crate::store::entity::waiting_step::{Column, Entity, Model};
use crate::store::seal::open_some;

/// How carrying out ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// `told`: the leaver is told that it is off.
    Cancelled {
        told: bool,
    },
    Paused,
    TypeChanged,
    Sent,
    NotDone(Lapse),
    /// It was carried out, or undone, before this came.
    Gone,
}

/// Carries out every step that is due, each by itself; returns how many were. What fails is reported, and tried again
/// at the next round.
///
/// # Errors
/// Where it cannot be read which are due.
pub async fn carry_out_due(program: &Program) -> Result<usize, StoreError> {
    let due = Entity::find()
        .filter(Column::Lapsed.is_null())
        .filter(Column::DueAt.lte(program.now()))
        .order_by_asc(Column::DueAt)
        .all(program.store().read())
        .await?;
    let mut done = 0;
    for row in due {
        match as_asked(program, &row).await {
            Ok(Doing::Cancelled { .. } | Doing::Paused | Doing::TypeChanged | Doing::Sent) => done += 1,
            Ok(Doing::NotDone(_) | Doing::Gone) => {}
            Err(error) => {
                let departure = *row.departure_id;
                tracing::error!(%departure, %error, "what waited could not be carried out");
            }
        }
    }
    Ok(done)
}

/// Carries out what waits without waiting for its minute, as whoever says so.
pub async fn do_now(program: &Program, coordinator: &CoordinatorOf, id: WaitingId) -> Result<Doing, StoreError> {
    match Entity::find_by_id(id).one(program.store().read()).await? {
        Some(row) if row.departure_id == coordinator.departure() => perform(program, coordinator, &row).await,
        Some(_) | None => Ok(Doing::Gone),
    }
}

/// As whoever asked, with what they may now.
async fn as_asked(program: &Program, row: &Model) -> Result<Doing, StoreError> {
    match proof(program, *row.asked_by, *row.departure_id).await? {
        Some(coordinator) => perform(program, &coordinator, row).await,
        None => give_up(program, (*row.board_id, *row.departure_id), *row.id, Lapse::NotTheirs).await,
    }
}

/// Nobody where the account works no more, or manages this departure no more.
async fn proof(
    program: &Program,
    account: AccountId,
    departure: DepartureId,
) -> Result<Option<CoordinatorOf>, StoreError> {
    let Some(viewer) = sign_in::viewer(program, account).await? else { return Ok(None) };
    match record_viewer(program, &viewer, departure).await.and_then(|record| record.coordinator()) {
        Ok(coordinator) => Ok(Some(coordinator)),
        Err(Refused::NotFound) => Ok(None),
        Err(Refused::Store(error)) => Err(error),
    }
}

async fn perform(program: &Program, coordinator: &CoordinatorOf, row: &Model) -> Result<Doing, StoreError> {
    let whose = (coordinator.board(), coordinator.departure());
    let id = *row.id;
    let registered = match *row.step {
        WaitingStep::ChangeType => {
            let conn = program.store().read();
            let typed = open_some(row.fields.as_ref(), conn, row.id)?.unwrap_or_default();
            let typed: Vec<(String, String)> = serde_json::from_str(&typed)
                .map_err(|error| StoreError::corrupt("waiting_steps", id, format!("fields {error}")))?;
            let stored = stored_form(conn, coordinator).await?;
            match read(program, coordinator, &with_fields(stored.fields, TYPE_FIELDS, &typed)).await? {
                Read::Accepted(accepted, school) => Some((accepted, school)),
                // What was typed was right a minute ago.
                Read::Faults(_) => return give_up(program, whose, id, Lapse::Changed).await,
            }
        }
        WaitingStep::Cancel | WaitingStep::Pause | WaitingStep::Resend => None,
    };
    let registered = registered.as_ref().map(|(accepted, school)| (&accepted.registration, *school));
    let done =
        course::change(program, coordinator, |change| Box::pin(write(ByHr::new(change, coordinator), id, registered)))
            .await;
    match done {
        Err(error) if error.is_double("departures") => give_up(program, whose, id, Lapse::Changed).await,
        done => done,
    }
}

/// The use case, and the end of the waiting.
async fn write(
    change: ByHr<'_, '_>,
    id: WaitingId,
    registered: Option<(&Registration, UnitId)>,
) -> Result<Outcome<Doing>, StoreError> {
    let Some(row) = waiting(change.tx, change.id, id).await? else {
        return Ok(Outcome::unchanged(Doing::Gone));
    };
    let done = if change.row().await?.revision == row.revision {
        carry_out(change, &row, registered).await?
    } else {
        Outcome::unchanged(Doing::NotDone(Lapse::Changed))
    };
    let lapsed = match done.peek() {
        Doing::NotDone(why) => Some(*why),
        Doing::Cancelled { .. } | Doing::Paused | Doing::TypeChanged | Doing::Sent | Doing::Gone => None,
    };
    match lapsed {
        Some(why) => lapse(&change, id, why).await?,
        None => remove(change.tx, id).await?,
    }
    Ok(done)
}

async fn carry_out(
    change: ByHr<'_, '_>,
    row: &Model,
    registered: Option<(&Registration, UnitId)>,
) -> Result<Outcome<Doing>, StoreError> {
    Ok(match *row.step {
        WaitingStep::Cancel => cancel::in_transaction(change).await?.map(|done| match done {
            Cancelling::Cancelled { told } => Doing::Cancelled { told },
            Cancelling::Already => Doing::Cancelled { told: false },
            Cancelling::Unsaid | Cancelling::Over | Cancelling::Withheld => Doing::NotDone(Lapse::Impossible),
        }),
        WaitingStep::Pause => pause::in_transaction(change).await?.map(|done| match done {
            Pausing::Paused | Pausing::AlreadyPaused => Doing::Paused,
            Pausing::Over => Doing::NotDone(Lapse::Impossible),
        }),
        WaitingStep::Resend => link::in_transaction(change).await?.map(|done| match done {
            Resending::Sent => Doing::Sent,
            Resending::Revoked | Resending::NoAddress | Resending::NotNow => Doing::NotDone(Lapse::Impossible),
        }),
        WaitingStep::ChangeType => {
            let (registration, school) = registered
                .ok_or_else(|| StoreError::corrupt("waiting_steps", *row.id, "another type without what was typed"))?;
            let saved = edit::write(change, row.revision, registration, school, EventKind::TypeChanged).await?;
            saved.map(|done| match done {
                Written::Saved => Doing::TypeChanged,
                Written::ChangedMeanwhile | Written::UnitElsewhere => Doing::NotDone(Lapse::Changed),
                Written::Over => Doing::NotDone(Lapse::Impossible),
            })
        }
    })
}

/// Nobody carries it out: the record says why.
async fn give_up(
    program: &Program,
    (board, departure): (BoardId, DepartureId),
    id: WaitingId,
    why: Lapse,
) -> Result<Doing, StoreError> {
    course::change(program, &Found { departure, board }, |change| {
        Box::pin(async move {
            if waiting(change.tx, change.id, id).await?.is_none() {
                return Ok(Outcome::unchanged(Doing::Gone));
            }
            lapse(&change, id, why).await?;
            Ok::<_, StoreError>(Outcome::unchanged(Doing::NotDone(why)))
        })
    })
    .await
}
