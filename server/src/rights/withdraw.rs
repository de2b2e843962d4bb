//! The leaver takes back the answers they handed in, until the talk has begun for which they were read.

use domain::rights::{Withdrawable, withdrawable};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use serde_json::json;

use crate::access::OwnDataOf;
use crate::course::{self, Actor, Change, EventKind, Outcome};
use crate::mail::tell::{self, About};
use crate::mail::{MailKind, outbox};
use crate::program::Program;
use crate::retention::erase_answers;
use crate::store::StoreError;
use crate::store::queries::departures;

/// How taking back ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Withdrawing {
    Withdrawn {
        /// The questions are open again.
        fill_in_again: bool,
    },
    /// What was handed in is taken back only by whoever may read it: something has to be typed first.
    CodeNeeded,
    NothingThere,
    TalkBegan,
}

/// Whether there are answers that can be taken back now. Changes nothing.
pub async fn can_withdraw(program: &Program, leaver: &OwnDataOf) -> Result<Withdrawable, StoreError> {
    let (conn, now) = (program.store().read(), program.now());
    let today = course::calendar(conn, leaver.board()).await?.local_date(now);
    let loaded = course::load(conn, leaver.departure(), today).await?;
    let loaded = loaded.ok_or_else(|| departures::gone(leaver.departure()))?;
    Ok(withdrawable(&loaded.facts, now))
}

/// Erases the answers with what follows from them: that the leader may read them, the word that opens them, and
/// what hosts expected them to be. The choice of a talk stays, and so does its time. The leaver is told by mail.
pub async fn withdraw_answers(program: &Program, leaver: impl Into<OwnDataOf>) -> Result<Withdrawing, StoreError> {
    let leaver = &leaver.into();
    if !leaver.code_entered() {
        return Ok(Withdrawing::CodeNeeded);
    }
    course::change(program, leaver, |change| Box::pin(withdraw_in(change))).await
}

async fn withdraw_in(change: Change<'_, '_>) -> Result<Outcome<Withdrawing>, StoreError> {
    let (tx, id) = (change.tx, change.id);
    let loaded = change.load().await?;
    let fill_in_again = match withdrawable(&loaded.facts, change.now) {
        Withdrawable::Now { fill_in_again } => fill_in_again,
        Withdrawable::NothingThere => return Ok(Outcome::unchanged(Withdrawing::NothingThere)),
        Withdrawable::TalkBegan => return Ok(Outcome::unchanged(Withdrawing::TalkBegan)),
    };
    erase_answers(tx, id).await?;
    outbox::withdraw(tx, id, &[MailKind::AnswersShared]).await?;
    let mut row = loaded.departure.into_active_model();
    row.share_with_leader = Set(false);
    row.answers_withdrawn_at = Set(Some(change.now));
    let row = row.update(tx).await?;
    let line = change.record(Actor::Leaver(change.way_in), EventKind::AnswersWithdrawn, None).await?;
    let about = About {
        departure: &row,
        kind: MailKind::AnswersWithdrawn,
        talk: None,
        appointment: None,
        payload: json!({}),
        due_at: change.now,
        dedupe_key: None,
    };
    tell::leaver(tx, change.today(), about).await?;
    Ok(Outcome::changed(Withdrawing::Withdrawn { fill_in_again }, line))
}
