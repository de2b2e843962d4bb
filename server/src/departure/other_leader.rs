//! A leaver shares answers with one leader: whoever is entered in that leader's place reads nothing, until the leaver
//! says so again.

use sea_orm::ActiveModelTrait;
use sea_orm::ActiveValue::{Set, Unchanged};
use serde_json::json;

use super::change::ByHr;
use crate::course::{EventKind, Loaded, OnTimeLine};
use crate::mail::tell::{self, About};
use crate::mail::{MailKind, outbox};
use crate::store::StoreError;
use crate::store::entity::departure;

/// Ends the sharing where the leader is another one now, writes that down, and tells the leaver.
pub(super) async fn end_sharing(
    change: ByHr<'_, '_>,
    before: &Loaded,
    after: &departure::Model,
) -> Result<Option<OnTimeLine>, StoreError> {
    let was = &before.departure;
    if !was.share_with_leader || was.leader_id == after.leader_id {
        return Ok(None);
    }
    let shared_no_more =
        departure::ActiveModel { id: Unchanged(after.id), share_with_leader: Set(false), ..Default::default() };
    let after = shared_no_more.update(change.tx).await?;
    if before.submitted.is_none() {
        // There is nothing to read yet; handing in says it again.
        return Ok(None);
    }
    let line = change.record(change.by.actor(), EventKind::SharingWithdrawn, None).await?;
    outbox::withdraw(change.tx, change.id, &[MailKind::AnswersShared]).await?;
    let about = About {
        departure: &after,
        kind: MailKind::SharingEnded,
        talk: None,
        appointment: None,
        payload: json!({}),
        due_at: change.now,
        dedupe_key: None,
    };
    tell::leaver(change.tx, change.today(), about).await?;
    Ok(Some(line))
}
