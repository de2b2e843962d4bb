//! What a questionnaire file must satisfy beyond its format; every rule has a sentence of its own.

mod dependence;

use std::collections::BTreeSet;

use super::data::{Content, Fault};
use super::item::{Item, ItemKey, Kind};
use super::texts::{Bilingual, PLACEHOLDERS, unknown_placeholder};
use super::variant::{Variant, VariantItems};
use crate::reason::{ReasonCode, ValueCode};

/// More would be an interrogation (the domain rules: under five minutes).
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
        check.fault("version", "versions are counted from 1".to_owned(), Some("version"));
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
            None => check.fault("variants", format!("the variant \"{variant}\" is missing"), Some("variants")),
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
    fn fault(&mut self, path: &str, reason: String, near: Option<&str>) {
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
                self.fault(path, format!("\"{key}\" stands here twice"), Some(key));
            }
        }
    }

    fn words(&mut self, path: &str, text: &Bilingual, near: &ItemKey) {
        for (end, words) in text.wordings() {
            let here = format!("{path}.{end}");
            if words.trim().is_empty() {
                self.fault(&here, "has no words".to_owned(), Some(near.as_str()));
            }
            let length = words.chars().count();
            if length > MOST_WORDS {
                let reason = format!("has {length} characters, {MOST_WORDS} is the most");
                self.fault(&here, reason, Some(near.as_str()));
            }
            if let Some(name) = unknown_placeholder(words) {
                let known = PLACEHOLDERS.iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(", ");
                self.fault(path, format!("nobody fills {{{name}}}: only {known} are known"), Some(near.as_str()));
            }
        }
    }

    fn item(&mut self, item: &'a Item) {
        let path = format!("items.{}", item.key);
        let near = Some(item.key.as_str());
        if !self.content.themes.iter().any(|theme| theme.key == item.theme) {
            self.fault(&format!("{path}.theme"), format!("there is no theme \"{}\"", item.theme), near);
        }
        self.words(&format!("{path}.text"), &item.text, &item.key);
        for (variant, text) in &item.text_in {
            let here = format!("{path}.text_in.{variant}");
            self.words(&here, text, &item.key);
            if !self.content.variants.iter().any(|items| items.key == *variant && items.items.contains(&item.key)) {
                self.fault(&here, "this variant does not ask the item".to_owned(), near);
            }
        }
        if !self.content.variants.iter().any(|variant| variant.items.contains(&item.key)) {
            self.fault(&path, "no variant asks this item".to_owned(), near);
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
                self.fault(path, format!("the most must lie between 1 and {most}, and is {max}"), near);
            }
        };
        match &item.kind {
            Kind::Reasons { max } => range(*max, ReasonCode::ALL.len()),
            Kind::Values { max } => range(*max, ValueCode::ALL.len()),
            Kind::Text { max_characters } => range(*max_characters, MOST_CHARACTERS),
            Kind::OneOf { item: source } => {
                let is_reasons = |other: &Item| other.key == *source && matches!(other.kind, Kind::Reasons { .. });
                // Stored answers are read in the order of the file.
                let mut before = self.content.items.iter().take_while(|other| other.key != item.key);
                if !before.any(is_reasons) {
                    self.fault(path, format!("\"{source}\" is no item before this one that asks for reasons"), near);
                }
            }
            Kind::Choice { options } => {
                if options.len() < 2 {
                    self.fault(path, "a choice needs two options at least".to_owned(), near);
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
            self.fault(&path, "asks nothing".to_owned(), near);
        }
        self.doubles(&path, variant.items.iter().map(ItemKey::as_str));
        for key in &variant.only_under_three_years {
            if !variant.items.contains(key) {
                let reason = format!("\"{key}\" is not among the items of this variant");
                self.fault(&format!("{path}.only_under_three_years"), reason, near);
            }
        }
        let mut themes: Vec<&ItemKey> = Vec::new();
        for (position, key) in variant.items.iter().enumerate() {
            let Some(item) = self.content.items.iter().find(|item| item.key == *key) else {
                self.fault(&path, format!("there is no item \"{key}\""), near);
                continue;
            };
            if themes.last() != Some(&&item.theme) {
                if themes.contains(&&item.theme) {
                    let reason = format!("the items of the theme \"{}\" do not stand together", item.theme);
                    self.fault(&path, reason, near);
                }
                themes.push(&item.theme);
            }
            for source in item.depends_on() {
                self.source_on_an_earlier_screen(variant, position, item, source, &path);
            }
        }
        if themes.len() > MOST_SCREENS {
            self.fault(&path, format!("has {} screens, {MOST_SCREENS} is the most", themes.len()), near);
        }
    }
}
