//! The time line of a departure, which is its audit log at the same time.

use chrono::{DateTime, Utc};
use domain::ids::{BoardId, DepartureId};
use domain::time_line::{Actor, EventKind};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use crate::store::entity::event;
use crate::store::{StoreError, Tx, Typed};

/// Adds a line to the time line, in the transaction of what it tells of. `detail` never holds
/// answers, notes or reasons of leaving; of a broken glass it holds HR's reason.
pub async fn record_event(
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
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// Why HR broke the glass; of another event nothing.
pub(crate) fn reason_of(event: &event::Model) -> Option<String> {
    let detail = event.detail.as_deref().filter(|_| event.kind == EventKind::GlassBroken)?;
    let detail: serde_json::Value = serde_json::from_str(detail).ok()?;
    detail["reason"].as_str().map(str::to_owned)
}
