//! Saving the report as it is typed, and the notes during the talk.

use chrono::{DateTime, Utc};
use domain::report::{Agreement, FieldFault, Report};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use super::NOTES_CHARACTERS;
use super::open::{read, stored};
use crate::access::AdviserHosting;
use crate::course;
use crate::program::Program;
use crate::store::entity::report;
use crate::store::{Sealed, StoreError, Tx};
use crate::task::possible_owners;

/// How saving ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// Kept, right or wrong; each fault stands at its field.
    Kept {
        revision: i32,
        faults: Vec<FieldFault>,
    },
    /// Another tab saved something else meanwhile: both are shown, nothing is overwritten. Saving
    /// again with this revision keeps `mine`.
    ChangedMeanwhile {
        mine: Box<Report>,
        theirs: Box<Report>,
        revision: i32,
    },
    AlreadyFinal,
}

/// How saving the notes ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotesSaved {
    Kept,
    /// Another tab saved other notes meanwhile.
    ChangedMeanwhile {
        theirs: String,
    },
    /// The report is final, and the notes are gone.
    AlreadyFinal,
    /// More than [`NOTES_CHARACTERS`] characters.
    TooLong {
        is: usize,
    },
}

/// Saves a posted form over the revision it was filled in upon.
pub async fn save(
    program: &Program,
    adviser: &AdviserHosting,
    fields: &[(String, String)],
    seen_revision: i32,
) -> Result<Saved, StoreError> {
    let (mine, faults) = Report::read(fields);
    let (mine, faults) = (&mine, &faults);
    course::beside(program, adviser, |change| {
        Box::pin(async move {
            let (tx, now) = (change.tx, change.now);
            let before = stored(tx, adviser).await?;
            Ok::<_, StoreError>(match keep(tx, adviser, before, mine, seen_revision, now).await? {
                Written::Now(revision) => {
                    let mut faults = faults.clone();
                    if mine.agreements.iter().any(Agreement::names_an_account) {
                        let accounts = possible_owners(tx, &change.row().await?, now).await?;
                        faults.extend(mine.unknown_owners(&accounts));
                    }
                    Saved::Kept { revision, faults }
                }
                Written::Changed { theirs, revision } => {
                    Saved::ChangedMeanwhile { mine: Box::new(mine.clone()), theirs, revision }
                }
                Written::Final(_) => Saved::AlreadyFinal,
            })
        })
    })
    .await
}

/// Saves the notes; `seen` is what the page showed when typing began. A report that does not exist
/// yet is made.
pub async fn save_notes(
    program: &Program,
    adviser: &AdviserHosting,
    notes: &str,
    seen: &str,
) -> Result<NotesSaved, StoreError> {
    let is = notes.chars().count();
    if is > NOTES_CHARACTERS {
        return Ok(NotesSaved::TooLong { is });
    }
    // Browsers send line ends as CR LF; PostgreSQL refuses NUL.
    let (notes, seen) = (plain(notes), plain(seen));
    let (notes, seen) = (notes.as_str(), seen.as_str());
    course::beside(program, adviser, |change| {
        Box::pin(async move {
            let (tx, now) = (change.tx, change.now);
            let Some(row) = stored(tx, adviser).await? else {
                let mut row = fresh(tx, adviser, &Report::default(), 0, now)?;
                row.notes = Set(Some(Sealed::close(tx, adviser.talk(), notes)?));
                row.insert(tx).await?;
                return Ok(NotesSaved::Kept);
            };
            if row.finalised_at.is_some() {
                return Ok(NotesSaved::AlreadyFinal);
            }
            let theirs = super::open::notes(tx, &row)?;
            if theirs != seen && theirs != notes {
                return Ok(NotesSaved::ChangedMeanwhile { theirs });
            }
            let content = read(tx, &row)?.to_json();
            let mut row = row.into_active_model();
            row.author_id = Set(adviser.account().into());
            row.content = Set(Sealed::close(tx, adviser.talk(), &content)?);
            row.notes = Set(Some(Sealed::close(tx, adviser.talk(), notes)?));
            row.saved_at = Set(now);
            row.update(tx).await?;
            Ok::<_, StoreError>(NotesSaved::Kept)
        })
    })
    .await
}

fn plain(text: &str) -> String {
    text.replace("\r\n", "\n").chars().filter(|c| matches!(c, '\n' | '\t') || !c.is_control()).collect()
}

/// Whether a report was kept.
pub(super) enum Written {
    /// With this revision.
    Now(i32),
    Changed {
        theirs: Box<Report>,
        revision: i32,
    },
    Final(DateTime<Utc>),
}

/// Writes the report over the revision that was seen. The same content again is kept, whatever the
/// revision: a repeated request is no conflict.
pub(super) async fn keep(
    tx: &Tx<'_>,
    adviser: &AdviserHosting,
    before: Option<report::Model>,
    mine: &Report,
    seen_revision: i32,
    now: DateTime<Utc>,
) -> Result<Written, StoreError> {
    let Some(row) = before else {
        fresh(tx, adviser, mine, 1, now)?.insert(tx).await?;
        return Ok(Written::Now(1));
    };
    if let Some(at) = row.finalised_at {
        return Ok(Written::Final(at));
    }
    let theirs = read(tx, &row)?;
    if theirs == *mine && row.author_id == adviser.account() {
        return Ok(Written::Now(row.revision));
    }
    if row.revision != seen_revision {
        return Ok(Written::Changed { theirs: Box::new(theirs), revision: row.revision });
    }
    let (revision, notes) = (row.revision + 1, row.notes.clone());
    let mut row = row.into_active_model();
    row.notes = Set(notes);
    row.content = Set(Sealed::close(tx, adviser.talk(), &mine.to_json())?);
    row.author_id = Set(adviser.account().into());
    row.revision = Set(revision);
    row.saved_at = Set(now);
    row.update(tx).await?;
    Ok(Written::Now(revision))
}

fn fresh(
    tx: &Tx<'_>,
    adviser: &AdviserHosting,
    content: &Report,
    revision: i32,
    now: DateTime<Utc>,
) -> Result<report::ActiveModel, StoreError> {
    Ok(report::ActiveModel {
        talk_id: Set(adviser.talk().into()),
        board_id: Set(adviser.board().into()),
        departure_id: Set(adviser.departure().into()),
        author_id: Set(adviser.account().into()),
        content: Set(Sealed::close(tx, adviser.talk(), &content.to_json())?),
        notes: Set(None),
        revision: Set(revision),
        saved_at: Set(now),
        finalised_at: Set(None),
        quotes_allowed: Set(None),
    })
}
