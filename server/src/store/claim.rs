//! Taking the next mail from the outbox: the one statement whose locks differ per database.
//!
//! On PostgreSQL several workers, and several instances, each take another row
//! (`FOR UPDATE SKIP LOCKED`). SQLite has no such lock and needs none: writers take turns, and the
//! lock clause is left out there by the query builder.

use chrono::{DateTime, Utc};
use domain::mail::{MailKind, Turn};
use sea_orm::sea_query::{BinOper, Expr, ExprTrait, LockBehavior, LockType, Order, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};

use super::entity::outbox::{Column, Entity, MailState, Model};
use super::{StoreError, Tx, Typed, TypedColumn};

/// Claims the mail whose turn it is, until `until`: of those that are due what calls a talk off, then codes, then the
/// one that is due longest; `None` when nothing is due or others have it.
/// Counts the try, and gives the row its Message-ID with `host` at the first one.
pub(crate) async fn claim_mail(
    tx: &Tx<'_>,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
    host: &str,
) -> Result<Option<Model>, StoreError> {
    let message_id = Expr::case(Expr::col(Column::MessageId).like("%@%"), Expr::col(Column::MessageId))
        .finally(Expr::col(Column::MessageId).binary(BinOper::Custom("||"), Expr::value(format!("@{host}"))));
    let claim = Query::update()
        .table(Entity)
        .value(Column::State, Typed::from(MailState::Claimed))
        .value(Column::ClaimedUntil, until)
        .value(Column::Attempts, Expr::col(Column::Attempts).add(1))
        .value(Column::MessageId, message_id)
        .and_where(Expr::col(Column::Id).eq(Expr::from(next_due(now))))
        .returning_all()
        .to_owned();
    let row = tx.query_one(&claim).await?;
    Ok(row.map(|row| Model::from_query_result(&row, "")).transpose()?)
}

fn next_due(now: DateTime<Utc>) -> SelectStatement {
    Query::select()
        .column(Column::Id)
        .from(Entity)
        .and_where(Column::State.is(MailState::Waiting))
        .and_where(Expr::col(Column::DueAt).lte(now))
        .order_by_expr(turn(), Order::Asc)
        .order_by(Column::DueAt, Order::Asc)
        .order_by(Column::Id, Order::Asc)
        .limit(1)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .to_owned()
}

/// The turn of a row's kind, as a number.
fn turn() -> Expr {
    let of = |turn: Turn| MailKind::ALL.iter().copied().filter(move |kind| kind.turn() == turn);
    Expr::case(Column::Kind.any_of(of(Turn::CallsOff)), Expr::value(0))
        .case(Column::Kind.any_of(of(Turn::Code)), Expr::value(1))
        .finally(Expr::value(2))
        .into()
}

/// Puts mails back whose claim has expired: the process that had them is gone.
pub(crate) async fn release_expired_mails(tx: &Tx<'_>, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let released = Entity::update_many()
        .col_expr(Column::State, Typed::expr(MailState::Waiting))
        .col_expr(Column::ClaimedUntil, Expr::value(None::<DateTime<Utc>>))
        .filter(Column::State.is(MailState::Claimed))
        .filter(Column::ClaimedUntil.lte(now))
        .exec(tx)
        .await?;
    Ok(released.rows_affected)
}

/// When the outbox has to be looked at again: the first mail to fall due, or the first claim to
/// expire; `None` when it is empty.
pub(crate) async fn next_mail_due(conn: &impl ConnectionTrait) -> Result<Option<DateTime<Utc>>, StoreError> {
    let waiting: Option<DateTime<Utc>> = Entity::find()
        .select_only()
        .column(Column::DueAt)
        .filter(Column::State.is(MailState::Waiting))
        .order_by_asc(Column::DueAt)
        .limit(1)
        .into_tuple()
        .one(conn)
        .await?;
    let claimed: Option<Option<DateTime<Utc>>> = Entity::find()
        .select_only()
        .column(Column::ClaimedUntil)
        .filter(Column::State.is(MailState::Claimed))
        .order_by_asc(Column::ClaimedUntil)
        .limit(1)
        .into_tuple()
        .one(conn)
        .await?;
    Ok([waiting, claimed.flatten()].into_iter().flatten().min())
}
