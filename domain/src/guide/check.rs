//! What a file of guides must satisfy beyond its format.

use std::collections::BTreeSet;

use super::edit::MOST_NOTE;
use super::{Guide, GuideKey, Guides, TalkTheme};
use crate::questionnaire::{Bilingual, Fault, MOST_WORDS, PLACEHOLDERS, unknown_placeholder};

/// All faults of a file that is of the format; empty when it may be used.
pub(super) fn faults(guides: &Guides, source: &str) -> Vec<Fault> {
    let mut check = Check { source, faults: Vec::new() };
    if guides.version == 0 {
        check.fault("version", "versions are counted from 1".to_owned(), "version");
    }
    for key in TalkTheme::ALL {
        if guides.themes.iter().filter(|theme| theme.key == *key).count() != 1 {
            check.fault("themes", format!("\"{key}\" must stand here once"), "themes");
        }
    }
    for key in GuideKey::ALL {
        if guides.guides.iter().filter(|guide| guide.key == *key).count() != 1 {
            check.fault("guides", format!("\"{key}\" must stand here once"), "guides");
        }
    }
    for theme in &guides.themes {
        check.words(&format!("themes.{}.name", theme.key), &theme.name, MOST_WORDS, theme.key.code());
        check.words(&format!("themes.{}.question", theme.key), &theme.question, MOST_WORDS, theme.key.code());
    }
    guides.guides.iter().for_each(|guide| check.guide(guide));
    check.faults
}

struct Check<'a> {
    source: &'a str,
    faults: Vec<Fault>,
}

impl Check<'_> {
    /// Records a fault; `near` is a name that stands, in quotes, on the line meant: as a key, where it
    /// does so.
    fn fault(&mut self, path: &str, reason: String, near: &str) {
        let quoted = format!("\"{near}\"");
        let last_with = |also: &str| {
            self.source.lines().enumerate().filter(|(_, line)| line.contains(&quoted) && line.contains(also)).last()
        };
        let line = last_with("\"key\"").or_else(|| last_with("")).map(|(index, _)| index + 1);
        self.faults.push(Fault { line, path: path.to_owned(), reason });
    }

    fn words(&mut self, path: &str, text: &Bilingual, max: usize, near: &str) {
        for (end, words) in text.wordings() {
            let here = format!("{path}.{end}");
            if words.trim().is_empty() {
                self.fault(&here, "has no words".to_owned(), near);
            }
            let length = words.chars().count();
            if length > max {
                self.fault(&here, format!("has {length} characters, {max} is the most"), near);
            }
            if let Some(name) = unknown_placeholder(words) {
                let known = PLACEHOLDERS.iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(", ");
                self.fault(&here, format!("nobody fills {{{name}}}: only {known} are known"), near);
            }
        }
    }

    fn guide(&mut self, guide: &Guide) {
        let path = format!("guides.{}", guide.key);
        self.words(&format!("{path}.note"), &guide.note, MOST_NOTE, guide.key.code());
        if guide.themes.is_empty() || guide.themes.iter().any(|theme| theme.questions.is_empty()) {
            self.fault(&path, "has a theme without questions, or no themes".to_owned(), guide.key.code());
        }
        let mut seen = BTreeSet::new();
        for theme in &guide.themes {
            let path = format!("{path}.{}", theme.key);
            if !seen.insert(&theme.key) {
                self.fault(&path, "stands here twice".to_owned(), theme.key.as_str());
            }
            self.words(&format!("{path}.title"), &theme.title, MOST_WORDS, theme.key.as_str());
            for question in &theme.questions {
                self.words(&format!("{path}.questions"), question, MOST_WORDS, theme.key.as_str());
            }
        }
    }
}
