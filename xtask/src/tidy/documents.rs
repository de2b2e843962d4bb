//! What documents and code say of each other: a path or a page that a document names exists, and a
//! section of the domain rules that a comment cites stands there.

use std::collections::BTreeSet;

use super::source::Source;
use super::{Finding, TextFile};

/// Documents for developers: what they name between backticks as a path has to exist.
const WITH_PATHS: [&str; 5] =
    ["ARCHITECTURE.md", "CONTRIBUTING.md", "docs/asvs.md", "docs/domain.md", "docs/privacy.md"];
/// What makes a word without `/` a file.
const ENDINGS: [&str; 9] = ["css", "csv", "ftl", "json", "md", "rs", "toml", "ts", "yml"];
/// Made by commands, so it may not be there.
const MADE: [&str; 1] = ["target/"];

/// Where routes stand.
const ROUTES: [&str; 2] = ["app/src/", "src/"];

const RULES: &str = "docs/domain.md";

/// Looks at all files together.
pub fn look(files: &[TextFile], findings: &mut Vec<Finding>) {
    let paths = Paths::of(files);
    for file in files.iter().filter(|file| WITH_PATHS.contains(&file.path.as_str())) {
        look_at_paths(file, &paths, findings);
        look_at_names(file, files, findings);
        look_at_pages(file, files, findings);
    }
    let sections = sections(files);
    for file in files.iter().filter(|file| file.has_ending("rs") || file.has_ending("ts")) {
        look_at_citations(file, &sections, findings);
    }
}

/// Everything that can be named: files and their folders, the latter with `/` at the end.
struct Paths(BTreeSet<String>);

impl Paths {
    fn of(files: &[TextFile]) -> Self {
        let mut paths = BTreeSet::new();
        for file in files {
            paths.insert(file.path.clone());
            for (at, _) in file.path.match_indices('/') {
                paths.insert(file.path[..=at].to_owned());
            }
        }
        Self(paths)
    }

    /// `*` stands for any letters of one name.
    fn any_is(&self, pattern: &str) -> bool {
        if !pattern.contains('*') {
            return self.0.contains(pattern) || self.0.contains(&format!("{pattern}/"));
        }
        self.0.iter().any(|path| {
            let (names, patterns): (Vec<&str>, Vec<&str>) = (path.split('/').collect(), pattern.split('/').collect());
            names.len() == patterns.len() && names.iter().zip(patterns).all(|(name, pattern)| is_like(name, pattern))
        })
    }

    /// The folder in which the path was found: the root, or one that `near` lies in; `None` when nowhere.
    fn place<'a>(&self, named: &str, near: &'a str) -> Option<&'a str> {
        let folders = near.match_indices('/').map(|(at, _)| &near[..=at]);
        let mut folders: Vec<&str> = std::iter::once("").chain(folders).collect();
        // What stands nearest is meant first, but the root before all.
        folders[1..].reverse();
        let exists = |folder: &&str| alternatives(named).iter().all(|one| self.any_is(&format!("{folder}{one}")));
        folders.into_iter().find(exists)
    }
}

/// `a*b` is like `a`, anything, `b`.
fn is_like(name: &str, pattern: &str) -> bool {
    match pattern.split_once('*') {
        None => name == pattern,
        Some((before, after)) => name.strip_prefix(before).is_some_and(|rest| {
            (0..=rest.len()).filter(|at| rest.is_char_boundary(*at)).any(|at| is_like(&rest[at..], after))
        }),
    }
}

/// `{nl,en}/a` is both `nl/a` and `en/a`.
fn alternatives(named: &str) -> Vec<String> {
    let group = named.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)));
    match group {
        None => vec![named.to_owned()],
        Some((before, (inside, after))) => {
            inside.split(',').flat_map(|one| alternatives(&format!("{before}{one}{after}"))).collect()
        }
    }
}

fn look_at_paths(file: &TextFile, paths: &Paths, findings: &mut Vec<Finding>) {
    let mut in_block = false;
    for (index, line) in file.text.lines().enumerate() {
        if line.starts_with("```") {
            in_block = !in_block;
            continue;
        }
        // In a block only the folders of a map are paths: the first word of a line.
        let named: Vec<&str> = match in_block {
            true => line.split_whitespace().take(1).filter(|word| word.ends_with('/') && is_path(word)).collect(),
            false => line.split('`').skip(1).step_by(2).filter(|word| is_path(word)).collect(),
        };
        let mut near = String::new();
        for named in named {
            match paths.place(named, &near) {
                Some(folder) => near = format!("{folder}{named}"),
                None => findings.push(file.at(index + 1, format!("there is no `{named}`"))),
            }
        }
    }
}

