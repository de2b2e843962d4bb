//! The mail with what is due: HR's comes every day, so that there is one to look at; the others had theirs this week.

use chrono::{DateTime, Utc};
use domain::round_up::Rhythm;
use sea_orm::sea_query::Expr;
use sea_orm::{EntityTrait, QueryFilter};

use super::cast::Cast;
use crate::course;
use crate::program::Program;
use crate::round_up;
use crate::store::entity::account::{Column, Entity};
use crate::store::{StoreError, Typed, TypedColumn};

/// Says so of everybody, and puts HR's of today in the outbox.
pub(super) async fn store(program: &Program, cast: &Cast, now: DateTime<Utc>) -> Result<(), StoreError> {
    let (board, coordinator) = (cast.board, cast.coordinator);
    let today = course::calendar(program.store().read(), board).await?.local_date(now);
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                Entity::update_many()
                    .col_expr(Column::RoundUpOn, Expr::value(today))
                    .filter(Column::BoardId.is(board))
                    .filter(Column::Id.is_not(coordinator))
                    .exec(tx)
                    .await?;
                Entity::update_many()
                    .col_expr(Column::RoundUp, Typed::expr(Rhythm::Daily))
                    .filter(Column::Id.is(coordinator))
                    .exec(tx)
                    .await?;
                Ok::<_, StoreError>(())
            })
        })
        .await?;
    round_up::look(program).await?;
    Ok(())
}
