//! Marks a mail: sent, withdrawn, put back, given up, or come back; each in one transaction with what
//! follows from it.

use chrono::{DateTime, Utc};
use domain::time_line::ActorKind;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, UpdateMany};
use serde_json::json;

use super::before;
use super::outbox::payload_without_code;
use super::subject::Ready;
use crate::code::{self, CodePurpose};
use crate::course::{self, Actor, Change, EventKind, OnTimeLine};
use crate::program::Program;
use crate::store::entity::outbox::{self, Column, Entity, MailState};
use crate::store::entity::{departure, event};
use crate::store::seal::place;
use crate::store::{Keyed, Sealed, StoreError, Tx, Typed, TypedColumn, Writing};

/// Why a mail is given up.
pub(crate) struct Parking {
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
pub(crate) async fn sent(
    program: &Program,
    row: &outbox::Model,
    ready: &Ready,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    mark(program, row, |tx, _| {
        Box::pin(async move {
            let to: Sealed<place::MailAddress> = Sealed::close(tx, row.id, ready.to.as_str())?;
            of(row)
                .col_expr(Column::State, Typed::expr(MailState::Sent))
                .col_expr(Column::SentAt, Expr::value(now))
                .col_expr(Column::ToAddress, Expr::value(to))
                .col_expr(Column::Payload, payload_without_code())
                .col_expr(Column::LastError, Expr::value(None::<String>))
                .exec(tx)
                .await?;
            if let Some(purpose) = CodePurpose::of_mail(*row.kind)
                && let Some(code) = row.needs(tx)?["code_id"].as_str().and_then(|id| id.parse().ok())
            {
                code::accepted(tx, code, purpose, now).await?;
            }
            Ok(())
        })
    })
    .await
}

/// Pointless. The course looks at the departure again, since nothing is under way any more.
pub(crate) async fn withdrawn(program: &Program, row: &outbox::Model, reason: &'static str) -> Result<(), StoreError> {
    mark(program, row, |tx, _| {
        Box::pin(async move {
            while_claimed(row)
                .col_expr(Column::State, Typed::expr(MailState::Withdrawn))
                .col_expr(Column::Payload, payload_without_code())
                .col_expr(Column::LastError, Expr::value(error(tx, row, reason)?))
                .exec(tx)
                .await?;
            Ok(())
        })
    })
    .await
}

/// Put back for the next opening; that was no try.
pub(crate) async fn postponed(program: &Program, row: &outbox::Model, until: DateTime<Utc>) -> Result<(), StoreError> {
    let tries = row.attempts.saturating_sub(1);
    program
        .store()
        .write_small(|tx| {
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

/// The program stops while it has this one in hands: whoever comes next takes it at once, as if it had not been tried.
pub(crate) async fn given_back(program: &Program, row: &outbox::Model) -> Result<(), StoreError> {
    postponed(program, row, row.due_at).await
}

/// Put back for another try.
pub(crate) async fn retried(
    program: &Program,
    row: &outbox::Model,
    at: DateTime<Utc>,
    reason: &str,
) -> Result<(), StoreError> {
    program
        .store()
        .write_small(|tx| {
            Box::pin(async move {
                while_claimed(row)
                    .col_expr(Column::State, Typed::expr(MailState::Waiting))
                    .col_expr(Column::DueAt, Expr::value(at))
                    .col_expr(Column::LastError, Expr::value(error(tx, row, reason)?))
                    .exec(tx)
                    .await?;
                Ok(())
            })
        })
        .await
}

/// The server takes mails again: what was put back while it did not waits no longer.
pub(crate) async fn brought_forward(program: &Program, now: DateTime<Utc>) -> Result<(), StoreError> {
    program
        .store()
        .write_small(|tx| {
            Box::pin(async move {
                Entity::update_many()
                    .col_expr(Column::DueAt, Expr::value(now))
                    .filter(Column::State.is(MailState::Waiting))
                    .filter(Column::Attempts.gt(0))
                    .filter(Column::DueAt.gt(now))
                    .exec(tx)
                    .await?;
                Ok(())
            })
        })
        .await
}

/// Given up. What went to the leaver shows on their record and in the lists, so that HR sees it.
pub(crate) async fn parked(program: &Program, row: &outbox::Model, parking: &Parking) -> Result<(), StoreError> {
    let to_leaver = goes_to_the_leaver(program.store().read(), row)?;
    mark(program, row, |tx, change| {
        Box::pin(async move {
            let parked = while_claimed(row)
                .col_expr(Column::State, Typed::expr(MailState::Failed))
                .col_expr(Column::Payload, payload_without_code())
                .col_expr(Column::LastError, Expr::value(error(tx, row, &parking.reason)?))
                .exec(tx)
                .await?;
            match change.filter(|_| to_leaver && parked.rows_affected == 1) {
                Some(change) => show(change, row, &of_theirs(change, row, parking).await?).await,
                None => Ok(()),
            }
        })
    })
    .await
}

/// Come back after the mail server had taken it: as if that server had refused it at once. Says whether that was not
/// known yet. The leaver's address counts as dead where the mail went to the one that is theirs still, and they
/// have done nothing since by which it is seen that they are reached.
pub(crate) async fn came_back(program: &Program, row: &outbox::Model, parking: &Parking) -> Result<bool, StoreError> {
    mark(program, row, |tx, change| {
        Box::pin(async move {
            let now = Entity::find_by_id(row.id).one(tx).await?;
            // Sent again since, to another address perhaps: the report is of the time before.
            if now.is_none_or(|now| now.state != MailState::Sent || now.sent_at != row.sent_at) {
                return Ok(false);
            }
            of(row)
                .col_expr(Column::State, Typed::expr(MailState::Failed))
                .col_expr(Column::SentAt, Expr::value(None::<DateTime<Utc>>))
                .col_expr(Column::Payload, payload_without_code())
                .col_expr(Column::LastError, Expr::value(error(tx, row, &parking.reason)?))
                .exec(tx)
                .await?;
            let to_leaver = goes_to_the_leaver(tx, row)?;
            if let Some(change) = change.filter(|_| to_leaver) {
                let bounced =
                    parking.bounced && is_where_they_are(change, row).await? && !were_there(change, row).await?;
                show(change, row, &Parking { reason: parking.reason.clone(), bounced }).await?;
            }
            Ok(true)
        })
    })
    .await
}

/// Whether the leaver is written to where this mail went.
async fn is_where_they_are(change: Change<'_, '_>, row: &outbox::Model) -> Result<bool, StoreError> {
    let departure = change.row().await?;
    let went_to = row.to_address(change.tx)?;
    let address = course::address(change.tx, &departure, change.today())?;
    Ok(address.is_some_and(|address| address.as_str().eq_ignore_ascii_case(&went_to)))
}

/// Whether the leaver has done something since this mail left.
async fn were_there(change: Change<'_, '_>, row: &outbox::Model) -> Result<bool, StoreError> {
    let Some(sent_at) = row.sent_at else { return Ok(false) };
    let did = event::Entity::find()
        .filter(event::Column::DepartureId.is(change.id))
        .filter(event::Column::Actor.is(ActorKind::Leaver))
        .filter(event::Column::At.gt(sent_at));
    Ok(did.count(change.tx).await? > 0)
}

/// Whether it goes to the leaver as they are reached, and not to an address of before.
fn goes_to_the_leaver(conn: &impl Keyed, row: &outbox::Model) -> Result<bool, StoreError> {
    let to_leaver = row.kind.is_to_leaver() && !row.kind.goes_to_an_old_address();
    Ok(to_leaver && !before::is_to_before(&row.needs(conn)?))
}

/// A mail that keeps its address says nothing of one that is another by now.
async fn of_theirs(change: Change<'_, '_>, row: &outbox::Model, parking: &Parking) -> Result<Parking, StoreError> {
    let elsewhere = row.kind.keeps_its_address() && !is_where_they_are(change, row).await?;
    Ok(Parking { reason: parking.reason.clone(), bounced: parking.bounced && !elsewhere })
}

async fn show(change: Change<'_, '_>, row: &outbox::Model, parking: &Parking) -> Result<(), StoreError> {
    if parking.bounced {
        let reason: Sealed<place::BounceReason> = Sealed::close(change.tx, change.id, &parking.reason)?;
        departure::Entity::update_many()
            .col_expr(departure::Column::BouncedAt, Expr::value(change.now))
            .col_expr(departure::Column::BounceReason, Expr::value(reason))
            .filter(departure::Column::Id.is(change.id))
            .exec(change.tx)
            .await?;
    }
    let detail = json!({ "mail": *row.kind, "reason": parking.reason });
    change.record(Actor::Program, EventKind::MailRefused, Some(detail)).await.map(|_: OnTimeLine| ())
}

/// What the mail server said, sealed for its row.
fn error(tx: &Tx<'_>, row: &outbox::Model, reason: &str) -> Result<Sealed<place::MailError>, StoreError> {
    Sealed::close(tx, row.id, reason)
}

/// Marks a mail; where it is about a departure, by way of that departure's course, which depends on it. Of a departure
/// that was erased meanwhile there is nothing to mark.
async fn mark<'env, T, F>(program: &Program, row: &'env outbox::Model, work: F) -> Result<T, StoreError>
where
    F: for<'a> Fn(&'a Tx<'env>, Option<Change<'a, 'env>>) -> Writing<'a, T, StoreError> + Send + Sync + 'env,
    T: Default + Send,
{
    let Some(id) = row.departure_id.map(Typed::get) else {
        return program.store().write_small(|tx| work(tx, None)).await;
    };
    let marked = course::proceed(program, *row.board_id, id, move |change| work(change.tx, Some(change))).await;
    // Erased while the mail was on its way, by another instance perhaps: its mails went with it.
    if marked.is_err() && departure::Entity::find_by_id(id).one(program.store().read()).await?.is_none() {
        tracing::info!(mail = %*row.id, "the record was erased while its mail was sent");
        return Ok(T::default());
    }
    marked
}
