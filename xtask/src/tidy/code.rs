//! How Rust files are written: headers, leftovers, reasons, sleep, names of modules and tests.

use super::source::Source;
use super::{Finding, TextFile};

/// Left for later, or left over.
const LEFTOVERS: [&str; 3] = ["todo!", "unimplemented!", "dbg!"];

/// Names that say nothing about what is inside.
const EMPTY_NAMES: [&str; 8] = ["utils", "util", "helpers", "helper", "common", "manager", "managers", "misc"];

/// The worker waits for mail that becomes due; whoever starts other programs waits for them.
const MAY_SLEEP: [&str; 4] = ["bench/", "src/jobs", "server/src/jobs", "xtask/src/children"];

/// One story told on both databases carries its sentence in the name of its module.
const NAMED_BY_THEIR_MODULE: [&str; 2] = ["on_sqlite", "on_postgres"];

/// Looks at one Rust file.
pub fn look(file: &TextFile, source: &Source, findings: &mut Vec<Finding>) {
    look_at_header(file, findings);
    look_at_name(file, findings);
    look_at_examples(file, findings);
    let file_is_test = is_test_file(&file.path);
    for (index, line) in source.lines.iter().enumerate() {
        let number = index + 1;
        for leftover in LEFTOVERS {
            if has_word(&line.code, leftover) {
                findings.push(file.at(number, format!("`{leftover}` does not belong in a commit")));
            }
        }
        for name in EMPTY_NAMES {
            if line.code.trim_start().trim_start_matches("pub ").starts_with(&format!("mod {name}"))
                && line.code.trim_end().ends_with([';', '{'])
                && has_word(&line.code, name)
            {
                findings.push(file.at(number, format!("`{name}` says nothing: name the concept")));
            }
        }
        look_at_sleep(file, number, source, findings);
        if !file_is_test && !line.is_test {
            look_at_reason(file, number, source, findings);
        }
        look_at_test_name(file, number, source, findings);
    }
}

/// Looks at one story of the browser tests.
pub fn look_at_story(file: &TextFile, findings: &mut Vec<Finding>) {
    for (index, line) in file.text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        let sleeps = code.contains("waitForTimeout") || code.contains("setTimeout(");
        if sleeps && !line.contains("// reason:") {
            findings.push(file.at(index + 1, "a story waits for what it wants to see, not for time"));
        }
        for only in ["test.only(", "describe.only("] {
            if code.contains(only) {
                findings.push(file.at(index + 1, format!("`{only}…` keeps all others from running")));
            }
        }
    }
}

fn look_at_header(file: &TextFile, findings: &mut Vec<Finding>) {
    if !file.text.starts_with("//! ") {
        findings.push(file.at(1, "a file begins with a `//!` sentence that says what it is for"));
    }
}

fn look_at_name(file: &TextFile, findings: &mut Vec<Finding>) {
    for part in file.path.trim_end_matches(".rs").split('/') {
        if EMPTY_NAMES.contains(&part) {
            findings.push(file.at(0, format!("`{part}` says nothing: name the concept")));
        }
    }
}

/// `cargo xtask test` leaves examples in comments out: to find none took rustdoc a minute.
fn look_at_examples(file: &TextFile, findings: &mut Vec<Finding>) {
    let mut is_open = false;
    for (index, line) in file.text.lines().enumerate() {
        let line = line.trim_start();
        let Some(language) = line.strip_prefix("/// ```").or_else(|| line.strip_prefix("//! ```")) else { continue };
        if !is_open && !["ignore", "text"].contains(&language) {
            findings.push(file.at(index + 1, "nobody runs this example: write a test, or ```ignore"));
        }
        is_open = !is_open;
    }
}

/// Tests never sleep; other code does so with `// reason: …`, as a back-off.
fn look_at_sleep(file: &TextFile, number: usize, source: &Source, findings: &mut Vec<Finding>) {
    let is_test = is_test_file(&file.path) || source.lines[number - 1].is_test;
    let is_worker = MAY_SLEEP.iter().any(|path| file.path.starts_with(path));
    if !is_test && (is_worker || has_reason(number, source)) {
        return;
    }
    for sleep in ["thread::sleep", "time::sleep"] {
        if has_word(&source.lines[number - 1].code, sleep) {
            let what = format!("`{sleep}`: wait for the event, or pass the time in");
            findings.push(file.at(number, what));
        }
    }
}

/// An `unwrap` has `// reason: …` beside or above it; an `expect` says why it cannot fail.
fn look_at_reason(file: &TextFile, number: usize, source: &Source, findings: &mut Vec<Finding>) {
    if has_reason(number, source) {
        return;
    }
    let line = &source.lines[number - 1];
    if line.code.contains(".unwrap()") {
        findings.push(file.at(number, "`unwrap` without `// reason: …` beside it"));
    }
    if line.code.contains(".expect(\"\")") && line.strings.split_whitespace().count() < 3 {
        findings.push(file.at(number, "`expect` whose text does not say why it cannot fail"));
    }
}

/// Whether `reason:` stands in a comment on this line or right above it.
fn has_reason(number: usize, source: &Source) -> bool {
    let (before, line) = (&source.lines[..number - 1], &source.lines[number - 1]);
    let right_above =
        before.iter().rev().enumerate().take_while(|(distance, above)| {
            *distance == 0 || above.code.trim().is_empty() && !above.comment.is_empty()
        });
    line.comment.contains("reason:")
        || right_above.map(|(_, above)| above).any(|above| above.comment.contains("reason:"))
}

