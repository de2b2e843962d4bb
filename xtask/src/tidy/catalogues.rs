//! Fluent catalogues: the same keys in Dutch and English, in kebab-case, and never "exit" on screen.

use std::collections::BTreeMap;

use super::{Finding, TextFile};

const DUTCH: &str = "wording/locales/nl/";
const ENGLISH: &str = "wording/locales/en/";

/// Looks at all catalogues together.
pub fn look(files: &[TextFile], findings: &mut Vec<Finding>) {
    let catalogues = files.iter().filter(|file| file.has_ending("ftl"));
    for file in catalogues {
        look_at_values(file, findings);
        let Some(other) = sibling_path(&file.path) else {
            continue;
        };
        let Some(other) = files.iter().find(|candidate| candidate.path == other) else {
            findings.push(file.at(0, format!("there is no {other}")));
            continue;
        };
        let others = keys(&other.text);
        for (key, line) in keys(&file.text) {
            if !others.contains_key(&key) {
                findings.push(file.at(line, format!("`{key}` is missing in {}", other.path)));
            }
        }
    }
}

fn sibling_path(path: &str) -> Option<String> {
    if let Some(name) = path.strip_prefix(DUTCH) {
        return Some(format!("{ENGLISH}{name}"));
    }
    path.strip_prefix(ENGLISH).map(|name| format!("{DUTCH}{name}"))
}

/// Messages, terms and `message.attribute`s with the line on which they stand.
fn keys(text: &str) -> BTreeMap<String, usize> {
    let mut keys = BTreeMap::new();
    let mut message = String::new();
    for (index, line) in text.lines().enumerate() {
        let Some((name, _)) = line.split_once('=') else {
            continue;
        };
        let (indent, name) = (name.starts_with(' '), name.trim());
        if !is_name(name.trim_start_matches(['-', '.'])) {
            continue;
        }
        if !indent {
            message = name.to_owned();
            keys.insert(message.clone(), index + 1);
        } else if name.starts_with('.') {
            keys.insert(format!("{message}{name}"), index + 1);
        }
    }
    keys
}

fn is_name(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && text.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_".contains(letter))
}

fn look_at_values(file: &TextFile, findings: &mut Vec<Finding>) {
    for (key, line) in keys(&file.text) {
        if key.chars().any(|letter| letter.is_ascii_uppercase() || letter == '_') {
            findings.push(file.at(line, format!("`{key}` is not kebab-case")));
        }
    }
    for (index, line) in file.text.lines().enumerate() {
        let is_continuation = line.starts_with(' ');
        let value = match line.split_once('=') {
            _ if line.starts_with('#') => continue,
            Some((name, value)) if !is_continuation || is_name(name.trim().trim_start_matches('.')) => value,
            _ => line,
        };
        if words(value).any(|word| word.to_lowercase().starts_with("exit")) {
            findings.push(file.at(index + 1, "people read \"afscheid\" or \"farewell\", never \"exit\""));
        }
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::super::{TextFile, look_at};

    fn findings(dutch: &str, english: &str) -> Vec<String> {
        let file = |language: &str, text: &str| TextFile {
            path: format!("wording/locales/{language}/leaver.ftl"),
            text: text.to_owned(),
        };
        look_at(&[file("nl", dutch), file("en", english)]).into_iter().map(|finding| finding.to_string()).collect()
    }

    #[test]
    fn both_languages_have_the_same_keys() {
        assert!(findings("leaver-hi = Hoi\n    .title = Dag\n", "leaver-hi = Hi\n    .title = Hello\n").is_empty());
        assert_eq!(findings("leaver-hi = Hoi\nleaver-bye = Dag\n", "leaver-hi = Hi\n").len(), 1);
        assert_eq!(findings("leaver-hi = Hoi\n", "leaver-hi = Hi\n    .title = Hello\n").len(), 1);
    }

    #[test]
    fn a_line_that_goes_on_is_no_key() {
        assert!(findings("leaver-sum =\n    een = 1\n", "leaver-sum =\n    one = 1\n").is_empty());
    }

    #[test]
    fn nobody_reads_exit_on_screen() {
        assert!(findings("leaver-hi = Bestaat\n", "leaver-hi = There exists a flexitime\n").is_empty());
        assert_eq!(findings("leaver-hi = Je exitgesprek\n", "leaver-hi = Your talk\n").len(), 1);
        assert_eq!(findings("leaver-hi = Je gesprek\n", "leaver-hi =\n    Your exit talk\n").len(), 1);
    }

    #[test]
    fn keys_are_in_kebab_case() {
        assert_eq!(findings("leaver_hi = Hoi\n", "leaver_hi = Hi\n").len(), 2);
    }

    #[test]
    fn a_catalogue_stands_in_both_languages() {
        let file = TextFile { path: "wording/locales/nl/mail.ftl".to_owned(), text: "mail-hi = Hoi\n".to_owned() };
        assert_eq!(look_at(&[file]).len(), 1);
    }
}
