//! Once a day: who is asked whether they want to come back, and to go on.

use chrono::TimeDelta;
use domain::mail::MailKind;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::ask::mail;
use crate::course;
use crate::mail::outbox::enqueue;
use crate::program::Program;
use crate::store::entity::outbox::MailState;
use crate::store::entity::{former_colleague, outbox};
use crate::store::{StoreError, TypedColumn};

/// Writes the yearly mails that are due; returns how many. Mails that left a day ago go from the outbox: the address
/// stands in one place only.
pub async fn look(program: &Program) -> Result<usize, StoreError> {
    let conn = program.store().read();
    let Some(board) = course::the_board(conn).await? else { return Ok(0) };
    let now = program.now();
    let calendar = course::calendar(conn, board).await?;
    let (today, due_at) = (calendar.local_date(now), calendar.next_opening(now));
    let written = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                outbox::Entity::delete_many()
                    .filter(outbox::Column::BoardId.is(board))
                    .filter(outbox::Column::Kind.any_of([MailKind::StayConfirm, MailKind::StayYearly]))
                    .filter(outbox::Column::State.any_of([MailState::Sent, MailState::Failed, MailState::Withdrawn]))
                    .filter(outbox::Column::DueAt.lte(now - TimeDelta::days(1)))
                    .exec(tx)
                    .await?;
                let all = former_colleague::Entity::find()
                    .filter(former_colleague::Column::BoardId.is(board))
                    .filter(former_colleague::Column::ConfirmedOn.is_not_null())
                    .all(tx)
                    .await?;
                let asked: Vec<_> = all.into_iter().filter(|row| row.staying().is_asked(today)).collect();
                for row in &asked {
                    enqueue(tx, mail(tx, row, MailKind::StayYearly, due_at)?).await?;
                    former_colleague::Entity::update_many()
                        .col_expr(former_colleague::Column::MailedOn, Expr::value(today))
                        .filter(former_colleague::Column::Id.eq(row.id))
                        .exec(tx)
                        .await?;
                }
                Ok::<_, StoreError>(asked.len())
            })
        })
        .await?;
    if written > 0 {
        program.wake_mail();
    }
    Ok(written)
}
