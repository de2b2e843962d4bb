//! What a file of guides must satisfy beyond its format.

use std::collections::BTreeSet;

use super::edit::MOST_NOTE;
use super::{Guide, GuideKey, Guides, TalkTheme};
use crate::questionnaire::{Bilingual, Fault, MOST_WORDS, Reason, unknown_placeholder};

/// All faults of a file that is of the format; empty when it may be used.
pub(super) fn faults(guides: &Guides, source: &str) -> Vec<Fault> {
    let mut check = Check { source, faults: Vec::new() };
    if guides.version == 0 {
        check.fault("version", Reason::VersionFromOne, "version");
    }
    for key in TalkTheme::ALL {
        if guides.themes.iter().filter(|theme| theme.key == *key).count() != 1 {
            check.fault("themes", Reason::NotOnce { key: key.to_string() }, "themes");
        }
    }
    for key in GuideKey::ALL {
        if guides.guides.iter().filter(|guide| guide.key == *key).count() != 1 {
            check.fault("guides", Reason::NotOnce { key: key.to_string() }, "guides");
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
    fn fault(&mut self, path: &str, reason: Reason, near: &str) {
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
                self.fault(&here, Reason::NoWords, near);
            }
            let length = words.chars().count();
            if length > max {
                self.fault(&here, Reason::TooLong { is: length, max }, near);
            }
            if let Some(name) = unknown_placeholder(words) {
                self.fault(&here, Reason::NobodyFills { name: name.to_owned() }, near);
            }
        }
    }

    fn guide(&mut self, guide: &Guide) {
        let path = format!("guides.{}", guide.key);
        self.words(&format!("{path}.note"), &guide.note, MOST_NOTE, guide.key.code());
        if guide.themes.is_empty() || guide.themes.iter().any(|theme| theme.questions.is_empty()) {
            self.fault(&path, Reason::ThemeWithoutQuestions, guide.key.code());
        }
        let mut seen = BTreeSet::new();
        for theme in &guide.themes {
            let path = format!("{path}.{}", theme.key);
            if !seen.insert(&theme.key) {
                let reason = Reason::Twice { key: theme.key.to_string() };
                self.fault(&path, reason, theme.key.as_str());
            }
            self.words(&format!("{path}.title"), &theme.title, MOST_WORDS, theme.key.as_str());
            for question in &theme.questions {
                self.words(&format!("{path}.questions"), question, MOST_WORDS, theme.key.as_str());
            }
        }
    }
}
