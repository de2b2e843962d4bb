//! Which value of a claim gives which role, as an administrator writes it in the settings.

use std::collections::BTreeSet;

use crate::account::Role;

/// More lines than any board needs.
const LINES_MAX: usize = 500;
/// Between a value and what it gives. Values of directories have `=`, `,` and `:` in them.
const GIVES: &str = "=>";
/// Before the unit that a role is for.
const OF: char = '@';

/// One value of the claim, and the role it gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleLine {
    /// To the letter.
    pub value: String,
    pub role: Role,
    /// A school, or "School / Team", by name; `None` for the whole board.
    pub unit: Option<String>,
}

/// Which value gives which role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleMap(Vec<RoleLine>);

/// What is wrong with a line, which is named.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MapFault {
    #[error("it has no line; it should be as \"hr-staff => hr_adviser; heads-north => school_head @ North\"")]
    Empty,
    #[error("it has more than {LINES_MAX} lines")]
    TooLong,
    #[error("{0:?} should be a value of the claim, \"=>\" and a role, as \"hr-staff => hr_adviser\"")]
    NotALine(String),
    #[error("{0:?}: {1:?} is no role; roles are {all}", all = codes())]
    UnknownRole(String, String),
    #[error("{0:?}: a {1} is one of a school or team, which is written as \"{1} @ School\" or \"{1} @ School / Team\"")]
    UnitMissing(String, Role),
    #[error("{0:?}: an administrator is one of the whole organisation")]
    NoUnit(String),
    #[error("{0:?} stands there twice")]
    Twice(String),
}

fn codes() -> String {
    Role::ALL.iter().map(|role| role.code()).collect::<Vec<_>>().join(", ")
}

impl RoleMap {
    /// Reads lines, with a line break or `;` between them.
    ///
    /// # Errors
    /// What is wrong with the first line with which something is.
    pub fn parse(text: &str) -> Result<Self, MapFault> {
        let mut lines: Vec<RoleLine> = Vec::new();
        for written in text.split(['\n', ';']).map(str::trim).filter(|line| !line.is_empty()) {
            let line = RoleLine::parse(written)?;
            if lines.contains(&line) {
                return Err(MapFault::Twice(written.to_owned()));
            }
            lines.push(line);
        }
        match lines.len() {
            0 => Err(MapFault::Empty),
            count if count > LINES_MAX => Err(MapFault::TooLong),
            _ => Ok(Self(lines)),
        }
    }

    pub fn lines(&self) -> &[RoleLine] {
        &self.0
    }

    /// What these values give. A value of which no line speaks gives nothing.
    pub fn given_by<'a>(&'a self, values: &'a BTreeSet<String>) -> impl Iterator<Item = &'a RoleLine> {
        self.0.iter().filter(|line| values.contains(&line.value))
    }

    /// Roles that no value gives, which people give by hand as before.
    pub fn never_given(&self) -> impl Iterator<Item = Role> {
        Role::ALL.iter().copied().filter(|role| self.0.iter().all(|line| line.role != *role))
    }
}

impl RoleLine {
    fn parse(line: &str) -> Result<Self, MapFault> {
        let not_a_line = || MapFault::NotALine(line.to_owned());
        let (value, given) = line.rsplit_once(GIVES).ok_or_else(not_a_line)?;
        let (role, unit) = given.split_once(OF).map_or((given, None), |(role, unit)| (role, Some(unit.trim())));
        let (value, role) = (value.trim(), role.trim());
        if value.is_empty() || role.is_empty() || unit == Some("") {
            return Err(not_a_line());
        }
        let role = Role::parse(role).ok_or_else(|| MapFault::UnknownRole(line.to_owned(), role.to_owned()))?;
        match (role, unit) {
            (Role::Administrator, Some(_)) => Err(MapFault::NoUnit(line.to_owned())),
            // A role is never wider than what was written.
            (Role::TeamLeader | Role::SchoolHead, None) => Err(MapFault::UnitMissing(line.to_owned(), role)),
            _ => Ok(Self { value: value.to_owned(), role, unit: unit.map(str::to_owned) }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{MapFault, RoleLine, RoleMap};
    use crate::account::Role;

    #[test]
    fn lines_say_which_value_gives_which_role() {
        let map = RoleMap::parse(
            "hr-staff => hr_adviser; CN=Heads,DC=x => school_head @ De Linde\n/a:b => team_leader @ De Linde / Havo;",
        );
        let line = |value: &str, role, unit: Option<&str>| RoleLine {
            value: value.to_owned(),
            role,
            unit: unit.map(str::to_owned),
        };
        let map = map.expect("sound");
        assert_eq!(
            map.lines(),
            [
                line("hr-staff", Role::HrAdviser, None),
                line("CN=Heads,DC=x", Role::SchoolHead, Some("De Linde")),
                line("/a:b", Role::TeamLeader, Some("De Linde / Havo")),
            ]
        );
        let values = ["hr-staff", "HR-STAFF", "all"].map(str::to_owned).into();
        assert_eq!(map.given_by(&values).map(|line| line.role).collect::<Vec<_>>(), [Role::HrAdviser]);
        let never: Vec<Role> = map.never_given().collect();
        assert_eq!(never, [Role::Administrator, Role::HrCoordinator, Role::PolicyOfficer]);
    }

    #[test]
    fn a_line_that_is_wrong_is_named() {
        let fault = |text: &str| RoleMap::parse(text).expect_err(text);
        let line = |text: &str| text.to_owned();
        assert_eq!(fault(" ;\n"), MapFault::Empty);
        for text in ["hr-staff", "=> hr_adviser", "hr-staff =>", "hr => hr_adviser @ "] {
            assert_eq!(fault(text), MapFault::NotALine(text.trim().to_owned()));
        }
        assert_eq!(fault("a => king"), MapFault::UnknownRole(line("a => king"), line("king")));
        assert!(fault("a => king").to_string().contains("hr_coordinator"), "it says which there are");
        assert_eq!(fault("a => school_head"), MapFault::UnitMissing(line("a => school_head"), Role::SchoolHead));
        assert_eq!(fault("a => administrator @ Linde"), MapFault::NoUnit(line("a => administrator @ Linde")));
        assert_eq!(fault("a => hr_adviser;a => hr_adviser"), MapFault::Twice(line("a => hr_adviser")));
    }
}
