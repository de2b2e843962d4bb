//! What a questionnaire file must satisfy beyond its format; every rule has a sentence of its own.

mod dependence;

use std::collections::BTreeSet;

use super::data::Content;
use super::fault::{Fault, Reason};
use super::item::{Item, ItemKey, Kind};
use super::texts::{Bilingual, unknown_placeholder};
use super::variant::{Variant, VariantItems};
use crate::reason::{ReasonCode, ValueCode};

/// More would be an interrogation (docs/domain.md, "The questionnaire").
pub(super) const MOST_SCREENS: usize = 6;
/// Longer texts belong in the talk.
const MOST_CHARACTERS: usize = 2000;
/// The most characters of a question, a title or an option: what a phone shows without scrolling.
pub const MOST_WORDS: usize = 300;
/// A board asks this many questions of its own at most, so that it stays under five minutes.
pub const MOST_OWN_ITEMS: usize = 3;

/// All faults of a file that is of the format; empty when it may be used.
pub(super) fn faults(content: &Content, source: &str) -> Vec<Fault> {
    let mut check = Check { content, source, faults: Vec::new() };
    if content.version == 0 {
        check.fault("version", Reason::VersionFromOne, Some("version"));
    }
    check.doubles("themes", content.themes.iter().map(|theme| theme.key.as_str()));
    check.doubles("items", content.items.iter().map(|item| item.key.as_str()));
    check.doubles("variants", content.variants.iter().map(|variant| variant.key.code()));
    for theme in &content.themes {
        check.words(&format!("themes.{}.title", theme.key), &theme.title, &theme.key);
    }
    for item in &content.items {
        check.item(item);
    }
    for &variant in Variant::ALL {
        match content.variants.iter().find(|items| items.key == variant) {
            Some(items) => check.variant(items),
            None => {
                let reason = Reason::VariantMissing { variant: variant.to_string() };
                check.fault("variants", reason, Some("variants"));
            }
        }
    }
    check.own_items();
    check.off();
    check.faults
}

struct Check<'a> {
    content: &'a Content,
    source: &'a str,
    faults: Vec<Fault>,
}

impl<'a> Check<'a> {
    /// Records a fault; `near` is a name that stands, in quotes, on the line meant.
    fn fault(&mut self, path: &str, reason: Reason, near: Option<&str>) {
        let line = near.and_then(|name| {
            let quoted = format!("\"{name}\"");
            let last_with = |also: &str| {
                self.source.lines().enumerate().filter(|(_, line)| line.contains(&quoted) && line.contains(also)).last()
            };
            last_with("\"key\"").or_else(|| last_with("")).map(|(index, _)| index + 1)
        });
        self.faults.push(Fault { line, path: path.to_owned(), reason });
    }

    fn doubles(&mut self, path: &str, keys: impl Iterator<Item = &'a str>) {
        let mut seen = BTreeSet::new();
        for key in keys {
            if !seen.insert(key) {
                self.fault(path, Reason::Twice { key: key.to_owned() }, Some(key));
            }
        }
    }

    fn words(&mut self, path: &str, text: &Bilingual, near: &ItemKey) {
        for (end, words) in text.wordings() {
            let here = format!("{path}.{end}");
            if words.trim().is_empty() {
                self.fault(&here, Reason::NoWords, Some(near.as_str()));
            }
            let length = words.chars().count();
            if length > MOST_WORDS {
                self.fault(&here, Reason::TooLong { is: length, max: MOST_WORDS }, Some(near.as_str()));
            }
            if let Some(name) = unknown_placeholder(words) {
                self.fault(path, Reason::NobodyFills { name: name.to_owned() }, Some(near.as_str()));
            }
        }
    }

