//! What an import would make, line by line.

use chrono::NaiveDate;
use domain::departure::RegistrationFault;
use domain::departure_form::{Field, Warning};
use domain::ids::{ImportId, UnitId};
use domain::import::{ImportState, LineVerdict, Verdict as Judgement};
use serde::{Deserialize, Serialize};

use super::{count, judged::judged};
use crate::access::Coordinator;
use crate::course;
use crate::departure::register::lookups::Known;
use crate::program::Program;
use crate::store::entity::import;
use crate::store::{Keyed, StoreError, Typed};

/// The most lines shown on one page; those that are refused come first.
const LINES_SHOWN: usize = 500;

/// An import as judged now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    pub id: ImportId,
    pub file_name: String,
    pub state: ImportState,
    pub done: u32,
    pub total: u32,
    pub new: u32,
    pub doubles: u32,
    pub refused: u32,
    /// At most 500 lines: the refused ones first, then the others, each in the order of the file.
    pub lines: Vec<PreviewLine>,
    /// Lines beyond those.
    pub more: u32,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewLine {
    /// Where it begins in the file, counted from 1.
    pub number: u32,
    pub name: String,
    pub verdict: Verdict,
    /// Team and school, where the line could be read.
    pub unit: Option<String>,
    pub last_day_worked: Option<NaiveDate>,
}

/// What becomes of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    New {
        warnings: Vec<Warning>,
    },
    /// Registered already, or further up in the same list.
    Double,
    Refused(Vec<(Field, RegistrationFault)>),
}

/// Judges a stored import.
pub(super) async fn of(
    program: &Program,
    coordinator: &Coordinator,
    row: import::Model,
) -> Result<Preview, StoreError> {
    let conn = program.store().read();
    let state = *row.state;
    if state == ImportState::Done {
        // The list itself went when it was imported.
        return over(conn, &row, state);
    }
    let sheet = domain::import::read(&row.content(conn)?)
        .map_err(|fault| StoreError::corrupt("imports", *row.id, fault.to_string()))?;
    let today = course::calendar(conn, coordinator.board()).await?.local_date(program.now());
    let known = Known::load(conn, coordinator.board(), coordinator.scope(), program.now()).await?;
    let verdicts = judged(conn, coordinator.board(), &known, &sheet, today, |_| async { Ok(()) }).await?;
    let of_kind = |wanted: fn(&Judgement) -> bool| {
        u32::try_from(verdicts.iter().filter(|line| wanted(&line.verdict)).count()).unwrap_or(u32::MAX)
    };
    let (new, doubles, refused) = (
        of_kind(|verdict| matches!(verdict, Judgement::Make(_))),
        of_kind(|verdict| matches!(verdict, Judgement::Double)),
        of_kind(|verdict| matches!(verdict, Judgement::Refused(_))),
    );
    let is_refused = |line: &&LineVerdict| matches!(line.verdict, Judgement::Refused(_));
    let others = verdicts.iter().filter(|line| !is_refused(line));
    let lines: Vec<PreviewLine> =
        verdicts.iter().filter(is_refused).chain(others).take(LINES_SHOWN).map(|line| shown(line, &known)).collect();
    let more = u32::try_from(verdicts.len() - lines.len()).unwrap_or(u32::MAX);
    Ok(Preview {
        id: *row.id,
        file_name: row.file_name(conn)?,
        state,
        done: count(row.done),
        total: count(row.total),
        new,
        doubles,
        refused,
        lines,
        more,
    })
}

fn over(conn: &impl Keyed, row: &import::Model, state: ImportState) -> Result<Preview, StoreError> {
    Ok(Preview {
        id: *row.id,
        file_name: row.file_name(conn)?,
        state,
        done: count(row.done),
        total: count(row.total),
        new: 0,
        doubles: 0,
        refused: 0,
        lines: Vec::new(),
        more: 0,
    })
}

fn shown(line: &LineVerdict, known: &Known) -> PreviewLine {
    let (verdict, unit, last_day_worked) = match &line.verdict {
        Judgement::Make(accepted) => {
            let registration = &accepted.registration;
            let verdict = Verdict::New { warnings: accepted.warnings.clone() };
            (verdict, path_of(known, registration.unit), Some(registration.last_day_worked))
        }
        Judgement::Double => (Verdict::Double, None, None),
        Judgement::Refused(faults) => (Verdict::Refused(faults.clone()), None, None),
    };
    PreviewLine {
        number: u32::try_from(line.line).unwrap_or(u32::MAX),
        name: line.name.clone(),
        verdict,
        unit,
        last_day_worked,
    }
}

fn path_of(known: &Known, id: UnitId) -> Option<String> {
    let name = |id: UnitId| known.units.iter().find(|unit| unit.id == id);
    let unit = name(id)?;
    Some(match unit.parent_id.map(Typed::get).and_then(name) {
        Some(school) => format!("{}, {}", school.name, unit.name),
        None => unit.name.clone(),
    })
}
