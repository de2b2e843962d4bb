//! The lines of a list that are refused, to take away, mend and bring in again.

use domain::ids::ImportId;
use domain::import::{ImportState, RefusedLines, refused_lines};
use domain::time_line::EventKind;

use super::{own, preview};
use crate::access::Coordinator;
use crate::log::{self, Entry};
use crate::program::Program;
use crate::store::StoreError;

/// The refused lines as they stand in the list, each with why: judged now, or as they were when the others were made.
/// Nothing when the list is not this coordinator's, cannot be read yet, is being made, or these lines have gone. The log
/// says that they were taken along.
pub async fn refused(
    program: &Program,
    coordinator: &Coordinator,
    id: ImportId,
) -> Result<Option<RefusedLines>, StoreError> {
    let lines = read(program, coordinator, id).await?;
    if lines.is_some() {
        let (board, by) = (coordinator.board(), coordinator.actor());
        let entry = &Entry::of_board(board, program.now(), by, EventKind::RefusedExported);
        program.store().write(|tx| Box::pin(async move { log::append(tx, [entry.clone()]).await })).await?;
    }
    Ok(lines)
}

async fn read(program: &Program, coordinator: &Coordinator, id: ImportId) -> Result<Option<RefusedLines>, StoreError> {
    let conn = program.store().read();
    let Some(row) = own(conn, coordinator, id).await? else { return Ok(None) };
    match *row.state {
        ImportState::Running => Ok(None),
        ImportState::Done => row.refused(conn),
        ImportState::Preview | ImportState::Failed => match preview::read_again(conn, &row)? {
            Ok(sheet) => {
                let (_, verdicts) = preview::judged_now(program, coordinator, &sheet).await?;
                Ok(Some(refused_lines(&sheet, &verdicts)))
            }
            Err(_) => Ok(None),
        },
    }
}
