//! Talks due and held: never twice of the same people.

use domain::release::{Census, Content, Heading, Made, Period, Person};
use domain::school::{Group, Half};

use crate::board::{self, plan, planned, somebody};
use crate::people::Chance;
use crate::{day, shown};

fn some_people() -> Vec<Person> {
    let plan = plan(vec![planned(10, None), planned(20, None)]);
    let chance = &mut Chance(17);
    (0..400).map(|_| somebody(chance, &plan)).collect()
}

/// With how many of them a talk was held.
fn held(people: &[Person]) -> u32 {
    let held = people.iter().filter(|person| person.talked.formal || person.talked.informal).count();
    u32::try_from(held).expect("few people")
}

fn made(people: &[Person], period: &str, made_on: &str, counted: Option<Vec<Group>>) -> Content {
    let mut census = Census::new(plan(vec![planned(10, None), planned(20, None)]));
    for person in people {
        census.add(&person.codes());
    }
    let period = Period::parse(period).expect("a period");
    let heading = Heading { period, number: 1, made_on: day(made_on), reason: None, counted };
    match census.make(heading, &[]).expect("people of the plan") {
        Made::Release(content) => *content,
        Made::TooFewChanged => panic!("a first release changes nothing"),
    }
}

/// Whether it is said how many talked, in either place.
fn tells(content: &Content) -> [bool; 2] {
    let talks = ["formal", "informal", "none"].map(|code| shown(content, "talk", code, "all").is_some());
    [content.coverage.iter().any(|kept| kept.held.is_some()), talks.contains(&true)]
}

/// Both schools as their heads read them.
fn read(people: &[Person]) -> Vec<Group> {
    let of = |school: u128| {
        let there: Vec<Person> = people.iter().filter(|person| person.unit == board::unit(school)).cloned().collect();
        let due = u32::try_from(there.len()).expect("few people");
        Group { teams: vec![board::unit(school)], due, held: held(&there) }
    };
    vec![of(10), of(20)]
}

#[test]
fn the_day_is_that_of_the_half_year() {
    let half = Period::parse("2026-H1").expect("February to July");
    let counted = |on: &str| Half::counted(day(on)).map(Half::days);
    assert_eq!(half.talks_over_on(), day("2026-10-24"));
    assert_eq!(counted("2026-10-24"), Some(half.days()));
    assert_ne!(counted("2026-10-23"), Some(half.days()));
}

#[test]
fn before_the_day_on_which_heads_read_it_no_release_says_how_many_talked() {
    let people = some_people();
    for (period, before, on) in [("2026-H1", "2026-10-23", "2026-10-24"), ("2025-2026", "2026-10-23", "2026-10-24")] {
        assert_eq!(tells(&made(&people, period, before, Some(read(&people)))), [false, false], "{period}");
        assert_eq!(tells(&made(&people, period, on, Some(read(&people)))), [true, true], "{period}");
    }
    assert_eq!(tells(&made(&people, "2026-H1", "2026-12-01", None)), [false, false], "heads do not read it yet");
}

#[test]
fn of_days_that_are_no_half_years_no_release_says_how_many_talked() {
    let people = some_people();
    for period in ["2026-Q1", "2026", "2026-02-01--2026-06-30"] {
        for counted in [None, Some(read(&people))] {
            assert_eq!(tells(&made(&people, period, "2027-12-01", counted)), [false, false], "{period}");
        }
    }
}

#[test]
fn by_school_a_half_year_says_what_heads_read_and_another_period_nothing() {
    let people = some_people();
    let counted = read(&people);
    let half = made(&people, "2026-H1", "2026-11-01", Some(counted.clone()));
    let said: Vec<Group> = half.coverage[1..]
        .iter()
        .filter_map(|kept| Some(Group { teams: kept.units.clone(), due: kept.due?, held: kept.held? }))
        .collect();
    assert_eq!(said, counted);
    assert_eq!(half.coverage[0].due, Some(400), "everybody who left");
    let year = made(&people, "2025-2026", "2026-11-01", Some(counted));
    assert!(year.coverage.len() == 1 && year.coverage[0].units.is_empty(), "{:?}", year.coverage);
}

#[test]
fn one_talk_that_was_held_since_heads_read_it_is_told_nowhere() {
    let mut people = some_people();
    let counted = read(&people);
    let later = people.iter_mut().find(|person| !person.talked.formal && !person.talked.informal);
    later.expect("somebody did not talk").talked.formal = true;
    for period in ["2026-H1", "2025-2026"] {
        let content = made(&people, period, "2026-12-01", Some(counted.clone()));
        assert_eq!(content.coverage[0].held, None, "{period}");
        assert!(["formal", "informal", "none"].iter().all(|code| shown(&content, "talk", code, "all").is_none()));
    }
}
