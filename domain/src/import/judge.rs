//! Says of every line of a list what would become of it: made, skipped as a double, or refused.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::departure::{Registration, RegistrationFault};
use crate::departure_form::{Accepted, DoubleKey, Field, Lookups, Typed, Warning, read_registration};
use crate::ids::DepartureId;
use crate::import::days;
use crate::import::doubt::is_doubtful;
use crate::import::sheet::{Line, Sheet};
use crate::person::{NAME_MAX_CHARS, PersonName, shows_surname_in_front, whole_if_two_words};
use crate::unseen::seen;

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
    /// The same person is registered with another last day worked: somebody has to say what is meant.
    OtherDay(Box<Accepted>, Registered),
    /// Every fault, each at its column.
    Refused(Vec<(Field, RegistrationFault)>),
}

/// A departure of the same person that is registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registered {
    pub id: DepartureId,
    pub last_day_worked: NaiveDate,
    /// Closed, or restricted at the leaver's wish: its days stay as they are.
    pub is_closed: bool,
}

/// A departure that is closed is another job's when the day of the list is this much later, in days.
const ANOTHER_JOB_DAYS: i64 = 180;

/// Sets apart who is registered with another last day worked; `registered` gives the departures of the same person
/// in the same school that were not cancelled. The nearest one is meant.
pub fn with_other_days(
    verdicts: Vec<LineVerdict>,
    lookups: &Lookups,
    registered: &dyn Fn(&DoubleKey) -> Vec<Registered>,
) -> Vec<LineVerdict> {
    let apart = |verdict| match verdict {
        Verdict::Make(accepted) => {
            let key = DoubleKey::of(&accepted.registration, lookups.school_of(accepted.registration.unit));
            match other_day_meant(accepted.registration.last_day_worked, registered(&key)) {
                Some(other) => Verdict::OtherDay(accepted, other),
                None => Verdict::Make(accepted),
            }
        }
        other => other,
    };
    verdicts.into_iter().map(|line| LineVerdict { verdict: apart(line.verdict), ..line }).collect()
}

/// Which of the departures of one person in one school is meant by this last day worked: the nearest one with another
/// day. `None` where there is none, or only one that was closed so long before that this is another job.
pub fn other_day_meant(day: NaiveDate, registered: Vec<Registered>) -> Option<Registered> {
    let distance = |other: &Registered| (other.last_day_worked - day).num_days().abs();
    let is_meant = |other: &Registered| {
        other.last_day_worked != day
            && (!other.is_closed || (day - other.last_day_worked).num_days() <= ANOTHER_JOB_DAYS)
    };
    registered.into_iter().filter(is_meant).min_by_key(|other| (other.is_closed, distance(other)))
}

/// Judges every line, in order. `is_registered` says whether the school has this leaver already.
pub fn judge(
    sheet: &Sheet,
    lookups: &Lookups,
    is_registered: &dyn Fn(&DoubleKey) -> bool,
    today: NaiveDate,
) -> Vec<LineVerdict> {
    let (mut seen, mut people) = (HashSet::new(), HashSet::new());
    let has_surnames_in_front = sheet.lines.iter().any(|line| shows_surname_in_front(sheet.cell(line, Field::Name)));
    sheet
        .lines
        .iter()
        .map(|line| {
            let verdict = match accepted(sheet, line, lookups, today) {
                Err(faults) => Verdict::Refused(faults),
                Ok(mut accepted) => {
                    if has_surnames_in_front {
                        greet_by_both_words(&mut accepted.registration);
                    }
                    let key = DoubleKey::of(&accepted.registration, lookups.school_of(accepted.registration.unit));
                    let person = (key.school, key.who.clone());
                    if is_registered(&key) || !seen.insert(key) {
                        Verdict::Double
                    } else {
                        if !people.insert(person) {
                            accepted.warnings.push(Warning::TwiceInList);
                        }
                        Verdict::Make(Box::new(accepted))
                    }
                }
            };
            LineVerdict { line: line.number, name: name_shown(sheet, line), verdict }
        })
        .collect()
}

/// In a list with surnames in front nobody knows which of two words is the first name: both are used.
fn greet_by_both_words(registration: &mut Registration) {
    if registration.parts.is_empty() {
        let whole = whole_if_two_words(registration.name.as_str());
        registration.parts.called = whole.and_then(|whole| PersonName::parse(&whole).ok());
    }
}

fn accepted(
    sheet: &Sheet,
    line: &Line,
    lookups: &Lookups,
    today: NaiveDate,
) -> Result<Accepted, Vec<(Field, RegistrationFault)>> {
    let mut typed = Typed::default();
    for (column, cell) in sheet.columns.iter().zip(&line.cells) {
        match column {
            Some(field) if days::COLUMNS.contains(field) => {
                typed.add(*field, days::unambiguous(cell, sheet.date_order()));
            }
            Some(field) => typed.add(*field, cell),
            None => {}
        }
    }
    let mut result = read_registration(&typed, lookups, today);
    if let Ok(accepted) = &mut result {
        let name = accepted.registration.name.as_str();
        let is_foreign = !name.is_ascii();
        if is_doubtful(name) || (line.is_unsure && is_foreign) {
            accepted.warnings.push(Warning::NameInDoubt);
        }
    }
    match sheet.overrun(line) {
        Some(last) => {
            let mut faults = result.err().unwrap_or_default();
            faults.push((last, RegistrationFault::TooManyCells));
            Err(faults)
        }
        None => result,
    }
}

fn name_shown(sheet: &Sheet, line: &Line) -> String {
    let name = sheet.shown(line, Field::Name);
    if !name.is_empty() {
        return name;
    }
    let parts = [Field::FirstName, Field::NamePrefix, Field::Surname].map(|field| sheet.cell(line, field));
    seen(&parts.join(" ")).chars().take(NAME_MAX_CHARS).collect()
}
