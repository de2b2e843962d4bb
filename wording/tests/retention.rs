//! What pages and mails say of erasing is a promise: each sentence stands in docs/retention.md with what shows it.

use std::path::Path;

use fluent_syntax::ast::Entry;

/// What such a sentence says, in lower case.
const SAYS: [&str; 8] = ["eras", "delet", "not kept", "is kept", "be kept", "nor keep", "keep only", "throw it away"];
/// Names of things rather than sentences: of events, mails and what is counted.
const NAMES: [&str; 2] = ["term-", "staff-printed"];

#[test]
fn every_sentence_about_erasing_stands_in_the_documentation_with_what_shows_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let documented = std::fs::read_to_string(folder.join("../docs/retention.md")).expect("docs/retention.md");
    let mut missing = Vec::new();
    for file in std::fs::read_dir(folder.join("locales/en")).expect("the English catalogue") {
        let text = std::fs::read_to_string(file.expect("a file").path()).expect("a catalogue in UTF-8");
        let resource = fluent_syntax::parser::parse(text).expect("a catalogue without mistakes");
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let name = message.id.name.clone();
            let body = vec![Entry::Message(message)];
            let said = fluent_syntax::serializer::serialize(&fluent_syntax::ast::Resource { body });
            let said = said.split_once('=').map_or("", |(_, said)| said).to_lowercase();
            let promises = SAYS.iter().any(|words| said.contains(words));
            let is_name = NAMES.iter().any(|start| name.starts_with(start));
            if promises && !is_name && !documented.contains(&format!("| `{name}` |")) {
                missing.push(name);
            }
        }
    }
    assert!(missing.is_empty(), "say in docs/retention.md what shows: {}", missing.join(", "));
}

#[test]
fn whatever_is_counted_and_every_ground_has_words() {
    use domain::retention::{Ground, Kind};
    for language in domain::Language::ALL {
        let wording = wording::Wording::new(language);
        for kind in Kind::ALL {
            assert!(wording.code_if_any("erased", kind.code()).is_some(), "{language}: term-erased-{kind}");
        }
        for ground in Ground::ALL {
            assert!(wording.code_if_any("ground", ground.code()).is_some(), "{language}: term-ground-{ground}");
        }
    }
}
