//! Marks a claimed mail: sent, withdrawn, put back, or given up; each in one transaction with what
//! follows from it.

use chrono::{DateTime, Utc};
use domain::ids::DepartureId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, UpdateMany};
use serde_json::json;

use crate::course::{self, Actor, EventKind};
use crate::mail::case::Ready;
use crate::mail::outbox::payload_without_code;
use crate::program::Program;
use crate::store::entity::departure;
use crate::store::entity::outbox::{self, Column, Entity, MailState};
use crate::store::{StoreError, Tx, Typed, TypedColumn};

/// Why a mail is given up.
pub(super) struct Parking {
    pub reason: String,
    /// The mail server refused the address for good.
    pub bounced: bool,
}

/// The row, whatever became of it meanwhile.
fn of(row: &outbox::Model) -> UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::ClaimedUntil, Expr::value(None::<DateTime<Utc>>))
        .filter(Column::Id.eq(row.id))
}

/// The row as long as it is claimed: one that was withdrawn while it was tried stays so.
fn while_claimed(row: &outbox::Model) -> UpdateMany<Entity> {
    of(row).filter(Column::State.is(MailState::Claimed))
}

/// The mail server accepted it at `now`. One that was withdrawn meanwhile was sent all the same.
pub(super) async fn sent(
    program: &Program,
    row: &outbox::Model,
    ready: &Ready,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let calendar = course::calendar(program.store().read(), *row.board_id).await?;
    let calendar = &calendar;
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let departure = lock(tx, row).await?;
                of(row)
                    .col_expr(Column::State, Typed::expr(MailState::Sent))
                    .col_expr(Column::SentAt, Expr::value(now))
                    .col_expr(Column::ToAddress, Expr::value(ready.to.as_str()))
                    .col_expr(Column::Payload, payload_without_code())
                    .col_expr(Column::LastError, Expr::value(None::<String>))
                    .exec(tx)
                    .await?;
                if let Some(departure) = departure {
                    course::project(tx, calendar, departure, now).await?;
                }
                Ok(())
            })
        })
        .await
}

/// Pointless. The course looks at the departure again, since nothing is under way any more.
pub(super) async fn withdrawn(program: &Program, row: &outbox::Model, reason: &'static str) -> Result<(), StoreError> {
    let calendar = course::calendar(program.store().read(), *row.board_id).await?;
    let (calendar, now) = (&calendar, program.now());
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let departure = lock(tx, row).await?;
                while_claimed(row)
                    .col_expr(Column::State, Typed::expr(MailState::Withdrawn))
                    .col_expr(Column::Payload, payload_without_code())
                    .col_expr(Column::LastError, Expr::value(reason))
                    .exec(tx)
                    .await?;
                if let Some(departure) = departure {
                    course::project(tx, calendar, departure, now).await?;
                }
                Ok(())
            })
        })
        .await
}

/// Put back for the next opening; that was no try.
pub(super) async fn postponed(program: &Program, row: &outbox::Model, until: DateTime<Utc>) -> Result<(), StoreError> {
    let tries = row.attempts.saturating_sub(1);
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                while_claimed(row)
                    .col_expr(Column::State, Typed::expr(MailState::Waiting))
                    .col_expr(Column::Attempts, Expr::value(tries))
                    .col_expr(Column::DueAt, Expr::value(until))
                    .exec(tx)
                    .await?;
                Ok(())
            })
        })
        .await
}

/// Put back for another try.
pub(super) async fn retried(
    program: &Program,
    row: &outbox::Model,
    at: DateTime<Utc>,
    reason: &str,
) -> Result<(), StoreError> {
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                while_claimed(row)
                    .col_expr(Column::State, Typed::expr(MailState::Waiting))
                    .col_expr(Column::DueAt, Expr::value(at))
                    .col_expr(Column::LastError, Expr::value(reason))
                    .exec(tx)
                    .await?;
                Ok(())
            })
        })
        .await
}

/// Given up. What went to the leaver shows on her record and in the lists, so that HR sees it.
pub(super) async fn parked(
    program: &Program,
    row: &outbox::Model,
    parking: &Parking,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let calendar = course::calendar(program.store().read(), *row.board_id).await?;
    let calendar = &calendar;
    let to_leaver = row.kind.is_to_leaver();
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let departure = lock(tx, row).await?;
                let parked = while_claimed(row)
                    .col_expr(Column::State, Typed::expr(MailState::Failed))
                    .col_expr(Column::Payload, payload_without_code())
                    .col_expr(Column::LastError, Expr::value(parking.reason.as_str()))
                    .exec(tx)
                    .await?;
                let Some(departure) = departure.filter(|_| parked.rows_affected == 1) else { return Ok(()) };
                if to_leaver {
                    show(tx, row, departure, parking, now).await?;
                }
                course::project(tx, calendar, departure, now).await?;
                Ok(())
            })
        })
        .await
}

async fn show(
    tx: &Tx<'_>,
    row: &outbox::Model,
    id: DepartureId,
    parking: &Parking,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    if parking.bounced {
        departure::Entity::update_many()
            .col_expr(departure::Column::BouncedAt, Expr::value(now))
            .col_expr(departure::Column::BounceReason, Expr::value(parking.reason.as_str()))
            .filter(departure::Column::Id.is(id))
            .exec(tx)
            .await?;
    }
    let detail = json!({ "mail": *row.kind, "reason": parking.reason });
    let board = *row.board_id;
    course::record_event(tx, board, Some(id), now, Actor::Program, EventKind::MailRefused, Some(detail)).await
}

/// The departure the mail is about, kept from others until the facts are projected; `None` when
/// there is none any more.
async fn lock(tx: &Tx<'_>, row: &outbox::Model) -> Result<Option<DepartureId>, StoreError> {
    let Some(id) = row.departure_id.map(Typed::get) else { return Ok(None) };
    Ok(course::lock(tx, id).await?.map(|_| id))
}
