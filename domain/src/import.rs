//! Reads a list of leavers (CSV) and judges it line by line; makes nothing and touches nothing.

mod charset;
mod columns;
pub(crate) mod days;
mod doubt;
mod headings;
mod judge;
mod numbered;
#[cfg(not(target_arch = "wasm32"))]
mod refused;
mod separator;
pub(crate) mod sheet;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::coded::coded;

pub use charset::Charset;
pub use columns::{Layout, Matching, NotMatched, UnknownColumn, layout};
pub use days::{DateOrder, Example, OrderFound};
pub use headings::{accepted_headings, why_heading};
pub use judge::{LineVerdict, Registered, Verdict, judge, other_day_meant, with_other_days};
pub use numbered::{NumberOf, with_numbers};
#[cfg(not(target_arch = "wasm32"))]
pub use refused::{RefusedLine, RefusedLines, refused_lines};
pub use sheet::{Sheet, SheetFault};

/// The most lines in one list; the heading and empty lines don't count.
pub const MOST_LINES: usize = 10_000;
/// The largest file read, in bytes.
pub const MOST_BYTES: usize = 5_000_000;
/// How long a list that was not imported is kept, in hours: a working day, and the morning after it. Lines that were
/// refused when the others were made are kept as long, from then on.
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

/// What a person said about a list where it does not say so itself. Empty: what is found in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    pub charset: Option<Charset>,
    pub dates: Option<DateOrder>,
    /// What the columns hold whose headings are not known.
    #[serde(default)]
    pub columns: Matching,
}

coded! {
    /// What is meant by somebody who is registered with another last day worked.
    pub enum OtherDay {
        /// The day registered is to be the one in the list, or on the form.
        Change = "change",
        Skip = "skip",
        /// Another job of the same person, and another departure.
        NewJob = "new_job",
    }
}

/// What somebody said about a list before confirming it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    pub reading: Reading,
    /// By the number of the line.
    pub lines: BTreeMap<usize, OtherDay>,
    /// Lines that are refused do not hold up the others.
    #[serde(default)]
    pub good_first: bool,
}

/// Reads a file as [`read_as`] does, by what is found in it.
pub fn read(bytes: &[u8]) -> Result<Sheet, SheetFault> {
    read_as(bytes, &Reading::default())
}

/// Reads a file: UTF-8 or UTF-16, with or without BOM, or one of the charsets that are guessed; cells between
/// semicolons, commas, tabs or bars, whichever makes sense of the heading; lines that end in CRLF, LF or CR.
/// The headings are those of `docs/import.md`, in any order; what stands below others is as `reading` says.
pub fn read_as(bytes: &[u8], reading: &Reading) -> Result<Sheet, SheetFault> {
    let said = sheet::Said { charset: reading.charset, dates: reading.dates, columns: &reading.columns };
    sheet::read(bytes, &headings::OF_LEAVERS, &said)
}
