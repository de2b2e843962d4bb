//! Second releases of a period.

use domain::release::{Before, Changes, Content, Made, Person, Plan, SetKind};

use crate::board::{plan, planned, somebody};
use crate::people::Chance;
use crate::{made, recompute, release};

fn board() -> (Plan, Vec<Person>) {
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
    let (plan, people) = board();
    let first = release(plan.clone(), &people);
    let (changes, people) = without(1, &people);
    assert_eq!(made(plan, &people, &[Before { content: &first, changes: &changes }]), Made::TooFewChanged);
}

#[test]
fn where_nobody_changed_there_is_no_correction() {
    let (plan, people) = board();
    let first = release(plan.clone(), &people);
    let (changes, people) = without(0, &people);
    assert!(changes.is_empty());
    assert_eq!(made(plan, &people, &[Before { content: &first, changes: &changes }]), Made::TooFewChanged);
}

#[test]
fn a_correction_has_the_tables_of_the_first_release_and_none_of_those_beside_others() {
    let (plan, people) = board();
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
fn a_first_release_of_hardly_anybody_shows_nothing() {
    let (plan, people) = board();
    let content = release(plan, &people[..4]);
    assert!(content.sets.iter().all(|set| !set.published.shows_something()));
    assert!(content.coverage.iter().all(|kept| kept.due.is_none() && kept.held.is_none()));
}