/// `a/b.rs::name` names a function, a constant or a type of that file.
fn look_at_names(file: &TextFile, files: &[TextFile], findings: &mut Vec<Finding>) {
    for (index, line) in file.text.lines().enumerate() {
        for (path, name) in line.split('`').skip(1).step_by(2).filter_map(|word| word.split_once(".rs::")) {
            let path = format!("{path}.rs");
            if !files.iter().any(|other| other.path == path && defines(&other.text, name)) {
                findings.push(file.at(index + 1, format!("there is no `{name}` in `{path}`")));
            }
        }
    }
}

fn defines(text: &str, name: &str) -> bool {
    let goes_on = |letter: char| letter.is_alphanumeric() || letter == '_';
    ["const", "enum", "fn", "struct", "type"].iter().any(|kind| {
        let named = format!("{kind} {name}");
        text.match_indices(&named).any(|(at, _)| !text[at + named.len()..].starts_with(goes_on))
    })
}

fn is_path(word: &str) -> bool {
    let is_plain = !word.contains(|letter: char| letter.is_whitespace() || "():<>=…\"".contains(letter));
    let has_ending = word.rsplit_once('.').is_some_and(|(name, ending)| !name.is_empty() && ENDINGS.contains(&ending));
    is_plain && !word.starts_with(['/', '-']) && (word.contains('/') || has_ending) && !is_made(word)
}

fn is_made(word: &str) -> bool {
    MADE.iter().any(|made| word.starts_with(made))
}

/// A page that is asked for, `GET /leaver/talk`, is what a route says. Server functions are looked at by
/// [`super::addresses`].
fn look_at_pages(file: &TextFile, files: &[TextFile], findings: &mut Vec<Finding>) {
    let code: Vec<&TextFile> =
        files.iter().filter(|file| ROUTES.iter().any(|folder| file.path.starts_with(folder))).collect();
    for (index, line) in file.text.lines().enumerate() {
        for page in line.split('`').skip(1).step_by(2).filter_map(|word| word.strip_prefix("GET ")) {
            let route = format!("\"{page}\"");
            if !code.iter().any(|file| file.text.contains(&route)) {
                findings.push(file.at(index + 1, format!("there is no page at `{page}`")));
            }
        }
    }
}

/// The titles in the domain rules.
fn sections(files: &[TextFile]) -> BTreeSet<&str> {
    let rules = files.iter().filter(|file| file.path == RULES);
    rules.flat_map(|file| file.text.lines()).filter_map(|line| line.strip_prefix("## ")).map(str::trim).collect()
}

/// A citation reads `docs/domain.md, "Course"`, perhaps with `and "Dates"`, and may go on in the next line.
fn look_at_citations(file: &TextFile, sections: &BTreeSet<&str>, findings: &mut Vec<Finding>) {
    let comments: Vec<String> = match file.has_ending("rs") {
        true => Source::read(&file.text).lines.into_iter().map(|line| line.comment).collect(),
        false => file.text.lines().map(str::to_owned).collect(),
    };
    for (index, comment) in comments.iter().enumerate() {
        if comment.to_lowercase().contains("domain rules") && !file.path.starts_with("xtask/") {
            findings.push(file.at(index + 1, format!("cite a section: `{RULES}, \"Course\"`")));
        }
        for (at, _) in comment.match_indices(RULES) {
            let next = comments.get(index + 1).map_or("", String::as_str);
            let rest = format!("{} {}", &comment[at + RULES.len()..], next.trim_start_matches(['/', '!', '*', ' ']));
            match cited(&rest).as_slice() {
                [] => findings.push(file.at(index + 1, format!("say which section: `{RULES}, \"Course\"`"))),
                titles => {
                    for title in titles.iter().filter(|title| !sections.contains(*title)) {
                        findings.push(file.at(index + 1, format!("{RULES} has no section \"{title}\"")));
                    }
                }
            }
        }
    }
}

