//! Finalising the report: once. Then the notes are erased, what was agreed becomes tasks, and the leaver
//! is told that she can read it.

use chrono::{DateTime, Utc};
use domain::departure::DepartureType;
use domain::report::{FieldFault, Report, reply_until};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use serde_json::json;

use super::open::stored;
use super::save::{Kept, keep};
use crate::access::AdviserHosting;
use crate::course::follow;
use crate::course::{self, Actor, EventKind};
use crate::mail::tell::{self, About};
use crate::mail::{MailKind, outbox};
use crate::program::Program;
use crate::store::entity::{departure, talk};
use crate::store::{StoreError, Tx};
use crate::task;

/// How finalising ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finalising {
    Final {
        at: DateTime<Utc>,
        /// A mail goes to the leaver; without an address HR has to tell her.
        told: bool,
    },
    /// A second click or another tab: shown as success.
    AlreadyFinal {
        at: DateTime<Utc>,
    },
    /// What stands in the way, each at its field; the report itself was saved as it is.
    Faults(Vec<FieldFault>),
    ChangedMeanwhile {
        mine: Box<Report>,
        theirs: Box<Report>,
        revision: i32,
    },
    /// The talk was not marked held: do that first.
    NotHeldYet,
}

/// Saves the posted form and closes the report. The notes are erased; nothing changes it after.
pub async fn finalise(
    program: &Program,
    adviser: &AdviserHosting,
    fields: &[(String, String)],
    seen_revision: i32,
) -> Result<Finalising, StoreError> {
    let now = program.now();
    let (mine, faults) = Report::read(fields);
    let (mine, faults) = (&mine, &faults);
    let outcome = program
        .store()
        .write(|tx| Box::pin(async move { finalise_in(tx, adviser, mine, faults, seen_revision, now).await }))
        .await?;
    if matches!(outcome, Finalising::Final { .. }) {
        follow(program, adviser.departure()).await;
        program.wake_mail();
    }
    Ok(outcome)
}

async fn finalise_in(
    tx: &Tx<'_>,
    adviser: &AdviserHosting,
    mine: &Report,
    read_faults: &[FieldFault],
    seen_revision: i32,
    now: DateTime<Utc>,
) -> Result<Finalising, StoreError> {
    let departure = course::lock(tx, adviser.departure())
        .await?
        .ok_or_else(|| StoreError::corrupt("departures", adviser.departure(), "gone under its proof"))?;
    let kind = DepartureType::parse(&departure.departure_type)
        .ok_or_else(|| StoreError::corrupt("departures", departure.id, "an unknown departure type"))?;
    let before = stored(tx, adviser).await?;
    match keep(tx, adviser, before, mine, seen_revision, now).await? {
        Kept::Final(at) => return Ok(Finalising::AlreadyFinal { at }),
        Kept::Changed { theirs, revision } => {
            return Ok(Finalising::ChangedMeanwhile { mine: Box::new(mine.clone()), theirs, revision });
        }
        Kept::Now(_) => {}
    }
    let talk = talk::Entity::find_by_id(adviser.talk().uuid()).one(tx).await?;
    if talk.is_none_or(|talk| talk.held_on.is_none()) {
        return Ok(Finalising::NotHeldYet);
    }
    // What was typed as something that is no code never reached the report, and is a fault all the same.
    let mut faults = read_faults.to_vec();
    if let Err(more) = mine.can_be_finalised(kind.profile().boxes) {
        faults.extend(more.into_iter().filter(|fault| !read_faults.contains(fault)));
    }
    if !faults.is_empty() {
        return Ok(Finalising::Faults(faults));
    }
    let Some(row) = stored(tx, adviser).await? else { return Ok(Finalising::NotHeldYet) };
    let mut row = row.into_active_model();
    row.notes = Set(None);
    row.finalised_at = Set(Some(now));
    row.update(tx).await?;
    outbox::withdraw(tx, adviser.departure(), &[MailKind::ReportReminder]).await?;
    let (board, id) = (adviser.board(), adviser.departure());
    let actor = Actor::Staff(adviser.account());
    course::record_event(tx, board, Some(id), now, actor, EventKind::ReportFinalised, None).await?;
    task::of_agreements(tx, adviser, &departure, &mine.agreements, now).await?;
    let told = tell_leaver(tx, adviser, &departure, now).await?;
    let calendar = course::calendar(tx, board).await?;
    course::project(tx, &calendar, id, now).await?;
    Ok(Finalising::Final { at: now, told })
}

/// The leaver is told once; `false` where no mail may go to her.
async fn tell_leaver(
    tx: &Tx<'_>,
    adviser: &AdviserHosting,
    departure: &departure::Model,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let calendar = course::calendar(tx, adviser.board()).await?;
    let today = calendar.local_date(now);
    let about = About {
        departure,
        kind: MailKind::ReportReady,
        talk: Some(adviser.talk().uuid()),
        appointment: None,
        payload: json!({ "until": reply_until(today) }),
        due_at: calendar.next_opening(now),
        dedupe_key: Some(format!("{}:{}", adviser.talk(), MailKind::ReportReady.code())),
    };
    tell::leaver(tx, today, about).await
}
