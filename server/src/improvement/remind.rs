//! Tells owners of the day of their points: a week before it, on it, and each month after it.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{AccountId, BoardId, PointId};
use domain::improvement::{PointStatus, Reminder};
use domain::working_days::WorkCalendar;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

use super::owners::possible;
use crate::course;
use crate::mail::{MailKind, tell};
use crate::program::Program;
use crate::store::entity::improvement_point::{Column, Entity};
use crate::store::queries::mails;
use crate::store::{StoreError, TypedColumn};

/// What an owner has to hear by now.
struct Due {
    point: PointId,
    owner: AccountId,
    day: NaiveDate,
    /// What is told once.
    key: String,
    /// When mails may go next.
    at: DateTime<Utc>,
}

/// Looks at every point that was taken up and has a day and an owner who can see to it. Returns how many mails it put in
/// the outbox; the key keeps each to once. One that was withdrawn, since the point was finished before it left, goes when
/// the point is taken up again.
pub async fn remind(program: &Program) -> Result<u32, StoreError> {
    let found = due(program).await?;
    let keys: Vec<String> = found.iter().map(|due| due.key.clone()).collect();
    let there = mails::told_of(program.store().read(), &keys).await?;
    let mut told = 0;
    for due in found.into_iter().filter(|due| !there.contains(&due.key)) {
        let due = &due;
        told += program
            .store()
            .write(|tx| {
                Box::pin(async move {
                    let payload = json!({ "point": due.point, "owner": due.owner, "due": due.day.to_string() });
                    let kind = MailKind::PointDue;
                    let is_told = tell::staff(tx, due.owner, kind, payload, due.key.clone(), due.at).await?;
                    Ok::<_, StoreError>(u32::from(is_told))
                })
            })
            .await?;
    }
    if told > 0 {
        program.wake_mail();
    }
    Ok(told)
}

/// What has come of all points, told or not. Calendar and people are read once of each board.
async fn due(program: &Program) -> Result<Vec<Due>, StoreError> {
    let (conn, now) = (program.store().read(), program.now());
    let taken_up = PointStatus::ALL.iter().copied().filter(|status| status.is_taken_up());
    let rows = Entity::find()
        .filter(Column::OwnerAccount.is_not_null())
        .filter(Column::DueOn.is_not_null())
        .filter(Column::Status.any_of(taken_up))
        .all(conn)
        .await?;
    let mut boards: HashMap<BoardId, (WorkCalendar, Vec<AccountId>)> = HashMap::new();
    let mut found = Vec::new();
    for row in rows {
        let (Some(owner), Some(day)) = (row.owner_account, row.due_on) else { continue };
        let board = *row.board_id;
        let (calendar, owners) = match boards.entry(board) {
            Entry::Occupied(there) => there.into_mut(),
            Entry::Vacant(place) => {
                let owners = possible(conn, board, now).await?.into_iter().map(|owner| owner.account).collect();
                place.insert((course::calendar(conn, board).await?, owners))
            }
        };
        let Some(reminder) = Reminder::come(day, calendar.local_date(now)) else { continue };
        if owners.contains(&owner) {
            let key = format!("point:{}:{}:{day}:{reminder}", row.id.hyphenated(), owner.hyphenated());
            found.push(Due { point: *row.id, owner: *owner, day, key, at: calendar.next_opening(now) });
        }
    }
    Ok(found)
}
