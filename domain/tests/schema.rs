//! The JSON Schemas of the files that HR exports, changes and reads in again: they say what the reader
//! says, as far as a schema can.

use domain::guide::{GUIDES_SCHEMA, GuideKey, Guides, MOST_NOTE, TalkTheme, guide_fields};
use domain::organisation::Sector;
use domain::questionnaire::{
    Kind, MOST_OWN_ITEMS, MOST_WORDS, PLACEHOLDERS, QUESTIONNAIRE_SCHEMA, Questionnaire, Variant,
};
use domain::reason::{ReasonCode, ValueCode};
use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::Value;

const QUESTIONNAIRE: &str = include_str!("../data/questionnaire-2.json");
const GUIDES: &str = include_str!("../data/guides-2.json");

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("it is JSON")
}

/// The schema, checked against the schema of schemas.
fn validator(schema: &str) -> Validator {
    let schema = json(schema);
    assert!(jsonschema::meta::is_valid(&schema), "the schema itself is broken");
    jsonschema::validator_for(&schema).expect("it names nothing outside of itself")
}

/// What the schema has against a file, one remark a line.
fn remarks(schema: &Validator, file: &str) -> String {
    schema.iter_errors(&json(file)).map(|error| format!("{}: {error}\n", error.instance_path())).collect()
}

fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn the_built_in_files_are_of_their_schemas() {
    assert_eq!(remarks(&validator(QUESTIONNAIRE_SCHEMA), QUESTIONNAIRE), "");
    assert_eq!(remarks(&validator(GUIDES_SCHEMA), GUIDES), "");
}

#[test]
fn the_schemas_name_what_the_program_names() {
    let (questionnaire, guides) = (json(QUESTIONNAIRE_SCHEMA), json(GUIDES_SCHEMA));
    let named = |schema: &Value, def: &str| -> Vec<String> {
        let all = schema["$defs"][def]["enum"].as_array().unwrap_or_else(|| panic!("{def}")).iter();
        all.map(|code| code.as_str().expect("a code").to_owned()).collect()
    };
    let codes = |codes: Vec<&str>| codes.into_iter().map(str::to_owned).collect::<Vec<_>>();
    let variants = codes(Variant::ALL.iter().map(|one| one.code()).collect());
    assert_eq!(named(&questionnaire, "variant"), variants);
    let sectors = codes(Sector::ALL.iter().map(|one| one.code()).collect());
    assert_eq!(named(&questionnaire, "sector"), sectors);
    assert_eq!(named(&guides, "sector"), sectors);
    let (themes, keys) = (
        codes(TalkTheme::ALL.iter().map(|one| one.code()).collect()),
        codes(GuideKey::ALL.iter().map(|one| one.code()).collect()),
    );
    assert_eq!(named(&guides, "talk_theme"), themes);
    assert_eq!(named(&guides, "guide_key"), keys);
    // What must stand there once is all of them.
    let once = |part: &Value| -> Vec<String> {
        let all = part["allOf"].as_array().expect("a list").iter();
        all.map(|one| one["contains"]["properties"]["key"]["const"].as_str().expect("a code").to_owned()).collect()
    };
    assert_eq!(once(&questionnaire["properties"]["variants"]), variants);
    assert_eq!(once(&guides["properties"]["themes"]), themes);
    assert_eq!(once(&guides["properties"]["guides"]), keys);
}

#[test]
fn the_schemas_have_the_limits_of_the_reader() {
    let (questionnaire, guides) = (json(QUESTIONNAIRE_SCHEMA), json(GUIDES_SCHEMA));
    let defs = &questionnaire["$defs"];
    assert_eq!(defs["words"]["maxLength"], MOST_WORDS);
    assert_eq!(guides["$defs"]["words"]["maxLength"], MOST_WORDS);
    assert_eq!(guides["$defs"]["note_words"]["maxLength"], MOST_NOTE);
    assert_eq!(defs["reasons"]["properties"]["max"]["maximum"], ReasonCode::ALL.len());
    assert_eq!(defs["values"]["properties"]["max"]["maximum"], ValueCode::ALL.len());
    assert_eq!(questionnaire["properties"]["items"]["maxContains"], MOST_OWN_ITEMS);
    for words in [&defs["words"], &guides["$defs"]["words"], &guides["$defs"]["note_words"]] {
        let pattern = words["allOf"][1]["pattern"].as_str().expect("a pattern");
        assert!(pattern.contains(&format!("({})", PLACEHOLDERS.join("|"))), "{pattern}");
    }
}

