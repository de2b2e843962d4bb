//! What an import would make, line by line.

use chrono::NaiveDate;
use domain::departure::RegistrationFault;
use domain::departure_form::{Field, Warning};
use domain::ids::{ImportId, UnitId};
use domain::import::{
    Charset, Choices, Example, ImportState, LineVerdict, OtherDay, Registered, Sheet, SheetFault, Verdict as Judgement,
};
use serde::{Deserialize, Serialize};

use super::{count, judged::judged};
use crate::access::Coordinator;
use crate::course;
use crate::departure::register::lookups::Known;
use crate::program::Program;
use crate::store::entity::import;
use crate::store::{Keyed, StoreError, Typed};

/// The most lines shown on one page, but for those about which something has to be said; those that are refused come
/// first.
const LINES_SHOWN: usize = 500;

/// An import as judged now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    pub id: ImportId,
    pub file_name: String,
    pub state: ImportState,
    pub done: u32,
    pub total: u32,
    /// Why its lines cannot be judged yet: headings that are not known, or required ones that are missing. Nothing is
    /// made before its columns are matched.
    pub unread: Option<SheetFault>,
    pub new: u32,
    pub doubles: u32,
    /// Once it is imported: the lines that were left.
    pub refused: u32,
    /// Whether those can be taken away ([`super::refused()`]).
    pub refused_is_there: bool,
    /// The same person with another last day worked.
    pub other_days: u32,
    /// How the letters were read, where the file does not say so itself.
    pub guessed: Option<Charset>,
    /// A date that can be read both ways: nothing is made before somebody says which is meant.
    pub ambiguous_date: Option<Example>,
    /// What was said about the list so far.
    pub choices: Choices,
    /// At most 500 lines: the refused ones first, those with another last day worked, those to look at once more, then
    /// the others, each in the order of the file.
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
    /// Registered with another last day worked.
    OtherDay {
        registered: Registered,
        warnings: Vec<Warning>,
    },
    Refused(Vec<(Field, RegistrationFault)>),
}

impl PreviewLine {
    /// What HR should know about the line.
    pub fn warnings(&self) -> &[Warning] {
        match &self.verdict {
            Verdict::New { warnings } | Verdict::OtherDay { warnings, .. } => warnings,
            Verdict::Double | Verdict::Refused(_) => &[],
        }
    }

    fn rank(&self) -> u8 {
        match &self.verdict {
            Verdict::Refused(_) => 0,
            Verdict::OtherDay { .. } => 1,
            _ if [Warning::NameInDoubt, Warning::TwiceInList].iter().any(|one| self.warnings().contains(one)) => 2,
            Verdict::New { .. } | Verdict::Double => 3,
        }
    }
}

impl Preview {
    /// Whether there are lines that can be made.
    pub const fn has_good(&self) -> bool {
        self.new > 0 || self.other_days > 0
    }

    /// A date that can be read both ways, as long as nobody has said which is meant.
    pub fn asks_for_order(&self) -> Option<&Example> {
        self.ambiguous_date.as_ref().filter(|_| self.choices.reading.dates.is_none())
    }

    /// Whether something has to be said for this line, and has not been.
    pub fn is_undecided(&self, line: &PreviewLine) -> bool {
        let number = usize::try_from(line.number).unwrap_or(usize::MAX);
        match &line.verdict {
            Verdict::OtherDay { registered, .. } => match self.choices.lines.get(&number) {
                Some(OtherDay::Change) => registered.is_closed,
                Some(OtherDay::Skip | OtherDay::NewJob) => false,
                None => true,
            },
            Verdict::New { .. } | Verdict::Double | Verdict::Refused(_) => false,
        }
    }

    /// The lines for which something has to be said.
    pub fn undecided(&self) -> impl Iterator<Item = &PreviewLine> {
        self.lines.iter().filter(|line| self.is_undecided(line))
    }
}

/// Reads a stored list as it was said to be read; a fault where its columns are not matched yet.
pub(super) fn read_again(conn: &impl Keyed, row: &import::Model) -> Result<Result<Sheet, SheetFault>, StoreError> {
    Ok(domain::import::read_as(&row.content(conn)?, &row.choices()?.reading))
}

