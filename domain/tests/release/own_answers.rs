//! Answers that a board added to questions of the standard: counted like all others, and hidden like them.

use domain::departure::DepartureType::VoluntaryResignation;
use domain::questionnaire::{Answers, Questionnaire};
use domain::release::{Codes, Content, OwnOptions, Person, Plan};
use serde_json::{Map, Value, json};

use crate::attacker::Aim;
use crate::board::{self, left, plan, planned};
use crate::people::Chance;
use crate::{cases, known, recompute, release, shown};

/// What the board added: to a question that some are asked, and to one of nearly everybody.
const ADDED: [(&str, &[&str]); 2] = [("would_have_stayed", &["other_hours"]), ("would_return", &["later", "abroad"])];

/// The standard with these answers more.
fn asked() -> Questionnaire {
    let mut file: Value = serde_json::from_str(&Questionnaire::standard().to_json()).expect("the standard is JSON");
    for (key, options) in ADDED {
        let items = file["items"].as_array_mut().expect("a list of items");
        let item = items.iter_mut().find(|one| one["key"] == key).expect("an item of the standard");
        let all = item["kind"]["options"].as_array_mut().expect("a choice");
        all.extend(options.iter().map(|key| json!({ "key": key, "text": { "nl": "Anders", "en": "Otherwise" } })));
    }
    Questionnaire::parse(&file.to_string()).expect("a file that may be used")
}

/// Other answers of somebody, by the board's questionnaire.
fn answer(person: &mut Person, asked: &Questionnaire, change: impl FnOnce(&mut Map<String, Value>)) {
    let Some(answered) = &mut person.answered else { return };
    let mut said: Map<String, Value> = serde_json::from_str(&answered.answers.to_json()).expect("answers are JSON");
    change(&mut said);
    answered.answers = Answers::parse(&Value::Object(said).to_string(), asked).expect("answers of these questions");
}

/// Some board that added answers, and those who left it: four in ten of whoever answered such a question gave one.
fn some(seed: u64, most_people: usize) -> (Plan, Vec<Person>) {
    let (chance, asked) = (&mut Chance(seed), asked());
    let (plan, mut people) = board::some(chance, most_people);
    for person in &mut people {
        answer(person, &asked, |said| {
            for (item, options) in ADDED {
                if said.contains_key(item) && chance.is(40) {
                    said.insert(item.to_owned(), options[chance.below(options.len())].into());
                }
            }
        });
    }
    (Plan { own: OwnOptions::of_all([&asked]), ..plan }, people)
}

/// So many who left, and whether they would return.
fn returning(count: usize, answer_is: &str) -> Vec<Person> {
    let asked = asked();
    let one = |_| {
        let mut person = left(10, VoluntaryResignation, "{}");
        answer(&mut person, &asked, |said| {
            said.insert("would_return".to_owned(), answer_is.into());
        });
        person
    };
    (0..count).map(one).collect()
}

fn one_school() -> Plan {
    Plan { own: OwnOptions::of_all([&asked()]), ..plan(vec![planned(10, None)]) }
}

/// Every count of an added answer, by unit or of the whole board: how many are shown, and how many hidden.
fn of_added(content: &Content) -> (usize, usize) {
    let mut counts = Vec::new();
    for figure in content.figures() {
        let who = figure.who();
        if let Some(columns) = figure.columns() {
            let added = (0..columns.codes.len()).filter(|column| columns.codes[*column].starts_with("own:"));
            counts.extend(
                added.flat_map(|column| (0..figure.rows().codes.len()).map(move |row| figure.count(row, column, who))),
            );
        } else {
            let added = (0..figure.rows().codes.len()).filter(|row| figure.rows().codes[*row].starts_with("own:"));
            counts.extend(added.map(|row| figure.count(row, 0, who)));
        }
    }
    let shown = counts.iter().flatten().count();
    (shown, counts.len() - shown)
}

