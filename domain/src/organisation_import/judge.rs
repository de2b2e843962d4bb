//! Judges both lists together.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::names::Names;
use super::{Column, Known, KnownPerson, LineVerdict, NewPerson, NewUnit, Sheet, UnitRef, people, units};
use crate::person::EmailAddress;

/// What becomes of every line, in the order of the files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judged {
    pub units: Vec<LineVerdict<NewUnit>>,
    pub people: Vec<LineVerdict<NewPerson>>,
}

/// Judges every line of both lists, either of which may be absent. Where a line is refused, others that name what it
/// would make are judged as if it were made: the same fault is not said twice.
pub fn judge(units: Option<&Sheet>, people: Option<&Sheet>, known: &Known) -> Judged {
    let mut names = Names::of(known);
    let rows = units.map(|sheet| units::read(sheet, &mut names)).unwrap_or_default();
    let everybody = Everybody::of(people, known);
    let (units, led) = match units {
        Some(sheet) => units::judge(sheet, &rows, &names, &everybody),
        None => (Vec::new(), Led::new()),
    };
    let people = people.map(|sheet| people::judge(sheet, &names, &everybody, &led)).unwrap_or_default();
    Judged { units, people }
}

/// The units of the list that somebody in the other list leads.
pub(super) type Led = HashMap<EmailAddress, Vec<UnitRef>>;

/// Who has an account, and who stands in the list of people.
pub(super) struct Everybody<'a> {
    pub known: &'a Known,
    there: HashMap<&'a EmailAddress, &'a KnownPerson>,
    /// With the line in which an address stands first.
    listed: HashMap<EmailAddress, usize>,
}

impl<'a> Everybody<'a> {
    fn of(sheet: Option<&Sheet>, known: &'a Known) -> Self {
        let there = known.people.iter().map(|person| (&person.email, person)).collect();
        let mut listed = HashMap::new();
        if let Some(sheet) = sheet {
            for line in &sheet.lines {
                if let Ok(email) = EmailAddress::parse(sheet.cell(line, Column::Email)) {
                    listed.entry(email).or_insert(line.number);
                }
            }
        }
        Self { known, there, listed }
    }

    pub fn account(&self, email: &EmailAddress) -> Option<&'a KnownPerson> {
        self.there.get(email).copied()
    }

    /// In which line of the list this address stands first.
    pub fn first_line(&self, email: &EmailAddress) -> Option<usize> {
        self.listed.get(email).copied()
    }
}
