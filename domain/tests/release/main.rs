//! Releases: what they count, that nobody calculates more from them than they say, and how they are kept.

mod asked;
mod attack;
#[path = "../disclosure/attacker.rs"]
#[allow(dead_code, reason = "the tests of disclosure use the rest")]
mod attacker;
mod board;
mod corrections;
mod han;
mod kept;
mod known;
mod nearly_all;
mod own_answers;
#[path = "../disclosure/people.rs"]
#[allow(dead_code, reason = "the tests of disclosure use the rest")]
mod people;
mod periods;
mod pooled;
mod recompute;
mod talk_series;
mod talks;
mod time_slices;
mod whole_series;

use chrono::NaiveDate;
use domain::release::{Before, Census, Content, Heading, Made, Period, PeriodKind, Person, Plan, SetKind};

/// How many random cases: few each day, more with `cargo xtask test --deep`.
fn cases(usually: u64, deep: u64) -> u64 {
    if std::env::var("UITZWAAI_TEST_DEEP").is_ok_and(|value| value == "1") { deep } else { usually }
}

/// A date, as "2026-12-04".
fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date of the test")
}

fn heading(number: u32) -> Heading {
    let period = Period::of(PeriodKind::SchoolYear, day("2026-03-01")).expect("a school year");
    Heading {
        period,
        number,
        made_on: day("2026-11-01"),
        reason: (number > 1).then(|| "Eight were missing".to_owned()),
        counted: None,
    }
}

fn made(plan: Plan, people: &[Person], earlier: &[Before<'_>]) -> Made {
    let mut census = Census::new(plan);
    for person in people {
        census.add(&person.codes());
        census.add_days(&person.days);
    }
    let number = u32::try_from(earlier.len()).expect("few releases") + 1;
    census.make(heading(number), earlier).expect("people of the plan")
}

/// The first release of these people.
fn release(plan: Plan, people: &[Person]) -> Content {
    match made(plan, people, &[]) {
        Made::Release(content) => *content,
        Made::TooFewChanged => panic!("a first release changes nothing"),
    }
}

/// What is shown in a table of a row and a column, by their codes.
fn shown(content: &Content, table: &str, row: &str, column: &str) -> Option<u32> {
    let set = content.sets.iter().find(|set| set.kind == SetKind::Left).expect("who left");
    let index = set.tables.iter().position(|it| it.code == table).expect("a table of this code");
    let it = &set.tables[index];
    let of = |dimension: usize, code: &str| {
        set.dimensions[dimension].codes.iter().position(|known| known == code).expect("a category of this code")
    };
    set.published.tables[index][0].at(of(it.rows, row), it.columns.map_or(0, |columns| of(columns, column)))
}
