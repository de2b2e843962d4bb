//! Where personnel systems are told that a departure stands, beside the projection that lists are read from: what a
//! leaver does moves nothing in it.

use chrono::{DateTime, Utc};
use domain::api::{ToldStage, told_stage};
use domain::working_days::WorkCalendar;
use sea_orm::sea_query::Expr;
use sea_orm::{EntityTrait, QueryFilter};

use super::load::Loaded;
use crate::store::entity::departure::{self, Column};
use crate::store::{StoreError, Tx, Typed, TypedColumn};
use crate::webhook::{self, Standing};

/// Why it is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    /// A fact changed. That the days of the talk are over is not told then, or the hour would tell whose course runs.
    Change,
    /// The day is another: all whose days are over are told in one go.
    Day,
}

/// Whether there is an address in the record, of whichever day, or was until its term.
pub(crate) fn has_address(row: &departure::Model) -> bool {
    row.contact_erased_at.is_some() || row.private_email.is_some() || row.work_email.is_some()
}

/// Notes where it stands for personnel systems, where that is another than before, and has their addresses told. What
/// the leaver has restricted, and what is being erased, is told to nobody and stays as it was told. Returns whether it
/// was another.
pub(crate) async fn tell(
    tx: &Tx<'_>,
    calendar: &WorkCalendar,
    loaded: &Loaded,
    now: DateTime<Utc>,
    look: Look,
) -> Result<bool, StoreError> {
    let row = &loaded.departure;
    if row.restricted_since.is_some() || row.erasing_since.is_some() {
        return Ok(false);
    }
    let stage = told_stage(&loaded.facts, has_address(row), calendar, calendar.local_date(now));
    if *row.told_stage == stage || look == Look::Change && stage == ToldStage::Closed {
        return Ok(false);
    }
    departure::Entity::update_many()
        .col_expr(Column::ToldStage, Typed::expr(stage))
        .col_expr(Column::ToldAt, Expr::value(now))
        .filter(Column::Id.is(*row.id))
        .exec(tx)
        .await?;
    let standing = Standing { board: *row.board_id, departure: *row.id, stage, at: now };
    webhook::note(tx, standing.news(), standing.board, &[standing]).await?;
    Ok(true)
}
