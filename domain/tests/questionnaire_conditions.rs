//! Random questionnaires and answers, with skips, ways back, changes of what a condition depends on, and
//! resuming from what was stored: never an answer to a hidden item handed in, never one lost.

use std::collections::{BTreeMap, BTreeSet};

use domain::questionnaire::{Answers, Kind, NotSubmittable, Questionnaire, Screen, Submitted, Variant, submit};
use proptest::prelude::*;
use serde_json::{Value, json};

/// One item of a random questionnaire, before it is put into a file. Numbers are taken modulo what there is.
#[derive(Clone, Debug)]
struct Sketch {
    theme: usize,
    kind: usize,
    max: usize,
    /// The item it depends on, and which of its values it waits for.
    condition: Option<(usize, Vec<usize>)>,
    is_off: bool,
}

fn sketch() -> impl Strategy<Value = Sketch> {
    let condition = prop::option::weighted(0.6, (0_usize..12, prop::collection::vec(0_usize..6, 1..3)));
    (0_usize..5, 0_usize..8, 1_usize..4, condition, prop::bool::weighted(0.15))
        .prop_map(|(theme, kind, max, condition, is_off)| Sketch { theme, kind, max, condition, is_off })
}

/// Values that an item of this kind offers; few, so that conditions are met and left again.
fn values(kind: &Value) -> Vec<String> {
    let offered: &[&str] = match kind["type"].as_str().unwrap_or_default() {
        "reasons" | "one_of" => &["A1", "B1", "C1", "D1"],
        "agreement" => &["1", "5", "rather_not_say"],
        "likelihood" => &["0", "10"],
        "choice" => &["yes", "no"],
        "values" => &["V1", "V2", "V3", "V4"],
        "destination" => &["education", "study"],
        _ => &[],
    };
    offered
        .iter()
        .filter(|value| kind["type"] != "destination" || destination(value))
        .map(|v| (*v).to_owned())
        .collect()
}

fn destination(code: &str) -> bool {
    domain::reason::Destination::parse(code).is_some()
}

fn kind_of(sketch: &Sketch, before: &[Value]) -> Value {
    let words = |text: &str| json!({"nl": text, "en": text});
    let reasons = before.iter().find(|item| item["kind"]["type"] == "reasons" && theme_of(item) < sketch.theme);
    match (sketch.kind, reasons) {
        (0, _) => json!({"type": "reasons", "max": sketch.max}),
        (1, Some(reasons)) => json!({"type": "one_of", "item": reasons["key"]}),
        (2, _) => json!({"type": "agreement", "does_not_apply": sketch.max == 1}),
        (3, _) => json!({"type": "likelihood"}),
        (4, _) => json!({"type": "values", "max": sketch.max}),
        (5, _) => json!({"type": "destination"}),
        (6, _) => json!({"type": "text", "max_characters": 10 * sketch.max}),
        _ => json!({"type": "choice", "options": [
            {"key": "yes", "text": words("Ja")}, {"key": "no", "text": words("Nee")}
        ]}),
    }
}

fn theme_of(item: &Value) -> usize {
    item["theme"].as_str().and_then(|theme| theme.strip_prefix('t')?.parse().ok()).unwrap_or_default()
}

/// A file that satisfies every rule, from sketches: what an item depends on stands on an earlier screen.
fn file(mut sketches: Vec<Sketch>) -> String {
    sketches.sort_by_key(|sketch| sketch.theme);
    let mut items: Vec<Value> = Vec::new();
    let mut needed = BTreeSet::new();
    for (index, sketch) in sketches.iter().enumerate() {
        let kind = kind_of(sketch, &items);
        if kind["type"] == "one_of" {
            needed.insert(kind["item"].clone().to_string());
        }
        let mut item = json!({
            "key": format!("q{index}"), "theme": format!("t{}", sketch.theme), "kind": kind,
            "text": {"nl": "Vraag", "en": "Question", "text_for": {"residents": {"nl": "Zorg", "en": "Care"}}},
            "optional": sketch.is_off
        });
        let earlier: Vec<&Value> =
            items.iter().filter(|other| theme_of(other) < sketch.theme && !values(&other["kind"]).is_empty()).collect();
        if let Some((on, which)) = sketch.condition.as_ref().filter(|_| !earlier.is_empty()) {
            let source = earlier[on % earlier.len()];
            let offered = values(&source["kind"]);
            let is_any_of: BTreeSet<&String> = which.iter().map(|one| &offered[one % offered.len()]).collect();
            needed.insert(source["key"].to_string());
            item["asked_when"] = json!({"item": source["key"], "is_any_of": is_any_of});
        }
        items.push(item);
    }
    let keys: Vec<&Value> = items.iter().map(|item| &item["key"]).collect();
    let mut off: Vec<&Value> = items
        .iter()
        .filter(|item| item["optional"] == true && !needed.contains(&item["key"].to_string()))
        .map(|item| &item["key"])
        .collect();
    off.truncate(keys.len() - 1);
    let themes: Vec<Value> =
        (0..5).map(|theme| json!({"key": format!("t{theme}"), "title": {"nl": "Thema", "en": "Theme"}})).collect();
    let variants: Vec<Value> = Variant::ALL.iter().map(|variant| json!({"key": variant, "items": keys})).collect();
    json!({"version": 7, "themes": themes, "items": items, "variants": variants, "off": off}).to_string()
}

