//! The board as a file for spreadsheets.

use domain::course::Owner;
use domain::sheet::csv;
use domain::time_line::EventKind;
use domain::working_days::WorkCalendar;
use wording::{Wording, key};

use super::counts::When;
use super::filter::WorklistFilter;
use super::reach::Reach;
use super::{WorklistRow, shown, walk};
use crate::access::Coordinator;
use crate::course;
use crate::log::{self, Entry};
use crate::program::Program;
use crate::store::StoreError;
use crate::store::queries::coordinators::Coordinators;

/// The most departures in one file. Where there are more, its last line says so.
pub const EXPORTED_MAX: usize = 5_000;

/// All that fits the filter, in the order of the board, in these words. The log says that it was made.
///
/// Names and where things stand, as on the page: no addresses, and nothing of what was said.
pub async fn export(
    program: &Program,
    coordinator: &Coordinator,
    filter: &WorklistFilter,
    wording: Wording,
) -> Result<String, StoreError> {
    let conn = program.store().read();
    let now = program.now();
    let calendar = course::calendar(conn, coordinator.board()).await?;
    let reach = Reach::of(conn, coordinator).await?;
    let when = When::of(&calendar, now);
    let mut found = walk::read(conn, &reach, filter, None, when, EXPORTED_MAX + 1).await?;
    let has_more = found.len() > EXPORTED_MAX;
    found.truncate(EXPORTED_MAX);
    let all = Coordinators::of(conn, coordinator.board(), now).await?;
    let rows = shown(conn, coordinator, found, &all, now).await?;
    let heads = [
        key::STAFF_BOARD_NAME,
        key::STAFF_FILTER_SCHOOL,
        key::STAFF_BOARD_UNIT,
        key::STAFF_BOARD_KIND,
        key::STAFF_BOARD_STAGE,
        key::STAFF_BOARD_DUE,
        key::STAFF_BOARD_OWNER,
        key::STAFF_LAST_DAY,
        key::CARE_TITLE,
    ];
    let mut lines: Vec<Vec<String>> = vec![heads.into_iter().map(|head| wording.text(head)).collect()];
    lines.extend(rows.iter().map(|row| line(row, &calendar, wording)));
    if has_more {
        lines.push(vec![wording.with(key::STAFF_BOARD_EXPORT_CUT, [("most", EXPORTED_MAX.into())])]);
    }
    let entry = &Entry::of_board(coordinator.board(), now, coordinator.actor(), EventKind::BoardExported);
    program.store().write(|tx| Box::pin(async move { log::append(tx, [entry.clone()]).await })).await?;
    Ok(csv(lines.iter().map(|line| line.iter().map(String::as_str))))
}

fn line(row: &WorklistRow, calendar: &WorkCalendar, wording: Wording) -> Vec<String> {
    let owner = match (row.owner, &row.owner_name) {
        (Owner::Leaver, _) => row.name.clone(),
        (_, Some(name)) => name.clone(),
        (owner, None) => wording.code("owner", owner.code()),
    };
    vec![
        row.name.clone(),
        row.school.clone(),
        row.unit.clone(),
        wording.code("type", row.kind.code()),
        wording.code("stage", row.stage.code()),
        row.due.map(|due| calendar.local_date(due).to_string()).unwrap_or_default(),
        owner,
        row.last_day_worked.to_string(),
        row.coordinator.clone().unwrap_or_default(),
    ]
}
