//! The unit that a line of the settings names, among those of the board.

use super::RoleLine;
use crate::account::Role;
use crate::departure_form::folded;
use crate::ids::UnitId;

/// A school or a team, as the board has it.
#[derive(Clone, Copy, Debug)]
pub struct KnownUnit<'a> {
    pub id: UnitId,
    pub name: &'a str,
    /// The name of the school a team belongs to.
    pub school: Option<&'a str>,
}

/// Why a line gives nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnitFault {
    #[error("there is no such school or team")]
    Unknown,
    #[error("several schools have a team of this name: write \"School / Team\"")]
    Ambiguous,
    #[error("a school head is one of a school, not of a team")]
    NotASchool,
}

impl KnownUnit<'_> {
    /// By its name, or "School / Team" for a team, without regard to case and white space.
    fn is_called(&self, text: &str) -> bool {
        let is_path = |school: &str, team: &str| {
            self.school.is_some_and(|own| folded(own) == folded(school)) && folded(self.name) == folded(team)
        };
        // Names may have the sign in them.
        let is_by_path = text.match_indices('/').any(|(at, sign)| is_path(&text[..at], &text[at + sign.len()..]));
        is_by_path || folded(self.name) == folded(text)
    }
}

impl RoleLine {
    /// The role with its unit; `None` for the whole board.
    ///
    /// # Errors
    /// Why the unit is none that the role can be for.
    pub fn given(&self, units: &[KnownUnit<'_>]) -> Result<(Role, Option<UnitId>), UnitFault> {
        let Some(text) = &self.unit else { return Ok((self.role, None)) };
        let called: Vec<&KnownUnit<'_>> = units.iter().filter(|unit| unit.is_called(text)).collect();
        // A school goes before teams of the same name.
        let found = match (called.iter().find(|unit| unit.school.is_none()), &called[..]) {
            (Some(school), _) => school,
            (None, []) => return Err(UnitFault::Unknown),
            (None, [team]) => team,
            (None, _) => return Err(UnitFault::Ambiguous),
        };
        if self.role.is_of_a_school() && found.school.is_some() {
            return Err(UnitFault::NotASchool);
        }
        Ok((self.role, Some(found.id)))
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::{KnownUnit, UnitFault};
    use crate::account::Role;
    use crate::account::claim::RoleLine;
    use crate::ids::UnitId;

    fn given(role: Role, unit: Option<&str>) -> Result<Option<u128>, UnitFault> {
        let unit_of = |id, name, school| KnownUnit { id: UnitId::new(Uuid::from_u128(id)), name, school };
        let units = [
            unit_of(1, "De Linde", None),
            unit_of(2, "Havo", Some("De Linde")),
            unit_of(3, "Rijnveld", None),
            unit_of(4, "Havo", Some("Rijnveld")),
            unit_of(5, "Bouw / Techniek", Some("Rijnveld")),
            unit_of(6, "Rijnveld", Some("De Linde")),
        ];
        let line = RoleLine { value: "x".to_owned(), role, unit: unit.map(str::to_owned) };
        let (same, unit) = line.given(&units)?;
        assert_eq!(same, role);
        Ok(unit.map(|id| id.uuid().as_u128()))
    }

    #[test]
    fn a_unit_is_found_by_its_name_or_its_path() {
        let leader = |unit| given(Role::TeamLeader, Some(unit));
        assert_eq!(given(Role::HrAdviser, None), Ok(None));
        assert_eq!(leader("de  linde"), Ok(Some(1)));
        assert_eq!(leader("De Linde / Havo"), Ok(Some(2)));
        assert_eq!(leader("rijnveld/HAVO"), Ok(Some(4)));
        assert_eq!(leader("Rijnveld / Bouw / Techniek"), Ok(Some(5)));
        assert_eq!(leader("Bouw / Techniek"), Ok(Some(5)), "there is one of this name");
        assert_eq!(leader("Rijnveld"), Ok(Some(3)), "the school goes before the team");
        assert_eq!(leader("Havo"), Err(UnitFault::Ambiguous));
        assert_eq!(leader("Vwo"), Err(UnitFault::Unknown));
        assert_eq!(leader("Rijnveld / Vwo"), Err(UnitFault::Unknown));
    }

    #[test]
    fn a_school_head_has_a_school() {
        assert_eq!(given(Role::SchoolHead, Some("Rijnveld")), Ok(Some(3)));
        assert_eq!(given(Role::SchoolHead, Some("Rijnveld / Havo")), Err(UnitFault::NotASchool));
    }
}
