//! The floors of `server` and `app`: a module uses only modules of lower floors, so no two use each other.
//!
//! An arrow that goes from file to file is read from paths: `crate::talk`, `use crate::{talk, unit::form}`,
//! `super::super::talk`. Tests may look anywhere.

use std::collections::{BTreeMap, BTreeSet};

use super::source::Source;
use super::{Finding, TextFile};

/// One crate's top-level modules, lowest floor first.
struct House {
    /// The folder of `lib.rs`, with `/` at the end.
    folder: &'static str,
    /// Modules of one floor do not use each other.
    floors: &'static [&'static [&'static str]],
}

const HOUSES: [House; 2] = [
    House {
        folder: "server/src/",
        floors: &[
            &["address", "durable", "fault", "trust", "workbook"],
            &["calendar_file", "clock", "secret", "settings", "wire"],
            &["store"],
            &["provider"],
            &["code", "gone_number", "limit", "log", "once", "program", "session", "webhook"],
            &["course"],
            &["mail"],
            &["access"],
            &["form", "second_person", "second_questionnaire", "stay", "task", "version"],
            &["feed", "headcount", "improvement", "organisation", "passkey", "school", "unit"],
            &["availability", "rule", "sign_in"],
            &["subscription", "talk"],
            &["account", "itip", "questionnaire", "steps", "training"],
            &["retention"],
            &[
                "departure",
                "organisation_import",
                "own_copy",
                "prediction",
                "regroup",
                "release",
                "report",
                "rights",
                "tips",
            ],
            &["api"],
            &["lists", "proposal"],
            &["round_up"],
            &["jobs"],
            &["demonstration", "home", "set_up", "testing"],
        ],
    },
    House {
        folder: "app/src/",
        floors: &[
            &["assets", "components", "fields", "own_copy"],
            &["context", "islands"],
            &["sealed"],
            &["form"],
            &["shell"],
            &["page"],
            &["demonstration", "leaver"],
            &["staff"],
            &["routes"],
        ],
    },
];

/// Where the floors stand, for findings about them.
const HERE: &str = "xtask/src/tidy/floors.rs";

/// Looks at both crates, as far as they are among these files.
pub fn look(files: &[TextFile], findings: &mut Vec<Finding>) {
    for house in &HOUSES {
        look_at_house(house, files, findings);
    }
}

fn look_at_house(house: &House, files: &[TextFile], findings: &mut Vec<Finding>) {
    let Some(root) = files.iter().find(|file| file.path.strip_prefix(house.folder) == Some("lib.rs")) else {
        return;
    };
    let files: Vec<(&TextFile, Source)> = files
        .iter()
        .filter(|file| file.path.starts_with(house.folder) && file.has_ending("rs"))
        .map(|file| (file, Source::read(&file.text)))
        .collect();
    let modules = declared_modules(&Source::read(&root.text), false);
    look_at_floors(house, root, &modules, findings);
    let tests = test_places(&files);
    let paths: BTreeSet<&str> = files.iter().map(|(file, _)| file.path.as_str()).collect();
    for (file, source) in &files {
        let module = module_of(house, file);
        let Some((own, from)) = module.first().and_then(|own| Some((own, house.floor(own)?))) else {
            continue;
        };
        if tests.iter().any(|place| file.path.starts_with(place)) {
            continue;
        }
        let mut told = BTreeSet::new();
        for arrow in arrows(source, &module) {
            let Some(used) = arrow.path.first() else {
                let what = "`*` at the root hides which modules are used: name them";
                findings.push(file.at(arrow.line, what));
                continue;
            };
            let Some(to) = house.floor(used).filter(|to| *to >= from && used != own) else {
                continue;
            };
            if !told.insert((arrow.line, used.clone())) {
                continue;
            }
            let is_level = to == from;
            let target = house.file_of(&arrow.path, &paths);
            findings.push(file.at(
                arrow.line,
                format!(
                    "{} uses {target}, but `{used}` stands {} `{own}` (floors in {HERE}): move what both need down, \
                     or let a module above both bring them together",
                    file.path,
                    if is_level { "on one floor with" } else { "on a higher floor than" },
                ),
            ));
        }
    }
}

/// Every module stands on one floor, and everything on a floor is a module.
fn look_at_floors(house: &House, root: &TextFile, modules: &BTreeMap<String, usize>, findings: &mut Vec<Finding>) {
    let mut standing = BTreeSet::new();
    for name in house.floors.iter().copied().flatten() {
        let what = if !standing.insert(*name) {
            format!("`{name}` of {} stands on the floors twice", house.folder)
        } else if !modules.contains_key(*name) {
            format!("`{name}` stands on a floor, but {} has no such module", root.path)
        } else {
            continue;
        };
        findings.push(Finding { path: HERE.to_owned(), line: 0, what });
    }
    for (module, line) in modules.iter().filter(|(module, _)| !standing.contains(module.as_str())) {
        findings.push(root.at(*line, format!("`{module}` stands on no floor: give it one in {HERE}")));
    }
}

impl House {
    /// From 0, the lowest.
    fn floor(&self, module: &str) -> Option<usize> {
        self.floors.iter().position(|floor| floor.contains(&module))
    }

