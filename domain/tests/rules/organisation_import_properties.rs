//! Any two lists: nothing makes the judge panic, what is made fits together, and the order of lines does not matter.

use std::collections::{BTreeMap, HashSet};

use domain::organisation_import::{Leader, List, UnitRef, Verdict, judge, read};
use domain::unit::UnitKind;
use proptest::prelude::*;

use crate::import::unit;
use crate::organisation_import::known;

/// Few names, so that they meet: as units, as what they belong to, as addresses.
fn any_units() -> impl Strategy<Value = Vec<[String; 4]>> {
    let name = || prop::sample::select(vec!["A", "b", "B", "C", "Lyceum", "Onderbouw", "", "=A"]);
    let kind = prop::sample::select(vec!["school", "team", "", "x"]);
    let leader = prop::sample::select(vec!["a@x.example", "b@x.example", "ada@school.example", "", "?"]);
    let row = (name(), kind, name(), leader).prop_map(|(a, b, c, d)| [a, b, c, d].map(str::to_owned));
    prop::collection::vec(row, 1..10)
}

fn any_people() -> impl Strategy<Value = Vec<[String; 4]>> {
    let email = prop::sample::select(vec!["a@x.example", "b@x.example", "c@x.example", "ada@school.example", "", "?"]);
    let role = prop::sample::select(vec!["teamleider", "adviseur", "", "beheerder + adviseur", "x"]);
    let unit = prop::sample::select(vec!["A", "B", "Onderbouw", "Lyceum", "", "alles"]);
    let school = prop::sample::select(vec!["A", "Lyceum", ""]);
    let row = (email, role, unit, school).prop_map(|(a, b, c, d)| [a, b, c, d].map(str::to_owned));
    prop::collection::vec(row, 1..10)
}

fn written(heading: &str, rows: &[[String; 4]]) -> String {
    let lines: Vec<String> = rows.iter().map(|row| row.join(";")).collect();
    format!("{heading}\n{}\n", lines.join("\n"))
}

const UNITS: &str = "naam;soort;hoort bij;teamleider";
const PEOPLE: &str = "mailadres;rollen;geldt voor;werkt op;naam";

proptest! {
    #[test]
    fn what_is_made_fits_together(units in any_units(), people in any_people()) {
        let people: Vec<[String; 4]> = people;
        let text = written(UNITS, &units);
        let named: Vec<[String; 4]> = people.iter().map(|[a, b, c, d]| [a.clone(), b.clone(), c.clone(), format!("{d};Jan")]).collect();
        let (Ok(list), Ok(staff)) = (read(List::Units, text.as_bytes()), read(List::People, written(PEOPLE, &named).as_bytes()))
        else { return Ok(()) };
        let judged = judge(Some(&list), Some(&staff), &known());
        prop_assert_eq!(judged.units.len(), list.len());
        prop_assert_eq!(judged.people.len(), staff.len());
        let mut kinds: BTreeMap<usize, UnitKind> = BTreeMap::new();
        let mut paths = HashSet::new();
        for line in &judged.units {
            if let Verdict::Make(unit) = &line.verdict {
                kinds.insert(line.line, unit.kind());
                prop_assert!(paths.insert((unit.school, unit.name.to_lowercase())), "twice the same");
            }
        }
        let refused: HashSet<usize> =
            judged.units.iter().filter(|line| matches!(line.verdict, Verdict::Refused(_))).map(|line| line.line).collect();
        let is_school = |one: &UnitRef| match one {
            UnitRef::There(id) => [unit(1), unit(2)].contains(id),
            UnitRef::Listed(line) => refused.contains(line) || kinds.get(line) == Some(&UnitKind::School),
        };
        let mut addresses = HashSet::new();
        let mut leads = HashSet::new();
        for line in &judged.people {
            if let Verdict::Make(person) = &line.verdict {
                prop_assert!(addresses.insert(person.email.clone()), "twice the same");
                prop_assert!(!person.roles.is_empty());
                prop_assert!(person.school.iter().all(is_school));
                leads.extend(person.roles.iter().filter_map(|(_, unit)| unit.map(|unit| (person.email.clone(), unit))));
            }
        }
        for line in &judged.units {
            if let Verdict::Make(unit) = &line.verdict {
                prop_assert!(unit.school.iter().all(is_school), "a team belongs to a school");
                if let Some(Leader::Listed(email)) = &unit.leader && addresses.contains(email) {
                    prop_assert!(leads.contains(&(email.clone(), UnitRef::Listed(line.line))), "whoever leads it knows");
                }
            }
        }
    }

    #[test]
    fn whether_everything_can_be_made_does_not_depend_on_the_order(units in any_units()) {
        let refused = |rows: &[[String; 4]]| {
            let sheet = read(List::Units, written(UNITS, rows).as_bytes()).ok()?;
            Some(judge(Some(&sheet), None, &known()).units.iter().any(|line| matches!(line.verdict, Verdict::Refused(_))))
        };
        let turned: Vec<[String; 4]> = units.iter().rev().cloned().collect();
        prop_assert_eq!(refused(&units), refused(&turned));
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        for list in List::ALL {
            if let Ok(sheet) = read(*list, &bytes) {
                judge(Some(&sheet), Some(&sheet), &known());
            }
        }
    }
}
