//! What people write for roles, in Dutch and English.

use crate::account::Role;
use crate::departure_form::look_up;

const WORDS: &[(Role, &[&str])] = &[
    (Role::Administrator, &["beheerder", "administrator", "admin"]),
    (Role::HrCoordinator, &["hr coordinator", "coordinator"]),
    (Role::HrAdviser, &["hr adviseur", "adviseur", "hr adviser", "hr advisor", "adviser", "advisor"]),
    (Role::TeamLeader, &["teamleider", "leidinggevende", "team leader", "teamleader", "manager"]),
    (Role::SchoolHead, &["schoolleider", "rector", "directeur", "school head", "head of school", "principal"]),
    (Role::PolicyOfficer, &["beleidsmedewerker", "policy officer"]),
];

/// Between two roles in one cell.
const SEPARATORS: [char; 7] = [',', ';', '/', '+', '&', '|', '\n'];

/// The roles of a cell, without doubles; nothing where one of them is none.
pub(super) fn read(cell: &str) -> Option<Vec<Role>> {
    let mut roles = Vec::new();
    for text in cell.split(SEPARATORS).map(str::trim).filter(|text| !text.is_empty()) {
        let role = look_up(text, Role::parse, WORDS)?;
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    Some(roles)
}

#[cfg(test)]
mod tests {
    use super::{WORDS, read};
    use crate::account::Role;
    use crate::departure_form::plain;

    #[test]
    fn every_role_can_be_written_and_the_page_says_how() {
        let page = include_str!("../../../docs/import-organisation.md");
        for role in Role::ALL {
            assert_eq!(read(role.code()), Some(vec![*role]));
            let (_, words) = WORDS.iter().find(|(other, _)| other == role).expect("words for each role");
            for word in *words {
                assert_eq!(plain(word), *word, "written plainly");
                assert_eq!(read(word), Some(vec![*role]), "{word}");
                assert!(plain(page).contains(word), "{word}");
            }
        }
    }

    #[test]
    fn several_roles_stand_in_one_cell() {
        let both = Some(vec![Role::HrAdviser, Role::HrCoordinator]);
        for cell in [
            "HR-adviseur, HR-coördinator",
            "adviser + coordinator",
            "Adviseur/coördinator; adviseur",
            "adviseur\ncoordinator",
        ] {
            assert_eq!(read(cell), both, "{cell}");
        }
        assert_eq!(read(" "), Some(Vec::new()));
        assert_eq!(read("adviseur, koning"), None);
    }
}
