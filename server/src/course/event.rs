//! The time line of a departure: what the log says of it.

use chrono::{DateTime, Utc};
use domain::ids::{BoardId, DepartureId};
use domain::time_line::{Actor, EventKind};
use serde::{Deserialize, Serialize};

use crate::log::{self, Entry};
use crate::store::entity::event;
use crate::store::{Keyed, StoreError, Tx};

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
    let entry = Entry::of_board(board, now, actor, kind).of_departure(departure).saying(detail);
    log::append(tx, [entry]).await?;
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
    log::append(tx, [Entry::of_board(board, now, actor, kind).saying(detail)]).await
}

/// What an [`EventKind::AddressCorrected`] says: nothing of the addresses themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AddressChanged {
    /// Mail to the leaver goes to another address from then on.
    pub mail_goes_elsewhere: bool,
    /// A mail told the address before.
    pub old_address_told: bool,
    /// It was theirs before, and is put back.
    #[serde(default)]
    pub is_back: bool,
}

impl AddressChanged {
    /// Events from before this was kept say nothing; they count like any other change.
    pub(crate) fn of(conn: &impl Keyed, event: &event::Model) -> Result<Self, StoreError> {
        let kept = event.said(conn)?.and_then(|detail| serde_json::from_str(&detail).ok());
        Ok(kept.unwrap_or(Self { mail_goes_elsewhere: true, old_address_told: true, is_back: false }))
    }
}

/// Why HR took break-glass access, or opened what was restricted; of another event nothing.
pub(crate) fn reason_of(conn: &impl Keyed, event: &event::Model) -> Result<Option<String>, StoreError> {
    if !matches!(*event.kind, EventKind::BreakGlassUsed | EventKind::RestrictedOpened) {
        return Ok(None);
    }
    let detail = event.said(conn)?.and_then(|detail| serde_json::from_str::<serde_json::Value>(&detail).ok());
    Ok(detail.and_then(|detail| detail["reason"].as_str().map(str::to_owned)))
}
