//! Reads a file with lines of cells below headings (CSV), whatever the columns mean.

use serde::{Deserialize, Serialize};

use super::{MOST_BYTES, MOST_LINES};
use crate::departure_form::Field;
use crate::person::NAME_MAX_CHARS;

/// At most so many unknown headings are named in a fault, each cut to [`HEADING_SHOWN_CHARS`].
const MOST_HEADINGS_SHOWN: usize = 20;
const HEADING_SHOWN_CHARS: usize = 60;

/// Which columns a list has. `F` names a column.
pub(crate) struct Headings<F> {
    /// The column that a heading means.
    pub means: fn(&str) -> Option<F>,
    /// The columns without which such a list can't be read, of those that are not there.
    pub missing: fn(&[Option<F>]) -> Vec<F>,
}

/// A list that was read, before anybody looked at what its cells mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet<F = Field> {
    /// What each column holds; `None` for a column without a heading and without content.
    pub(super) columns: Vec<Option<F>>,
    pub(crate) lines: Vec<Line>,
}

/// A line that holds something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Line {
    /// Where it begins in the file, counted from 1.
    pub number: usize,
    pub(super) cells: Vec<String>,
}

impl<F: Copy + PartialEq> Sheet<F> {
    /// How many lines the list holds, without the heading and empty ones.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// What stands there, untouched; nothing where there is no such column, or the line ends before it.
    pub(crate) fn cell<'a>(&self, line: &'a Line, column: F) -> &'a str {
        let index = self.columns.iter().position(|own| *own == Some(column));
        index.and_then(|index| line.cells.get(index)).map_or("", String::as_str)
    }

    /// The last column, where a line has more cells than there are headings.
    pub(crate) fn overrun(&self, line: &Line) -> Option<F> {
        let spare = line.cells.iter().skip(self.columns.len()).any(|cell| !cell.trim().is_empty());
        self.columns.iter().rev().flatten().next().copied().filter(|_| spare)
    }

    /// A cell for a preview: on one line, cut, perhaps empty.
    pub(crate) fn shown(&self, line: &Line, column: F) -> String {
        let words: Vec<&str> = self
            .cell(line, column)
            .split(|c: char| c.is_whitespace() || c.is_control())
            .filter(|word| !word.is_empty())
            .collect();
        words.join(" ").chars().take(NAME_MAX_CHARS).collect()
    }
}

/// Why a whole file is refused. Nothing of it is used then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum SheetFault<F = Field> {
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
    DoubleHeading { field: F },
    #[error("headings that are missing: {fields:?}")]
    MissingHeadings { fields: Vec<F> },
    /// A quotation mark that opens and never closes would swallow the lines after it.
    #[error("a quotation mark in line {line} is never closed")]
    UnclosedQuote { line: usize },
}

/// Reads a file as [`super::read`] says, below these headings.
pub(crate) fn read<F>(bytes: &[u8], headings: &Headings<F>) -> Result<Sheet<F>, SheetFault<F>>
where
    F: Copy + PartialEq,
{
    if bytes.len() > MOST_BYTES {
        return Err(SheetFault::TooLarge { found: bytes.len() });
    }
    let text = decoded(bytes).ok_or(SheetFault::NotText)?;
    let (text, hint, skipped_lines) = without_separator_hint(&text);
    if text.trim().is_empty() {
        return Err(SheetFault::Empty);
    }
    let separator = hint.unwrap_or_else(|| separator_of(text, headings));
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
            lines.push(Line { number, cells });
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
    let columns = columns_of(&heading, &lines, headings)?;
    match found {
        0 => Err(SheetFault::NoLines),
        1..=MOST_LINES => Ok(Sheet { columns, lines }),
        _ => Err(SheetFault::TooManyLines { found }),
    }
}

/// The text of the file, with LF for every end of line; nothing where it is no text.
fn decoded(bytes: &[u8]) -> Option<String> {
    let text = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, bom)) => encoding.decode_without_bom_handling(&bytes[bom..]).0,
        None => match std::str::from_utf8(bytes) {
            Ok(text) => text.into(),
            Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0,
        },
    };
    // Text never holds a NUL; a workbook saved under another name does.
    if text.contains('\0') {
        return None;
    }
    Some(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// Spreadsheets may write `sep=;` above the heading. Returns what follows, that separator, and how
/// many lines were left out.
fn without_separator_hint(text: &str) -> (&str, Option<u8>, usize) {
    let Some((first, rest)) = text.split_once('\n') else { return (text, None, 0) };
    match first.trim().to_lowercase().strip_prefix("sep=").map(str::as_bytes) {
        Some([separator @ (b',' | b';' | b'\t')]) => (rest, Some(*separator), 1),
        _ => (text, None, 0),
    }
}

/// The separator under which most headings are known; a semicolon, as Dutch spreadsheets write,
/// where others do equally well. Spreadsheets that save "Unicode text" write tabs.
fn separator_of<F>(text: &str, headings: &Headings<F>) -> u8 {
    let known = |separator| {
        let mut reader =
            csv::ReaderBuilder::new().delimiter(separator).has_headers(false).from_reader(text.trim_start().as_bytes());
        let mut heading = csv::StringRecord::new();
        match reader.read_record(&mut heading) {
            Ok(true) => heading.iter().filter(|cell| (headings.means)(cell).is_some()).count(),
            _ => 0,
        }
    };
    let others = [b',', b'\t'].into_iter().map(|separator| (known(separator), separator));
    others.fold((known(b';'), b';'), |best, other| if other.0 > best.0 { other } else { best }).1
}

fn columns_of<F>(heading: &[String], lines: &[Line], headings: &Headings<F>) -> Result<Vec<Option<F>>, SheetFault<F>>
where
    F: Copy + PartialEq,
{
    let columns: Vec<Option<F>> = heading.iter().map(|cell| (headings.means)(cell)).collect();
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
    let missing = (headings.missing)(&columns);
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
