//! Remembers the closing lines of each test runner and adds them up at the end.

use std::fmt;

/// Counts of tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Tests that passed.
    pub passed: u64,
    /// Those among them that failed at first, where a second try was asked for: that is no success.
    pub flaky: u64,
    /// Tests that failed or never ended.
    pub failed: u64,
    /// Tests that were skipped or not run.
    pub skipped: u64,
}

impl Counts {
    fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.flaky += other.flaky;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed", self.passed)?;
        if self.flaky > 0 {
            write!(f, " ({} of them flaky: at the second try only)", self.flaky)?;
        }
        write!(f, ", {} failed, {} skipped", self.failed, self.skipped)
    }
}

/// Something that was to be tried without a runner that counts, in a sentence.
pub enum Tried {
    Well(String),
    /// What it needs is not on this machine.
    Skipped(String),
}

impl fmt::Display for Tried {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Well(sentence) => write!(f, "{sentence}"),
            Self::Skipped(sentence) => write!(f, "skipped: {sentence}"),
        }
    }
}

/// What all runners said.
#[derive(Default)]
pub struct Summary {
    lines: Vec<String>,
    total: Counts,
    broken: Vec<String>,
    title: String,
    /// Tests by name that failed, or passed at the second try only, and what could not be tried.
    named: Vec<String>,
    /// Whether Playwright is listing the names under one of its closing counts, and which.
    listing: Option<&'static str>,
    /// Playwright's headings of what failed, each with the errors below it.
    errors: Vec<String>,
}

/// Characters of one line of an error that the closing lines repeat.
const LONGEST_ERROR: usize = 200;

impl Summary {
    /// Looks at one line of `cargo test`, and remembers headings and results.
    pub fn hear_cargo(&mut self, line: &str) {
        let line = line.trim();
        if let Some(name) = line.strip_prefix("test ").and_then(|rest| rest.strip_suffix(" ... FAILED")) {
            self.named.push(format!("failed: {} {name}", self.title));
        } else if let Some(title) = cargo_title(line) {
            self.title = title;
        } else if let Some(counts) = cargo_counts(line) {
            self.total.add(counts);
            if counts != Counts::default() {
                self.lines.push(format!("{:<32} {line}", self.title));
            }
        }
    }

    /// Looks at one line of Playwright.
    pub fn hear_playwright(&mut self, line: &str) {
        let line = line.trim();
        if let Some(counts) = playwright_counts(line) {
            self.total.add(counts);
            self.lines.push(format!("{:<32} {line}", "browser"));
            self.listing = playwright_listing(line);
        } else if let Some(how) = self.listing
            && line.starts_with('[')
        {
            self.named.push(format!("{how}: {}", line.trim_end_matches([' ', '─'])));
        } else if is_heading(line) || line.starts_with("Error: ") {
            self.errors.push(line.trim_end_matches([' ', '─']).chars().take(LONGEST_ERROR).collect());
        }
    }

    /// What was tried without a runner that counts; what could not be is named.
    pub fn tried(&mut self, what: &str, all: &[Tried]) {
        for one in all {
            match one {
                Tried::Well(sentence) => {
                    self.total.add(Counts { passed: 1, ..Counts::default() });
                    self.lines.push(format!("{what:<32} {sentence}"));
                }
                Tried::Skipped(sentence) => {
                    self.total.add(Counts { skipped: 1, ..Counts::default() });
                    self.named.push(format!("skipped: {what}: {sentence}"));
                }
            }
        }
    }

    /// A runner that failed, whatever it counted.
    pub fn broke(&mut self, runner: &str, why: &str) {
        self.broken.push(format!("{runner}: {why}"));
    }

    /// Whether every runner succeeded and something was tested.
    pub fn is_good(&self) -> bool {
        self.broken.is_empty() && self.total.failed == 0 && self.total.flaky == 0 && self.total.passed > 0
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\nSummary")?;
        for line in &self.lines {
            writeln!(f, "  {line}")?;
        }
        for line in self.errors.iter().chain(&self.named) {
            writeln!(f, "  {line}")?;
        }
        for line in &self.broken {
            writeln!(f, "  FAILED {line}")?;
        }
        writeln!(f, "\n{}", self.total)
    }
}

/// `Running unittests src/lib.rs (target/debug/deps/domain-0123)` is about `domain`.
fn cargo_title(line: &str) -> Option<String> {
    if let Some(name) = line.strip_prefix("Doc-tests ") {
        return Some(format!("{name} (documentation)"));
    }
    let rest = line.strip_prefix("Running ")?;
    let (source, program) = rest.split_once(" (")?;
    let name = program.trim_end_matches(')').rsplit('/').next()?.rsplit_once('-')?.0;
    Some(match source.strip_prefix("tests/") {
        Some(_) => format!("{name} ({source})"),
        None => name.to_owned(),
    })
}

/// `test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; …`.
fn cargo_counts(line: &str) -> Option<Counts> {
    let (_, numbers) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let mut counts = Counts::default();
    for part in numbers.split(';') {
        let Some((number, word)) = part.trim().split_once(' ') else {
            continue;
        };
        let Ok(number) = number.parse::<u64>() else {
            continue;
        };
        match word {
            "passed" => counts.passed = number,
            "failed" => counts.failed = number,
            "ignored" => counts.skipped = number,
            _ => {}
        }
    }
    Some(counts)
}

