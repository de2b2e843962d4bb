//! Reading a list of counts: all of it, or nothing.

use domain::departure_form::{KnownUnit, Lookups};
use domain::headcount::{LineRefused, Unreadable, judge, read};

use super::stored::{note, put};
use crate::access::Keeper;
use crate::program::Program;
use crate::store::queries::units;
use crate::store::{StoreError, Typed};

/// How reading a list ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Importing {
    Imported {
        counts: usize,
    },
    /// Nothing of the file can be read. Nothing was written.
    Unreadable(Unreadable),
    /// These lines cannot be used. Nothing was written.
    Refused(Vec<LineRefused>),
}

/// Reads a list, and puts what it says in the place of what was known of the same units and years.
pub async fn import(program: &Program, proof: &Keeper, bytes: &[u8]) -> Result<Importing, StoreError> {
    let sheet = match read(bytes) {
        Ok(sheet) => sheet,
        Err(fault) => return Ok(Importing::Unreadable(fault)),
    };
    let (board, now, sheet) = (proof.board(), program.now(), &sheet);
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let in_use = units::of_board(tx, board).await?.into_iter().filter(|row| row.put_away_at.is_none());
                let known = in_use.map(|row| KnownUnit {
                    id: *row.id,
                    name: row.name,
                    kind: *row.kind,
                    school: row.parent_id.map(Typed::get),
                });
                let counts = match judge(sheet, &Lookups::new(known, [])) {
                    Ok(counts) => counts,
                    Err(refused) => return Ok(Importing::Refused(refused)),
                };
                put(tx, board, &counts).await?;
                note(tx, proof, now, counts.iter().map(|count| count.year).collect()).await?;
                Ok::<_, StoreError>(Importing::Imported { counts: counts.len() })
            })
        })
        .await
}