/// What somebody does on one screen: for each item, which values are posted (none is a skip).
type Step = (usize, Vec<Vec<usize>>);

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let posted = prop::collection::vec(0_usize..9, 0..3);
    prop::collection::vec((0_usize..5, prop::collection::vec(posted, 12)), 1..16)
}

/// What was last posted at each item while it was shown.
type Given = BTreeMap<String, Vec<String>>;

/// The test's own account of what can be read: values that are offered, and not too many of them.
fn is_readable(kind: &Kind, given: &[String], all: &Given) -> bool {
    match kind {
        Kind::Text { max_characters } => given[0].chars().count() <= *max_characters,
        Kind::OneOf { item } => {
            given.len() == 1 && all.get(item.as_str()).is_some_and(|chosen| chosen.contains(&given[0]))
        }
        kind => given.iter().all(|value| kind.offers(value)) && given.len() <= kind.most().unwrap_or(1),
    }
}

/// The test's own account of who is asked what, from the words of the format.
fn is_asked(questionnaire: &Questionnaire, key: &str, all: &Given) -> bool {
    let Some(item) = questionnaire.item(key) else { return false };
    if questionnaire.is_off(key) {
        return false;
    }
    let read = |source: &str| {
        let kind = &questionnaire.item(source)?.kind;
        let given = all.get(source).filter(|given| is_readable(kind, given, all))?;
        is_asked(questionnaire, source, all).then_some(given)
    };
    let by_kind = match &item.kind {
        Kind::OneOf { item } => read(item.as_str()).is_some_and(|chosen| chosen.len() >= 2),
        _ => true,
    };
    let by_condition = item.asked_when.as_ref().is_none_or(|condition| {
        read(condition.item.as_str()).is_some_and(|given| given.iter().any(|one| condition.is_any_of.contains(one)))
    });
    by_kind && by_condition
}

/// Posts one screen as a browser does: one field per value, an empty one where a radio says "skip".
fn post(screen: &Screen<'_>, step: &[Vec<usize>], answers: &Answers, given: &mut Given) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for (asked, chosen) in screen.shown(answers).zip(step) {
        let offered = match &asked.item.kind {
            Kind::Text { .. } => vec!["thee".to_owned(), "x".repeat(25)],
            kind => {
                let mut offered = values(&json!({"type": kind.code()}));
                offered.push("odd".to_owned());
                offered
            }
        };
        let takes_several = matches!(asked.item.kind, Kind::Reasons { .. } | Kind::Values { .. });
        let mut posted: Vec<String> = Vec::new();
        for value in chosen.iter().take(if takes_several { 3 } else { 1 }).map(|one| &offered[one % offered.len()]) {
            if !posted.contains(value) {
                posted.push(value.clone());
            }
        }
        if posted.is_empty() {
            given.remove(asked.key());
            fields.push((asked.key().to_owned(), String::new()));
        } else {
            fields.extend(posted.iter().map(|value| (asked.key().to_owned(), value.clone())));
            given.insert(asked.key().to_owned(), posted);
        }
    }
    fields
}