#[test]
fn an_added_answer_is_counted_as_it_was_given() {
    let (mut checked, mut added) = (0, 0);
    for seed in 0..cases(6, 100) {
        let (plan, people) = some(seed, if seed % 2 == 0 { 400 } else { 120 });
        let content = release(plan.clone(), &people);
        checked += recompute::check(&content, &plan, &people);
        added += of_added(&content).0;
    }
    println!("{checked} numbers counted again, {added} of them of added answers");
    assert!(added > 0, "none of {checked} numbers is of an added answer");
}

#[test]
fn nobody_calculates_how_many_gave_an_added_answer_where_that_is_hidden() {
    let (mut looked_at, mut added) = (0, 0);
    for seed in 0..cases(3, 100) {
        let (plan, people) = some(seed + 500, if seed % 6 == 5 { 250 } else { 90 });
        let content = release(plan, &people);
        let mut attacker = known::read(&content);
        let left_out = known::left_out(&attacker, &content, 0);
        let counts: Vec<usize> = attacker.hidden().into_iter().filter(|count| !left_out.contains(count)).collect();
        let aims: Vec<Aim> = counts.iter().copied().map(Aim::count).collect();
        let pinned = attacker.pinned(&aims);
        let found: Vec<String> = pinned
            .into_iter()
            .map(|(aim, least, most)| format!("{} is {least} to {most}", attacker.name(counts[aim])))
            .collect();
        assert!(found.is_empty(), "case {seed}: {found:#?}\n{content:?}");
        looked_at += counts.len();
        added += of_added(&content).1;
    }
    println!("{looked_at} hidden counts looked at, {added} of them of added answers");
    assert!(added > 0, "no added answer is hidden");
}

#[test]
fn what_all_gave_is_hidden_and_what_many_gave_is_shown() {
    let count = |people: &[Person]| {
        let content = release(one_school(), people);
        shown(&content, "units-would_return", "all", "own:later")
    };
    assert_eq!(count(&returning(30, "later")), None, "all of them");
    assert_eq!(count(&[returning(20, "later"), returning(12, "yes")].concat()), Some(20));
    assert_eq!(count(&[returning(4, "later"), returning(28, "yes")].concat()), None, "four");
}

#[test]
fn what_not_everybody_could_answer_counts_as_no_answer() {
    let people = [returning(20, "later"), returning(12, "yes")].concat();
    let plan = Plan { own: OwnOptions::of_all([&asked(), Questionnaire::standard()]), ..one_school() };
    let content = release(plan.clone(), &people);
    let codes = &content.figure("units-would_return").expect("it is counted").columns().expect("answers").codes;
    assert!(codes.iter().all(|code| !code.starts_with("own:")), "{codes:?}");
    assert_eq!(shown(&content, "units-would_return", "all", "none"), Some(20));
    assert!(recompute::check(&content, &plan, &people) > 0);
}

#[test]
fn a_correction_counts_the_answers_that_the_first_release_has() {
    let people = [returning(20, "later"), returning(12, "yes")].concat();
    let first = release(one_school(), &people);
    let without = Plan { own: OwnOptions::default(), ..one_school() };
    assert_eq!(without.clone().following(&first).own, one_school().own, "whatever is asked by now");
    let before = release(without, &people);
    assert!(one_school().following(&before).own.is_empty());
}

#[test]
fn an_added_answer_is_kept_with_the_codes_as_far_as_it_counts() {
    let codes = returning(1, "abroad")[0].codes();
    let text = codes.to_text();
    assert!(text.ends_with(";would_return=own:abroad"), "{text}");
    assert_eq!(Codes::parse(&text).as_ref(), Some(&codes));
    assert_eq!(codes.clone().counting(&one_school().own), codes);
    let uncounted = codes.counting(&OwnOptions::default()).to_text();
    assert_eq!(uncounted, text.replace(";would_return=own:abroad", ""));
    for other in ["growth=own:abroad", "would_return=own:yes", "would_return=own:", "would_return=own:none"] {
        assert_eq!(Codes::parse(&text.replace("would_return=own:abroad", other)), None, "{other}");
    }
}
