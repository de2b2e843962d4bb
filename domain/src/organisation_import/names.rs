//! Which schools and teams there are or will be, by their names.

use std::collections::HashMap;

use super::{Known, LineFault, UnitRef};
use crate::departure_form::{folded, plain};
use crate::unit::UnitKind;

/// A unit that is there, or stands in the list of units.
struct Named {
    unit: UnitRef,
    /// The key of the school a team belongs to.
    school: Option<String>,
}

/// Units by name. What stands in the list comes in while the list is read.
pub(super) struct Names<'a> {
    known: &'a Known,
    by_name: HashMap<String, Vec<Named>>,
    /// Under which each unit can exist once.
    paths: HashMap<String, UnitRef>,
}

impl<'a> Names<'a> {
    pub fn of(known: &'a Known) -> Self {
        let mut names = Self { known, by_name: HashMap::new(), paths: HashMap::new() };
        for unit in &known.units {
            let school = unit.school.and_then(|id| known.units.iter().find(|other| other.id == id));
            let school = school.map(|school| folded(&school.name));
            names.add(&unit.name, school, UnitRef::There(unit.id));
        }
        names
    }

    /// Adds a unit by its name and the key of its school, if it is the first of them; else says which was.
    pub fn add(&mut self, name: &str, school: Option<String>, unit: UnitRef) -> Option<UnitRef> {
        let name = folded(name);
        let path = path(school.as_deref(), &name);
        if let Some(first) = self.paths.get(&path) {
            return Some(*first);
        }
        self.paths.insert(path, unit);
        self.by_name.entry(name).or_default().push(Named { unit, school });
        None
    }

    /// The school of this name.
    pub fn school(&self, name: &str) -> Option<UnitRef> {
        self.named(name).find(|named| named.school.is_none()).map(|named| named.unit)
    }

    /// Whether a team has this name.
    pub fn has_team(&self, name: &str) -> bool {
        self.named(name).any(|named| named.school.is_some())
    }

    /// The school or team of this name. Where a school is named besides, a team is one of that school.
    pub fn unit(&self, name: &str, school: &str) -> Result<UnitRef, LineFault> {
        if let Some(found) = self.school(name) {
            return Ok(found);
        }
        let school = Some(folded(school)).filter(|school| !school.is_empty());
        let teams: Vec<UnitRef> = self
            .named(name)
            .filter(|named| school.is_none() || named.school == school)
            .map(|named| named.unit)
            .collect();
        match teams[..] {
            [] => Err(LineFault::UnknownUnit),
            [team] => Ok(team),
            _ => Err(LineFault::AmbiguousUnit),
        }
    }

    /// Whether these words mean the organisation itself.
    pub fn is_everything(&self, text: &str) -> bool {
        const WORDS: [&str; 8] = [
            "alles",
            "heel de organisatie",
            "hele organisatie",
            "de hele organisatie",
            "everything",
            "all",
            "whole organisation",
            "the whole organisation",
        ];
        let text = plain(text);
        let own =
            self.known.level_names.iter().map(|names| names[0].as_str()).chain([self.known.organisation.as_str()]);
        WORDS.contains(&text.as_str()) || own.map(plain).any(|word| !word.is_empty() && word == text)
    }

    /// A level by its word; the organisation's own words for its levels count.
    pub fn kind(&self, text: &str) -> Option<UnitKind> {
        const SCHOOL: [&str; 4] = ["school", "directie", "directorate", "vestiging"];
        const TEAM: [&str; 4] = ["team", "afdeling", "department", "sectie"];
        let text = plain(text);
        let is_level =
            |level: usize| !text.is_empty() && self.known.level_names.iter().any(|names| plain(&names[level]) == text);
        if SCHOOL.contains(&text.as_str()) || is_level(1) {
            Some(UnitKind::School)
        } else if TEAM.contains(&text.as_str()) || is_level(2) {
            Some(UnitKind::Team)
        } else {
            None
        }
    }

    fn named(&self, name: &str) -> impl Iterator<Item = &Named> {
        self.by_name.get(&folded(name)).into_iter().flatten()
    }
}

/// As the store writes the key under which a unit can exist once.
fn path(school: Option<&str>, name: &str) -> String {
    match school {
        Some(school) => format!("{school} / {name}"),
        None => name.to_owned(),
    }
}
