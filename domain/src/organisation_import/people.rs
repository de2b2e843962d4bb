//! Judges the list of people.

use super::cells::Cells;
use super::judge::{Everybody, Led};
use super::names::Names;
use super::{Column, LineFault, LineVerdict, NAME_MAX_CHARS, NewPerson, NewTraining, Sheet, UnitRef, Verdict, roles};
use crate::Language;
use crate::account::Role;
use crate::departure_form::plain;
use crate::import::sheet::Line;
use crate::person::{EmailAddress, NotAName, PersonName};
use crate::working_days::DateRange;

/// Says of every line what becomes of it.
pub(super) fn judge(
    sheet: &Sheet,
    names: &Names<'_>,
    everybody: &Everybody<'_>,
    led: &Led,
) -> Vec<LineVerdict<NewPerson>> {
    sheet
        .lines
        .iter()
        .map(|line| {
            let email = EmailAddress::parse(sheet.cell(line, Column::Email)).ok();
            let first = email.as_ref().and_then(|email| everybody.first_line(email));
            let verdict = match first {
                Some(first) if first != line.number => {
                    Verdict::Refused(vec![(Column::Email, LineFault::SameAs { line: first })])
                }
                _ if email.as_ref().is_some_and(|email| everybody.account(email).is_some()) => Verdict::There,
                _ => match person(sheet, line, names, everybody, led) {
                    Ok(person) => Verdict::Make(person),
                    Err(faults) => Verdict::Refused(faults),
                },
            };
            LineVerdict { line: line.number, name: sheet.shown(line, Column::Name), verdict }
        })
        .collect()
}

fn person(
    sheet: &Sheet,
    line: &Line,
    names: &Names<'_>,
    everybody: &Everybody<'_>,
    led: &Led,
) -> Result<NewPerson, Vec<(Column, LineFault)>> {
    let mut cells = Cells::of(sheet, line);
    let name = name(&mut cells);
    if cells.is_empty(Column::Email) {
        cells.fault(Column::Email, LineFault::AddressMissing);
    }
    let email = cells.address(Column::Email);
    let language = cells.known(Column::Language, LineFault::UnknownLanguage, Language::parse).unwrap_or_default();
    let school = cells.known(Column::School, LineFault::UnknownSchool, |text| names.school(text));
    let leads = email.as_ref().and_then(|email| led.get(email)).map_or(&[][..], Vec::as_slice);
    let roles = all_roles(&mut cells, names, everybody, school, leads);
    let training = training(&mut cells);
    let made = match (name, email) {
        (Some(name), Some(email)) => Some(NewPerson { name, email, language, school, roles, training }),
        _ => None,
    };
    cells.finish(made)
}

fn name(cells: &mut Cells<'_>) -> Option<PersonName> {
    let is_empty = cells.is_empty(Column::Name);
    let text = cells.text(Column::Name);
    let fault = match PersonName::parse(text.as_deref().unwrap_or_default()) {
        Ok(name) => return Some(name),
        // A formula has its fault already.
        Err(NotAName::Empty) if text.is_none() && !is_empty => return None,
        Err(NotAName::Empty) => LineFault::NameMissing,
        Err(NotAName::TooLong) => LineFault::NameTooLong,
    };
    cells.fault(Column::Name, fault);
    None
}

/// The roles of the line for its unit, and leader of the units that the other list says.
///
/// Nothing is wider than what was written: without a unit, roles are for the school where somebody works; a leader
/// has to be said of what.
fn all_roles(
    cells: &mut Cells<'_>,
    names: &Names<'_>,
    everybody: &Everybody<'_>,
    school: Option<UnitRef>,
    leads: &[UnitRef],
) -> Vec<(Role, Option<UnitRef>)> {
    let written = match cells.raw(Column::Roles) {
        Some(text) => roles::read(text).unwrap_or_else(|| {
            cells.fault(Column::Roles, LineFault::UnknownRole);
            Vec::new()
        }),
        None => {
            if leads.is_empty() && cells.is_empty(Column::Roles) {
                cells.fault(Column::Roles, LineFault::RoleMissing);
            }
            Vec::new()
        }
    };
    let is_said = !cells.is_empty(Column::Unit);
    let unit = reach(cells, names, school);
    let mut all: Vec<(Role, Option<UnitRef>)> = leads.iter().map(|unit| (Role::TeamLeader, Some(*unit))).collect();
    for role in written {
        let one = match role {
            Role::Administrator if !everybody.known.reaches_administrators => {
                cells.fault(Column::Roles, LineFault::OnlyAdministrators);
                continue;
            }
            // There is one board to set up, whatever the unit.
            Role::Administrator => (role, None),
            Role::TeamLeader if !is_said && leads.is_empty() => {
                cells.fault(Column::Unit, LineFault::LeaderOfWhat);
                continue;
            }
            Role::TeamLeader if !is_said => continue,
            Role::SchoolHead => match head_of(cells, names, school) {
                Some(school) => (role, Some(school)),
                None => {
                    cells.fault(Column::Unit, LineFault::HeadOfWhat);
                    continue;
                }
            },
            Role::TeamLeader | Role::HrCoordinator | Role::HrAdviser | Role::PolicyOfficer => (role, unit),
        };
        if !all.contains(&one) {
            all.push(one);
        }
    }
    all
}

/// The school that is named, or else the one where they work; `None` where what is named is no school.
fn head_of(cells: &mut Cells<'_>, names: &Names<'_>, school: Option<UnitRef>) -> Option<UnitRef> {
    match cells.text(Column::Unit) {
        Some(text) => names.school(&text),
        None => school,
    }
}

/// What the roles are for; `None` is the whole organisation.
fn reach(cells: &mut Cells<'_>, names: &Names<'_>, school: Option<UnitRef>) -> Option<UnitRef> {
    let Some(text) = cells.text(Column::Unit) else { return school };
    if names.is_everything(&text) {
        return None;
    }
    // A school that is not there has its fault already, and says nothing about which team is meant.
    let of_school = school.and_then(|_| cells.text(Column::School)).unwrap_or_default();
    match names.unit(&text, &of_school) {
        Ok(unit) => Some(unit),
        Err(fault) => {
            cells.fault(Column::Unit, fault);
            None
        }
    }
}

/// A training with its days; nothing where the three cells are empty, or say that there is none.
fn training(cells: &mut Cells<'_>) -> Option<NewTraining> {
    let named = !cells.is_empty(Column::Training);
    let dated = [Column::TrainingFrom, Column::TrainingUntil].into_iter().any(|column| !cells.is_empty(column));
    let name = cells.short(Column::Training, NAME_MAX_CHARS, LineFault::NameTooLong);
    let means = |words: &[&str]| name.as_deref().is_some_and(|name| words.contains(&plain(name).as_str()));
    if !dated && (!named || means(&["nee", "n", "no", "geen", "none"])) {
        return None;
    }
    if !named || means(&["ja", "j", "yes", "y", "x"]) {
        cells.fault(Column::Training, LineFault::TrainingUnnamed);
    }
    let (first, last) = (cells.day(Column::TrainingFrom)?, cells.day(Column::TrainingUntil)?);
    if last < first {
        cells.fault(Column::TrainingUntil, LineFault::UntilBeforeFrom);
    }
    Some(NewTraining { name: name?, valid: DateRange::new(first, last) })
}
