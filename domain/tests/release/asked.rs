//! Questions that follow from how somebody left.

use domain::departure::DepartureType::{self, FixedTermNotRenewed, Retirement, VoluntaryResignation};
use domain::release::Person;

use crate::board::{left, plan, planned};
use crate::{release, shown};

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
