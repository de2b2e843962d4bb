//! Addresses of server functions: each stands once, in the attribute of its function. Forms ask the function's
//! type for it; what reaches the program only over the network has one table a crate, of addresses that exist.

use std::collections::BTreeMap;

use super::source::Source;
use super::{Finding, TextFile};

/// Below this are the addresses of all server functions.
const BELOW: &str = "/_fn/";
/// What stands before the name in a function's attribute.
const PREFIX: &str = "#[server(prefix = \"/_fn\", endpoint = \"";
/// Whoever asks the program over the network; everybody else there asks these.
const TABLES: [&str; 3] =
    ["bench/src/addresses.rs", "end2end/support/addresses.ts", "server/tests/stories/addresses.rs"];
/// Checks of addresses, with their examples.
const CHECKS: &str = "xtask/src/tidy/";

/// Looks at all files together: whether a name exists stands in another one.
pub fn look(files: &[TextFile], findings: &mut Vec<Finding>) {
    let names = declared(files, findings);
    for file in files.iter().filter(|file| !file.path.starts_with(CHECKS)) {
        let is_table = TABLES.contains(&file.path.as_str());
        let is_told =
            ["ARCHITECTURE.md", "CONTRIBUTING.md"].contains(&file.path.as_str()) || file.path.starts_with("docs/");
        if is_table || is_told {
            for (number, name) in written(file.text.lines().map(str::to_owned)) {
                if !name.is_empty() && !names.contains_key(name.as_str()) {
                    findings.push(file.at(number, format!("no server function has the address `{BELOW}{name}`")));
                }
            }
            continue;
        }
        let lines: Vec<String> = match file.path.rsplit_once('.') {
            Some((_, "rs")) => {
                Source::read(before_unit_tests(&file.text)).lines.into_iter().map(|line| line.strings).collect()
            }
            Some((_, "ts")) => file.text.lines().map(str::to_owned).collect(),
            _ => continue,
        };
        for (number, name) in written(lines.into_iter()) {
            let what = format!("`{BELOW}{name}`: ask the function's type for its `PATH`, or the table of addresses");
            findings.push(file.at(number, what));
        }
    }
}

/// Tests at the end of a file invent addresses: nothing is asked there.
fn before_unit_tests(text: &str) -> &str {
    text.split_once("\n#[cfg(test)]\nmod tests {").map_or(text, |(before, _)| before)
}

/// The names of all server functions, each with the file that declares it; two of the same are a finding.
fn declared<'f>(files: &'f [TextFile], findings: &mut Vec<Finding>) -> BTreeMap<&'f str, &'f str> {
    let mut names: BTreeMap<&str, &str> = BTreeMap::new();
    for file in files.iter().filter(|file| file.path.starts_with("app/src/")) {
        for (index, line) in file.text.lines().enumerate() {
            let line = line.trim_start();
            if !line.starts_with("#[server") {
                continue;
            }
            let Some((name, _)) = line.strip_prefix(PREFIX).and_then(|rest| rest.split_once('"')) else {
                findings.push(file.at(index + 1, format!("an explicit address begins with `{PREFIX}`")));
                continue;
            };
            if let Some(other) = names.insert(name, &file.path) {
                findings.push(file.at(index + 1, format!("`{BELOW}{name}` is declared in {other} too")));
            }
        }
    }
    names
}

/// Every address with the number of its line, by the name behind the prefix.
fn written(lines: impl Iterator<Item = String>) -> Vec<(usize, String)> {
    let is_of_name = |letter: &char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || *letter == '-';
    let mut found = Vec::new();
    for (index, line) in lines.enumerate() {
        for part in line.split(BELOW).skip(1) {
            found.push((index + 1, part.chars().take_while(is_of_name).collect()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::{Finding, TextFile, look_at};

    const DECLARED: &str = "//! A.\n#[server(prefix = \"/_fn\", endpoint = \"sign-out\", input = Form)]\nfn a() {}\n";

    fn findings(files: &[(&str, &str)]) -> Vec<String> {
        let file = |(path, text): &(&str, &str)| TextFile { path: (*path).to_owned(), text: (*text).to_owned() };
        look_at(&files.iter().map(file).collect::<Vec<_>>()).iter().map(Finding::to_string).collect()
    }

    #[test]
    fn a_form_asks_the_type_for_its_address() {
        let declared = ("app/src/staff/sign_in.rs", DECLARED);
        let asks = ("app/src/shell.rs", "//! A.\nfn b() { form(SignOut::PATH) } // posts to /_fn/sign-out\n");
        assert!(findings(&[declared, asks]).is_empty());
        let writes = ("app/src/shell.rs", "//! A.\nfn b() { form(\"/_fn/sign-out\") }\n");
        let found = findings(&[declared, writes]);
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("app/src/shell.rs:2: `/_fn/sign-out`: ask the function's type"), "{found:?}");
        let invents = (
            "app/src/shell.rs",
            "//! A.\nfn b() {}\n\n#[cfg(test)]\nmod tests {\n    const A: &str = \"/_fn/a\";\n}\n",
        );
        assert!(findings(&[declared, invents]).is_empty());
        let puts_together = ("app/src/shell.rs", "//! A.\nfn b(what: &str) { form(format!(\"/_fn/{what}\")) }\n");
        assert_eq!(findings(&[declared, puts_together]).len(), 1);
        assert_eq!(findings(&[declared, ("end2end/stories/a.spec.ts", "her.post('/_fn/sign-out')")]).len(), 1);
    }

    #[test]
    fn a_table_and_a_document_name_only_what_exists() {
        let declared = ("app/src/staff/sign_in.rs", DECLARED);
        for path in ["end2end/support/addresses.ts", "ARCHITECTURE.md", "docs/security.md"] {
            assert!(findings(&[declared, (path, "'/_fn/sign-out' and '/_fn/'\n")]).is_empty(), "{path}");
            let found = findings(&[declared, (path, "\n'/_fn/sign-off'\n")]);
            assert_eq!(found, [format!("{path}:2: no server function has the address `/_fn/sign-off`")]);
        }
    }

    #[test]
    fn no_two_functions_have_one_address() {
        let found = findings(&[("app/src/a.rs", DECLARED), ("app/src/b.rs", DECLARED)]);
        assert_eq!(found, ["app/src/b.rs:2: `/_fn/sign-out` is declared in app/src/a.rs too"]);
        let without = "//! A.\n#[server(endpoint = \"sign-out\")]\nfn a() {}\n";
        assert_eq!(findings(&[("app/src/a.rs", without)]).len(), 1);
    }
}