/// The titles after the name of the document.
fn cited(rest: &str) -> Vec<&str> {
    let mut titles = Vec::new();
    let mut rest = rest.strip_prefix(',').unwrap_or_default();
    while let Some((title, after)) = rest.trim_start().strip_prefix('"').and_then(|quoted| quoted.split_once('"')) {
        titles.push(title);
        rest = after.trim_start().strip_prefix("and").unwrap_or_default();
    }
    titles
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings_in(files: &[(&str, &str)]) -> Vec<String> {
        let files: Vec<TextFile> =
            files.iter().map(|(path, text)| TextFile { path: (*path).to_owned(), text: (*text).to_owned() }).collect();
        let mut findings = Vec::new();
        look(&files, &mut findings);
        findings.iter().map(Finding::to_string).collect()
    }

    fn findings_of_map(line: &str) -> Vec<String> {
        let there = [
            "domain/src/route.rs",
            "domain/src/route/rule.rs",
            "server/src/talk/book.rs",
            "server/src/talk/plan.rs",
            "wording/locales/nl/mail.ftl",
            "wording/locales/en/mail.ftl",
        ];
        let mut files: Vec<(&str, &str)> = there.into_iter().map(|path| (path, "")).collect();
        files.push(("ARCHITECTURE.md", line));
        findings_in(&files)
    }

    #[test]
    fn a_path_that_is_named_exists() {
        for line in [
            "`domain/src/route.rs`, its rules in `domain/src/route/`",
            "`server/src/talk/book.rs`, `plan.rs`, `talk/`",
            "`domain/src/route/rule*.rs` and `wording/locales/{nl,en}/*.ftl`",
            "`/l/{token}`, `domain::course`, `next_step(a/b)` and `target/site/`",
            "```\nserver/   what happens\n  v no/path\n/// A remark.\n```",
        ] {
            assert_eq!(findings_of_map(line), Vec::<String>::new(), "{line}");
        }
    }

    #[test]
    fn a_path_that_has_moved_is_found() {
        for line in [
            "`domain/src/rule.rs`",
            "`server/src/talk/book.rs`, `late.rs`",
            "`server/src/jobs/`",
            "`plan.rs`, whose folder nothing says",
            "`wording/locales/{nl,de}/mail.ftl`",
            "`server/src/talk/b*k/`",
            "```\nsite/   gone\n```",
        ] {
            assert_eq!(findings_of_map(line).len(), 1, "{line}");
        }
        assert_eq!(findings_of_map("one\n`a/b.rs`"), ["ARCHITECTURE.md:2: there is no `a/b.rs`"]);
    }

    #[test]
    fn a_name_in_a_file_stands_there() {
        let findings = |line: &str| {
            findings_in(&[("domain/src/a.rs", "pub const fn opens() {}\nconst MOST: u8 = 1;"), ("docs/asvs.md", line)])
        };
        assert_eq!(findings("`domain/src/a.rs::opens`, `domain/src/a.rs::MOST`, `a::b`"), Vec::<String>::new());
        assert_eq!(
            findings("one\n`domain/src/a.rs::open`"),
            ["docs/asvs.md:2: there is no `open` in `domain/src/a.rs`"]
        );
        assert_eq!(findings("`domain/src/b.rs::opens`").len(), 1);
    }

    #[test]
    fn a_page_that_is_named_has_a_route() {
        let findings = |line: &str| {
            findings_in(&[("app/src/routes.rs", "const A: &[&str] = &[\"/leaver/talk\"];"), ("ARCHITECTURE.md", line)])
        };
        assert_eq!(findings("`GET /leaver/talk`, not GET /nowhere in words"), Vec::<String>::new());
        assert_eq!(findings("one\n`GET /leaver`"), ["ARCHITECTURE.md:2: there is no page at `/leaver`"]);
        assert_eq!(findings("`GET /leaver/talk/{id}`").len(), 1);
    }

    fn findings_of_comment(comment: &str) -> Vec<String> {
        findings_in(&[(RULES, "# Rules\n## Course\n## Dates\n## Who may host\n"), ("domain/src/a.rs", comment)])
    }

    #[test]
    fn a_citation_names_a_section_that_is_there() {
        for comment in [
            "/// Both (docs/domain.md, \"Course\").",
            "//! docs/domain.md, \"Course\" and \"Dates\".",
            "/// Goes on (docs/domain.md,\n/// \"Who may host\").",
            "/// Goes on (docs/domain.md, \"Who\n/// may host\").",
            "let a = \"docs/domain.md\";",
        ] {
            assert_eq!(findings_of_comment(comment), Vec::<String>::new(), "{comment}");
        }
        assert_eq!(
            findings_of_comment("/// Both (docs/domain.md, \"Course\" and \"Routes\")."),
            ["domain/src/a.rs:1: docs/domain.md has no section \"Routes\""]
        );
        assert_eq!(findings_of_comment("/// See docs/domain.md.").len(), 1, "no section");
        assert_eq!(findings_of_comment("/// Course (the domain rules).").len(), 1, "no document");
        assert_eq!(findings_in(&[("end2end/a.ts", "/** docs/domain.md, \"Course\" */")]).len(), 1, "none at all");
    }
}
