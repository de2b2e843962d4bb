//! What an import would make, line by line, or what it has made.

use domain::account::Role;
use domain::ids::OrganisationImportId;
use domain::import::ImportState;
use domain::organisation_import::{Column, Leader, LineFault, LineVerdict, NewPerson, NewUnit, Verdict as Judgement};
use domain::unit::UnitKind;

use super::known;
use super::lists::Lists;
use crate::access::Keeper;
use crate::program::Program;
use crate::store::StoreError;
use crate::store::entity::organisation_import::Model;

/// The most lines of one list shown on one page; those that are refused come first.
const LINES_SHOWN: usize = 500;

/// An import as judged now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    pub id: OrganisationImportId,
    pub state: ImportState,
    /// Empty when it is done: the lists themselves went.
    pub units: Option<Lines<UnitShown>>,
    pub people: Option<Lines<PersonShown>>,
    /// What was made, when it is done.
    pub schools: u32,
    pub teams: u32,
    pub accounts: u32,
    pub skipped: u32,
}

impl Preview {
    pub fn to_make(&self) -> u32 {
        self.units.as_ref().map_or(0, |lines| lines.new) + self.people.as_ref().map_or(0, |lines| lines.new)
    }

    pub fn refused(&self) -> u32 {
        self.units.as_ref().map_or(0, |lines| lines.refused) + self.people.as_ref().map_or(0, |lines| lines.refused)
    }
}

/// One list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines<T> {
    pub file_name: String,
    pub total: u32,
    pub new: u32,
    pub there: u32,
    pub refused: u32,
    /// At most 500: the refused ones first, then the others, each in the order of the file.
    pub lines: Vec<PreviewLine<T>>,
    /// Lines beyond those.
    pub more: u32,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewLine<T> {
    /// Where it begins in the file, counted from 1.
    pub number: u32,
    pub name: String,
    pub verdict: Verdict<T>,
}

/// What becomes of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict<T> {
    New(T),
    There,
    Refused(Vec<(Column, LineFault)>),
}

/// A unit to make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitShown {
    pub kind: UnitKind,
    pub school: Option<String>,
    /// The address of whoever leads it.
    pub leader: Option<String>,
}

/// An account to make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonShown {
    pub email: String,
    /// With the unit; the whole organisation without one.
    pub roles: Vec<(Role, Option<String>)>,
    pub is_trained: bool,
}

/// Judges a stored import.
pub(super) async fn of(program: &Program, keeper: &Keeper, row: Model) -> Result<Preview, StoreError> {
    let mut preview = Preview {
        id: *row.id,
        state: *row.state,
        units: None,
        people: None,
        schools: count(row.schools),
        teams: count(row.teams),
        accounts: count(row.people),
        skipped: count(row.skipped),
    };
    if preview.state == ImportState::Done {
        return Ok(preview);
    }
    let lists = Lists::of(&row, known::load(program.store().read(), keeper, program.now()).await?)?;
    preview.units = row.units_name.map(|name| lines(name, &lists.judged.units, |unit| unit_shown(&lists, unit)));
    preview.people = row.people_name.map(|name| lines(name, &lists.judged.people, |one| person_shown(&lists, one)));
    Ok(preview)
}

fn lines<T, S>(file_name: String, verdicts: &[LineVerdict<T>], shown: impl Fn(&T) -> S) -> Lines<S> {
    let of_kind =
        |wanted: fn(&Judgement<T>) -> bool| number(verdicts.iter().filter(|line| wanted(&line.verdict)).count());
    let is_refused = |line: &&LineVerdict<T>| matches!(line.verdict, Judgement::Refused(_));
    let others = verdicts.iter().filter(|line| !is_refused(line));
    let lines: Vec<PreviewLine<S>> = verdicts
        .iter()
        .filter(is_refused)
        .chain(others)
        .take(LINES_SHOWN)
        .map(|line| PreviewLine {
            number: number(line.line),
            name: line.name.clone(),
            verdict: match &line.verdict {
                Judgement::Make(made) => Verdict::New(shown(made)),
                Judgement::There => Verdict::There,
                Judgement::Refused(faults) => Verdict::Refused(faults.clone()),
            },
        })
        .collect();
    Lines {
        file_name,
        total: number(verdicts.len()),
        new: of_kind(|verdict| matches!(verdict, Judgement::Make(_))),
        there: of_kind(|verdict| matches!(verdict, Judgement::There)),
        refused: of_kind(|verdict| matches!(verdict, Judgement::Refused(_))),
        more: number(verdicts.len() - lines.len()),
        lines,
    }
}

fn unit_shown(lists: &Lists, unit: &NewUnit) -> UnitShown {
    let leader = unit.leader.as_ref().map(|leader| match leader {
        Leader::Listed(email) => email.to_string(),
        Leader::There(id) => {
            let found = lists.known.people.iter().find(|person| person.id == *id);
            found.map(|person| person.email.to_string()).unwrap_or_default()
        }
    });
    UnitShown { kind: unit.kind(), school: unit.school.map(|school| lists.path_of(school)), leader }
}

fn person_shown(lists: &Lists, person: &NewPerson) -> PersonShown {
    PersonShown {
        email: person.email.to_string(),
        roles: person.roles.iter().map(|(role, unit)| (*role, unit.map(|unit| lists.path_of(unit)))).collect(),
        is_trained: person.training.is_some(),
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn count(stored: i32) -> u32 {
    u32::try_from(stored).unwrap_or(0)
}
