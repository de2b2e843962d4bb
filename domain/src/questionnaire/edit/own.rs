//! A board's own items: closed questions, three at most, under a theme and in variants it chooses.

use super::{EditFault, EditFaultKind, fault, finish, read_words, words_fields};
use crate::coded::coded;
use crate::questionnaire::check::{MOST_OWN_ITEMS, MOST_SCREENS, MOST_WORDS};
use crate::questionnaire::data::{Content, Questionnaire};
use crate::questionnaire::item::{ChoiceOption, Item, ItemKey, Kind};
use crate::questionnaire::texts::Bilingual;
use crate::questionnaire::variant::{Variant, VariantItems};

/// The rows for options that a form has.
pub const MOST_OWN_OPTIONS: usize = 6;

coded! {
    /// The kinds an own item may have: closed ones, so that it can be counted and names nobody.
    pub enum OwnKind {
        Agreement = "agreement",
        Likelihood = "likelihood",
        Choice = "choice",
    }
}

impl Questionnaire {
    /// The board's own items, in the order of the file.
    pub fn own_items(&self) -> impl Iterator<Item = &Item> {
        self.items().iter().filter(|item| item.own)
    }

    /// Whether one more may be added.
    pub fn takes_own_item(&self) -> bool {
        self.own_items().count() < MOST_OWN_ITEMS
    }

    /// The fields of the form for an own item as it stands.
    pub fn own_fields(&self, key: &str) -> Vec<(String, String)> {
        let Some(item) = self.item(key).filter(|item| item.own) else { return Vec::new() };
        let mut fields = vec![("kind".to_owned(), item.kind.code().to_owned())];
        fields.push(("theme".to_owned(), item.theme.to_string()));
        fields.extend(words_fields("text", &item.text));
        match &item.kind {
            Kind::Agreement { does_not_apply: true } => fields.push(("does_not_apply".to_owned(), "yes".to_owned())),
            Kind::Choice { options } => {
                for (row, option) in options.iter().enumerate() {
                    fields.push((format!("option.{row}.key"), option.key.to_string()));
                    fields.extend(words_fields(&format!("option.{row}"), &option.text));
                }
            }
            _ => {}
        }
        let variants = self.content().variants.iter().filter(|variant| variant.items.contains(&item.key));
        fields.extend(variants.map(|variant| ("variant".to_owned(), variant.key.code().to_owned())));
        fields
    }

    /// Adds an own item (`key` is `None`) or changes one, from the fields `kind`, `theme`, `text.nl`,
    /// `text.en`, `does_not_apply`, `option.{row}.key|nl|en` and `variant` (repeated). It is asked last of
    /// its theme. Keys carry the number of the version that made them, so that none ever means two things.
    ///
    /// # Errors
    /// What is wrong, at its field.
    pub fn put_own(&self, key: Option<&str>, fields: &[(String, String)]) -> Result<(Self, ItemKey), Vec<EditFault>> {
        let known = key.and_then(|key| self.item(key)).filter(|item| item.own);
        let mut faults = Vec::new();
        if known.is_none() && !self.takes_own_item() {
            faults.push(fault("kind", EditFaultKind::TooManyOwn));
        }
        let read = self.read_own(known, fields, &mut faults);
        let variants: Vec<Variant> = values(fields, "variant").filter_map(Variant::parse).collect();
        if variants.is_empty() {
            faults.push(fault("variant", EditFaultKind::Choose));
        }
        let Some(item) = read.filter(|_| faults.is_empty()) else { return Err(faults) };
        let mut content = self.content().clone();
        for variant in &mut content.variants {
            variant.items.retain(|other| *other != item.key);
        }
        let key = item.key.clone();
        match content.items.iter_mut().find(|other| other.key == key) {
            Some(there) => *there = item.clone(),
            None => content.items.push(item.clone()),
        }
        for variant in variants {
            if !ask_in(&mut content, variant, &item) {
                faults.push(fault("variant", EditFaultKind::TooManyScreens));
            }
        }
        faults.dedup();
        finish(content, faults).map(|questionnaire| (questionnaire, key))
    }

    /// Takes an own item out of the next version. Any other item stays.
    pub fn without_own(&self, key: &str) -> Self {
        let mut content = self.content().clone();
        content.items.retain(|item| !(item.own && item.key.as_str() == key));
        if content.items.len() < self.items().len() {
            for variant in &mut content.variants {
                variant.items.retain(|item| item.as_str() != key);
                variant.only_under_three_years.retain(|item| item.as_str() != key);
            }
        }
        // What an imported file lets depend on it keeps it where it is.
        Self::checked(content).unwrap_or_else(|_| self.clone())
    }

