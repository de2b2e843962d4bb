//! What is wrong with a file that was read in: line, place and reason, in the language of its reader.

use domain::questionnaire::{Fault, PLACEHOLDERS, Reason};
use wording::{Arg, Key, Wording, key};

/// One line of what was found.
pub fn in_words(wording: Wording, fault: &Fault) -> String {
    let mut words = why(wording, &fault.reason);
    if !fault.path.is_empty() {
        words = wording.with(key::FORMS_FOUND_AT, [("path", fault.path.clone().into()), ("what", words.into())]);
    }
    match fault.line {
        Some(line) => wording.with(key::FORMS_FOUND, [("line", line.into()), ("what", words.into())]),
        None => words,
    }
}

fn why(wording: Wording, reason: &Reason) -> String {
    let text = |key: Key| wording.text(key);
    let one = |key: Key, name: &'static str, value: &str| wording.with(key, [(name, value.into())]);
    let two = |key: Key, [first, second]: [(&'static str, Arg); 2]| wording.with(key, [first, second]);
    let of = |name: &'static str, value: &str| (name, Arg::from(value));
    let count = |name: &'static str, value: usize| (name, Arg::from(value));
    match reason {
        Reason::NotJson { .. } => text(key::FORMS_FOUND_NOT_JSON),
        Reason::UnknownField { name } => one(key::FORMS_FOUND_UNKNOWN_FIELD, "name", name),
        Reason::MissingField { name } => one(key::FORMS_FOUND_MISSING_FIELD, "name", name),
        Reason::FieldTwice { name } => one(key::FORMS_FOUND_FIELD_TWICE, "name", name),
        Reason::UnknownCode { code } => one(key::FORMS_FOUND_UNKNOWN_CODE, "code", code),
        Reason::NoKey { text } => one(key::FORMS_FOUND_NO_KEY, "text", text),
        Reason::WrongValue { found: Some(found), .. } => one(key::FORMS_FOUND_WRONG_VALUE, "found", found),
        // What is stored was checked before; nobody reads its reason on a page.
        Reason::WrongValue { found: None, .. } | Reason::Stored(_) => text(key::FORMS_FOUND_WRONG_VALUE_UNNAMED),
        Reason::VersionFromOne => text(key::FORMS_FOUND_VERSION_FROM_ONE),
        Reason::Twice { key } => one(key::FORMS_FOUND_TWICE, "key", key),
        Reason::NotOnce { key } => one(key::FORMS_FOUND_NOT_ONCE, "key", key),
        Reason::VariantMissing { variant } => one(key::FORMS_FOUND_VARIANT_MISSING, "variant", variant),
        Reason::NoWords => text(key::FORMS_FOUND_NO_WORDS),
        Reason::TooLong { is, max } => two(key::FORMS_FOUND_TOO_LONG, [count("is", *is), count("max", *max)]),
        Reason::NobodyFills { name } => {
            let known = PLACEHOLDERS.iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(", ");
            let name = format!("{{{name}}}");
            two(key::FORMS_FOUND_NOBODY_FILLS, [of("name", &name), of("known", &known)])
        }
        Reason::NoSuchTheme { key } => one(key::FORMS_FOUND_NO_SUCH_THEME, "key", key),
        Reason::VariantDoesNotAsk => text(key::FORMS_FOUND_VARIANT_DOES_NOT_ASK),
        Reason::NoVariantAsks => text(key::FORMS_FOUND_NO_VARIANT_ASKS),
        Reason::OutOfRange { is, most } => two(key::FORMS_FOUND_OUT_OF_RANGE, [count("is", *is), count("most", *most)]),
        Reason::NoReasonsBefore { item } => one(key::FORMS_FOUND_NO_REASONS_BEFORE, "item", item),
        Reason::TooFewOptions => text(key::FORMS_FOUND_TOO_FEW_OPTIONS),
        Reason::AsksNothing => text(key::FORMS_FOUND_ASKS_NOTHING),
        Reason::NotAmongItems { key } => one(key::FORMS_FOUND_NOT_AMONG_ITEMS, "key", key),
        Reason::NoSuchItem { key } => one(key::FORMS_FOUND_NO_SUCH_ITEM, "key", key),
        Reason::NotTogether { theme } => one(key::FORMS_FOUND_NOT_TOGETHER, "theme", theme),
        Reason::NotOnEarlierScreen { source, item } => {
            two(key::FORMS_FOUND_NOT_ON_EARLIER_SCREEN, [of("source", source), of("item", item)])
        }
        Reason::TooManyScreens { is, max } => {
            two(key::FORMS_FOUND_TOO_MANY_SCREENS, [count("is", *is), count("max", *max)])
        }
        Reason::NoItemBefore { item } => one(key::FORMS_FOUND_NO_ITEM_BEFORE, "item", item),
        Reason::NoAnswerNamed => text(key::FORMS_FOUND_NO_ANSWER_NAMED),
        Reason::NoSuchAnswer { item, value } => {
            two(key::FORMS_FOUND_NO_SUCH_ANSWER, [of("item", item), of("value", value)])
        }
        Reason::TooManyOwn { is, max } => two(key::FORMS_FOUND_TOO_MANY_OWN, [count("is", *is), count("max", *max)]),
        Reason::OwnKind => text(key::FORMS_FOUND_OWN_KIND),
        Reason::NotOptional { key } => one(key::FORMS_FOUND_NOT_OPTIONAL, "key", key),
        Reason::Needed { by, key } => two(key::FORMS_FOUND_NEEDED, [of("by", by), of("key", key)]),
        Reason::ThemeWithoutQuestions => text(key::FORMS_FOUND_THEME_WITHOUT_QUESTIONS),
    }
}

#[cfg(test)]
mod tests {
    use domain::Language;
    use domain::questionnaire::Questionnaire;
    use wording::Wording;

    use super::in_words;

    #[test]
    fn a_broken_file_is_explained_with_its_line_in_the_language_of_the_reader() {
        let sound = Questionnaire::standard().to_json();
        let said = |old: &str, new: &str, language| {
            assert!(sound.contains(old), "{old}");
            let faults = Questionnaire::parse(&sound.replacen(old, new, 1)).expect_err(new);
            faults.iter().map(|fault| in_words(Wording::new(language), fault)).collect::<Vec<_>>().join("\n")
        };
        for (old, new, nl, en) in [
            (
                "\"version\": 2",
                "\"colour\": 2",
                "regel 2: een veld “colour” bestaat hier niet",
                "line 2: there is no field “colour” here",
            ),
            ("\"version\": 2", "\"version\": \"een\"", "dan “een”", "than “een”"),
            ("\"version\": 2", "\"version\" 2", "regel 2: dit is geen geldige JSON", "line 2: this is not valid JSON"),
            ("\"own_way\"", "\"Own way\"", "“Own way” kan geen sleutel zijn", "“Own way” is no key"),
            ("recommend {organisation}", "recommend {boss}", "niemand vult {boss} in", "nobody fills {boss}"),
        ] {
            let (dutch, english) = (said(old, new, Language::Nl), said(old, new, Language::En));
            assert!(dutch.contains(nl), "{dutch}");
            assert!(english.contains(en), "{english}");
        }
    }
}
