//! What follows when a training counts for other days than before: formal talks that are booked on a
//! day without one are called off, and other times offered.

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{AccountId, BoardId, TrainingId};
use domain::working_days::DateRange;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{TrainingFault, TrainingField};
use crate::access::{Keeper, Refused};
use crate::course;
use crate::form::{Filled, Stop, filled};
use crate::program::Program;
use crate::store::entity::training::{Column, Entity};
use crate::store::{StoreError, Tx};
use crate::talk::{self as talks, By, Freed, Why};

/// Sets the last day on which a training counts. Talks that would fall after it are planned anew;
/// returns how many.
pub async fn change(
    program: &Program,
    proof: &Keeper,
    id: TrainingId,
    until: &str,
) -> Result<Filled<usize, (TrainingField, TrainingFault)>, Refused> {
    let fault = if until.trim().is_empty() { TrainingFault::DateMissing } else { TrainingFault::DateImpossible };
    let Some(until) = domain::departure_form::dates::parse_date(until) else {
        return Ok(Filled::Faulty(vec![(TrainingField::ValidUntil, fault)]));
    };
    let (now, board, by) = (program.now(), proof.board(), By::Staff(proof.account()));
    let written = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let of_board = Column::BoardId.eq(board.uuid());
                let Some(row) = Entity::find_by_id(id.uuid()).filter(of_board).one(tx).await? else {
                    return Err(Stop::NotFound);
                };
                if until < row.valid_from {
                    return Err(Stop::Faulty(vec![(TrainingField::ValidUntil, TrainingFault::UntilBeforeFrom)]));
                }
                Entity::update_many()
                    .col_expr(Column::ValidUntil, Expr::value(until))
                    .filter(Column::Id.eq(id.uuid()))
                    .exec(tx)
                    .await?;
                Ok(follow(tx, board, AccountId::new(row.account_id), by, now).await?)
            })
        })
        .await;
    let freed = match filled(written)? {
        Filled::Done(freed) => freed,
        Filled::Faulty(faults) => return Ok(Filled::Faulty(faults)),
    };
    talks::follow_all(program, &freed).await;
    Ok(Filled::Done(freed.len()))
}

/// Calls off the formal talks of this adviser on days without a valid training. Adviser, leavers and
/// coordinators are told in the same transaction.
pub(crate) async fn follow(
    tx: &Tx<'_>,
    board: BoardId,
    account: AccountId,
    by: By,
    now: DateTime<Utc>,
) -> Result<Vec<Freed>, StoreError> {
    let coming = talks::coming(tx, account, now).await?;
    let calendar = course::calendar(tx, board).await?;
    let valid: Vec<DateRange> = Entity::find()
        .filter(Column::AccountId.eq(account.uuid()))
        .all(tx)
        .await?
        .into_iter()
        .map(|row| DateRange::new(row.valid_from, row.valid_until))
        .collect();
    let outside = talks::untrained(tx, coming, &valid, &calendar).await?;
    talks::free(tx, board, &outside, Why::Untrained, by, Uuid::now_v7(), now).await
}

/// The last day on which any of these trainings counts without a gap from `today` on; `None` when none
/// counts today.
pub(super) fn counts_until(mut days: Vec<DateRange>, today: NaiveDate) -> Option<NaiveDate> {
    days = DateRange::merged(days);
    days.into_iter().find(|days| days.contains(today)).map(|days| days.last)
}