/// Files that are broken in a way a schema can say: both refuse them.
#[test]
fn a_broken_questionnaire_is_refused_by_schema_and_reader_alike() {
    let schema = validator(QUESTIONNAIRE_SCHEMA);
    let long = format!("\"en\": \"{}\"", "x".repeat(MOST_WORDS + 1));
    let tip = "      \"optional\": true,\n      \"kind\": {\"type\": \"text\"";
    let own = tip.replace("optional", "own");
    let asked = tip.replace("\"optional\": true", "\"asked_when\": {\"item\": \"growth\", \"is_any_of\": []}");
    let twice =
        tip.replace("\"optional\": true", "\"asked_when\": {\"item\": \"growth\", \"is_any_of\": [\"1\", \"1\"]}");
    let half = tip.replace("\"optional\": true", "\"asked_when\": {\"item\": \"growth\"}");
    for (old, new) in [
        ("\"version\": 2", "\"version\": 0"),
        ("\"version\": 2", "\"version\": \"one\""),
        ("\"version\": 2", "\"version\": 2, \"colour\": \"green\""),
        ("\"version\": 2,", ""),
        ("\"type\": \"likelihood\"", "\"type\": \"slider\""),
        ("\"type\": \"likelihood\"", "\"type\": \"likelihood\", \"max\": 3"),
        ("\"key\": \"short\"", "\"key\": \"tiny\""),
        ("\"key\": \"short\"", "\"key\": \"full\""),
        ("\"key\": \"own_way\"", "\"key\": \"Own way\""),
        ("\"max\": 3", "\"max\": 0"),
        ("\"max\": 3", "\"max\": -3"),
        ("\"max\": 3", "\"max\": 27"),
        ("\"max_characters\": 600", "\"max_characters\": 99999"),
        ("\"en\": \"I could show what I can do.\"", "\"en\": \" \""),
        ("\"en\": \"I could show what I can do.\"", &long),
        ("\"en\": \"I could show what I can do.\"", "\"fr\": \"Oui\""),
        ("recommend {organisation} as", "recommend {organization} as"),
        ("recommend {organisation} as", "recommend {organisation as"),
        (
            "\"en\": \"Why you are leaving\"",
            "\"en\": \"Why\", \"text_for\": {\"pirates\": {\"nl\": \"Arr\", \"en\": \"Arr\"}}",
        ),
        (
            "\"en\": \"Why you are leaving\"",
            "\"en\": \"Why\", \"text_for\": {\"residents\": {\"nl\": \"\", \"en\": \"Why\"}}",
        ),
        (tip, &own),
        (tip, &asked),
        (tip, &twice),
        (tip, &half),
        ("\"variants\": [", "\"off\": [\"tip\", \"tip\"],\n  \"variants\": ["),
        ("        \"wanted_longer\",\n", "        \"wanted_longer\",\n        \"wanted_longer\",\n"),
    ] {
        assert!(QUESTIONNAIRE.contains(old), "the file no longer has {old}");
        let broken = QUESTIONNAIRE.replacen(old, new, 1);
        assert!(Questionnaire::parse(&broken).is_err(), "the reader takes {new}");
        assert!(!schema.is_valid(&json(&broken)), "the schema takes {new}");
    }
    let four = (0..4).map(|n| format!("{{\"key\": \"own_{n}\", \"theme\": \"ahead\", \"own\": true, \"kind\": {{\"type\": \"likelihood\"}}, \"text\": {{\"nl\": \"Vraag\", \"en\": \"Question\"}}}}, "));
    let broken = QUESTIONNAIRE.replacen("\"items\": [", &format!("\"items\": [{}", four.collect::<String>()), 1);
    assert!(Questionnaire::parse(&broken).is_err() && !schema.is_valid(&json(&broken)), "four own items");
}

