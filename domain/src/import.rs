//! Reads a list of leavers (CSV) and judges it line by line; makes nothing and touches nothing.

mod charset;
mod days;
mod doubt;
mod headings;
mod judge;
mod separator;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::coded::coded;
use crate::departure_form::Field;

pub use charset::Charset;
pub use days::{DateOrder, Example, OrderFound};
pub use judge::{LineVerdict, Registered, Verdict, judge, with_other_days};

/// The most leavers in one list; the heading and empty lines don't count.
pub const MOST_LINES: usize = 10_000;
/// The largest file read, in bytes.
pub const MOST_BYTES: usize = 5_000_000;
/// How long a list that was not imported is kept, in hours: a working day, and the morning after it.
pub const PREVIEW_HOURS: i64 = 24;
/// At most so many unknown headings are named in a fault, each cut to [`HEADING_SHOWN_CHARS`].
const MOST_HEADINGS_SHOWN: usize = 20;
const HEADING_SHOWN_CHARS: usize = 60;

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
}

coded! {
    /// What is meant by somebody who is registered with another last day worked.
    pub enum OtherDay {
        /// The day registered is to be the one in the list.
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
}

/// A list that was read, before anybody looked at what its cells mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// What each column holds; `None` for a column without a heading and without content.
    columns: Vec<Option<Field>>,
    lines: Vec<Line>,
    charset: Charset,
    charset_is_guessed: bool,
    /// What the dates say of their order, and what somebody said.
    order: OrderFound,
    order_asked: Option<DateOrder>,
}

/// A line with a leaver.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Line {
    /// Where it begins in the file, counted from 1.
    number: usize,
    cells: Vec<String>,
    /// Letters of it may be others: the file does not say how it was written.
    is_unsure: bool,
}

impl Sheet {
    /// How many leavers the list holds.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// How the list was read, where it does not say itself how it was written.
    pub fn guessed_charset(&self) -> Option<Charset> {
        self.charset_is_guessed.then_some(self.charset)
    }

    /// A date that may be read both ways, where the list does not say which is meant.
    pub fn ambiguous_date(&self) -> Option<&Example> {
        match &self.order {
            OrderFound::Unsure(example) => Some(example),
            OrderFound::Sure(_) => None,
        }
    }

    /// The order in which dates in figures are read.
    pub fn date_order(&self) -> DateOrder {
        match (self.order_asked, &self.order) {
            (Some(order), OrderFound::Unsure(_)) | (_, OrderFound::Sure(order)) => order.to_owned(),
            (None, OrderFound::Unsure(_)) => DateOrder::DayFirst,
        }
    }
}

/// Why a whole file is refused. Nothing of it is used then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum SheetFault {
    #[error("the file has {found} bytes; at most {MOST_BYTES} are read")]
    TooLarge { found: usize },
    #[error("the list has {found} lines; at most {MOST_LINES} are read at once")]
    TooManyLines { found: usize },
    /// A workbook or another file that is no text.
    #[error("the file is no text; save the list as CSV")]
    NotText,
    /// No heading and no lines.
    #[error("the file is empty")]
    Empty,
    #[error("the list has headings but no lines")]
    NoLines,
    #[error("headings that are not known: {headings:?}")]
    UnknownHeadings { headings: Vec<String> },
    #[error("two headings for {field}")]
    DoubleHeading { field: Field },
    #[error("headings that are missing: {fields:?}")]
    MissingHeadings { fields: Vec<Field> },
    /// A quotation mark that opens and never closes would swallow the lines after it.
    #[error("a quotation mark in line {line} is never closed")]
    UnclosedQuote { line: usize },
}

/// Reads a file as [`read_as`] does, by what is found in it.
pub fn read(bytes: &[u8]) -> Result<Sheet, SheetFault> {
    read_as(bytes, &Reading::default())
}

