//! Second releases of a period.

use domain::release::{Before, Changes, Content, Made, Person, Plan, SetKind};

use crate::board::{self, plan, planned, somebody};
use crate::people::Chance;
use crate::{made, recompute, release, shown};

fn three_schools() -> (Plan, Vec<Person>) {
    let plan = plan(vec![planned(10, None), planned(20, None), planned(30, None)]);
    let chance = &mut Chance(11);
    let people = (0..240).map(|_| somebody(chance, &plan)).collect();
    (plan, people)
}

/// Without the first ones of these people.
fn without(count: usize, people: &[Person]) -> (Changes, Vec<Person>) {
    let mut changes = Changes::new();
    for person in &people[..count] {
        changes.add(Some(&person.codes()), None);
    }
    for person in &people[count..] {
        changes.add(Some(&person.codes()), Some(&person.codes()));
    }
    (changes, people[count..].to_vec())
}

fn table<'a>(content: &'a Content, kind: SetKind, code: &str) -> &'a domain::disclosure::PublishedLayer {
    let set = content.sets.iter().find(|set| set.kind == kind).expect("a set of each kind");
    let table = set.tables.iter().position(|table| table.code == code).expect("a table of this code");
    &set.published.tables[table][0]
}

#[test]
fn without_one_person_there_is_no_correction() {
    let (plan, people) = three_schools();
    let first = release(plan.clone(), &people);
    let (changes, people) = without(1, &people);
    assert_eq!(made(plan, &people, &[Before { content: &first, changes: &changes }]), Made::TooFewChanged);
}

#[test]
fn where_nobody_changed_there_is_no_correction() {
    let (plan, people) = three_schools();
    let first = release(plan.clone(), &people);
    let (changes, people) = without(0, &people);
    assert!(changes.is_empty());
    assert_eq!(made(plan, &people, &[Before { content: &first, changes: &changes }]), Made::TooFewChanged);
}

#[test]
fn a_correction_has_the_tables_of_the_first_release_and_none_of_those_beside_others() {
    let (plan, people) = three_schools();
    let first = release(plan.clone(), &people);
    let (changes, people) = without(90, &people);
    // What the board calls its subjects, and which facts it asks, is another since.
    let mut other = Plan { subjects: Vec::new(), ..plan.clone() }.following(&first);
    // And one school has become a team of another.
    other.units[2].school = Some(other.units[0].id);
    assert_eq!((&other.subjects, &other.facts_off), (&plan.subjects, &plan.facts_off));
    let second = match made(other, &people, &[Before { content: &first, changes: &changes }]) {
        Made::Release(content) => *content,
        // A search that gives up refuses: nothing is published then.
        Made::TooFewChanged => return,
    };
    assert_eq!((second.number, second.cut, &second.days), (2, first.cut, &first.days));
    for (then, now) in first.sets.iter().zip(&second.sets) {
        assert_eq!((&then.tables, &then.dimensions), (&now.tables, &now.dimensions));
    }
    assert_eq!(second.units, first.units, "as the rows have them");
    for code in ["way", "decisive", "predicted"] {
        let table = table(&second, SetKind::Left, code);
        assert!((1..table.height()).all(|row| table.at(row, 0).is_none()), "{code}");
    }
    assert_eq!(second.coverage, first.coverage);
    // Talks due and held are those of the first release.
    let second = Content { coverage: Vec::new(), ..second };
    recompute::check(&second, &plan, &people);
}

#[test]
fn a_correction_of_very_many_schools_says_the_board_alone() {
    let facts_off = board::FACTS.to_vec();
    let plan = Plan { facts_off, ..plan((1..=100).map(|school| planned(school * 10, None)).collect()) };
    let chance = &mut Chance(19);
    let mut of = |school: u128| Person { unit: board::unit(school * 10), ..somebody(chance, &plan) };
    let mut people: Vec<Person> = (0..1500).map(|at| of(at % 100 + 1)).collect();
    let first = release(plan.clone(), &people);
    assert!(!first.shown_units().is_empty(), "the first one says much by school");
    // A list was left lying.
    let mut changes = Changes::new();
    for school in 1..=60 {
        let late = of(school);
        changes.add(None, Some(&late.codes()));
        people.push(late);
    }
    let before = [Before { content: &first, changes: &changes }];
    let second = match made(plan.following(&first), &people, &before) {
        Made::Release(content) => *content,
        Made::TooFewChanged => panic!("sixty more are enough to be said of 1,500"),
    };
    assert_eq!(shown(&second, "units", "all", "all"), Some(1560));
    assert!(second.shown_units().is_empty(), "{:?}", second.shown_units());
    let reasons = table(&second, SetKind::Left, "units-reasons");
    assert!((1..reasons.width()).any(|reason| reasons.at(0, reason).is_some()), "reasons of the whole board");
}

#[test]
fn a_first_release_of_hardly_anybody_shows_nothing() {
    let (plan, people) = three_schools();
    let content = release(plan, &people[..4]);
    assert!(content.sets.iter().all(|set| !set.published.shows_something()));
    assert!(content.coverage.iter().all(|kept| kept.due.is_none() && kept.held.is_none()));
}
