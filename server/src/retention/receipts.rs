//! What is written down of erasing: when, by whom, on what ground, how many rows of what. Never whose.

use chrono::{DateTime, Utc};
use domain::ids::{AccountId, BoardId, ErasureId};
use domain::retention::Ground;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::tally::Tally;
use crate::access::Keeper;
use crate::program::Program;
use crate::store::entity::{erasure, retention_turn};
use crate::store::queries::accounts;
use crate::store::{StoreError, Tx, Typed, TypedColumn};

/// The most receipts shown.
const SHOWN_MAX: u64 = 100;

/// What was erased at one time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    pub at: DateTime<Utc>,
    /// Who of HR had it erased, by name; nobody where a term had passed.
    pub by: Option<String>,
    pub ground: Ground,
    pub erased: Tally,
}

/// What was erased on this board, and when it is looked at next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipts {
    /// The newest first.
    pub receipts: Vec<Receipt>,
    /// `None` where nobody has looked yet.
    pub next_look: Option<DateTime<Utc>>,
}

/// Reads them, for whoever keeps the board.
pub async fn receipts(program: &Program, keeper: &Keeper) -> Result<Receipts, StoreError> {
    let (conn, board) = (program.store().read(), keeper.board());
    let rows = erasure::Entity::find()
        .filter(erasure::Column::BoardId.is(board))
        .order_by_desc(erasure::Column::At)
        .order_by_desc(erasure::Column::Id)
        .limit(SHOWN_MAX)
        .all(conn)
        .await?;
    let names = accounts::names(conn, rows.iter().filter_map(|row| row.account_id.map(Typed::get))).await?;
    let receipts = rows
        .into_iter()
        .map(|row| {
            Ok(Receipt {
                at: row.at,
                by: row.account_id.and_then(|id| names.get(&id).cloned()),
                ground: *row.ground,
                erased: Tally::parse(&row.counts, *row.id)?,
            })
        })
        .collect::<Result<_, StoreError>>()?;
    let turn = retention_turn::Entity::find_by_id(board).one(conn).await?;
    Ok(Receipts { receipts, next_look: turn.map(|turn| turn.next_at) })
}

/// Writes down that something was erased.
pub(super) async fn write_receipt(
    tx: &Tx<'_>,
    board: BoardId,
    now: DateTime<Utc>,
    by: Option<AccountId>,
    ground: Ground,
    erased: &Tally,
) -> Result<ErasureId, StoreError> {
    let id = ErasureId::from(Uuid::now_v7());
    let row = erasure::ActiveModel {
        id: Set(id.into()),
        board_id: Set(board.into()),
        at: Set(now),
        account_id: Set(by.map(Into::into)),
        ground: Set(ground.into()),
        counts: Set(erased.to_json()?),
    };
    erasure::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(id)
}

/// Adds what went later.
pub(super) async fn add_to_receipt(tx: &Tx<'_>, id: ErasureId, erased: &Tally) -> Result<(), StoreError> {
    let Some(row) = erasure::Entity::find_by_id(id).one(tx).await? else { return Ok(()) };
    let mut all = Tally::parse(&row.counts, id)?;
    all.take_in(erased);
    erasure::Entity::update_many()
        .col_expr(erasure::Column::Counts, Expr::value(all.to_json()?))
        .filter(erasure::Column::Id.is(id))
        .exec(tx)
        .await?;
    Ok(())
}
