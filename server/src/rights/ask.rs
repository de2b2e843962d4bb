//! The leaver objects, has it restricted what may be done with the data, or asks HR to correct or erase; and takes it
//! back.

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::RequestId;
use domain::rights::{RequestWords, Right, answer_by};
use domain::time_line::EventKind;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ActiveValue::Unchanged, EntityTrait, IntoActiveModel};
use serde_json::json;

use super::read::live;
use crate::access::OwnDataOf;
use crate::course::{self, Actor, Change, Outcome};
use crate::mail::tell::{self, About};
use crate::mail::{MailKind, outbox};
use crate::program::Program;
use crate::questionnaire::opens;
use crate::retention::forget_counted;
use crate::store::entity::{departure, rights_request};
use crate::store::{Sealed, StoreError, Typed};

/// How asking ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asking {
    /// It stands from now on. HR answers on this day at the latest.
    Asked { answer_by: NaiveDate },
    /// Something has to be typed first, as for the page on which it stands.
    CodeNeeded,
    /// Who asks to correct or to erase says what.
    WordsMissing,
    /// It was asked before and stands.
    Already,
    /// The departure was cancelled: what was said is erased, and nothing will be done.
    Over,
}

/// How taking back ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lifting {
    Lifted,
    /// What HR never saw has to be typed first. The code of a letter does not count: HR ends it in its own name.
    CodeNeeded,
    /// Nothing stands.
    NothingThere,
}

/// Asks; it counts at once. From then on the course stands still, and with a restriction nobody of the staff opens
/// anything. HR of the unit hears that there is something to answer, and not what.
pub async fn ask(
    program: &Program,
    leaver: impl Into<OwnDataOf>,
    right: Right,
    words: &RequestWords,
) -> Result<Asking, StoreError> {
    let leaver = &leaver.into();
    if !opens(program, leaver).await? {
        return Ok(Asking::CodeNeeded);
    }
    if !right.holds() && words.is_empty() {
        return Ok(Asking::WordsMissing);
    }
    course::change(program, leaver, |change| Box::pin(ask_in(change, right, words))).await
}

async fn ask_in(change: Change<'_, '_>, right: Right, words: &RequestWords) -> Result<Outcome<Asking>, StoreError> {
    let (tx, id, now) = (change.tx, change.id, change.now);
    let row = change.row().await?;
    if row.cancelled_at.is_some() {
        return Ok(Outcome::unchanged(Asking::Over));
    }
    let request: Typed<RequestId> = Typed::fresh();
    let asked = rights_request::ActiveModel {
        id: Set(request),
        board_id: Set(change.board.into()),
        departure_id: Set(id.into()),
        asked: Set(right.into()),
        words: Set(Sealed::close_some(tx, request, words.text())?),
        asked_at: Set(now),
        live_key: Set(Some(format!("{}:{right}", id.hyphenated()))),
        ended_at: Set(None),
        ruling: Set(None),
        answer: Set(None),
        answered_at: Set(None),
        answered_by: Set(None),
    };
    let unless_it_stands = OnConflict::column(rights_request::Column::LiveKey).do_nothing().to_owned();
    let inserted = rights_request::Entity::insert(asked).on_conflict(unless_it_stands);
    if inserted.exec_without_returning(tx).await? == 0 {
        return Ok(Outcome::unchanged(Asking::Already));
    }
    if right == Right::Restrict {
        restrict(change, Some(now)).await?;
    }
    if right.holds() {
        forget_counted(tx, id).await?;
        outbox::withdraw_course(tx, id).await?;
    }
    let until = answer_by(change.today());
    for coordinator in tell::coordinators(tx, &row, now).await? {
        let kind = MailKind::RightAsked;
        let about = About {
            departure: &row,
            kind,
            talk: None,
            appointment: None,
            payload: json!({ "until": until }),
            due_at: change.calendar.next_opening(now),
            dedupe_key: Some(format!("{}:{kind}:{}", request.hyphenated(), coordinator.hyphenated())),
        };
        tell::account(tx, coordinator, about).await?;
    }
    let kind = match right {
        Right::Object => EventKind::Objected,
        Right::Restrict => EventKind::Restricted,
        Right::Rectify => EventKind::RectificationAsked,
        Right::Erase => EventKind::ErasureWanted,
    };
    let line = change.record(Actor::Leaver(change.way_in), kind, None).await?;
    Ok(Outcome::changed(Asking::Asked { answer_by: until }, line))
}

/// Takes back what was asked: the course goes on where it was, and the days that stood still do not count. The code of
/// HR's letter asks, which protects, and takes nothing back.
pub async fn lift(program: &Program, leaver: impl Into<OwnDataOf>, right: Right) -> Result<Lifting, StoreError> {
    let leaver = &leaver.into();
    if !leaver.code_entered() {
        return Ok(Lifting::CodeNeeded);
    }
    course::change(program, leaver, |change| Box::pin(lift_in(change, right))).await
}

async fn lift_in(change: Change<'_, '_>, right: Right) -> Result<Outcome<Lifting>, StoreError> {
    let Some(row) = live(change.tx, change.id, right).await? else {
        return Ok(Outcome::unchanged(Lifting::NothingThere));
    };
    end(change, row).await?;
    let kind = match right {
        Right::Object => EventKind::ObjectionTakenBack,
        Right::Restrict => EventKind::RestrictionLifted,
        Right::Rectify => EventKind::RectificationTakenBack,
        Right::Erase => EventKind::ErasureTakenBack,
    };
    let line = change.record(Actor::Leaver(change.way_in), kind, None).await?;
    Ok(Outcome::changed(Lifting::Lifted, line).followed_in_any_case())
}

/// It stands no more.
pub(super) async fn end(change: Change<'_, '_>, row: rights_request::Model) -> Result<(), StoreError> {
    let right = *row.asked;
    let mut row = row.into_active_model();
    row.ended_at = Set(Some(change.now));
    row.live_key = Set(None);
    row.update(change.tx).await?;
    if right == Right::Restrict { restrict(change, None).await } else { Ok(()) }
}

/// Says it where lists and the gate read it.
async fn restrict(change: Change<'_, '_>, since: Option<DateTime<Utc>>) -> Result<(), StoreError> {
    departure::ActiveModel { id: Unchanged(change.id.into()), restricted_since: Set(since), ..Default::default() }
        .update(change.tx)
        .await?;
    Ok(())
}
