//! The time line of a departure, which is its audit log at the same time.

use chrono::{DateTime, Utc};
use domain::ids::{BoardId, DepartureId};
use domain::time_line::{Actor, EventKind};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde::{Deserialize, Serialize};

use crate::store::entity::event;
use crate::store::{StoreError, Tx, Typed};

/// A line on the time line of a departure that was written in this transaction: the door asks for one
/// of whoever changed something.
#[must_use]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OnTimeLine(());

impl OnTimeLine {
    /// A mail that was written down stands on the time line by itself.
    pub(crate) const fn as_mail() -> Self {
        Self(())
    }
}

/// Adds a line to the time line, in the transaction of what it tells of. `detail` never holds
/// answers, notes or reasons of leaving; of break-glass access it holds HR's reason.
pub(crate) async fn record(
    tx: &Tx<'_>,
    (board, departure): (BoardId, DepartureId),
    now: DateTime<Utc>,
    actor: Actor,
    kind: EventKind,
    detail: Option<serde_json::Value>,
) -> Result<OnTimeLine, StoreError> {
    insert(tx, board, Some(departure), now, actor, kind, detail).await?;
    Ok(OnTimeLine(()))
}

/// The same, of something that belongs to the board and to no departure.
pub(crate) async fn record_of_board(
    tx: &Tx<'_>,
    board: BoardId,
    now: DateTime<Utc>,
    actor: Actor,
    kind: EventKind,
    detail: Option<serde_json::Value>,
) -> Result<(), StoreError> {
    insert(tx, board, None, now, actor, kind, detail).await
}

async fn insert(
    tx: &Tx<'_>,
    board: BoardId,
    departure: Option<DepartureId>,
    now: DateTime<Utc>,
    actor: Actor,
    kind: EventKind,
    detail: Option<serde_json::Value>,
) -> Result<(), StoreError> {
    event::ActiveModel {
        id: Set(Typed::fresh()),
        board_id: Set(board.into()),
        departure_id: Set(departure.map(Into::into)),
        at: Set(now),
        actor: Set(actor.kind().into()),
        actor_account: Set(actor.account().map(Into::into)),
        kind: Set(kind.into()),
        detail: Set(detail.map(|detail| detail.to_string())),
        looked_on: Set(None),
        way_in: Set(actor.way_in().map(Into::into)),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// What an [`EventKind::AddressCorrected`] says: nothing of the addresses themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AddressChanged {
    /// Mail to the leaver goes to another address from then on.
    pub mail_goes_elsewhere: bool,
    /// A mail told the address before.
    pub old_address_told: bool,
}

impl AddressChanged {
    /// Events from before this was kept say nothing; they count like any other change.
    pub(crate) fn of(event: &event::Model) -> Self {
        let kept = event.detail.as_deref().and_then(|detail| serde_json::from_str(detail).ok());
        kept.unwrap_or(Self { mail_goes_elsewhere: true, old_address_told: true })
    }
}

/// Why HR took break-glass access, or opened what was restricted; of another event nothing.
pub(crate) fn reason_of(event: &event::Model) -> Option<String> {
    let says_why = matches!(*event.kind, EventKind::BreakGlassUsed | EventKind::RestrictedOpened);
    let detail = event.detail.as_deref().filter(|_| says_why)?;
    let detail: serde_json::Value = serde_json::from_str(detail).ok()?;
    detail["reason"].as_str().map(str::to_owned)
}
