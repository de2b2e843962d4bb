//! The letter HR prints for a leaver whom no mail may reach, and for nobody else: a link of its own, and a code
//! that opens what there is before anything was handed in. HR has read both.

use chrono::NaiveDate;
use domain::Language;
use domain::departure::DepartureType;
use domain::ids::MailId;
use domain::questionnaire::variant_for;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use super::change::ByHr;
use super::link;
use crate::access::CoordinatorOf;
use crate::code::{self, CodePurpose};
use crate::course::{self, EventKind, Loaded, OnTimeLine, Outcome};
use crate::mail::MailKind;
use crate::program::Program;
use crate::store::entity::outbox::MailState;
use crate::store::entity::{departure, outbox};
use crate::store::queries::{departures, mails};
use crate::store::{Sealed, StoreError, Tx, TypedColumn};
use crate::talk::make_due_by;

/// What the letter says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintedLetter {
    pub name: String,
    /// What the leaver is called by, for the greeting.
    pub given: String,
    pub language: Language,
    pub organisation: String,
    pub hr_contact: String,
    /// The leaver's link, to be typed or scanned.
    pub url: String,
    /// Opens the leaver's own data until something is handed in; `None` until [`print`] made one.
    pub code: Option<String>,
    /// The last day worked has passed.
    pub already_gone: bool,
    pub with_questionnaire: bool,
    pub departure_type: DepartureType,
    pub last_day_worked: NaiveDate,
}

/// Whether there is a letter to print.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Printable {
    Letter(Box<PrintedLetter>),
    /// Nothing may be given to the leaver now: not yet, paused, cancelled, or after a death.
    NotNow,
    /// Mail reaches the leaver: there is nothing to print.
    HasAddress,
}

/// How handing over ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum HandingOver {
    /// The course counts the letter as the mail it replaces.
    Marked,
    NotNow,
    HasAddress,
}

/// How making a code for the letter ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Printing {
    Printed,
    NotNow,
    /// Mail reaches the leaver: a letter would only put the link into other hands.
    HasAddress,
}

/// Makes the code of a letter; the one before opens nothing any more.
pub async fn print(program: &Program, coordinator: &CoordinatorOf) -> Result<Printing, StoreError> {
    let secrets = program.secrets();
    course::change(program, coordinator, |change| {
        Box::pin(async move {
            let change = ByHr::new(change, coordinator);
            let loaded = change.load().await?;
            if !link::may_be_sent(&loaded, change.today()) {
                return Ok(Outcome::unchanged(Printing::NotNow));
            }
            if course::is_reachable(&loaded.departure, change.today()) {
                return Ok(Outcome::unchanged(Printing::HasAddress));
            }
            let (tx, now) = (change.tx, change.now);
            code::issue(tx, secrets, change.board, CodePurpose::Printed, change.id.into(), now).await?;
            let line = change.note(EventKind::LetterPrinted).await?;
            Ok::<_, StoreError>(Outcome::changed(Printing::Printed, line))
        })
    })
    .await
}

/// The letter as it can be printed now, with its code when one was made. Changes nothing.
pub async fn printable(program: &Program, coordinator: &CoordinatorOf) -> Result<Printable, StoreError> {
    let now = program.now();
    let conn = program.store().read();
    let (organisation, calendar) = course::board(conn, coordinator.board()).await?;
    let loaded = course::load(conn, coordinator.departure(), calendar.local_date(now))
        .await?
        .ok_or_else(|| departures::gone(coordinator.departure()))?;
    if !link::may_be_sent(&loaded, calendar.local_date(now)) {
        return Ok(Printable::NotNow);
    }
    if course::is_reachable(&loaded.departure, calendar.local_date(now)) {
        return Ok(Printable::HasAddress);
    }
    let url = link::printed_url(program, conn, coordinator.departure()).await?;
    let code = code::printed(conn, program.secrets(), coordinator.departure().into(), now).await?;
    let (row, facts) = (&loaded.departure, &loaded.facts);
    Ok(Printable::Letter(Box::new(PrintedLetter {
        given: row.called(conn)?,
        name: row.name(conn)?,
        language: *row.language,
        organisation: organisation.name,
        hr_contact: organisation.hr_contact,
        url,
        code,
        already_gone: row.last_day_worked < calendar.local_date(now),
        with_questionnaire: has_questionnaire(&loaded),
        departure_type: facts.departure_type,
        last_day_worked: row.last_day_worked,
    })))
}

fn has_questionnaire(loaded: &Loaded) -> bool {
    let facts = &loaded.facts;
    facts.questionnaire.submitted_at.is_none()
        && variant_for(facts.departure_type, facts.questionnaire_switched_on).is_some()
}

/// Notes that the letter was handed over: it counts as the mail that could not go, and the leaver can
/// answer and plan their talk from now on.
pub async fn handed_over(program: &Program, coordinator: &CoordinatorOf) -> Result<HandingOver, StoreError> {
    course::change(program, coordinator, |change| {
        Box::pin(async move {
            let change = ByHr::new(change, coordinator);
            let loaded = change.load().await?;
            if !link::may_be_sent(&loaded, change.today()) || loaded.facts.is_over() {
                return Ok(Outcome::unchanged(HandingOver::NotNow));
            }
            if course::is_reachable(&loaded.departure, change.today()) {
                return Ok(Outcome::unchanged(HandingOver::HasAddress));
            }
            let attempt = loaded.facts.invitation.attempt.max(1);
            let both = attempt == 1 && has_questionnaire(&loaded);
            let kind = if both { MailKind::Combined } else { MailKind::Invitation };
            let line = note_printed(change.tx, change, &loaded.departure, kind, attempt).await?;
            // The invitation counts now, and its talks must be there.
            make_due_by(change.tx, change.calendar, change.id, change.by, true, change.now).await?;
            Ok::<_, StoreError>(Outcome::changed(HandingOver::Marked, line))
        })
    })
    .await
}

/// The letter in the outbox, as something that has left.
async fn note_printed(
    tx: &Tx<'_>,
    change: ByHr<'_, '_>,
    row: &departure::Model,
    kind: MailKind,
    attempt: u32,
) -> Result<OnTimeLine, StoreError> {
    let key = format!("{}:{}:{attempt}", row.id.hyphenated(), kind.code());
    outbox::Entity::delete_many()
        .filter(outbox::Column::DedupeKey.eq(key.as_str()))
        .filter(outbox::Column::State.is_not(MailState::Sent))
        .exec(tx)
        .await?;
    let sent = mails::with_key(tx, &key).await?.is_some();
    let id = MailId::new(Uuid::now_v7());
    outbox::ActiveModel {
        id: Set(id.into()),
        board_id: Set(change.board.into()),
        departure_id: Set(Some(change.id.into())),
        account_id: Set(None),
        talk_id: Set(None),
        appointment_id: Set(None),
        kind: Set(kind.into()),
        to_address: Set(Sealed::nothing()),
        to_name: Set(Sealed::close(tx, id, &row.name(tx)?)?),
        language: Set(row.language),
        payload: Set(Sealed::close(tx, id, &json!({ "attempt": attempt, "paper": true }).to_string())?),
        at_once: Set(true),
        due_at: Set(change.now),
        state: Set(MailState::Sent.into()),
        attempts: Set(1),
        claimed_until: Set(None),
        message_id: Set(id.to_string()),
        created_at: Set(change.now),
        sent_at: Set(Some(change.now)),
        last_error: Set(None),
        dedupe_key: Set((!sent).then_some(key)),
    }
    .insert(tx)
    .await?;
    Ok(OnTimeLine::as_mail())
}
