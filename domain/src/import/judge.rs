//! Says of every line of a list what would become of it: made, skipped as a double, or refused.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::departure::RegistrationFault;
use crate::departure_form::{Accepted, DoubleKey, Field, Lookups, Typed, read_registration};
use crate::import::sheet::{Line, Sheet};

/// What becomes of one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineVerdict {
    /// Where the line begins in the file, counted from 1.
    pub line: usize,
    /// The name as it stands there, for the preview; on one line, perhaps empty.
    pub name: String,
    pub verdict: Verdict,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// A registration, with what HR should know about it.
    Make(Box<Accepted>),
    /// Registered already, or standing further up in the same list.
    Double,
    /// Every fault, each at its column.
    Refused(Vec<(Field, RegistrationFault)>),
}

/// Judges every line, in order. `is_registered` says whether the school has this leaver already.
pub fn judge(
    sheet: &Sheet,
    lookups: &Lookups,
    is_registered: &dyn Fn(&DoubleKey) -> bool,
    today: NaiveDate,
) -> Vec<LineVerdict> {
    let mut seen = HashSet::new();
    sheet
        .lines
        .iter()
        .map(|line| {
            let verdict = match accepted(sheet, line, lookups, today) {
                Err(faults) => Verdict::Refused(faults),
                Ok(accepted) => {
                    let key = DoubleKey::of(&accepted.registration, lookups.school_of(accepted.registration.unit));
                    if is_registered(&key) || !seen.insert(key) {
                        Verdict::Double
                    } else {
                        Verdict::Make(Box::new(accepted))
                    }
                }
            };
            LineVerdict { line: line.number, name: sheet.shown(line, Field::Name), verdict }
        })
        .collect()
}

fn accepted(
    sheet: &Sheet,
    line: &Line,
    lookups: &Lookups,
    today: NaiveDate,
) -> Result<Accepted, Vec<(Field, RegistrationFault)>> {
    let mut typed = Typed::default();
    for (column, cell) in sheet.columns.iter().zip(&line.cells) {
        if let Some(field) = column {
            typed.add(*field, cell);
        }
    }
    let result = read_registration(&typed, lookups, today);
    match sheet.overrun(line) {
        Some(last) => {
            let mut faults = result.err().unwrap_or_default();
            faults.push((last, RegistrationFault::TooManyCells));
            Err(faults)
        }
        None => result,
    }
}
