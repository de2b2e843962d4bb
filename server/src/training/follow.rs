//! What follows when a training counts for other days than before: formal talks that are booked on a
//! day without one are called off, and other times offered.

use chrono::NaiveDate;
use domain::ids::{AccountId, TrainingId};
use domain::time_line::EventKind;
use domain::working_days::DateRange;
use sea_orm::sea_query::Expr;
use sea_orm::{EntityTrait, QueryFilter};
use uuid::Uuid;

use super::entry::entry;
use super::{TrainingFault, TrainingField};
use crate::access::{Keeper, Refused};
use crate::course::{self, Changes};
use crate::form::{Filled, Stop, filled};
use crate::log;
use crate::program::Program;
use crate::store::entity::training::{Column, Entity};
use crate::store::queries::{accounts, trainings};
use crate::store::{StoreError, TypedColumn};
use crate::talk::{self as talks, By, Freed, Why};

/// Sets the last day on which a training counts; nobody makes their own last longer (a new one has a second person
/// for that). Talks that would fall after it are planned anew; returns how many.
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
    let (board, by) = (proof.board(), By::Staff(proof.account()));
    let written = course::changes(program, board, |changes| {
        Box::pin(async move {
            let tx = changes.tx;
            let Some(row) = trainings::of_board(tx, board, id).await? else {
                return Err(Stop::NotFound);
            };
            if until < row.valid_from {
                return Err(Stop::Faulty(vec![(TrainingField::ValidUntil, TrainingFault::UntilBeforeFrom)]));
            }
            if until > row.valid_until && row.account_id == proof.account() {
                return Err(Stop::Faulty(vec![(TrainingField::ValidUntil, TrainingFault::OwnTraining)]));
            }
            accounts::host_changed(tx, *row.account_id).await?;
            Entity::update_many()
                .col_expr(Column::ValidUntil, Expr::value(until))
                .filter(Column::Id.is(id))
                .exec(tx)
                .await?;
            let days = DateRange::new(row.valid_from, until);
            let kind = EventKind::TrainingChanged;
            log::append(tx, [entry(proof, changes.now, kind, *row.account_id, (&row.name, days))]).await?;
            Ok(follow(changes, *row.account_id, by).await?)
        })
    })
    .await;
    let freed = match filled(written)? {
        Filled::Done(freed) => freed,
        Filled::Faulty(faults) => return Ok(Filled::Faulty(faults)),
    };
    Ok(Filled::Done(freed.len()))
}

/// Calls off the formal talks of this adviser on days without a valid training. Adviser, leavers and
/// coordinators are told in the same transaction.
pub(crate) async fn follow(changes: &Changes<'_, '_>, account: AccountId, by: By) -> Result<Vec<Freed>, StoreError> {
    let tx = changes.tx;
    let coming = talks::coming(tx, account, changes.now).await?;
    let valid = trainings::valid_days(tx, account).await?;
    let outside = talks::untrained(tx, coming, &valid, changes.calendar).await?;
    talks::free(changes, &outside, Why::Untrained, by, Uuid::now_v7()).await
}

/// The last day on which any of these trainings counts without a gap from `today` on; `None` when none
/// counts today.
pub(super) fn counts_until(mut days: Vec<DateRange>, today: NaiveDate) -> Option<NaiveDate> {
    days = DateRange::merged(days);
    days.into_iter().find(|days| days.contains(today)).map(|days| days.last)
}
