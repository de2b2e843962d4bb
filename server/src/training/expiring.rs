//! Trainings that end soon are announced, once each, and what they no longer cover is planned anew.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::account::Role;
use domain::ids::{AccountId, BoardId};
use domain::working_days::DateRange;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

use super::follow::{counts_until, follow};
use crate::course::{self, Changes};
use crate::mail::{MailKind, tell};
use crate::program::Program;
use crate::store::entity::{account, training};
use crate::store::queries::roles;
use crate::store::{StoreError, Tx};
use crate::talk::By;

/// Days before its end on which a training is announced.
pub const ANNOUNCED_DAYS: u64 = 30;

/// Whether the page says that this training ends soon: it counts today, and not for long.
pub fn ends_soon(valid: DateRange, today: NaiveDate) -> bool {
    let announced = today.checked_add_days(Days::new(ANNOUNCED_DAYS)).unwrap_or(today);
    valid.contains(today) && valid.last <= announced
}

/// Looks at every training: announces what ends soon, and plans anew what is booked on days without
/// one. Returns how many mails were put in the outbox.
pub async fn look(program: &Program) -> Result<u32, StoreError> {
    let rows = training::Entity::find()
        .find_also_related(account::Entity)
        .filter(account::Column::Active.eq(true))
        .all(program.store().read())
        .await?;
    let mut of_each: BTreeMap<(BoardId, AccountId), Vec<training::Model>> = BTreeMap::new();
    for (row, _) in rows {
        of_each.entry((*row.board_id, *row.account_id)).or_default().push(row);
    }
    let mut told = 0;
    for ((board, account), trainings) in of_each {
        let (board, account, trainings) = (board, account, &trainings);
        told += course::changes(program, board, |changes| {
            Box::pin(async move {
                let mails = announce(changes, trainings).await?;
                follow(changes, account, By::Program).await?;
                Ok::<_, StoreError>(mails)
            })
        })
        .await?;
    }
    Ok(told)
}

/// Tells adviser and coordinators of the training with which formal talks would end, unless another
/// follows it. The mail's key keeps it to once.
async fn announce(changes: &Changes<'_, '_>, trainings: &[training::Model]) -> Result<u32, StoreError> {
    let (tx, board, now, calendar) = (changes.tx, changes.board, changes.now, changes.calendar);
    let today = calendar.local_date(now);
    let days = trainings.iter().map(|row| DateRange::new(row.valid_from, row.valid_until)).collect();
    let Some(until) = counts_until(days, today) else { return Ok(0) };
    let last = trainings.iter().find(|row| row.valid_until == until && row.valid_from <= today);
    let Some(row) = last.filter(|row| ends_soon(DateRange::new(row.valid_from, row.valid_until), today)) else {
        return Ok(0);
    };
    let due_at = calendar.next_opening(now);
    let payload = json!({ "training": *row.id, "until": row.valid_until.to_string() });
    let mut told = 0;
    let own = format!("training:{}:{until}:own", row.id.hyphenated());
    told +=
        u32::from(tell::staff(tx, *row.account_id, MailKind::TrainingExpiring, payload.clone(), own, due_at).await?);
    for coordinator in coordinators_of_board(tx, board, now).await? {
        let key = format!("training:{}:{until}:{}", row.id.hyphenated(), coordinator.hyphenated());
        let kind = MailKind::TrainingExpiringHr;
        told += u32::from(tell::staff(tx, coordinator, kind, payload.clone(), key, due_at).await?);
    }
    Ok(told)
}

/// Trainings are kept for the whole board: its coordinators are told, or whoever sets up the board where
/// there are none.
async fn coordinators_of_board(tx: &Tx<'_>, board: BoardId, now: DateTime<Utc>) -> Result<Vec<AccountId>, StoreError> {
    for wanted in [Role::HrCoordinator, Role::Administrator] {
        let held = roles::in_force(tx, board, &[wanted], now).await?.into_iter().map(|(held, _)| held);
        let found: BTreeSet<AccountId> = held.filter(|held| held.unit.is_none()).map(|held| held.account).collect();
        if !found.is_empty() {
            return Ok(found.into_iter().collect());
        }
    }
    Ok(Vec::new())
}
