//! A mailed code lives from when the mail server accepted its mail: one that a server let wait is not dead on arrival.

use chrono::{DateTime, TimeDelta, Utc};
use domain::code::CODE_LATE_MINUTES;
use domain::ids::CodeId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{Asked, CodePurpose};
use crate::store::entity::code::{Column, Entity};
use crate::store::{StoreError, Tx, TypedColumn};

/// The mail with this code was accepted at `now`. One that was used or ended meanwhile stays so.
pub async fn accepted(tx: &Tx<'_>, id: CodeId, purpose: CodePurpose, now: DateTime<Utc>) -> Result<(), StoreError> {
    Entity::update_many()
        .col_expr(Column::ExpiresAt, Expr::value(now + purpose.life()))
        .filter(Column::Id.is(id))
        .filter(Column::Purpose.is(purpose))
        .filter(Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// A code whose mail was long on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Late {
    /// Between asking for it and the mail server's accepting it.
    pub minutes: i64,
    /// Until when it opens.
    pub until: DateTime<Utc>,
}

/// The newest of these codes that came late and opens now. Tells that there is somebody to mail to: not for whoever
/// signs in.
pub async fn late(conn: &impl ConnectionTrait, asked: &Asked, now: DateTime<Utc>) -> Result<Option<Late>, StoreError> {
    if asked.codes().is_empty() {
        return Ok(None);
    }
    let alive = Entity::find()
        .filter(Column::Id.any_of(asked.codes().iter().copied()))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(now))
        .order_by_desc(Column::Id)
        .all(conn)
        .await?;
    let late = alive.iter().filter(|row| !row.purpose.hides_whom()).find_map(|row| {
        let took: TimeDelta = row.expires_at - row.purpose.life() - row.created_at;
        (took >= TimeDelta::minutes(CODE_LATE_MINUTES))
            .then(|| Late { minutes: took.num_minutes(), until: row.expires_at })
    });
    Ok(late)
}
