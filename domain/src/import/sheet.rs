//! Reads a file with lines of cells below headings (CSV), whatever the columns mean.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::columns::{Matched, columns_of};
use super::days::{Example, OrderFound, order_of};
use super::{Charset, DateOrder, MOST_BYTES, MOST_LINES, charset, separator};
use crate::departure_form::Field;
use crate::person::NAME_MAX_CHARS;
use crate::unseen::seen;

/// Which columns a list has. `F` names a column.
pub(crate) struct Headings<F: 'static> {
    /// The column that a heading means.
    pub means: fn(&str) -> Option<F>,
    /// The columns without which such a list can't be read, of those that are not there.
    pub missing: fn(&[Option<F>]) -> Vec<F>,
    /// The columns that hold dates of which the list may say whether the day or the month comes first.
    pub dates: &'static [F],
    /// Whether a heading is one that the program itself put above a column: what stands below it is not read.
    pub is_ours: fn(&str) -> bool,
}

/// What somebody said of a list that it does not say itself. `F` names a column.
pub(crate) struct Said<'a, F> {
    pub charset: Option<Charset>,
    pub dates: Option<DateOrder>,
    /// Which field the columns hold whose headings are not known.
    pub columns: &'a Matched<F>,
}

/// A list that was read, before anybody looked at what its cells mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet<F = Field> {
    /// The headings, as they stand in the file.
    pub(super) heading: Vec<String>,
    /// What each column holds; `None` for one that is left out, or without a heading and without content.
    pub(super) columns: Vec<Option<F>>,
    pub(crate) lines: Vec<Line>,
    charset: Charset,
    charset_is_guessed: bool,
    /// What the dates say of their order, and what somebody said.
    order: OrderFound,
    order_asked: Option<DateOrder>,
}

/// A line that holds something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Line {
    /// Where it begins in the file, counted from 1.
    pub number: usize,
    pub(super) cells: Vec<String>,
    /// Letters of it may be others: the file does not say how it was written.
    pub(super) is_unsure: bool,
}

impl<F: Copy + PartialEq> Sheet<F> {
    /// How many lines the list holds, without the heading and empty ones.
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
        match (&self.order, self.order_asked) {
            (OrderFound::Sure(order), _) => *order,
            (OrderFound::Unsure(_), asked) => asked.unwrap_or(DateOrder::DayFirst),
        }
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
        seen(self.cell(line, column)).chars().take(NAME_MAX_CHARS).collect()
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

/// A file as headings and lines, before anybody looked at what its columns are.
pub(super) struct Table {
    pub heading: Vec<String>,
    /// At most [`MOST_LINES`].
    pub lines: Vec<Line>,
    /// How many lines there are.
    pub found: usize,
    charset: Charset,
    charset_is_guessed: bool,
    unsure_lines: BTreeSet<usize>,
}

impl Table {
    /// How many lines there are, where a list may have so many.
    pub(super) const fn length<F>(&self) -> Result<usize, SheetFault<F>> {
        match self.found {
            0 => Err(SheetFault::NoLines),
            1..=MOST_LINES => Ok(self.found),
            found => Err(SheetFault::TooManyLines { found }),
        }
    }
}

/// Reads a file as [`super::read_as`] says, below these headings.
pub(crate) fn read<F>(bytes: &[u8], headings: &Headings<F>, said: &Said<'_, F>) -> Result<Sheet<F>, SheetFault<F>>
where
    F: Copy + PartialEq,
{
    let table = table_of(bytes, headings, said.charset)?;
    let columns = columns_of(&table, headings, said.columns)?;
    table.length::<F>()?;
    let Table { heading, mut lines, charset, charset_is_guessed, unsure_lines, .. } = table;
    mark_unsure(&mut lines, &unsure_lines);
    let order = order_of(dates_of(&columns, headings.dates, &lines));
    Ok(Sheet { heading, columns, lines, charset, charset_is_guessed, order, order_asked: said.dates })
}

/// Reads a file as far as its cells.
pub(super) fn table_of<F>(
    bytes: &[u8],
    headings: &Headings<F>,
    charset: Option<Charset>,
) -> Result<Table, SheetFault<F>> {
    if bytes.len() > MOST_BYTES {
        return Err(SheetFault::TooLarge { found: bytes.len() });
    }
    let decoded = charset::decoded(bytes, charset).ok_or(SheetFault::NotText)?;
    let (text, hint, skipped_lines) = separator::without_hint(&decoded.text);
    if text.trim().is_empty() {
        return Err(SheetFault::Empty);
    }
    let separator = separator::separator_of(text, hint, |cell| (headings.means)(cell).is_some());
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
    let heading = heading.ok_or(SheetFault::Empty)?;
    let (charset, charset_is_guessed) = (decoded.charset, decoded.is_guessed);
    Ok(Table { heading, lines, found, charset, charset_is_guessed, unsure_lines: decoded.unsure_lines })
}

/// A line of the list reaches to where the next one begins.
fn mark_unsure(lines: &mut [Line], unsure: &BTreeSet<usize>) {
    let ends: Vec<usize> = lines.iter().skip(1).map(|line| line.number).chain([usize::MAX]).collect();
    for (line, end) in lines.iter_mut().zip(ends) {
        line.is_unsure = unsure.range(line.number..end).next().is_some();
    }
}

/// All cells of these columns.
fn dates_of<'a, F: PartialEq>(
    columns: &'a [Option<F>],
    dates: &'a [F],
    lines: &'a [Line],
) -> impl Iterator<Item = &'a str> {
    let is_date = move |column: &Option<F>| column.as_ref().is_some_and(|field| dates.contains(field));
    lines.iter().flat_map(move |line| {
        columns.iter().zip(&line.cells).filter(move |(column, _)| is_date(column)).map(|(_, cell)| cell.as_str())
    })
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