    /// The file that holds what a path from the root names, as deep as there are files.
    fn file_of(&self, path: &[String], paths: &BTreeSet<&str>) -> String {
        (1..=path.len())
            .rev()
            .map(|depth| format!("{}{}.rs", self.folder, path[..depth].join("/")))
            .find(|candidate| paths.contains(candidate.as_str()))
            .unwrap_or_else(|| format!("{}{}", self.folder, path.join("/")))
    }
}

/// The path of the module in a file, from the root: `server/src/talk/book.rs` is `talk`, `book`.
fn module_of(house: &House, file: &TextFile) -> Vec<String> {
    let below = file.path.trim_start_matches(house.folder).trim_end_matches(".rs");
    below.split('/').filter(|name| !matches!(*name, "lib" | "mod")).map(str::to_owned).collect()
}

/// `mod name;`, with the line on which it stands; those for tests, or all others.
fn declared_modules(source: &Source, for_tests: bool) -> BTreeMap<String, usize> {
    let mut modules = BTreeMap::new();
    for (index, line) in source.lines.iter().enumerate().filter(|(_, line)| line.is_test == for_tests) {
        let words: Vec<&str> = line.code.split_whitespace().collect();
        if let [.., "mod", name] = words.as_slice()
            && let Some(name) = name.strip_suffix(';')
        {
            modules.insert(name.to_owned(), index + 1);
        }
    }
    modules
}

/// Files and folders of modules that exist for tests only.
fn test_places(files: &[(&TextFile, Source)]) -> Vec<String> {
    let mut places = Vec::new();
    for (file, source) in files {
        let parent = file.path.trim_end_matches(".rs");
        let parent = parent.strip_suffix("/lib").or(parent.strip_suffix("/mod")).unwrap_or(parent);
        for name in declared_modules(source, true).into_keys() {
            places.push(format!("{parent}/{name}.rs"));
            places.push(format!("{parent}/{name}/"));
        }
    }
    places
}

/// One path in code that leads to something of the same crate.
struct Arrow {
    line: usize,
    /// From the root of the crate; empty for all of the root.
    path: Vec<String>,
}

/// A word or a sign of the code outside of tests, with its line.
type Token<'a> = (&'a str, usize);

