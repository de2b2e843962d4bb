//! Rules about items that lean on others: conditions, a board's own items, and what is switched off.

use super::{Check, MOST_OWN_ITEMS};
use crate::questionnaire::condition::Condition;
use crate::questionnaire::fault::Reason;
use crate::questionnaire::item::{Item, ItemKey, Kind};
use crate::questionnaire::variant::VariantItems;

impl<'a> Check<'a> {
    /// What a condition names must be there, come earlier, and offer the answers it waits for.
    pub(super) fn condition(&mut self, item: &'a Item, condition: &'a Condition, path: &str) {
        let near = Some(item.key.as_str());
        // Stored answers are read in the order of the file.
        let mut before = self.content.items.iter().take_while(|other| other.key != item.key);
        let Some(source) = before.find(|other| other.key == condition.item) else {
            self.fault(path, Reason::NoItemBefore { item: condition.item.to_string() }, near);
            return;
        };
        if condition.is_any_of.is_empty() {
            self.fault(path, Reason::NoAnswerNamed, near);
        }
        self.doubles(path, condition.is_any_of.iter().map(String::as_str));
        for value in &condition.is_any_of {
            if !source.kind.offers(value) {
                let (item, value) = (source.key.to_string(), value.clone());
                self.fault(path, Reason::NoSuchAnswer { item, value }, near);
            }
        }
    }

    /// Without JavaScript a screen cannot change under one's hands, so what a question depends on must
    /// have been posted before.
    pub(super) fn source_on_an_earlier_screen(
        &mut self,
        variant: &VariantItems,
        position: usize,
        item: &Item,
        source: &ItemKey,
        path: &str,
    ) {
        let theme_of = |key: &ItemKey| self.content.items.iter().find(|item| item.key == *key).map(|item| &item.theme);
        let comes_before = variant.items[..position].contains(source) && theme_of(source) != Some(&item.theme);
        if !comes_before {
            let (source, item) = (source.to_string(), item.key.to_string());
            let reason = Reason::NotOnEarlierScreen { source, item };
            self.fault(path, reason, Some(variant.key.code()));
        }
    }

    /// A board's own items: few, and closed.
    pub(super) fn own_items(&mut self) {
        let own: Vec<&Item> = self.content.items.iter().filter(|item| item.own).collect();
        if let Some(one_too_many) = own.get(MOST_OWN_ITEMS) {
            let reason = Reason::TooManyOwn { is: own.len(), max: MOST_OWN_ITEMS };
            self.fault("items", reason, Some(one_too_many.key.as_str()));
        }
        for item in own {
            if !matches!(item.kind, Kind::Agreement { .. } | Kind::Likelihood {} | Kind::Choice { .. }) {
                self.fault(&format!("items.{}.kind", item.key), Reason::OwnKind, Some(item.key.as_str()));
            }
        }
    }

    /// Only optional items are switched off, and none that another one needs.
    pub(super) fn off(&mut self) {
        let content = self.content;
        self.doubles("off", content.off.iter().map(ItemKey::as_str));
        for key in &content.off {
            let near = Some(key.as_str());
            match content.items.iter().find(|item| item.key == *key) {
                None => self.fault("off", Reason::NoSuchItem { key: key.to_string() }, near),
                Some(item) if !item.optional => {
                    self.fault("off", Reason::NotOptional { key: key.to_string() }, near);
                }
                Some(_) => {}
            }
            let needs_it = |item: &&Item| !content.off.contains(&item.key) && item.depends_on().any(|on| on == key);
            if let Some(item) = content.items.iter().find(needs_it) {
                let (by, key) = (item.key.to_string(), key.to_string());
                self.fault("off", Reason::Needed { by, key }, near);
            }
        }
    }
}
