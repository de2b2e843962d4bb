//! Tips of leavers who talked with no adviser, and sentences of reports that their leavers have handed on: taken out of
//! answers and reports when the link opens nothing any more, handed on
//! to the policy officer some at once after a half-year, and read there. The rules are `domain::tips`.
//!
//! Deliberately absent: a way from a tip to whoever wrote it. So nothing that becomes of a record later changes what
//! was taken: neither taking answers back, nor erasing the record.

mod hand_on;
mod read;
mod take;

use domain::ids::BoardId;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait};

use crate::course;
use crate::program::Program;
use crate::store::entity::tip_turn;
use crate::store::{StoreError, Tx};

pub(crate) use hand_on::store_batch;
pub use read::{Batch, batches};
#[cfg(feature = "testing")]
pub(crate) use take::{Taken, store_waiting};

/// Takes what is to be taken, and hands on what is to be handed on; returns how many tips were handed on. Every
/// instance may look at once: one of them does each piece of work.
pub async fn look(program: &Program) -> Result<u32, StoreError> {
    let conn = program.store().read();
    let Some(board) = course::the_board(conn).await? else { return Ok(0) };
    let now = program.now();
    let today = course::calendar(conn, board).await?.local_date(now);
    while program.store().write(|tx| Box::pin(take::some(tx, board, now, today))).await? {}
    program.store().write(|tx| Box::pin(hand_on::of_last_half(tx, board, today))).await
}

/// The board's row, made where there was none: nobody handed in before a page said what becomes of a tip.
async fn turn_of(tx: &Tx<'_>, board: BoardId) -> Result<tip_turn::Model, StoreError> {
    let none_yet = tip_turn::Model { board_id: board.into(), promised_after: None, decided: None };
    let row = tip_turn::ActiveModel { board_id: Set(none_yet.board_id), promised_after: Set(None), decided: Set(None) };
    let once = OnConflict::column(tip_turn::Column::BoardId).do_nothing().to_owned();
    tip_turn::Entity::insert(row).on_conflict(once).exec_without_returning(tx).await?;
    Ok(tip_turn::Entity::find_by_id(board).one(tx).await?.unwrap_or(none_yet))
}
