//! Trainings that end soon are announced, once each, and what they no longer cover is planned anew.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::account::Role;
use domain::ids::{AccountId, BoardId};
use domain::working_days::DateRange;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use super::follow::{counts_until, follow};
use crate::course;
use crate::mail::{MailKind, tell};
use crate::program::Program;
use crate::store::entity::{account, role, training};
use crate::store::{StoreError, Tx};
use crate::talk::{self as talks, By};

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
    let now = program.now();
    let rows = training::Entity::find()
        .find_also_related(account::Entity)
        .filter(account::Column::Active.eq(true))
        .all(program.store().read())
        .await?;
    let mut of_each: BTreeMap<(Uuid, Uuid), Vec<training::Model>> = BTreeMap::new();
    for (row, _) in rows {
        of_each.entry((row.board_id, row.account_id)).or_default().push(row);
    }
    let mut told = 0;
    for ((board, account), trainings) in of_each {
        let (board, account, trainings) = (BoardId::new(board), AccountId::new(account), &trainings);
        let (mails, freed) = program
            .store()
            .write(|tx| {
                Box::pin(async move {
                    let mails = announce(tx, board, trainings, now).await?;
                    let freed = follow(tx, board, account, By::Program, now).await?;
                    Ok::<_, StoreError>((mails, freed))
                })
            })
            .await?;
        told += mails;
        talks::follow_all(program, &freed).await;
    }
    if told > 0 {
        program.wake_mail();
    }
    Ok(told)
}

/// Tells adviser and coordinators of the training with which formal talks would end, unless another
/// follows it. The mail's key keeps it to once.
async fn announce(
    tx: &Tx<'_>,
    board: BoardId,
    trainings: &[training::Model],
    now: DateTime<Utc>,
) -> Result<u32, StoreError> {
    let calendar = course::calendar(tx, board).await?;
    let today = calendar.local_date(now);
    let days = trainings.iter().map(|row| DateRange::new(row.valid_from, row.valid_until)).collect();
    let Some(until) = counts_until(days, today) else { return Ok(0) };
    let last = trainings.iter().find(|row| row.valid_until == until && row.valid_from <= today);
    let Some(row) = last.filter(|row| ends_soon(DateRange::new(row.valid_from, row.valid_until), today)) else {
        return Ok(0);
    };
    let due_at = calendar.next_opening(now);
    let payload = json!({ "training": row.id, "until": row.valid_until.to_string() });
    let mut told = 0;
    let own = format!("training:{}:{until}:own", row.id);
    told += u32::from(tell::staff(tx, row.account_id, MailKind::TrainingExpiring, payload.clone(), own, due_at).await?);
    for coordinator in coordinators_of_board(tx, board).await? {
        let key = format!("training:{}:{until}:{coordinator}", row.id);
        let kind = MailKind::TrainingExpiringHr;
        told += u32::from(tell::staff(tx, coordinator, kind, payload.clone(), key, due_at).await?);
    }
    Ok(told)
}

/// Trainings are kept for the whole board: its coordinators are told, or whoever sets up the board where
/// there are none.
async fn coordinators_of_board(tx: &Tx<'_>, board: BoardId) -> Result<Vec<Uuid>, StoreError> {
    for wanted in [Role::HrCoordinator, Role::Administrator] {
        let mut found: Vec<Uuid> = role::Entity::find()
            .select_only()
            .column(role::Column::AccountId)
            .inner_join(account::Entity)
            .filter(role::Column::BoardId.eq(board.uuid()))
            .filter(role::Column::Role.eq(wanted.code()))
            .filter(role::Column::UnitId.is_null())
            .filter(account::Column::Active.eq(true))
            .into_tuple()
            .all(tx)
            .await?;
        found.sort_unstable();
        found.dedup();
        if !found.is_empty() {
            return Ok(found);
        }
    }
    Ok(Vec::new())
}
