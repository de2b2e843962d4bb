//! The words that a departure type needs in each catalogue.

use std::collections::BTreeSet;
use std::path::Path;

use domain::Language;
use domain::departure::{DepartureType, Tone};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement, Resource, VariantKey};

fn messages(language: Language) -> Vec<Message<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(language.tag());
    let mut messages = Vec::new();
    for file in std::fs::read_dir(folder).expect("the catalogue's folder") {
        let text = std::fs::read_to_string(file.expect("a file").path()).expect("a catalogue in UTF-8");
        let Resource { body } = fluent_syntax::parser::parse(text).expect("a catalogue without mistakes");
        messages.extend(body.into_iter().filter_map(|entry| match entry {
            Entry::Message(message) => Some(message),
            _ => None,
        }));
    }
    messages
}

/// The tones among which a message chooses; none where it sounds the same for everybody.
fn tones(pattern: &Pattern<String>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for element in &pattern.elements {
        let PatternElement::Placeable { expression: Expression::Select { selector, variants } } = element else {
            continue;
        };
        let by_tone = matches!(selector, InlineExpression::VariableReference { id } if id.name == "tone");
        for variant in variants {
            if let VariantKey::Identifier { name } = &variant.key
                && by_tone
            {
                found.insert(name.clone());
            }
            found.extend(tones(&variant.value));
        }
    }
    found
}

#[test]
fn every_departure_type_has_a_name_and_an_opening_of_its_mails_in_both_languages() {
    let mut missing = Vec::new();
    for language in Language::ALL {
        let messages = messages(language);
        let has = |key: &str| messages.iter().any(|message| message.id.name == key);
        let opening = messages.iter().find(|message| message.id.name == "mail-opening").expect("mails open somehow");
        let openings = tones(opening.value.as_ref().expect("a text"));
        for kind in DepartureType::ALL {
            let name = format!("term-type-{}", kind.code().replace('_', "-"));
            let profile = kind.profile();
            if !has(&name) {
                missing.push(format!("{kind} has no name in {language}: {name}"));
            }
            if profile.is_special_course && !has("term-type-special") {
                missing.push(format!("{kind} has no name in lists in {language}: term-type-special"));
            }
            if !openings.contains(profile.tone.code()) {
                missing.push(format!("{kind} has no opening of its mails in {language}: [{}]", profile.tone));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn the_domain_rules_have_a_row_for_every_departure_type_by_its_english_name() {
    let page = include_str!("../../docs/domain.md");
    let wording = wording::Wording::new(Language::En);
    for kind in DepartureType::ALL {
        let name = wording.code("type", kind.code()).to_lowercase();
        assert!(page.contains(&format!("\n| {name} | ")), "docs/domain.md has no row for {name:?}");
    }
}

#[test]
fn no_mail_has_words_for_a_tone_that_does_not_exist() {
    let known: BTreeSet<String> = Tone::ALL.iter().map(|tone| tone.code().to_owned()).collect();
    for language in Language::ALL {
        let used: BTreeSet<String> =
            messages(language).iter().filter_map(|message| message.value.as_ref()).flat_map(tones).collect();
        assert_eq!(used, known, "{language}");
    }
}