/// Reads a file: UTF-8 or UTF-16, with or without BOM, or one of the charsets that are guessed; cells between
/// semicolons, commas, tabs or bars, whichever makes sense of the heading; lines that end in CRLF, LF or CR.
/// The headings are those of `docs/import.md`, in any order.
pub fn read_as(bytes: &[u8], reading: &Reading) -> Result<Sheet, SheetFault> {
    if bytes.len() > MOST_BYTES {
        return Err(SheetFault::TooLarge { found: bytes.len() });
    }
    let decoded = charset::decoded(bytes, reading.charset)?;
    let (text, hint, skipped_lines) = separator::without_hint(&decoded.text);
    if text.trim().is_empty() {
        return Err(SheetFault::Empty);
    }
    let separator = hint.unwrap_or_else(|| separator::separator_of(text));
    let mut records =
        csv::ReaderBuilder::new().delimiter(separator).flexible(true).has_headers(false).from_reader(text.as_bytes());
    let mut counter = LineCounter { text, byte: 0, line: 1 + skipped_lines };
    let mut heading = None;
    let mut lines = Vec::new();
    let mut found = 0;
    let mut first_with_break = None;
    let mut record = csv::StringRecord::new();
    while records.read_record(&mut record).map_err(|_| SheetFault::NotText)? {
        let number = counter.line_of(record.position().map_or(0, csv::Position::byte));
        if first_with_break.is_none() && record.iter().any(|cell| cell.contains('\n')) {
            first_with_break = Some(number);
        }
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let cells = record.iter().map(str::to_owned).collect();
        if heading.is_none() {
            heading = Some(cells);
            continue;
        }
        found += 1;
        if found <= MOST_LINES {
            lines.push(Line { number, cells, is_unsure: false });
        }
    }
    // Quotation marks come in pairs, those inside a cell as two; an odd one has swallowed an end
    // of line somewhere.
    if let Some(line) = first_with_break
        && text.bytes().filter(|byte| *byte == b'"').count() % 2 == 1
    {
        return Err(SheetFault::UnclosedQuote { line });
    }
    let heading: Vec<String> = heading.ok_or(SheetFault::Empty)?;
    let columns = columns_of(&heading, &lines)?;
    match found {
        0 => return Err(SheetFault::NoLines),
        1..=MOST_LINES => {}
        _ => return Err(SheetFault::TooManyLines { found }),
    }
    mark_unsure(&mut lines, &decoded.unsure_lines);
    let order = days::order_of(dates_of(&columns, &lines));
    Ok(Sheet {
        columns,
        lines,
        charset: decoded.charset,
        charset_is_guessed: decoded.is_guessed,
        order,
        order_asked: reading.dates,
    })
}

/// A line of the list reaches to where the next one begins.
fn mark_unsure(lines: &mut [Line], unsure: &BTreeSet<usize>) {
    let ends: Vec<usize> = lines.iter().skip(1).map(|line| line.number).chain([usize::MAX]).collect();
    for (line, end) in lines.iter_mut().zip(ends) {
        line.is_unsure = unsure.range(line.number..end).next().is_some();
    }
}

/// All cells that hold dates.
fn dates_of<'a>(columns: &'a [Option<Field>], lines: &'a [Line]) -> impl Iterator<Item = &'a str> {
    let is_date = |column: &Option<Field>| column.is_some_and(|field| days::COLUMNS.contains(&field));
    lines.iter().flat_map(move |line| {
        columns.iter().zip(&line.cells).filter(move |(column, _)| is_date(column)).map(|(_, cell)| cell.as_str())
    })
}

fn columns_of(heading: &[String], lines: &[Line]) -> Result<Vec<Option<Field>>, SheetFault> {
    let columns: Vec<Option<Field>> = heading.iter().map(|cell| headings::field_of(cell)).collect();
    let holds_something =
        |index: usize| lines.iter().any(|line| line.cells.get(index).is_some_and(|cell| !cell.trim().is_empty()));
    let unknown: Vec<String> = heading
        .iter()
        .enumerate()
        .filter(|(index, cell)| columns[*index].is_none() && (!cell.trim().is_empty() || holds_something(*index)))
        .map(|(_, cell)| cell.trim().chars().filter(|c| !c.is_control()).take(HEADING_SHOWN_CHARS).collect())
        .take(MOST_HEADINGS_SHOWN)
        .collect();
    if !unknown.is_empty() {
        return Err(SheetFault::UnknownHeadings { headings: unknown });
    }
    for (index, field) in columns.iter().enumerate() {
        if let Some(field) = field
            && columns[..index].contains(&Some(*field))
        {
            return Err(SheetFault::DoubleHeading { field: *field });
        }
    }
    let missing = headings::missing(&columns);
    if missing.is_empty() { Ok(columns) } else { Err(SheetFault::MissingHeadings { fields: missing }) }
}

/// Knows in which line of the text a byte lies; asked for ever later bytes.
struct LineCounter<'a> {
    text: &'a str,
    byte: usize,
    line: usize,
}

impl LineCounter<'_> {
    /// The line in which the record begins that was read from this byte on; empty lines before it,
    /// which the reader leaves out silently, are counted.
    fn line_of(&mut self, byte: u64) -> usize {
        let bytes = self.text.as_bytes();
        let from = usize::try_from(byte).unwrap_or(bytes.len()).clamp(self.byte, bytes.len());
        let begin = bytes[from..].iter().position(|byte| *byte != b'\n').map_or(bytes.len(), |skip| from + skip);
        self.line += bytes[self.byte..begin].iter().filter(|byte| **byte == b'\n').count();
        self.byte = begin;
        self.line
    }
}