    fn item(&mut self, item: &'a Item) {
        let path = format!("items.{}", item.key);
        let near = Some(item.key.as_str());
        if !self.content.themes.iter().any(|theme| theme.key == item.theme) {
            self.fault(&format!("{path}.theme"), Reason::NoSuchTheme { key: item.theme.to_string() }, near);
        }
        self.words(&format!("{path}.text"), &item.text, &item.key);
        for (variant, text) in &item.text_in {
            let here = format!("{path}.text_in.{variant}");
            self.words(&here, text, &item.key);
            if !self.content.variants.iter().any(|items| items.key == *variant && items.items.contains(&item.key)) {
                self.fault(&here, Reason::VariantDoesNotAsk, near);
            }
        }
        if let Some(text) = &item.text_past {
            self.words(&format!("{path}.text_past"), text, &item.key);
        }
        if !self.content.variants.iter().any(|variant| variant.items.contains(&item.key)) {
            self.fault(&path, Reason::NoVariantAsks, near);
        }
        self.kind(item, &format!("{path}.kind"));
        if let Some(condition) = &item.asked_when {
            self.condition(item, condition, &format!("{path}.asked_when"));
        }
    }

    fn kind(&mut self, item: &'a Item, path: &str) {
        let near = Some(item.key.as_str());
        let mut range = |max: usize, most: usize| {
            if max == 0 || max > most {
                self.fault(path, Reason::OutOfRange { is: max, most }, near);
            }
        };
        match &item.kind {
            Kind::Reasons { max } => range(*max, ReasonCode::ALL.len()),
            Kind::Values { max, .. } => range(*max, ValueCode::ALL.len()),
            Kind::Text { max_characters } => range(*max_characters, MOST_CHARACTERS),
            Kind::OneOf { item: source } => {
                let is_reasons = |other: &Item| other.key == *source && matches!(other.kind, Kind::Reasons { .. });
                // Stored answers are read in the order of the file.
                let mut before = self.content.items.iter().take_while(|other| other.key != item.key);
                if !before.any(is_reasons) {
                    self.fault(path, Reason::NoReasonsBefore { item: source.to_string() }, near);
                }
            }
            Kind::Choice { options } => {
                if options.len() < 2 {
                    self.fault(path, Reason::TooFewOptions, near);
                }
                self.doubles(path, options.iter().map(|option| option.key.as_str()));
                for option in options {
                    self.words(&format!("{path}.options.{}", option.key), &option.text, &item.key);
                }
            }
            Kind::Agreement { .. } | Kind::Likelihood {} | Kind::Destination {} => {}
        }
    }

    fn variant(&mut self, variant: &'a VariantItems) {
        let path = format!("variants.{}", variant.key);
        let near = Some(variant.key.code());
        if !variant.items.iter().any(|item| !self.content.off.contains(item)) {
            self.fault(&path, Reason::AsksNothing, near);
        }
        self.doubles(&path, variant.items.iter().map(ItemKey::as_str));
        for key in &variant.only_under_three_years {
            if !variant.items.contains(key) {
                let reason = Reason::NotAmongItems { key: key.to_string() };
                self.fault(&format!("{path}.only_under_three_years"), reason, near);
            }
        }
        let mut themes: Vec<&ItemKey> = Vec::new();
        for (position, key) in variant.items.iter().enumerate() {
            let Some(item) = self.content.items.iter().find(|item| item.key == *key) else {
                self.fault(&path, Reason::NoSuchItem { key: key.to_string() }, near);
                continue;
            };
            if themes.last() != Some(&&item.theme) {
                if themes.contains(&&item.theme) {
                    let reason = Reason::NotTogether { theme: item.theme.to_string() };
                    self.fault(&path, reason, near);
                }
                themes.push(&item.theme);
            }
            for source in item.depends_on() {
                self.source_on_an_earlier_screen(variant, position, item, source, &path);
            }
        }
        if themes.len() > MOST_SCREENS {
            self.fault(&path, Reason::TooManyScreens { is: themes.len(), max: MOST_SCREENS }, near);
        }
    }
}
