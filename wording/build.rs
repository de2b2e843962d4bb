//! Makes one constant per message of the Dutch catalogue, so that a key that does not exist does
//! not compile. A test compares the two languages.

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs};

fn main() {
    println!("cargo:rerun-if-changed=locales");
    let mut keys = BTreeMap::new();
    let folder = Path::new("locales/nl");
    for entry in fs::read_dir(folder).expect("the Dutch catalogue is part of this crate") {
        let path = entry.expect("a readable folder").path();
        if path.extension().is_some_and(|ext| ext == "ftl") {
            let text = fs::read_to_string(&path).expect("a catalogue in UTF-8");
            let resource = fluent_syntax::parser::parse(text)
                .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
            for entry in resource.body {
                let fluent_syntax::ast::Entry::Message(message) = entry else { continue };
                let name = message.id.name.clone();
                let body = vec![fluent_syntax::ast::Entry::Message(message)];
                let source = fluent_syntax::serializer::serialize(&fluent_syntax::ast::Resource { body });
                let names_talk = ["$talk-name", "$a-talk-name"].iter().any(|name| source.contains(name));
                if keys.insert(name.clone(), names_talk).is_some() {
                    panic!("{}: {name} stands twice", path.display());
                }
            }
        }
    }
    let mut code = String::new();
    for (key, names_talk) in &keys {
        let name = key.to_uppercase().replace('-', "_");
        let naming = if *names_talk { "Talk" } else { "No" };
        code.push_str(&format!(
            "/// `{key}`\npub const {name}: crate::Key = crate::Key(\"{key}\", crate::Naming::{naming});\n"
        ));
    }
    code.push_str("#[cfg(test)]\npub(crate) const ALL: &[crate::Key] = &[\n");
    for key in keys.keys() {
        code.push_str(&format!("    {},\n", key.to_uppercase().replace('-', "_")));
    }
    code.push_str("];\n");
    let out = Path::new(&env::var("OUT_DIR").expect("set by cargo")).join("keys.rs");
    fs::write(out, code).expect("the build folder can be written");
}