#[test]
fn a_broken_file_of_guides_is_refused_by_schema_and_reader_alike() {
    let schema = validator(GUIDES_SCHEMA);
    for (old, new) in [
        ("\"version\"", "\"edition\""),
        ("\"version\": 2", "\"version\": 0"),
        ("\"key\": \"safety\"", "\"key\": \"team\""),
        ("\"key\": \"safety\"", "\"key\": \"luck\""),
        ("\"key\": \"retirement\"", "\"key\": \"process\""),
        ("\"key\": \"start\"", "\"key\": \"Start!\""),
        ("What drew you here?", ""),
        ("What drew you here?", "What drew {you} here?"),
        ("\"name\": {\"nl\": \"Het team\"", "\"title\": {\"nl\": \"Het team\""),
    ] {
        assert!(GUIDES.contains(old), "the file no longer has {old}");
        let broken = GUIDES.replacen(old, new, 1);
        assert!(Guides::parse(&broken).is_err(), "the reader takes {new}");
        assert!(!schema.is_valid(&json(&broken)), "the schema takes {new}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Whatever HR writes in the browser, the file that they download is of the schema.
    #[test]
    fn what_is_exported_is_of_the_schema(
        words in "[A-Za-zé{}][A-Za-zé {}]{0,320}",
        row in 0_usize..21,
        off in any::<bool>(),
        kind in prop::sample::select(vec!["agreement", "likelihood", "choice"]),
        variants in prop::sample::subsequence(Variant::ALL, 1..=Variant::ALL.len()),
    ) {
        let mut draft = Questionnaire::standard().next();
        let key = draft.items()[row % draft.items().len()].key.to_string();
        let mut texts = draft.item_fields(&key);
        texts[0].1 = words.clone();
        texts[1].1 = words.clone();
        if let Ok(next) = draft.reword_item(&key, &texts) {
            draft = next;
        }
        let mut own = fields(&[
            ("kind", kind), ("theme", "work"), ("text.nl", &words), ("text.en", "Why?"),
            ("option.0.nl", &words), ("option.0.en", "Yes"), ("option.1.nl", "Nee"), ("option.1.en", "No"),
        ]);
        own.extend(variants.iter().map(|variant| ("variant".to_owned(), variant.code().to_owned())));
        if let Ok((next, _)) = draft.put_own(None, &own) {
            draft = next;
        }
        let tip = draft.items().iter().find(|item| item.optional && matches!(item.kind, Kind::Text { .. }));
        if let Some(tip) = tip.filter(|_| off).map(|item| item.key.to_string())
            && let Ok(next) = draft.switch(&tip, false)
        {
            draft = next;
        }
        let file = draft.to_json();
        prop_assert_eq!(remarks(&validator(QUESTIONNAIRE_SCHEMA), &file), "");
        prop_assert_eq!(Questionnaire::parse(&file), Ok(draft));
    }

    #[test]
    fn exported_guides_are_of_the_schema(words in "[A-Za-zé{}][A-Za-zé {}]{0,320}", which in 0_usize..4) {
        let mut draft = Guides::standard().next();
        let key = GuideKey::ALL[which];
        let mut texts = guide_fields(draft.guide(key).expect("every file has each of them"));
        for (name, text) in &mut texts {
            if name.starts_with("note.") || name.contains("title") {
                words.clone_into(text);
            }
        }
        if let Ok(next) = draft.reword_guide(key, &texts) {
            draft = next;
        }
        let file = draft.to_json();
        prop_assert_eq!(remarks(&validator(GUIDES_SCHEMA), &file), "");
        prop_assert_eq!(Guides::parse(&file), Ok(draft));
    }
}
