//! HR answers what a leaver asked for, with a reason, which the leaver reads and is mailed that there is one.

use domain::rights::{RequestWords, Right, Ruling};
use domain::time_line::EventKind;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use serde_json::json;

use super::ask::end;
use crate::access::RequestHandler;
use crate::course::{self, Change, Outcome};
use crate::mail::MailKind;
use crate::mail::tell::{self, About};
use crate::program::Program;
use crate::store::entity::rights_request;
use crate::store::{Sealed, StoreError};

/// How answering ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answering {
    /// `told`: the leaver has an address and hears of it now; otherwise they find it in their own data.
    Answered { told: bool },
    /// Who refuses says why (GDPR, art. 12(4)).
    ReasonMissing,
    /// The leaver took it back, or it was answered so before.
    NotOpen,
}

/// Grants or refuses. What is granted stands until the leaver takes it back; what is refused ends, and the course goes
/// on. A restriction that was granted can be ended later by refusing it: the leaver is told first (GDPR, art. 18(3)).
/// What HR was asked to correct or to erase ends with either answer: granting says that it was done.
pub async fn answer(
    program: &Program,
    handler: &RequestHandler,
    ruling: Ruling,
    words: &RequestWords,
) -> Result<Answering, StoreError> {
    if ruling == Ruling::Refused && words.is_empty() {
        return Ok(Answering::ReasonMissing);
    }
    course::change(program, handler, |change| Box::pin(answer_in(change, *handler, ruling, words))).await
}

async fn answer_in(
    change: Change<'_, '_>,
    handler: RequestHandler,
    ruling: Ruling,
    words: &RequestWords,
) -> Result<Outcome<Answering>, StoreError> {
    let tx = change.tx;
    let found = rights_request::Entity::find_by_id(handler.request()).one(tx).await?;
    let is_open = |row: &rights_request::Model| {
        let again = row.ruling.is_some_and(|before| before == ruling || before == Ruling::Refused);
        row.ended_at.is_none() && !again
    };
    let Some(row) = found.filter(is_open) else { return Ok(Outcome::unchanged(Answering::NotOpen)) };
    let right = *row.asked;
    let mut answered = row.into_active_model();
    answered.ruling = Set(Some(ruling.into()));
    answered.answer = Set(Sealed::close_some(tx, handler.request(), words.text())?);
    answered.answered_at = Set(Some(change.now));
    answered.answered_by = Set(Some(handler.account().into()));
    let row = answered.update(tx).await?;
    if ruling == Ruling::Refused || !right.holds() {
        end(change, row).await?;
    }
    let line = change.record_by(handler.account(), event(right, ruling)).await?;
    let departure = change.row().await?;
    let about = About {
        departure: &departure,
        kind: MailKind::RightAnswered,
        talk: None,
        appointment: None,
        payload: json!({}),
        due_at: change.now,
        dedupe_key: None,
    };
    let told = tell::leaver(tx, change.today(), about).await?;
    let outcome = Outcome::changed(Answering::Answered { told }, line);
    Ok(match ruling {
        Ruling::Granted => outcome,
        Ruling::Refused => outcome.followed_in_any_case(),
    })
}

const fn event(right: Right, ruling: Ruling) -> EventKind {
    match (right, ruling) {
        (Right::Object, Ruling::Granted) => EventKind::ObjectionGranted,
        (Right::Object, Ruling::Refused) => EventKind::ObjectionRefused,
        (Right::Restrict, Ruling::Granted) => EventKind::RestrictionGranted,
        (Right::Restrict, Ruling::Refused) => EventKind::RestrictionRefused,
        (Right::Rectify, Ruling::Granted) => EventKind::RectificationGranted,
        (Right::Rectify, Ruling::Refused) => EventKind::RectificationRefused,
        (Right::Erase, Ruling::Granted) => EventKind::ErasureGranted,
        (Right::Erase, Ruling::Refused) => EventKind::ErasureRefused,
    }
}
