//! Finalising the report: once. Then the notes are erased, what was agreed becomes tasks, and the leaver
//! is told that they can read it.

use chrono::{DateTime, Utc};
use domain::report::{FieldFault, Report, reply_until};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use serde_json::json;

use super::open::stored;
use super::save::{Written, keep};
use crate::access::AdviserHosting;
use crate::course::{self, Change, EventKind, Outcome};
use crate::mail::tell::{self, About};
use crate::mail::{MailKind, outbox};
use crate::program::Program;
use crate::store::StoreError;
use crate::store::entity::departure;
use crate::store::queries::talks;
use crate::task;

/// How finalising ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finalising {
    Final {
        at: DateTime<Utc>,
        /// A mail goes to the leaver; without an address HR has to tell them.
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
    let (mine, faults) = Report::read(fields);
    let (mine, faults) = (&mine, &faults);
    let finalising =
        course::change(program, adviser, |change| Box::pin(finalise_in(change, adviser, mine, faults, seen_revision)));
    finalising.await
}

async fn finalise_in(
    change: Change<'_, '_>,
    adviser: &AdviserHosting,
    mine: &Report,
    read_faults: &[FieldFault],
    seen_revision: i32,
) -> Result<Outcome<Finalising>, StoreError> {
    let (tx, now) = (change.tx, change.now);
    let departure = change.row().await?;
    let kind = *departure.departure_type;
    let before = stored(tx, adviser).await?;
    match keep(tx, adviser, before, mine, seen_revision, now).await? {
        Written::Final(at) => return Ok(Outcome::unchanged(Finalising::AlreadyFinal { at })),
        Written::Changed { theirs, revision } => {
            return Ok(Outcome::unchanged(Finalising::ChangedMeanwhile {
                mine: Box::new(mine.clone()),
                theirs,
                revision,
            }));
        }
        Written::Now(_) => {}
    }
    let talk = talks::one(tx, adviser.talk()).await?;
    if talk.is_none_or(|talk| talk.held_on.is_none()) {
        return Ok(Outcome::unchanged(Finalising::NotHeldYet));
    }
    // What was typed as something that is no code never reached the report, and is a fault all the same.
    let mut faults = read_faults.to_vec();
    if let Err(more) = mine.can_be_finalised(kind.profile().boxes) {
        faults.extend(more.into_iter().filter(|fault| !read_faults.contains(fault)));
    }
    faults.extend(mine.unknown_owners(&task::possible_owners(tx, &departure, now).await?));
    if !faults.is_empty() {
        return Ok(Outcome::unchanged(Finalising::Faults(faults)));
    }
    let Some(row) = stored(tx, adviser).await? else { return Ok(Outcome::unchanged(Finalising::NotHeldYet)) };
    let mut row = row.into_active_model();
    row.notes = Set(None);
    row.finalised_at = Set(Some(now));
    row.update(tx).await?;
    outbox::withdraw(tx, adviser.departure(), &[MailKind::ReportReminder]).await?;
    let line = change.record_by(adviser.account(), EventKind::ReportFinalised).await?;
    task::of_agreements(tx, adviser, &departure, &mine.agreements, now).await?;
    let told = tell_leaver(change, adviser, &departure).await?;
    Ok(Outcome::changed(Finalising::Final { at: now, told }, line).followed())
}

/// The leaver is told once; `false` where no mail may go to them.
async fn tell_leaver(
    change: Change<'_, '_>,
    adviser: &AdviserHosting,
    departure: &departure::Model,
) -> Result<bool, StoreError> {
    let today = change.today();
    let about = About {
        departure,
        kind: MailKind::ReportReady,
        talk: Some(adviser.talk()),
        appointment: None,
        payload: json!({ "until": reply_until(today) }),
        due_at: change.calendar.next_opening(change.now),
        dedupe_key: Some(format!("{}:{}", adviser.talk(), MailKind::ReportReady.code())),
    };
    tell::leaver(change.tx, today, about).await
}
