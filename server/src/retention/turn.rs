//! Whose turn it is: of several instances one looks at a board, once a day.

use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::BoardId;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::program::Program;
use crate::store::StoreError;
use crate::store::TypedColumn;
use crate::store::entity::retention_turn::{ActiveModel, Column, Entity};

/// Hours for which a turn is taken: whoever has not finished by then is taken for dead.
const TAKEN_HOURS: i64 = 1;

/// Days before a board is looked at for the first time: whoever has just begun, or brought an older database, can count
/// before anything goes.
const FIRST_DAYS: i64 = 1;

/// A turn that was taken. Whoever ends it says when the next one is.
#[derive(Debug)]
pub struct Turn {
    pub board: BoardId,
    at: DateTime<Utc>,
}

/// Takes the turn of this board, if it is time and nobody else has.
pub async fn take_turn(program: &Program, board: BoardId) -> Result<Option<Turn>, StoreError> {
    let now = program.now();
    let taken = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let next_at = now + TimeDelta::days(FIRST_DAYS);
                let first = ActiveModel { board_id: Set(board.into()), next_at: Set(next_at) };
                let unless_there = OnConflict::column(Column::BoardId).do_nothing().to_owned();
                Entity::insert(first).on_conflict(unless_there).exec_without_returning(tx).await?;
                let moved = Entity::update_many()
                    .col_expr(Column::NextAt, Expr::value(now + TimeDelta::hours(TAKEN_HOURS)))
                    .filter(Column::BoardId.is(board))
                    .filter(Column::NextAt.lte(now))
                    .exec(tx)
                    .await?;
                Ok::<_, StoreError>(moved.rows_affected == 1)
            })
        })
        .await?;
    Ok(taken.then_some(Turn { board, at: now }))
}

/// Everything was looked at: the next turn is tomorrow.
pub async fn finish_turn(program: &Program, turn: Turn) -> Result<(), StoreError> {
    let next = turn.at + TimeDelta::days(1);
    end_turn(program, turn.board, next).await
}

/// The program stops before everything was looked at: whoever comes next takes the turn at once.
pub async fn give_turn_back(program: &Program, turn: Turn) -> Result<(), StoreError> {
    end_turn(program, turn.board, turn.at).await
}

async fn end_turn(program: &Program, board: BoardId, next: DateTime<Utc>) -> Result<(), StoreError> {
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                Entity::update_many()
                    .col_expr(Column::NextAt, Expr::value(next))
                    .filter(Column::BoardId.is(board))
                    .exec(tx)
                    .await?;
                Ok::<_, StoreError>(())
            })
        })
        .await
}
