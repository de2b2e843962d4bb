//! The words that the fields of a registration and the boxes of a report need in each catalogue.

use domain::Language;
use domain::departure::OptionalFacts;
use domain::departure_form::Field;
use domain::organisation::Sector;
use domain::report::{TextBox, Topic};
use wording::Wording;

/// What a language has no words for, in words for whoever adds a field or a box.
fn missing(language: Language) -> Vec<String> {
    let wording = Wording::new(language);
    let mut wanted: Vec<(&str, &str)> = Field::ALL.iter().map(|field| ("field", field.code())).collect();
    wanted.extend(OptionalFacts::FIELDS.iter().map(|field| ("unknown", field.code())));
    wanted.extend(TextBox::ALL.iter().flat_map(|one| [("text-box", one.code()), ("leaver-text-box", one.code())]));
    wanted.extend(Topic::ALL.iter().map(|topic| ("topic", topic.code())));
    let mut missing: Vec<String> = wanted
        .into_iter()
        .filter(|(family, code)| wording.code_if_any(family, code).is_none())
        .map(|(family, code)| format!("{language}: term-{family}-{code}"))
        .collect();
    for field in OptionalFacts::FIELDS {
        for code in OptionalFacts::choices(*field) {
            let in_catalogue = wording.code_if_any(field.code(), code).is_some();
            if !in_catalogue && wording.choice(*field, code, Sector::Pupils) == code {
                missing.push(format!("{language}: term-{field}-{code}"));
            }
        }
    }
    missing
}

#[test]
fn every_field_choice_and_box_has_words_in_both_languages() {
    let missing: Vec<String> = Language::ALL.into_iter().flat_map(missing).collect();
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}
