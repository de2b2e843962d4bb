//! Reads a list of leavers (CSV) and judges it line by line; makes nothing and touches nothing.

mod headings;
mod judge;
pub(crate) mod sheet;

use crate::coded::coded;

pub use judge::{LineVerdict, Verdict, judge};
pub use sheet::{Sheet, SheetFault};

/// The most lines in one list; the heading and empty lines don't count.
pub const MOST_LINES: usize = 10_000;
/// The largest file read, in bytes.
pub const MOST_BYTES: usize = 5_000_000;
/// How long a list that was not imported is kept, in hours: a working day, and the morning after it.
pub const PREVIEW_HOURS: i64 = 24;

coded! {
    /// How far the import of a list is.
    pub enum ImportState {
        Preview = "preview",
        Running = "running",
        Done = "done",
        Failed = "failed",
    }
}

/// Reads a file: UTF-8 (with or without BOM), UTF-16 with BOM, or else Windows-1252; cells between
/// semicolons, commas or tabs, whichever makes sense of the heading; lines that end in CRLF, LF or CR.
/// The headings are those of `docs/import.md`, in any order.
pub fn read(bytes: &[u8]) -> Result<Sheet, SheetFault> {
    sheet::read(bytes, &headings::OF_LEAVERS)
}
