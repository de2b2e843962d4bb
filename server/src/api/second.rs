//! A token with which a program registers, changes and cancels waits for a second person, since cancelling erases. What
//! it may read counts at once.

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{AccountId, ApiTokenId, BoardId};
use domain::time_line::{Actor, EventKind};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;

use crate::access::{Keeper, Refused, token_waits};
use crate::course::{self, Changes};
use crate::log::{self, Entry};
use crate::second_person::Settling;
use crate::store::entity::api_token::{Column, Entity, Model};
use crate::store::{StoreError, TypedColumn};

/// A token that waits for a second person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenProposal {
    pub id: ApiTokenId,
    pub name: String,
    /// Who made it.
    pub made_by: AccountId,
    pub expires_on: NaiveDate,
}

/// All that wait on this board, oldest first; without those whose last day has passed. Two queries.
pub async fn token_proposals(
    conn: &impl ConnectionTrait,
    board: BoardId,
    now: DateTime<Utc>,
) -> Result<Vec<TokenProposal>, StoreError> {
    let today = course::calendar(conn, board).await?.local_date(now);
    let rows = Entity::find()
        .filter(Column::BoardId.is(board))
        .filter(Column::RevokedAt.is_null())
        .filter(Column::ConfirmedAt.is_null())
        .filter(Column::ExpiresOn.gte(today))
        .order_by_asc(Column::Id)
        .all(conn)
        .await?;
    let mut waiting = Vec::new();
    for row in rows {
        if token_waits(&row)? {
            waiting.push(TokenProposal {
                id: *row.id,
                made_by: *row.made_by,
                expires_on: row.expires_on,
                name: row.name,
            });
        }
    }
    Ok(waiting)
}

/// The token writes from now on. Not found for whoever made it.
pub(crate) async fn confirm_token_within(
    changes: &Changes<'_, '_>,
    proof: &Keeper,
    id: ApiTokenId,
) -> Result<Settling, Refused> {
    let Some(row) = waiting(changes, proof, id).await? else { return Ok(Settling::Gone) };
    if row.made_by == proof.account() {
        return Err(Refused::NotFound);
    }
    settle(changes, proof, &row, Column::ConfirmedAt, EventKind::ApiTokenConfirmed).await
}

/// The token is revoked, also for what it may read. Whoever made it may take it back too.
pub(crate) async fn turn_down_token_within(
    changes: &Changes<'_, '_>,
    proof: &Keeper,
    id: ApiTokenId,
) -> Result<Settling, Refused> {
    let Some(row) = waiting(changes, proof, id).await? else { return Ok(Settling::Gone) };
    settle(changes, proof, &row, Column::RevokedAt, EventKind::ApiTokenTurnedDown).await
}

/// The token, while it waits.
async fn waiting(changes: &Changes<'_, '_>, proof: &Keeper, id: ApiTokenId) -> Result<Option<Model>, StoreError> {
    let theirs = Entity::find_by_id(id).filter(Column::BoardId.is(proof.board())).filter(Column::RevokedAt.is_null());
    let Some(row) = theirs.one(changes.tx).await? else { return Ok(None) };
    let is_over = row.expires_on < changes.calendar.local_date(changes.now);
    Ok((token_waits(&row)? && !is_over).then_some(row))
}

async fn settle(
    changes: &Changes<'_, '_>,
    proof: &Keeper,
    row: &Model,
    column: Column,
    kind: EventKind,
) -> Result<Settling, Refused> {
    let (tx, now) = (changes.tx, changes.now);
    // The one whose change counts settles it.
    let settled = Entity::update_many()
        .col_expr(column, Expr::value(now))
        .filter(Column::Id.is(*row.id))
        .filter(Column::ConfirmedAt.is_null())
        .filter(Column::RevokedAt.is_null())
        .exec(tx)
        .await
        .map_err(StoreError::from)?;
    if settled.rows_affected == 0 {
        return Ok(Settling::Gone);
    }
    let entry = Entry::of_board(proof.board(), now, Actor::Staff(proof.account()), kind);
    log::append(tx, [entry.saying(Some(json!({ "name": row.name })))]).await?;
    Ok(Settling::Settled)
}
