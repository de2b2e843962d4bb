//! Tips that wait are handed on once their half-year can be counted, if there are enough of them.

use chrono::NaiveDate;
use domain::ids::{BoardId, TipId};
use domain::school::Half;
use domain::tips::{Waiting, handed_on};
use sea_orm::sea_query::{Condition, Expr};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Builder;

use super::turn_of;
use crate::store::entity::{tip, tip_turn};
use crate::store::{Sealed, StoreError, Tx, TypedColumn};

/// Hands on what waits of the last half-year that can be counted, and of those before; returns how many tips.
///
/// It is decided once for each half-year, also where nothing waits. A tip that comes later waits for the next one: a
/// batch that appeared on the day of its fifth tip would tell whose that is.
pub(super) async fn of_last_half(tx: &Tx<'_>, board: BoardId, today: NaiveDate) -> Result<u32, StoreError> {
    let Some(half) = Half::counted(today) else { return Ok(0) };
    let last = half.days().last;
    if turn_of(tx, board).await?.decided.is_some_and(|decided| decided >= last) {
        return Ok(0);
    }
    let not_decided = Condition::any().add(tip_turn::Column::Decided.is_null()).add(tip_turn::Column::Decided.lt(last));
    let decided = tip_turn::Entity::update_many()
        .col_expr(tip_turn::Column::Decided, Expr::value(last))
        .filter(tip_turn::Column::BoardId.is(board))
        .filter(not_decided)
        .exec(tx)
        .await?;
    if decided.rows_affected == 0 {
        return Ok(0);
    }
    let waiting = tip::Entity::find()
        .filter(tip::Column::BoardId.is(board))
        .filter(tip::Column::Batch.is_null())
        .filter(tip::Column::Period.lte(half.days().first))
        .all(tx)
        .await?;
    let mut ready = Vec::new();
    for row in &waiting {
        let Some(period) = row.period else { continue };
        ready.push(Waiting { period, lot: rand::random(), words: row.words.open(tx, row.id)? });
    }
    let Some(words) = handed_on(ready, half) else { return Ok(0) };
    // By their ids: one that was stored meanwhile was not read, and waits.
    let read = waiting.iter().map(|row| row.id.get());
    tip::Entity::delete_many().filter(tip::Column::Id.any_of(read)).exec(tx).await?;
    store_batch(tx, board, last, &words).await
}

/// Stores what is handed on after a half-year, in this order: other rows than those that waited, with other ids.
pub(crate) async fn store_batch(
    tx: &Tx<'_>,
    board: BoardId,
    last_day: NaiveDate,
    words: &[String],
) -> Result<u32, StoreError> {
    for (place, words) in (1..).zip(words) {
        let id = TipId::from(Builder::from_random_bytes(rand::random()).into_uuid());
        let row = tip::ActiveModel {
            id: Set(id.into()),
            board_id: Set(board.into()),
            period: Set(None),
            batch: Set(Some(last_day)),
            place: Set(Some(place)),
            words: Set(Sealed::close(tx, id, words)?),
        };
        tip::Entity::insert(row).exec_without_returning(tx).await?;
    }
    Ok(u32::try_from(words.len()).unwrap_or(u32::MAX))
}
