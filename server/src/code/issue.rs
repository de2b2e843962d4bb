//! Making codes, telling a printed one again, and forgetting them.

use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::{BoardId, CodeId, PersonId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use uuid::Uuid;

use super::hash::CodeRow;
use super::{CodePurpose, Earlier};
use crate::secret::Secrets;
use crate::store::entity::code::{ActiveModel, Column, Entity};
use crate::store::{StoreError, Tx, TypedColumn};

/// How long a code is kept after its end.
const KEPT: TimeDelta = TimeDelta::days(1);

/// A fresh code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued {
    pub id: CodeId,
    /// Six figures.
    pub code: String,
    pub expires_at: DateTime<Utc>,
}

/// Makes a code for `subject`, the account or the departure. Earlier ones of the same purpose go on or
/// end, as [`CodePurpose::earlier`] says.
pub async fn issue(
    tx: &Tx<'_>,
    secrets: &Secrets,
    board: BoardId,
    purpose: CodePurpose,
    subject: PersonId,
    now: DateTime<Utc>,
) -> Result<Issued, StoreError> {
    if purpose.earlier() == Earlier::End {
        end(tx, purpose, subject, now).await?;
    }
    let row = CodeRow { id: CodeId::new(Uuid::now_v7()), purpose, subject };
    let (code, expires_at) = (row.figures(secrets), now + purpose.life());
    Entity::insert(ActiveModel {
        id: Set(row.id.into()),
        board_id: Set(board.into()),
        purpose: Set(purpose.into()),
        subject: Set(subject.into()),
        code_hash: Set(row.hash(secrets, &code)),
        expires_at: Set(expires_at),
        tries: Set(0),
        used_at: Set(None),
        created_at: Set(now),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(Issued { id: row.id, code, expires_at })
}

/// Ends the codes of this purpose that still open something.
pub async fn end(tx: &Tx<'_>, purpose: CodePurpose, subject: PersonId, now: DateTime<Utc>) -> Result<(), StoreError> {
    Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(now))
        .filter(Column::Subject.is(subject))
        .filter(Column::Purpose.is(purpose))
        .filter(Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// The printed code that opens something now; a mailed one cannot be told again.
pub async fn printed(
    conn: &impl ConnectionTrait,
    secrets: &Secrets,
    subject: PersonId,
    now: DateTime<Utc>,
) -> Result<Option<String>, StoreError> {
    let newest = Entity::find()
        .filter(Column::Subject.is(subject))
        .filter(Column::Purpose.is(CodePurpose::Printed))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(now))
        .order_by_desc(Column::Id)
        .one(conn)
        .await?;
    Ok(newest.map(|row| CodeRow { id: *row.id, purpose: CodePurpose::Printed, subject }.figures(secrets)))
}

/// Forgets codes that ended some time ago; returns how many.
pub async fn purge(tx: &Tx<'_>, now: DateTime<Utc>) -> Result<u64, StoreError> {
    Ok(Entity::delete_many().filter(Column::ExpiresAt.lte(now - KEPT)).exec(tx).await?.rows_affected)
}
