//! Tells owners of the day of their points: a week before it, on it, and each month after it.

use domain::improvement::{PointStatus, Reminder};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

use crate::course;
use crate::mail::{MailKind, tell};
use crate::program::Program;
use crate::store::entity::improvement_point::{Column, Entity};
use crate::store::{StoreError, TypedColumn};

/// Looks at every point that was taken up and has a day and an owner with an account. Returns how many mails are in the
/// outbox for what has come by now; the key keeps each to once.
pub async fn remind(program: &Program) -> Result<u32, StoreError> {
    let (conn, now) = (program.store().read(), program.now());
    let taken_up = PointStatus::ALL.iter().copied().filter(|status| status.is_taken_up());
    let rows = Entity::find()
        .filter(Column::OwnerAccount.is_not_null())
        .filter(Column::DueOn.is_not_null())
        .filter(Column::Status.any_of(taken_up))
        .all(conn)
        .await?;
    let mut told = 0;
    for row in rows {
        let (Some(owner), Some(due)) = (row.owner_account, row.due_on) else { continue };
        let calendar = course::calendar(conn, *row.board_id).await?;
        let Some(reminder) = Reminder::come(due, calendar.local_date(now)) else { continue };
        let due_at = calendar.next_opening(now);
        let key = format!("point:{}:{}:{due}:{reminder}", row.id.hyphenated(), owner.hyphenated());
        let payload = json!({ "point": *row.id, "owner": *owner, "due": due.to_string() });
        let (key, payload) = (&key, &payload);
        told += program
            .store()
            .write(|tx| {
                Box::pin(async move {
                    let kind = MailKind::PointDue;
                    let is_told = tell::staff(tx, *owner, kind, payload.clone(), key.clone(), due_at).await?;
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