/// Playwright closes with lines such as `  12 passed (3.4s)` and `  1 failed`.
fn playwright_counts(line: &str) -> Option<Counts> {
    let (number, rest) = line.trim().split_once(' ')?;
    let number: u64 = number.parse().ok()?;
    let word = rest.split(" (").next().unwrap_or(rest);
    let mut counts = Counts::default();
    match word {
        "passed" => counts.passed = number,
        "flaky" => (counts.passed, counts.flaky) = (number, number),
        "failed" | "interrupted" => counts.failed = number,
        "skipped" | "did not run" => counts.skipped = number,
        _ => return None,
    }
    Some(counts)
}

/// Which of Playwright's closing counts are followed by names that somebody has to look at.
fn playwright_listing(line: &str) -> Option<&'static str> {
    match line.split_once(' ')?.1 {
        "failed" => Some("failed"),
        "flaky" => Some("flaky"),
        "interrupted" => Some("interrupted"),
        _ => None,
    }
}

/// `1) [phone] › leaver/talk.spec.ts:3:1 › opens ───` stands above what went wrong there.
fn is_heading(line: &str) -> bool {
    line.split_once(") [").is_some_and(|(number, _)| number.parse::<u32>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_of_cargo_are_added_up_under_their_names() {
        let mut summary = Summary::default();
        summary.hear_cargo("     Running unittests src/lib.rs (target/debug/deps/domain-0a1b2c)");
        summary.hear_cargo("test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out");
        summary.hear_cargo("     Running tests/story.rs (target/debug/deps/story-0a1b2c)");
        summary.hear_cargo("test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured");
        assert_eq!(summary.total, Counts { passed: 15, flaky: 0, failed: 2, skipped: 1 });
        assert!(summary.lines[0].starts_with("domain "), "{}", summary.lines[0]);
        assert!(summary.lines[1].starts_with("story (tests/story.rs) "), "{}", summary.lines[1]);
        assert!(!summary.is_good());
    }

    #[test]
    fn results_of_playwright_are_added_up() {
        let mut summary = Summary::default();
        for line in ["  1 failed", "    [phone] › leaver/talk.spec.ts:3:1 › opens", "  2 skipped", "  30 passed (1.2m)"]
        {
            summary.hear_playwright(line);
        }
        assert_eq!(summary.total, Counts { passed: 30, flaky: 0, failed: 1, skipped: 2 });
    }

    #[test]
    fn what_passed_at_the_second_try_is_named_and_no_success() {
        let mut summary = Summary::default();
        for line in [
            "  1) [phone] › leaver/talk.spec.ts:3:1 › opens ─────",
            "    Error: Timed out waiting for the page",
            "    Retry #1 ─────",
            "  1 flaky",
            "    [phone] › leaver/talk.spec.ts:3:1 › opens ─────",
            "  30 passed (1.2m)",
        ] {
            summary.hear_playwright(line);
        }
        assert_eq!(summary.total, Counts { passed: 31, flaky: 1, failed: 0, skipped: 0 });
        assert!(!summary.is_good());
        let said = summary.to_string();
        assert!(said.contains("flaky: [phone] › leaver/talk.spec.ts:3:1 › opens\n"), "{said}");
        assert!(said.contains("Error: Timed out waiting for the page\n"), "{said}");
        let last = "31 passed (1 of them flaky: at the second try only), 0 failed, 0 skipped";
        assert_eq!(said.lines().last(), Some(last));
    }

    #[test]
    fn what_failed_is_named_with_its_error_at_the_end() {
        let mut summary = Summary::default();
        summary.hear_cargo("     Running tests/story.rs (target/debug/deps/story-0a1b2c)");
        summary.hear_cargo("test talk::crowd::on_sqlite ... FAILED");
        summary.hear_cargo("test talk::crowd::on_postgres ... ok");
        for line in [
            "  1) [phone] › leaver/talk.spec.ts:3:1 › opens ─────",
            "    Error: Timed out waiting for the page",
            "  1 failed",
            "    [phone] › leaver/talk.spec.ts:3:1 › opens ─────",
            "  30 passed (1.2m)",
        ] {
            summary.hear_playwright(line);
        }
        let said = summary.to_string();
        for expected in [
            "failed: story (tests/story.rs) talk::crowd::on_sqlite\n",
            "1) [phone] › leaver/talk.spec.ts:3:1 › opens\n",
            "Error: Timed out waiting for the page\n",
            "failed: [phone] › leaver/talk.spec.ts:3:1 › opens\n",
        ] {
            assert!(said.contains(expected), "{expected} is not in {said}");
        }
        assert!(!said.contains("on_postgres"));
    }

    #[test]
    fn what_could_not_be_tried_is_named_and_counts_as_skipped() {
        let mut summary = Summary::default();
        let unit = "the unit was not judged: systemd-analyze is not here";
        summary.tried("packages", &[Tried::Well("it is unpacked".to_owned()), Tried::Skipped(unit.to_owned())]);
        assert_eq!(summary.total, Counts { passed: 1, skipped: 1, ..Counts::default() });
        let said = summary.to_string();
        assert!(said.contains(&format!("skipped: packages: {unit}\n")), "{said}");
        assert_eq!(said.lines().last(), Some("1 passed, 0 failed, 1 skipped"));
    }

    #[test]
    fn nothing_tested_is_not_good() {
        assert!(!Summary::default().is_good());
    }

    #[test]
    fn a_broken_runner_is_not_good_whatever_it_counted() {
        let mut summary = Summary::default();
        summary.hear_playwright("  30 passed (1.2m)");
        assert!(summary.is_good());
        summary.broke("cargo test", "does not compile");
        assert!(!summary.is_good());
    }

    #[test]
    fn the_last_line_counts_in_plain_words() {
        let mut summary = Summary::default();
        summary.hear_playwright("  30 passed (1.2m)");
        assert_eq!(summary.to_string().lines().last(), Some("30 passed, 0 failed, 0 skipped"));
    }
}