/// Every path of this file that begins at the root or climbs there.
fn arrows(source: &Source, module: &[String]) -> Vec<Arrow> {
    let tokens = tokens(source);
    let mut arrows = Vec::new();
    let mut here = module.to_vec();
    // For each open brace, whether it is that of a module inside the file.
    let mut braces: Vec<bool> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let next = |ahead: usize| tokens.get(at + ahead).map_or("", |token| token.0);
        match next(0) {
            "mod" if next(2) == "{" => {
                here.push(next(1).to_owned());
                braces.push(true);
                at += 3;
            }
            // In a macro.
            "mod" if next(1) == "$" && next(3) == "{" => {
                here.push(next(2).to_owned());
                braces.push(true);
                at += 4;
            }
            "{" => {
                braces.push(false);
                at += 1;
            }
            "}" => {
                if braces.pop() == Some(true) {
                    here.pop();
                }
                at += 1;
            }
            "crate" | "super" | "self" if next(1) == "::" && (at == 0 || tokens[at - 1].0 != "::") => {
                at = read_path(&tokens, at, &here, &here, &mut arrows);
            }
            _ => at += 1,
        }
    }
    arrows
}

/// Reads one path with its groups, which continues `before`; returns where it ends.
fn read_path(
    tokens: &[Token<'_>],
    mut at: usize,
    before: &[String],
    here: &[String],
    arrows: &mut Vec<Arrow>,
) -> usize {
    let mut path = before.to_vec();
    let line = tokens.get(at).map_or(0, |token| token.1);
    loop {
        match tokens.get(at).map_or("", |token| token.0) {
            "crate" => path.clear(),
            "super" => {
                path.pop();
            }
            "self" => {}
            "*" => {
                arrows.push(Arrow { line, path });
                return at + 1;
            }
            "{" => {
                at += 1;
                while tokens.get(at).is_some_and(|token| token.0 != "}") {
                    at = match tokens[at].0 {
                        "," => at + 1,
                        _ => read_path(tokens, at, &path, here, arrows).max(at + 1),
                    };
                }
                return at + 1;
            }
            name if name.starts_with(is_word) => path.push(name.to_owned()),
            _ => return at,
        }
        at += 1;
        if tokens.get(at).is_none_or(|token| token.0 != "::") {
            break;
        }
        at += 1;
    }
    if !path.is_empty() && path != here {
        arrows.push(Arrow { line, path });
    }
    // `talk as talks`
    if tokens.get(at).is_some_and(|token| token.0 == "as") { at + 2 } else { at }
}

fn tokens(source: &Source) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    for (index, line) in source.lines.iter().enumerate().filter(|(_, line)| !line.is_test) {
        let mut rest = line.code.trim_start();
        while let Some(first) = rest.chars().next() {
            let length = if is_word(first) {
                rest.find(|letter| !is_word(letter)).unwrap_or(rest.len())
            } else if rest.starts_with("::") {
                2
            } else {
                first.len_utf8()
            };
            tokens.push((&rest[..length], index + 1));
            rest = rest[length..].trim_start();
        }
    }
    tokens
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `talk` stands on `mail` and `unit`, these on `store`.
    const HOUSE: House = House { folder: "server/src/", floors: &[&["store"], &["mail", "unit"], &["talk"]] };
    const ROOT: (&str, &str) = ("lib.rs", "pub mod mail;\npub mod store;\npub mod talk;\npub mod unit;\n");

    fn findings_with(house: &House, files: &[(&str, &str)]) -> Vec<String> {
        let files: Vec<TextFile> = files
            .iter()
            .map(|(name, text)| TextFile { path: format!("server/src/{name}"), text: (*text).to_owned() })
            .collect();
        let mut findings = Vec::new();
        look_at_house(house, &files, &mut findings);
        findings.iter().map(Finding::to_string).collect()
    }

    fn findings(name: &str, text: &str) -> Vec<String> {
        findings_with(&HOUSE, &[ROOT, (name, text)])
    }

    #[test]
    fn a_higher_module_uses_lower_ones() {
        assert!(findings("talk.rs", "use crate::mail::Mail;\nuse crate::{store, unit};").is_empty());
        assert!(findings("talk/book.rs", "use super::plan; use crate::talk::By;").is_empty());
    }

    #[test]
    fn the_sentence_names_both_files() {
        let files = [ROOT, ("talk/by.rs", ""), ("mail/case.rs", "//! Case.\nuse crate::talk::by::By;")];
        let found = findings_with(&HOUSE, &files);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("server/src/mail/case.rs:2: server/src/mail/case.rs uses server/src/talk/by.rs"));
        assert!(found[0].contains("`talk` stands on a higher floor than `mail`"), "{found:?}");
    }

    #[test]
    fn a_cycle_is_refused_wherever_its_modules_stand() {
        let cycle = |one: &str, other: &str| {
            let texts = [format!("use crate::{other}::A;"), format!("use crate::{one}::B;")];
            let names = [format!("{one}.rs"), format!("{other}/part.rs")];
            findings_with(&HOUSE, &[ROOT, (&names[0], &texts[0]), (&names[1], &texts[1])]).len()
        };
        assert_eq!(cycle("talk", "store"), 1);
        assert_eq!(cycle("store", "talk"), 1);
        assert_eq!(cycle("mail", "unit"), 2, "modules of one floor have no arrow at all");
    }

    #[test]
    fn every_way_to_write_a_path_is_seen() {
        for text in [
            "fn a() { crate::talk::book(); }",
            "use crate::{store, talk::{book, By}};",
            "use crate::{\n    store::{self, Store},\n    talk,\n};",
            "use crate::talk as talks;",
            "use {crate::store, crate::talk};",
            "use super::talk::By;",
            "use super::{talk, store};",
            "pub use self::super::talk::By;",
            "mod inner { use super::super::talk; }",
            "macro_rules! a { () => { mod $name { use super::super::talk; } } }",
            "struct A(crate::talk::By);",
        ] {
            assert_eq!(findings("mail.rs", text).len(), 1, "{text}");
        }
        for text in [
            "use super::super::talk;",
            "use super::{super::talk, kind};",
            "mod a { mod b {} use super::super::super::talk; }",
        ] {
            assert_eq!(findings("mail/case.rs", text).len(), 1, "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_an_arrow_is_none() {
        for text in [
            "use super::talk;",
            "use crate::mail::talk;",
            "use self::talk::A;",
            "use domain::talk::Talk;",
            "// crate::talk in a remark",
            "const A: &str = \"crate::talk\";",
            "pub(crate) fn talk() {} fn b(store: &Store) { store::talk::find(); }",
            "use crate::store::entity::{talk, unit};",
        ] {
            assert_eq!(findings("mail/case.rs", text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn all_of_the_root_names_no_module() {
        assert_eq!(findings("mail.rs", "use crate::*;").len(), 1);
        assert_eq!(findings("mail/case.rs", "use crate::mail::*; use super::*;").len(), 0);
    }

    #[test]
    fn tests_look_anywhere() {
        assert!(findings("mail.rs", "#[cfg(test)]\nmod tests {\n    use crate::talk::By;\n}").is_empty());
        let own_file = [ROOT, ("mail.rs", "#[cfg(test)]\nmod tests;"), ("mail/tests.rs", "use crate::talk;")];
        assert!(findings_with(&HOUSE, &own_file).is_empty());
        let not_a_test = [ROOT, ("mail.rs", "mod tests;"), ("mail/tests.rs", "use crate::talk;")];
        assert_eq!(findings_with(&HOUSE, &not_a_test).len(), 1);
    }

    #[test]
    fn every_module_stands_on_one_floor() {
        let with = |floors, root| findings_with(&House { floors, ..HOUSE }, &[("lib.rs", root)]);
        assert!(with(&[&["mail"], &["talk"]], "mod mail;\nmod talk;").is_empty());
        assert_eq!(
            with(&[&["mail"]], "mod mail;\nmod talk;"),
            ["server/src/lib.rs:2: `talk` stands on no floor: give it one in xtask/src/tidy/floors.rs"]
        );
        assert_eq!(with(&[&["mail"], &["mail", "talk"]], "mod mail;\nmod talk;").len(), 1, "twice");
        assert_eq!(with(&[&["mail"], &["talk"]], "mod mail;").len(), 1, "a floor for nothing");
    }
}
