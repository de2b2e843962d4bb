//! Columns of a list whose headings are not known: shown with some of their values, and matched by somebody.

use domain::ids::ImportId;
use domain::import::{Choices, Layout, Matching, NotMatched, Reading, layout};
use serde::{Deserialize, Serialize};

use super::{ImportState, choose, headings, own};
use crate::access::Coordinator;
use crate::program::Program;
use crate::store::StoreError;

/// The columns of a list that was uploaded and not confirmed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Columns {
    pub file_name: String,
    pub layout: Layout,
    /// What was said of them so far.
    pub matching: Matching,
    /// How the letters were said to be written, which stays.
    reading: Reading,
}

/// How matching columns ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Matched {
    /// Kept, and remembered on the board.
    Kept,
    /// The list cannot be read like this: nothing was kept.
    NotMatched(NotMatched),
    /// Not this coordinator's, or confirmed by now.
    NotFound,
}

/// The columns of an uploaded list; `None` when it is not this coordinator's, or was confirmed.
pub async fn columns(
    program: &Program,
    coordinator: &Coordinator,
    id: ImportId,
) -> Result<Option<Columns>, StoreError> {
    let conn = program.store().read();
    let Some(row) = own(conn, coordinator, id).await? else { return Ok(None) };
    match *row.state {
        ImportState::Preview | ImportState::Failed => {}
        ImportState::Running | ImportState::Done => return Ok(None),
    }
    let reading = row.choices()?.reading;
    let layout = layout(&row.content(conn)?, reading.charset)
        .map_err(|fault| StoreError::corrupt("imports", id, fault.to_string()))?;
    Ok(Some(Columns { file_name: row.file_name(conn)?, layout, matching: reading.columns.clone(), reading }))
}

/// Keeps what columns hold; those of which nothing is said are left out. What had been said of the lines, and of the
/// order of dates, is asked again: they may be others now.
pub async fn match_columns(
    program: &Program,
    coordinator: &Coordinator,
    id: ImportId,
    matching: &Matching,
) -> Result<Matched, StoreError> {
    let Some(Columns { layout, reading, .. }) = columns(program, coordinator, id).await? else {
        return Ok(Matched::NotFound);
    };
    let columns = layout.completed(matching);
    let faults = layout.faults(&columns);
    if !faults.is_empty() {
        return Ok(Matched::NotMatched(faults));
    }
    let said = layout.to_remember(&columns);
    let reading = Reading { columns, dates: None, ..reading };
    if !choose(program, coordinator, id, &Choices { reading, ..Choices::default() }).await? {
        return Ok(Matched::NotFound);
    }
    headings::remember(program, coordinator.board(), &said).await?;
    Ok(Matched::Kept)
}
