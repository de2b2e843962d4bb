//! Cancelling, pausing, another type and sending the link again, as HR asks for them on a page: each waits a minute
//! before it is carried out, so that it can be undone. Nothing of a departure is another until then; carrying it out is
//! the use case itself, through the gate as whoever asked. One step waits for a departure at a time.

mod ask;
mod carry_out;
mod several;
mod undo;

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::{DepartureId, WaitingId};
use domain::waiting::{Lapse, WaitingStep};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::course::{Actor, Change, EventKind};
use crate::store::entity::waiting_step::{Column, Entity, Model};
use crate::store::{StoreError, Tx, Typed, TypedColumn};

pub use ask::{Asking, ask};
pub use carry_out::{Doing, carry_out_due, do_now};
pub use several::{Ended, Ending, OfStep, asked_by, end};
pub use undo::{Undoing, seen, undo};

/// For how long after it was asked a step that could not be carried out holds mails back, in minutes.
const HOLDS_MINUTES: i64 = 10;
/// After how long a mail that is held back is looked at again, in seconds.
const LOOKS_AGAIN_SECONDS: i64 = 15;

/// A step that waits, or was not carried out, as a page shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    pub id: WaitingId,
    pub step: WaitingStep,
    pub due_at: DateTime<Utc>,
    /// Why it was not carried out; `None` while it waits.
    pub lapsed: Option<Lapse>,
}

impl Waiting {
    fn of(row: &Model) -> Self {
        Self { id: *row.id, step: *row.step, due_at: row.due_at, lapsed: row.lapsed.map(Typed::get) }
    }
}

/// What waits of these departures, or was not carried out. One query, none for nobody.
pub(crate) async fn of_departures(
    conn: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = DepartureId>,
) -> Result<HashMap<DepartureId, Waiting>, StoreError> {
    let ids: Vec<DepartureId> = ids.into_iter().collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let found = Entity::find().filter(Column::DepartureId.any_of(ids)).all(conn).await?;
    Ok(found.iter().map(|row| (*row.departure_id, Waiting::of(row))).collect())
}

/// When the next step that waits falls due, of those that were not due yet when it was `looked`; `None` where none does.
/// It may be past by now.
pub(crate) async fn next_due(
    conn: &impl ConnectionTrait,
    looked: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>, StoreError> {
    let next = Entity::find()
        .select_only()
        .column(Column::DueAt)
        .filter(Column::Lapsed.is_null())
        .filter(Column::DueAt.gt(looked))
        .order_by_asc(Column::DueAt)
        .limit(1)
        .into_tuple()
        .one(conn)
        .await?;
    Ok(next)
}

/// Until when mails of the course to this leaver stay here, because a step waits that may make them pointless or wrong;
/// `None` where nothing holds them back. One query.
pub(crate) async fn holds_mails_until(
    conn: &impl ConnectionTrait,
    departure: DepartureId,
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>, StoreError> {
    let found = Entity::find()
        .filter(Column::DepartureId.is(departure))
        .filter(Column::Lapsed.is_null())
        .filter(Column::AskedAt.gt(now - TimeDelta::minutes(HOLDS_MINUTES)))
        .one(conn)
        .await?;
    let again = now + TimeDelta::seconds(LOOKS_AGAIN_SECONDS);
    Ok(found.filter(|row| row.step.holds_mails()).map(|row| row.due_at.max(again)))
}

/// The step that waits for this departure, or was not carried out.
async fn of_departure(tx: &Tx<'_>, departure: DepartureId) -> Result<Option<Model>, StoreError> {
    Ok(Entity::find().filter(Column::DepartureId.is(departure)).one(tx).await?)
}

/// This step of this departure, while it waits: whoever comes second, on whichever instance, finds it gone.
async fn waiting(tx: &Tx<'_>, departure: DepartureId, id: WaitingId) -> Result<Option<Model>, StoreError> {
    Ok(of_departure(tx, departure).await?.filter(|row| row.id == id && row.lapsed.is_none()))
}

async fn remove(tx: &Tx<'_>, id: WaitingId) -> Result<(), StoreError> {
    Entity::delete_many().filter(Column::Id.is(id)).exec(tx).await?;
    Ok(())
}

/// Writes down that it was not carried out, and why. The row stays, so that the record tells it.
async fn lapse(change: &Change<'_, '_>, id: WaitingId, why: Lapse) -> Result<(), StoreError> {
    Entity::update_many()
        .col_expr(Column::Lapsed, Typed::expr(why))
        .col_expr(Column::LapsedAt, Expr::value(change.now))
        .filter(Column::Id.is(id))
        .exec(change.tx)
        .await?;
    let detail = json!({ "lapse": why.code() });
    let _ = change.record(Actor::Program, EventKind::StepLapsed, Some(detail)).await?;
    Ok(())
}
