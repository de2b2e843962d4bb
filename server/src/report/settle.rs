//! Two versions of a report are settled: box by box mine or theirs, as the writer chose.

use domain::report::{FieldFault, Piece, Report};

use super::open::{read, stored};
use super::save::{Written, keep};
use crate::access::AdviserHosting;
use crate::course;
use crate::program::Program;
use crate::store::StoreError;

/// How settling ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settling {
    /// What came of it was saved with this revision.
    Settled {
        revision: i32,
        faults: Vec<FieldFault>,
    },
    /// These pieces differ and were not chosen; nothing was saved.
    Open(Vec<Piece>),
    /// A third version was saved meanwhile: these two are shown now.
    ChangedMeanwhile {
        revision: i32,
    },
    AlreadyFinal,
}

/// Settles the posted version with the stored one. `fields` holds the whole form as it was typed, and
/// beside it `keep.PIECE` = `mine` or `theirs` for every piece that differs.
pub async fn settle(
    program: &Program,
    adviser: &AdviserHosting,
    fields: &[(String, String)],
    seen_revision: i32,
) -> Result<Settling, StoreError> {
    let mine = Report::read(fields).0;
    let mine = &mine;
    course::beside(program, adviser, |change| {
        Box::pin(async move {
            let (tx, now) = (change.tx, change.now);
            let before = stored(tx, adviser).await?;
            let settled = match &before {
                Some(row) if row.finalised_at.is_some() => return Ok(Settling::AlreadyFinal),
                Some(row) if row.revision != seen_revision => {
                    return Ok(Settling::ChangedMeanwhile { revision: row.revision });
                }
                Some(row) => match mine.settled(&read(tx, row)?, fields) {
                    Ok(settled) => settled,
                    Err(open) => return Ok(Settling::Open(open)),
                },
                None => mine.clone(),
            };
            Ok::<_, StoreError>(match keep(tx, adviser, before, &settled, seen_revision, now).await? {
                Written::Now(revision) => Settling::Settled { revision, faults: settled.faults() },
                Written::Changed { revision, .. } => Settling::ChangedMeanwhile { revision },
                Written::Final(_) => Settling::AlreadyFinal,
            })
        })
    })
    .await
}
