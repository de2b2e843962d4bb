//! What is kept of somebody between being counted and a correction.

use domain::departure::subject::SubjectNumber;
use domain::release::{Codes, Person};

use crate::board::{self, plan, planned, somebody};
use crate::people::Chance;

fn some_people(seed: u64, count: usize) -> Vec<Person> {
    let plan = plan(vec![planned(10, None), planned(11, Some(10))]);
    let chance = &mut Chance(seed);
    (0..count).map(|_| somebody(chance, &plan)).collect()
}

#[test]
fn codes_are_read_back_as_they_were_kept() {
    for person in some_people(3, 300) {
        let codes = person.codes();
        assert_eq!(Codes::parse(&codes.to_text()).as_ref(), Some(&codes), "{}", codes.to_text());
    }
}

#[test]
fn codes_are_kept_in_a_form_that_a_later_version_reads() {
    let person = Person {
        unit: board::unit(0xA1),
        subject: Some(SubjectNumber::new(8)),
        answered: None,
        told: None,
        ..some_people(4, 1).remove(0)
    };
    let text = person.codes().to_text();
    assert!(text.starts_with("v1;unit=000000000000000000000000000000a1;way="), "{text}");
    assert!(text.contains(";subject=8"), "{text}");
}

#[test]
fn what_is_no_codes_of_ours_is_refused() {
    let text = some_people(5, 1)[0].codes().to_text();
    assert!(Codes::parse(&text).is_some());
    for other in [
        String::new(),
        text.replacen("v1", "v2", 1),
        text.replacen(";way=", ";weg=", 1),
        format!("{text};due=1;due=1"),
        format!("{text};destination=nowhere"),
        format!("{text};"),
    ] {
        assert_eq!(Codes::parse(&other), None, "{other}");
    }
}

#[test]
fn no_words_of_anybody_are_among_the_codes() {
    for mut person in some_people(6, 40) {
        if let Some(told) = &mut person.told {
            told.report.story = "It was the noise in the hall".to_owned();
            told.report.leavers_words = "Nobody listened".to_owned();
        }
        let text = person.codes().to_text();
        assert!(!text.contains(' ') && !text.contains("noise"), "{text}");
    }
}
