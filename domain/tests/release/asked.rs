//! Questions that follow from how somebody left.

use domain::departure::DepartureType::{self, FixedTermNotRenewed, Retirement, VoluntaryResignation};
use domain::ids::UnitId;
use domain::release::{Content, Person, Plan};

use crate::board::{self, left, plan, planned, unit};
use crate::people::Chance;
use crate::{cases, known, release, shown};

/// So many who left in this way and answered so.
fn many(count: usize, way: DepartureType, answers: &str) -> Vec<Person> {
    (0..count).map(|_| left(10, way, answers)).collect()
}

/// Forty who chose to leave and eight who retired, with others whose contract ended.
fn board(of_contracts: Vec<Person>) -> Vec<Person> {
    let mut people = many(20, VoluntaryResignation, r#"{"reasons":["B1"],"raised_before":"no"}"#);
    people.extend(many(20, VoluntaryResignation, r#"{"reasons":["D1"],"raised_before":"yes_unchanged"}"#));
    people.extend(many(8, Retirement, "{}"));
    people.extend(of_contracts);
    people
}

#[test]
fn who_was_not_asked_and_who_did_not_answer_are_one() {
    let mut of_contracts = many(6, FixedTermNotRenewed, r#"{"wanted_to_stay":"yes"}"#);
    of_contracts.extend(many(6, FixedTermNotRenewed, r#"{"wanted_to_stay":"no"}"#));
    let content = release(plan(vec![planned(10, None)]), &board(of_contracts));
    for (table, row, count) in [
        ("way", "voluntary", 40),
        ("way", "fixed_term_not_renewed", 12),
        ("raised_before", "no", 20),
        ("raised_before", "none", 20),
        ("wanted_to_stay", "none", 48),
    ] {
        assert_eq!(shown(&content, table, row, "all"), Some(count), "{table}, {row}");
    }
    assert_eq!(shown(&content, "wanted_to_stay", "perhaps", "all"), None, "nobody");
    assert_eq!(shown(&content, "wanted_longer", "none", "all"), None, "nobody said anything");
}

#[test]
fn what_all_who_were_asked_said_is_hidden() {
    let of_contracts = many(12, FixedTermNotRenewed, r#"{"wanted_to_stay":"yes"}"#);
    let content = release(plan(vec![planned(10, None)]), &board(of_contracts));
    assert_eq!(shown(&content, "wanted_to_stay", "yes", "all"), None);
}

#[test]
fn nobody_reads_that_all_who_chose_to_leave_named_the_same() {
    let mut people = many(30, VoluntaryResignation, r#"{"reasons":["B1"]}"#);
    people.extend(many(20, Retirement, "{}"));
    let content = release(plan(vec![planned(10, None)]), &people);
    let named = shown(&content, "units-reasons", "all", "workload");
    let left = shown(&content, "way", "voluntary", "all");
    assert!(named.is_none() || left.is_none(), "{named:?} of {left:?}");
}

/// What somebody reads who knows how everybody left: the units and reasons of which all who were asked, and answered, named
/// the same.
fn one_voices(content: &Content, plan: &Plan, people: &[Person]) -> Vec<String> {
    let figure = content.figure("units-reasons").expect("reasons by unit");
    let columns = figure.columns().expect("reasons");
    let mut found = Vec::new();
    for (row, code) in figure.rows().codes.iter().enumerate() {
        let Ok(id) = code.parse::<UnitId>() else { continue };
        let is_of = |person: &Person| {
            let of = plan.units.iter().find(|unit| unit.id == person.unit).expect("a unit of the plan");
            of.id == id || of.school == Some(id)
        };
        let asked = people.iter().filter(|person| person.answered.is_some() && known::asks(person.way, "reasons"));
        let asked = asked.filter(|person| is_of(person)).count();
        for column in 1..columns.codes.len() {
            if figure.count(row, column, figure.who()).is_some_and(|named| asked > 0 && named as usize == asked) {
                found.push(format!("all {asked} of {code} named {}", columns.codes[column]));
            }
        }
    }
    found
}

/// Who left one of these schools.
fn of_school(school: u128, people: Vec<Person>) -> impl Iterator<Item = Person> {
    people.into_iter().map(move |person| Person { unit: unit(school), ..person })
}

#[test]
fn nobody_who_knows_how_a_unit_left_reads_that_all_of_it_who_were_asked_named_the_same() {
    let plan = plan(vec![planned(10, None), planned(20, None)]);
    let board = |of_small: Vec<Person>| {
        let mut people: Vec<Person> = of_school(10, of_small).collect();
        people.extend(of_school(10, many(8, Retirement, "{}")));
        people.extend(of_school(20, many(20, VoluntaryResignation, r#"{"reasons":["B1"]}"#)));
        people.extend(of_school(20, many(20, VoluntaryResignation, r#"{"reasons":["D1"]}"#)));
        people
    };
    let named = |people: &[Person]| {
        let content = release(plan.clone(), people);
        assert_eq!(one_voices(&content, &plan, people), Vec::<String>::new());
        assert_eq!(shown(&content, "units", &unit(10).to_string(), "all"), Some(14), "they are a group that is shown");
        shown(&content, "units-reasons", &unit(10).to_string(), "workload")
    };
    let same = many(6, VoluntaryResignation, r#"{"reasons":["B1"]}"#);
    assert_eq!(named(&board(same.clone())), None);
    // Where one named something else, nobody is known to have named it.
    let one_differs = [same[1..].to_vec(), many(1, VoluntaryResignation, r#"{"reasons":["D1"]}"#)].concat();
    assert_eq!(named(&board(one_differs)), Some(5));
}

#[test]
fn of_no_board_somebody_who_knows_how_a_unit_left_reads_so() {
    for seed in 0..cases(12, 200) {
        let (plan, people) = board::some(&mut Chance(seed + 70_000), 120);
        let content = release(plan.clone(), &people);
        assert_eq!(one_voices(&content, &plan, &people), Vec::<String>::new(), "case {seed}");
    }
}