/// The name of a test is a sentence: three words at least, and not about being a test.
fn look_at_test_name(file: &TextFile, number: usize, source: &Source, findings: &mut Vec<Finding>) {
    let line = &source.lines[number - 1];
    let Some((_, rest)) = line.code.split_once("fn ") else {
        return;
    };
    let is_test = source.lines[..number - 1]
        .iter()
        .rev()
        .take_while(|above| {
            let code = above.code.trim();
            code.is_empty() && !above.comment.is_empty() || code.starts_with("#[")
        })
        .any(|above| {
            let code = above.code.trim();
            code == "#[test]" || code.starts_with("#[tokio::test")
        });
    if !is_test {
        return;
    }
    let name: String = rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
    if NAMED_BY_THEIR_MODULE.contains(&name.as_str()) {
        return;
    }
    if name.starts_with("test_") || name.split('_').filter(|word| !word.is_empty()).count() < 3 {
        findings.push(file.at(number, format!("`{name}` is no sentence about what must hold")));
    }
}

fn is_test_file(path: &str) -> bool {
    let is_for_tests = |part: &str| ["tests", "tests.rs", "testing", "testing.rs", "benches"].contains(&part);
    path.split('/').any(is_for_tests) || path.ends_with("_tests.rs")
}

/// Whether `word` stands in `code` with nothing of a word before or after it.
pub fn has_word(code: &str, word: &str) -> bool {
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    code.match_indices(word)
        .any(|(at, _)| !code[..at].ends_with(is_word) && !code[at + word.len()..].starts_with(is_word))
}

#[cfg(test)]
mod tests {
    use super::super::tests::findings_in;

    fn good(path: &str, text: &str) {
        let found = findings_in(path, &format!("//! Header.\n{text}"));
        assert!(found.is_empty(), "{found:?}");
    }

    fn bad(path: &str, text: &str, what: &str) {
        let found = findings_in(path, &format!("//! Header.\n{text}"));
        assert!(found.len() == 1 && found[0].contains(what), "{found:?}");
    }

    #[test]
    fn a_file_begins_with_what_it_is_for() {
        good("src/one.rs", "fn a() {}");
        assert_eq!(findings_in("src/one.rs", "fn a() {}").len(), 1);
    }

    #[test]
    fn nothing_is_left_for_later() {
        good("src/one.rs", "fn a() { my_todo!(); } // todo! in a remark\n");
        bad("src/one.rs", "fn a() { todo!() }", "todo!");
        bad("src/one.rs", "fn a() { dbg!(1); }", "dbg!");
        bad("src/one.rs", "fn a() { unimplemented!() }", "unimplemented!");
    }

    #[test]
    fn an_unwrap_has_its_reason_beside_it() {
        good("src/one.rs", "fn a() { b.unwrap(); } // reason: just parsed\n");
        good("src/one.rs", "fn a() {\n // reason: just parsed\n b.unwrap();\n}");
        good("src/one.rs", "#[cfg(test)]\nmod tests { fn a() { b.unwrap(); } }");
        good("server/tests/one.rs", "fn a() { b.unwrap(); }");
        bad("src/one.rs", "fn a() { b.unwrap(); }", "unwrap");
        bad("src/one.rs", "fn a() { b.unwrap(); } // why not\n", "unwrap");
    }

    #[test]
    fn an_expect_says_why_it_cannot_fail() {
        good("src/one.rs", "fn a() { b.expect(\"the list was just checked\"); }");
        bad("src/one.rs", "fn a() { b.expect(\"works\"); }", "expect");
    }

    #[test]
    fn only_workers_sleep() {
        good("src/jobs/mail.rs", "async fn a() { tokio::time::sleep(b).await }");
        bad("server/src/mail.rs", "async fn a() { tokio::time::sleep(b).await }", "time::sleep");
        bad("server/tests/mail.rs", "fn a() { std::thread::sleep(b) }", "thread::sleep");
    }

    #[test]
    fn examples_in_comments_are_run_by_nobody() {
        good("src/one.rs", "/// ```ignore\n/// a();\n/// ```\nfn a() {}\n/// ```text\n/// b\n/// ```\nfn b() {}");
        bad("src/one.rs", "/// ```\n/// a();\n/// ```\nfn a() {}", "nobody runs");
    }

    #[test]
    fn modules_are_named_after_concepts() {
        good("src/departure.rs", "mod commonly;");
        bad("src/utils.rs", "", "utils");
        bad("src/one.rs", "pub mod helpers;", "helpers");
    }

    #[test]
    fn tests_are_named_as_sentences() {
        good("src/one.rs", "#[test]\nfn a_slot_is_booked_once() {}");
        good("src/one.rs", "#[tokio::test]\nasync fn a_slot_is_booked_once() {}");
        good("src/one.rs", "fn short() {}");
        bad("src/one.rs", "#[test]\nfn test_that_it_is_booked() {}", "no sentence");
        bad("src/one.rs", "#[tokio::test(flavor = \"multi_thread\")]\nasync fn booking() {}", "no sentence");
    }

    #[test]
    fn stories_do_not_wait_for_time() {
        assert!(findings_in("end2end/stories/a.ts", "await page.getByText('x').waitFor();").is_empty());
        assert_eq!(findings_in("end2end/stories/a.ts", "await page.waitForTimeout(5);").len(), 1);
        assert_eq!(findings_in("end2end/stories/a.ts", "test.only('x', () => {});").len(), 1);
    }
}
