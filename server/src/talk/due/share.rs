//! Whether the leader may read the answers after the last day worked: not, unless the leaver says so, and only
//! as long as they say so.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use serde_json::json;

use crate::access::OwnDataOf;
use crate::course::{self, Actor, Change, EventKind, OnTimeLine, Outcome};
use crate::mail::MailKind;
use crate::mail::tell::{self, About};
use crate::program::Program;
use crate::store::StoreError;
use crate::store::entity::departure;
use crate::store::queries::responses;

/// How saying so ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sharing {
    Noted,
    /// What was handed in is shared only by whoever may read it: something has to be typed first.
    CodeNeeded,
    /// The departure was cancelled; the answers are erased.
    Over,
}

/// Notes whether the leader may read the answers. Withdrawing it asks for nothing but the link, for as long as
/// that opens anything.
pub async fn share_with_leader(
    program: &Program,
    leaver: impl Into<OwnDataOf>,
    share: bool,
) -> Result<Sharing, StoreError> {
    let leaver = &leaver.into();
    let proven = leaver.code_entered();
    course::change(program, leaver, |change| Box::pin(share_in(change, share, proven))).await
}

async fn share_in(change: Change<'_, '_>, share: bool, proven: bool) -> Result<Outcome<Sharing>, StoreError> {
    let row = change.row().await?;
    if row.cancelled_at.is_some() {
        return Ok(Outcome::unchanged(Sharing::Over));
    }
    if row.share_with_leader == share {
        return Ok(Outcome::unchanged(Sharing::Noted));
    }
    let submitted = responses::of(change.tx, change.id).await?.is_some();
    if share && submitted && !proven {
        return Ok(Outcome::unchanged(Sharing::CodeNeeded));
    }
    let mut row = row.into_active_model();
    row.share_with_leader = Set(share);
    let row = row.update(change.tx).await?;
    if !submitted {
        // There is nothing to read yet; handing in says it again.
        return Ok(Outcome::unchanged(Sharing::Noted));
    }
    Ok(Outcome::changed(Sharing::Noted, note(change, &row).await?))
}

/// Writes down what `row` says now of answers that were handed in; that they are shared is mailed too.
pub(super) async fn note(change: Change<'_, '_>, row: &departure::Model) -> Result<OnTimeLine, StoreError> {
    let kind = if row.share_with_leader { EventKind::AnswersShared } else { EventKind::SharingWithdrawn };
    let line = change.record(Actor::Leaver(change.way_in), kind, None).await?;
    if row.share_with_leader {
        let about = About {
            departure: row,
            kind: MailKind::AnswersShared,
            talk: None,
            appointment: None,
            payload: json!({}),
            due_at: change.now,
            dedupe_key: None,
        };
        tell::leaver(change.tx, change.today(), about).await?;
    }
    Ok(line)
}