fn sorted(mut values: Vec<String>) -> Vec<String> {
    values.sort_unstable();
    values
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_answer_to_a_hidden_item_is_handed_in_and_none_given_to_a_shown_one_is_lost(
        sketches in prop::collection::vec(sketch(), 2..12),
        steps in steps(),
    ) {
        let file = file(sketches);
        let questionnaire = Questionnaire::parse(&file).map_err(|faults| TestCaseError::fail(format!("{faults:?}")))?;
        prop_assert_eq!(&Questionnaire::parse(&questionnaire.to_json()), &Ok(questionnaire.clone()));
        let screens = questionnaire.screens(Variant::Full, None);
        let (mut answers, mut given) = (Answers::default(), Given::new());
        for (at, step) in &steps {
            let screen = &screens[at % screens.len()];
            let fields = post(screen, step, &answers, &mut given);
            let (after, _) = screen.read(&fields, &answers);
            // The leaver closes the browser, and goes on with what was stored.
            answers = Answers::parse(&after.to_json(), &questionnaire)
                .map_err(|faults| TestCaseError::fail(format!("{faults:?}")))?;
            prop_assert_eq!(&answers, &after);
            for screen in &screens {
                for asked in &screen.items {
                    let is_shown = screen.shown(&answers).any(|shown| shown.key() == asked.key());
                    prop_assert_eq!(is_shown, is_asked(&questionnaire, asked.key(), &given), "{}", asked.key());
                }
            }
        }

        let asked: Vec<(&String, &Vec<String>)> =
            given.iter().filter(|(key, _)| is_asked(&questionnaire, key, &given)).collect();
        let kind = |key: &str| &questionnaire.item(key).expect("it was asked").kind;
        // A decisive reason that is no longer among the reasons is neither handed in nor a fault.
        let counts = |key: &str, values: &[String]| {
            !matches!(kind(key), Kind::OneOf { .. }) || is_readable(kind(key), values, &given)
        };
        let expected: Vec<(String, Vec<String>)> = asked
            .into_iter()
            .filter(|(key, values)| counts(key, values))
            .map(|(key, values)| (key.clone(), sorted(values.clone())))
            .collect();
        let unreadable: BTreeSet<&str> = expected
            .iter()
            .filter(|(key, values)| !is_readable(kind(key), values, &given))
            .map(|(key, _)| key.as_str())
            .collect();
        match submit(&answers, &questionnaire, Variant::Full, None) {
            Ok(submitted) => {
                prop_assert!(unreadable.is_empty());
                let handed_in: Vec<(String, Vec<String>)> =
                    submitted.answers().iter().map(|(key, answer)| (key.to_string(), sorted(answer.fields()))).collect();
                prop_assert_eq!(handed_in, expected);
                prop_assert_eq!(Submitted::parse(&submitted.to_json(), &questionnaire), Ok(submitted));
            }
            Err(NotSubmittable::Empty) => prop_assert!(expected.is_empty()),
            Err(NotSubmittable::Faults(faults)) => {
                let told: BTreeSet<&str> = faults.iter().map(|fault| fault.field.as_str()).collect();
                prop_assert_eq!(told, unreadable);
            }
        }
    }
}

const STANDARD: &str = include_str!("../data/questionnaire-1.json");

/// The standard questionnaire, in which the tip is asked only of people who would not come back.
fn with_a_condition() -> Questionnaire {
    let mut file: Value = serde_json::from_str(STANDARD).expect("the standard file is JSON");
    for item in file["items"].as_array_mut().expect("a list of items") {
        if item["key"] == "tip" {
            item["asked_when"] = json!({"item": "would_return", "is_any_of": ["no", "perhaps"]});
        }
    }
    Questionnaire::parse(&file.to_string()).expect("it is sound")
}

#[test]
fn an_answer_comes_back_with_the_answer_it_depends_on() {
    let questionnaire = with_a_condition();
    let screens = questionnaire.screens(Variant::Full, None);
    let on = |theme: &str, item: &str, value: &str, so_far: &Answers| {
        let screen = screens.iter().find(|screen| screen.key() == theme).expect("a screen");
        screen.read(&[(item.to_owned(), value.to_owned())], so_far).0
    };
    let hand_in =
        |answers: &Answers| submit(answers, &questionnaire, Variant::Full, None).expect("something was answered");
    let no = on("looking_back", "would_return", "no", &Answers::default());
    let tip = on("ahead", "tip", "Meer thee", &no);
    let yes = on("looking_back", "would_return", "yes", &tip);
    assert!(hand_in(&yes).answers().get("tip").is_none(), "it is not asked of them any more");
    let stored = Answers::parse(&yes.to_json(), &questionnaire).expect("it was stored");
    let perhaps = on("looking_back", "would_return", "perhaps", &stored);
    assert_eq!(hand_in(&perhaps).answers().typed_text("tip"), "Meer thee");
}

#[test]
fn a_decisive_reason_comes_back_with_the_reasons() {
    let questionnaire = Questionnaire::standard();
    let screens = questionnaire.screens(Variant::Full, None);
    let reasons = |codes: [&str; 2], so_far: &Answers| {
        screens[0].read(&codes.map(|code| ("reasons".to_owned(), code.to_owned())), so_far).0
    };
    let decisive =
        |code: &str, so_far: &Answers| screens[1].read(&[("decisive_reason".to_owned(), code.to_owned())], so_far).0;
    let chosen = decisive("B1", &reasons(["A1", "B1"], &Answers::default()));
    let other = reasons(["A1", "C1"], &chosen);
    assert_eq!(other.decisive_reason(), None);
    assert!(!submit(&other, questionnaire, Variant::Full, None).expect("reasons are enough").to_json().contains("B1"));
    let again = Answers::parse(&other.to_json(), questionnaire).expect("it was stored");
    assert_eq!(reasons(["B1", "C1"], &again).decisive_reason().map(|reason| reason.code()), Some("B1"));
    let skipped = decisive("", &other);
    assert_eq!(reasons(["B1", "C1"], &skipped).decisive_reason(), None, "to skip it was their last word");
}

#[test]
fn stored_answers_that_were_set_aside_are_no_submission() {
    let json = r#"{"version": 2, "variant": "full", "service_band": null,
        "answers": {"reasons": ["A1"], "~decisive_reason": ["B1"]}}"#;
    let faults = Submitted::parse(json, Questionnaire::standard()).unwrap_err();
    assert_eq!(faults[0].path, "answers.decisive_reason");
}
