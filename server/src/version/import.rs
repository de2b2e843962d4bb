//! Importing a file into the draft.

use domain::questionnaire::Fault;

use super::draft::{read, store};
use super::form::Form;
use crate::access::Keeper;
use crate::course::lock_board;
use crate::program::Program;
use crate::store::StoreError;

/// The largest file that is read, in bytes: some twenty times the standard questionnaire.
pub const IMPORT_MAX_BYTES: usize = 256 * 1024;

/// How importing ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Importing {
    /// It is the draft now; nothing is published.
    Imported,
    /// What is wrong, each with its place and, where known, its line. Nothing was written.
    Refused(Vec<Fault>),
    TooLarge,
    /// Not UTF-8.
    NotText,
    /// Somebody else saved something since this page was opened. Nothing was written.
    ChangedMeanwhile,
}

/// Makes a file the draft, whatever version it says: here it is the next.
pub async fn import<F: Form>(
    program: &Program,
    editor: &Keeper,
    revision: i32,
    bytes: &[u8],
) -> Result<Importing, StoreError> {
    if bytes.len() > IMPORT_MAX_BYTES {
        return Ok(Importing::TooLarge);
    }
    // Some editors begin a file with a mark that is no part of it.
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let Ok(text) = std::str::from_utf8(bytes) else { return Ok(Importing::NotText) };
    let read_in = match F::parse(text) {
        Ok(form) => form,
        Err(faults) => return Ok(Importing::Refused(faults)),
    };
    let (now, read_in) = (program.now(), &read_in);
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                lock_board(tx, editor.board()).await?;
                let draft = read::<F>(tx, editor.board()).await?;
                if draft.revision != revision {
                    return Ok(Importing::ChangedMeanwhile);
                }
                let next = read_in.with_version(draft.published.version() + 1);
                store(tx, editor, &next, revision + 1, now).await?;
                Ok::<_, StoreError>(Importing::Imported)
            })
        })
        .await
}
