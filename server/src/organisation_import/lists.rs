//! The lists of a stored import, read again and judged as things stand now.

use domain::ids::UnitId;
use domain::organisation_import::{Judged, Known, List, Sheet, UnitRef, Verdict, judge, read};
use domain::unit::UnitKind;

use crate::store::StoreError;
use crate::store::entity::organisation_import::Model;

/// Both lists, judged, with what they were judged by.
pub(super) struct Lists {
    pub known: Known,
    pub judged: Judged,
}

impl Lists {
    /// Corrupt where a list cannot be read any more that could be when it was stored.
    pub fn of(row: &Model, known: Known) -> Result<Self, StoreError> {
        let sheet = |list, bytes: &Option<Vec<u8>>| -> Result<Option<Sheet>, StoreError> {
            let read = bytes.as_deref().map(|bytes| read(list, bytes)).transpose();
            read.map_err(|fault| StoreError::corrupt("organisation_imports", *row.id, fault.to_string()))
        };
        let units = sheet(List::Units, &row.units_bytes)?;
        let people = sheet(List::People, &row.people_bytes)?;
        let judged = judge(units.as_ref(), people.as_ref(), &known);
        Ok(Self { known, judged })
    }

    /// A unit as people read it: a team with its school.
    pub fn path_of(&self, unit: UnitRef) -> String {
        let (name, school) = self.named(unit);
        match school.map(|school| self.named(school).0) {
            Some(school) => format!("{school}, {name}"),
            None => name,
        }
    }

    /// The name of a unit, and the school of a team.
    fn named(&self, unit: UnitRef) -> (String, Option<UnitRef>) {
        match unit {
            UnitRef::There(id) => {
                let found = self.known.units.iter().find(|unit| unit.id == id);
                let school: Option<UnitId> =
                    found.filter(|unit| unit.kind == UnitKind::Team).and_then(|unit| unit.school);
                (found.map(|unit| unit.name.clone()).unwrap_or_default(), school.map(UnitRef::There))
            }
            UnitRef::Listed(line) => {
                let found = self.judged.units.iter().find(|unit| unit.line == line);
                let school = found.and_then(|line| match &line.verdict {
                    Verdict::Make(unit) => unit.school,
                    Verdict::There | Verdict::Refused(_) => None,
                });
                (found.map(|line| line.name.clone()).unwrap_or_default(), school)
            }
        }
    }
}
