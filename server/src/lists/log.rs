//! The log of the board, newest first: for its administrator, on a page and as a file.

mod filter;
mod rows;
mod words;
mod year;

use domain::ids::AccountId;
use domain::time_line::{Actor, EventKind};
use domain::working_days::WorkCalendar;
use wording::{Wording, key};

use self::rows::{Directory, read};
use crate::access::LogReader;
use crate::course;
use crate::log::{self, Entry};
use crate::program::Program;
use crate::store::StoreError;

pub use filter::{LogFilter, kinds};
pub use words::LogRow;
pub use year::{Year, YearCounts, years};

/// Entries on one page.
pub const PAGE_ROWS: u64 = 50;
/// Entries read at a time for a file.
const FILE_ROWS: u64 = 1_000;

/// One page of the log.
#[derive(Clone, Debug)]
pub struct LogPage {
    pub rows: Vec<LogRow>,
    /// The next page begins below this number.
    pub next: Option<i64>,
    /// Everybody with an account, by name, to filter by.
    pub people: Vec<(AccountId, String)>,
}

/// The page of entries below a number; without one the newest.
pub async fn page(
    program: &Program,
    reader: &LogReader,
    filter: &LogFilter,
    below: Option<i64>,
    wording: Wording,
) -> Result<LogPage, StoreError> {
    let conn = program.store().read();
    let calendar = course::calendar(conn, reader.board()).await?;
    let directory = Directory::read(conn, reader.board()).await?;
    let (rows, next) = read(conn, reader, filter, &calendar, (below, PAGE_ROWS)).await?;
    let rows = rows.iter().map(|row| words::say(conn, row, reader, &directory, wording)).collect::<Result<_, _>>()?;
    Ok(LogPage { rows, next, people: directory.people })
}

/// All entries that fit the filter as a file for spreadsheets. The log says that it was made.
pub async fn export(
    program: &Program,
    reader: &LogReader,
    filter: &LogFilter,
    wording: Wording,
) -> Result<String, StoreError> {
    let conn = program.store().read();
    let calendar = course::calendar(conn, reader.board()).await?;
    let directory = Directory::read(conn, reader.board()).await?;
    let mut lines = vec![heads(wording)];
    let mut below = None;
    loop {
        let (rows, next) = read(conn, reader, filter, &calendar, (below, FILE_ROWS)).await?;
        for row in &rows {
            lines.push(line(&words::say(conn, row, reader, &directory, wording)?, &calendar));
        }
        if next.is_none() {
            break;
        }
        below = next;
    }
    let by = Actor::Staff(reader.account());
    let entry = &Entry::of_board(reader.board(), program.now(), by, EventKind::LogExported);
    program.store().write(|tx| Box::pin(async move { log::append(tx, [entry.clone()]).await })).await?;
    Ok(domain::sheet::csv(lines.iter().map(|line| line.iter().map(String::as_str))))
}

fn heads(wording: Wording) -> Vec<String> {
    [
        key::LOG_NUMBER,
        key::LOG_WHEN,
        key::LOG_WHAT,
        key::LOG_WHO,
        key::LOG_WAY,
        key::LOG_ABOUT,
        key::LOG_DEPARTURE,
        key::LOG_DETAIL,
    ]
    .map(|head| wording.text(head))
    .to_vec()
}

fn line(row: &LogRow, calendar: &WorkCalendar) -> Vec<String> {
    let at = row.at.map(|at| calendar.local(at).format("%Y-%m-%d %H:%M:%S").to_string());
    let leaver = row.departure.as_ref().map(|(_, name)| name.clone());
    vec![
        row.number.to_string(),
        at.unwrap_or_default(),
        row.what.clone(),
        row.who.clone().unwrap_or_default(),
        row.way.clone().unwrap_or_default(),
        row.about.clone().unwrap_or_default(),
        leaver.unwrap_or_default(),
        row.detail.clone().unwrap_or_default(),
    ]
}