    fn read_own(&self, known: Option<&Item>, fields: &[(String, String)], faults: &mut Vec<EditFault>) -> Option<Item> {
        let mut text = Bilingual {
            text_for: known.map(|item| item.text.text_for.clone()).unwrap_or_default(),
            ..Bilingual::default()
        };
        read_words("text", fields, MOST_WORDS, &mut text, faults);
        let theme = self.theme(value(fields, "theme")).map(|theme| theme.key.clone());
        if theme.is_none() {
            faults.push(fault("theme", EditFaultKind::Choose));
        }
        let kind = match OwnKind::parse(value(fields, "kind")) {
            Some(OwnKind::Agreement) => {
                Some(Kind::Agreement { does_not_apply: !value(fields, "does_not_apply").is_empty() })
            }
            Some(OwnKind::Likelihood) => Some(Kind::Likelihood {}),
            Some(OwnKind::Choice) => Some(Kind::Choice { options: self.read_options(known, fields, faults) }),
            None => {
                faults.push(fault("kind", EditFaultKind::Choose));
                None
            }
        };
        let key = match known {
            Some(item) => item.key.clone(),
            None => self.fresh_key()?,
        };
        let asked_when = known.and_then(|item| item.asked_when.clone());
        Some(Item {
            key,
            theme: theme?,
            kind: kind?,
            text,
            text_in: Default::default(),
            text_past: None,
            asked_when,
            optional: false,
            own: true,
        })
    }

    /// The rows that hold something; a row keeps the key it had.
    fn read_options(
        &self,
        known: Option<&Item>,
        fields: &[(String, String)],
        faults: &mut Vec<EditFault>,
    ) -> Vec<ChoiceOption> {
        let before: &[ChoiceOption] = match known.map(|item| &item.kind) {
            Some(Kind::Choice { options }) => options,
            _ => &[],
        };
        let mut options: Vec<ChoiceOption> = Vec::new();
        for row in 0..MOST_OWN_OPTIONS {
            let name = format!("option.{row}");
            let is_empty = |tag: &str| value(fields, &format!("{name}.{tag}")).trim().is_empty();
            if is_empty("nl") && is_empty("en") {
                continue;
            }
            let posted = value(fields, &format!("{name}.key"));
            let there = before.iter().find(|option| option.key.as_str() == posted);
            let mut text = there.map(|option| option.text.clone()).unwrap_or_default();
            read_words(&name, fields, MOST_WORDS, &mut text, faults);
            let key = there.map(|option| option.key.clone()).or_else(|| self.fresh_option(before, &options));
            options.extend(key.map(|key| ChoiceOption { key, text }));
        }
        if options.len() < 2 {
            faults.push(fault("option.0.nl", EditFaultKind::TooFewOptions));
        }
        options
    }

    fn fresh_key(&self) -> Option<ItemKey> {
        (1..)
            .map_while(|n| ItemKey::parse(&format!("own_{}_{n}", self.version())).ok())
            .find(|key| self.item(key.as_str()).is_none())
    }

    fn fresh_option(&self, before: &[ChoiceOption], so_far: &[ChoiceOption]) -> Option<ItemKey> {
        (1..)
            .map_while(|n| ItemKey::parse(&format!("o{}_{n}", self.version())).ok())
            .find(|key| !before.iter().chain(so_far).any(|option| option.key == *key))
    }
}

fn value<'f>(fields: &'f [(String, String)], name: &str) -> &'f str {
    fields.iter().find(|(posted, _)| posted == name).map_or("", |(_, value)| value.as_str())
}

fn values<'f>(fields: &'f [(String, String)], name: &'f str) -> impl Iterator<Item = &'f str> {
    fields.iter().filter(move |(posted, _)| posted == name).map(|(_, value)| value.as_str())
}

/// Lets a variant ask an item: last of its theme, or on a screen of its own where the theme belongs.
/// `false`: the variant would have too many screens.
pub(super) fn ask_in(content: &mut Content, variant: Variant, item: &Item) -> bool {
    let order = |key: &ItemKey| content.themes.iter().position(|theme| theme.key == *key);
    let themes_of: Vec<(ItemKey, ItemKey)> =
        content.items.iter().map(|item| (item.key.clone(), item.theme.clone())).collect();
    let theme_of = |key: &ItemKey| themes_of.iter().find(|(of, _)| of == key).map(|(_, theme)| theme);
    let place = order(&item.theme);
    let Some(there) = content.variants.iter().position(|items| items.key == variant) else { return true };
    let items: &[ItemKey] = &content.variants[there].items;
    let mut screens: Vec<&ItemKey> = items.iter().filter_map(theme_of).collect();
    screens.dedup();
    let last = items.iter().rposition(|key| theme_of(key) == Some(&item.theme));
    if last.is_none() && screens.len() >= MOST_SCREENS {
        return false;
    }
    let later = || items.iter().position(|key| theme_of(key).and_then(order) > place);
    let at = last.map(|last| last + 1).or_else(later).unwrap_or(items.len());
    let VariantItems { items, .. } = &mut content.variants[there];
    items.insert(at, item.key.clone());
    true
}
