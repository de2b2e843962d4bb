//! Judges the list of units. There are two levels: schools, and teams of a school; so nothing can belong to itself by
//! a longer way than one step.

use super::cells::Cells;
use super::judge::{Everybody, Led};
use super::names::Names;
use super::{Column, Leader, LineFault, LineVerdict, NAME_MAX_CHARS, NewUnit, Sheet, UnitRef, Verdict};
use crate::departure_form::folded;
use crate::import::sheet::Line;
use crate::person::EmailAddress;
use crate::slot::PLACE_MAX_CHARS;
use crate::unit::{Region, UnitKind};

/// A line as far as it can be read without the others.
pub(super) struct Row {
    kind: UnitKind,
    /// What it belongs to; `None` where that is the organisation.
    parent: Option<String>,
    /// The unit of this path that was there first, where this is not the first.
    first: Option<UnitRef>,
}

/// Reads which units there will be. Afterwards a line may name one that stands further down.
pub(super) fn read(sheet: &Sheet, names: &mut Names<'_>) -> Vec<Row> {
    sheet
        .lines
        .iter()
        .map(|line| {
            let mut cells = Cells::of(sheet, line);
            let parent = cells.text(Column::Parent).filter(|text| !names.is_everything(text));
            let kind = cells.text(Column::Kind).and_then(|text| names.kind(&text));
            let kind = kind.unwrap_or(if parent.is_some() { UnitKind::Team } else { UnitKind::School });
            let school = (kind == UnitKind::Team).then(|| folded(parent.as_deref().unwrap_or_default()));
            let first =
                cells.text(Column::Name).and_then(|name| names.add(&name, school, UnitRef::Listed(line.number)));
            Row { kind, parent, first }
        })
        .collect()
}

/// Says of every line what becomes of it, and who leads what of the units to make.
pub(super) fn judge(
    sheet: &Sheet,
    rows: &[Row],
    names: &Names<'_>,
    everybody: &Everybody<'_>,
) -> (Vec<LineVerdict<NewUnit>>, Led) {
    let mut led = Led::new();
    let verdicts = sheet
        .lines
        .iter()
        .zip(rows)
        .map(|(line, row)| {
            let verdict = match row.first {
                Some(UnitRef::There(_)) => Verdict::There,
                Some(UnitRef::Listed(first)) => {
                    Verdict::Refused(vec![(Column::Name, LineFault::SameAs { line: first })])
                }
                None => match unit(sheet, line, row, names, everybody, &mut led) {
                    Ok(unit) => Verdict::Make(unit),
                    Err(faults) => Verdict::Refused(faults),
                },
            };
            LineVerdict { line: line.number, name: sheet.shown(line, Column::Name), verdict }
        })
        .collect();
    (verdicts, led)
}

fn unit(
    sheet: &Sheet,
    line: &Line,
    row: &Row,
    names: &Names<'_>,
    everybody: &Everybody<'_>,
    led: &mut Led,
) -> Result<NewUnit, Vec<(Column, LineFault)>> {
    let mut cells = Cells::of(sheet, line);
    if cells.is_empty(Column::Name) {
        cells.fault(Column::Name, LineFault::NameMissing);
    }
    let name = cells.short(Column::Name, NAME_MAX_CHARS, LineFault::NameTooLong);
    cells.known(Column::Kind, LineFault::UnknownKind, |text| names.kind(text));
    let parent = cells.text(Column::Parent);
    let school = match row.parent.as_deref() {
        Some(parent) => belongs(row.kind, name.as_deref(), parent, names),
        // A cell that cannot be read has its fault already.
        None if parent.is_none() && !cells.is_empty(Column::Parent) => Ok(None),
        None if row.kind == UnitKind::Team => Err(LineFault::ParentMissing),
        None => Ok(None),
    };
    let school = school.unwrap_or_else(|fault| {
        cells.fault(Column::Parent, fault);
        None
    });
    let leader = cells.address(Column::Leader).and_then(|email| match leader(&email, everybody) {
        Ok(leader) => {
            if let Leader::Listed(email) = &leader {
                led.entry(email.clone()).or_default().push(UnitRef::Listed(line.number));
            }
            Some(leader)
        }
        Err(fault) => {
            cells.fault(Column::Leader, fault);
            None
        }
    });
    let place = cells.short(Column::Place, PLACE_MAX_CHARS, LineFault::PlaceTooLong);
    // A team is where its school is.
    let region = cells.known(Column::Region, LineFault::UnknownRegion, Region::read);
    let region = region.filter(|_| row.kind == UnitKind::School);
    cells.finish(name.map(|name| NewUnit { name, place, region, school, leader }))
}

/// The school to which a unit belongs.
fn belongs(kind: UnitKind, name: Option<&str>, parent: &str, names: &Names<'_>) -> Result<Option<UnitRef>, LineFault> {
    let is_own_name = name.is_some_and(|name| folded(name) == folded(parent));
    match kind {
        UnitKind::School if is_own_name => Err(LineFault::OwnParent),
        UnitKind::School => Err(LineFault::SchoolBelongsNowhere),
        UnitKind::Team => match names.school(parent) {
            Some(school) => Ok(Some(school)),
            None if is_own_name => Err(LineFault::OwnParent),
            None if names.has_team(parent) => Err(LineFault::ParentIsATeam),
            None => Err(LineFault::UnknownParent),
        },
    }
}

fn leader(email: &EmailAddress, everybody: &Everybody<'_>) -> Result<Leader, LineFault> {
    match everybody.account(email) {
        Some(account) if !account.is_active => Err(LineFault::UnknownLeader),
        Some(account) if account.is_administrator && !everybody.known.reaches_administrators => {
            Err(LineFault::LeaderIsAdministrator)
        }
        Some(account) => Ok(Leader::There(account.id)),
        None if everybody.first_line(email).is_some() => Ok(Leader::Listed(email.clone())),
        None => Err(LineFault::UnknownLeader),
    }
}
