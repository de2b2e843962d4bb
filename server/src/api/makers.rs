//! A token outlives its maker's role: the system behind it goes on, and the other administrators hear of it once, so that
//! somebody answers for it. Where no administrator is left it opens nothing (`access::api_client`).

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use domain::account::Role;
use domain::ids::{AccountId, BoardId};
use domain::time_line::{Actor, EventKind};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;

use crate::course;
use crate::log::{self, Entry};
use crate::mail::{MailKind, tell};
use crate::program::Program;
use crate::store::entity::api_token::{Column, Entity, Model};
use crate::store::queries::roles;
use crate::store::{StoreError, Tx, TypedColumn};

/// Whoever sets up this board today.
pub(super) async fn administrators(
    conn: &impl ConnectionTrait,
    board: BoardId,
    now: DateTime<Utc>,
) -> Result<BTreeSet<AccountId>, StoreError> {
    let held = roles::in_force(conn, board, &[Role::Administrator], now).await?;
    Ok(held.into_iter().map(|(held, _)| held.account).collect())
}

/// Looks at the tokens of which nobody was told yet that their maker is no administrator any more; returns of how many
/// somebody was told now.
pub async fn look_at_makers(program: &Program) -> Result<u32, StoreError> {
    let rows = Entity::find()
        .filter(Column::RevokedAt.is_null())
        .filter(Column::MakerGoneAt.is_null())
        .all(program.store().read())
        .await?;
    if rows.is_empty() {
        return Ok(0);
    }
    let (rows, now) = (&rows, program.now());
    let told = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let mut told = 0;
                for row in rows {
                    told += u32::from(tell_of(tx, row, now).await?);
                }
                Ok::<_, StoreError>(told)
            })
        })
        .await?;
    if told > 0 {
        program.wake_mail();
    }
    Ok(told)
}

/// Tells the administrators there are; `false` where there is nothing to tell, or nobody to hear it.
async fn tell_of(tx: &Tx<'_>, row: &Model, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let board = *row.board_id;
    let others = administrators(tx, board, now).await?;
    let is_over = row.expires_on < course::calendar(tx, board).await?.local_date(now);
    if is_over || others.is_empty() || others.contains(&*row.made_by) {
        return Ok(false);
    }
    // Several instances may look at once.
    let noted = Entity::update_many()
        .col_expr(Column::MakerGoneAt, Expr::value(now))
        .filter(Column::Id.is(*row.id))
        .filter(Column::MakerGoneAt.is_null())
        .filter(Column::RevokedAt.is_null())
        .exec(tx)
        .await?;
    if noted.rows_affected == 0 {
        return Ok(false);
    }
    let entry = Entry::of_board(board, now, Actor::Program, EventKind::ApiTokenMakerGone);
    log::append(tx, [entry.saying(Some(json!({ "name": row.name })))]).await?;
    let kind = MailKind::TokenMakerGone;
    for account in others {
        let key = format!("{}:{}:{}", kind.code(), row.id.hyphenated(), account.hyphenated());
        let payload = json!({ "by": *row.made_by, "api_token": *row.id });
        tell::staff(tx, account, kind, payload, key, now).await?;
    }
    Ok(true)
}