/// The same of a list that was confirmed, which can be read.
pub(super) fn sheet_of(conn: &impl Keyed, row: &import::Model) -> Result<Sheet, StoreError> {
    read_again(conn, row)?.map_err(|fault| StoreError::corrupt("imports", *row.id, fault.to_string()))
}

/// What becomes of each line as things stand now, and by which units and accounts that was judged.
pub(super) async fn judged_now(
    program: &Program,
    coordinator: &Coordinator,
    sheet: &Sheet,
) -> Result<(Known, Vec<LineVerdict>), StoreError> {
    let conn = program.store().read();
    let (board, scope) = (coordinator.board(), coordinator.scope());
    let today = course::calendar(conn, board).await?.local_date(program.now());
    let known = Known::load(conn, board, scope, program.now()).await?;
    let verdicts = judged(conn, (board, scope), &known, sheet, today, |_| async { Ok(()) }).await?;
    Ok((known, verdicts))
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
        let refused_is_there = row.content.is_some();
        let left = count(row.total.saturating_sub(row.done));
        return Ok(Preview { refused: left, refused_is_there, ..blank(conn, &row, None)? });
    }
    let sheet = match read_again(conn, &row)? {
        Ok(sheet) => sheet,
        Err(fault) => return blank(conn, &row, Some(fault)),
    };
    let (known, verdicts) = judged_now(program, coordinator, &sheet).await?;
    let of_kind = |wanted: fn(&Judgement) -> bool| {
        u32::try_from(verdicts.iter().filter(|line| wanted(&line.verdict)).count()).unwrap_or(u32::MAX)
    };
    let (new, doubles, refused, other_days) = (
        of_kind(|verdict| matches!(verdict, Judgement::Make(_))),
        of_kind(|verdict| matches!(verdict, Judgement::Double)),
        of_kind(|verdict| matches!(verdict, Judgement::Refused(_))),
        of_kind(|verdict| matches!(verdict, Judgement::OtherDay(..))),
    );
    let mut lines: Vec<PreviewLine> = verdicts.iter().map(|line| shown(line, &known)).collect();
    lines.sort_by_key(PreviewLine::rank);
    let to_decide = lines.iter().take_while(|line| matches!(line.rank(), 0 | 1)).count();
    lines.truncate(LINES_SHOWN.max(to_decide));
    let more = u32::try_from(verdicts.len() - lines.len()).unwrap_or(u32::MAX);
    let choices = row.choices()?;
    Ok(Preview {
        id: *row.id,
        file_name: row.file_name(conn)?,
        state,
        done: count(row.done),
        total: count(row.total),
        unread: None,
        new,
        doubles,
        refused,
        refused_is_there: refused > 0,
        other_days,
        guessed: sheet.guessed_charset(),
        ambiguous_date: sheet.ambiguous_date().cloned(),
        choices,
        lines,
        more,
    })
}

/// Without any lines: it is imported, or cannot be read yet.
fn blank(conn: &impl Keyed, row: &import::Model, unread: Option<SheetFault>) -> Result<Preview, StoreError> {
    Ok(Preview {
        id: *row.id,
        file_name: row.file_name(conn)?,
        state: *row.state,
        done: count(row.done),
        total: count(row.total),
        unread,
        new: 0,
        doubles: 0,
        refused: 0,
        refused_is_there: false,
        other_days: 0,
        guessed: None,
        ambiguous_date: None,
        choices: row.choices()?,
        lines: Vec::new(),
        more: 0,
    })
}

fn shown(line: &LineVerdict, known: &Known) -> PreviewLine {
    let (verdict, registration) = match &line.verdict {
        Judgement::Make(accepted) => {
            (Verdict::New { warnings: accepted.warnings.clone() }, Some(&accepted.registration))
        }
        Judgement::OtherDay(accepted, registered) => {
            let warnings = accepted.warnings.clone();
            (Verdict::OtherDay { registered: *registered, warnings }, Some(&accepted.registration))
        }
        Judgement::Double => (Verdict::Double, None),
        Judgement::Refused(faults) => (Verdict::Refused(faults.clone()), None),
    };
    PreviewLine {
        number: u32::try_from(line.line).unwrap_or(u32::MAX),
        name: line.name.clone(),
        verdict,
        unit: registration.and_then(|registration| path_of(known, registration.unit)),
        last_day_worked: registration.map(|registration| registration.last_day_worked),
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
