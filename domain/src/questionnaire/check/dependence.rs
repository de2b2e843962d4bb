//! Rules about items that lean on others: conditions, a board's own items, and what is switched off.

use super::{Check, MOST_OWN_ITEMS};
use crate::questionnaire::condition::Condition;
use crate::questionnaire::item::{Item, ItemKey, Kind};
use crate::questionnaire::variant::VariantItems;

impl<'a> Check<'a> {
    /// What a condition names must be there, come earlier, and offer the answers it waits for.
    pub(super) fn condition(&mut self, item: &'a Item, condition: &'a Condition, path: &str) {
        let near = Some(item.key.as_str());
        // Stored answers are read in the order of the file.
        let mut before = self.content.items.iter().take_while(|other| other.key != item.key);
        let Some(source) = before.find(|other| other.key == condition.item) else {
            self.fault(path, format!("\"{}\" is no item before this one", condition.item), near);
            return;
        };
        if condition.is_any_of.is_empty() {
            self.fault(path, "names no answer, so the item would never be asked".to_owned(), near);
        }
        self.doubles(path, condition.is_any_of.iter().map(String::as_str));
        for value in &condition.is_any_of {
            if !source.kind.offers(value) {
                self.fault(path, format!("\"{}\" has no answer \"{value}\"", source.key), near);
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
            let reason = format!("\"{source}\" must be asked on a screen before \"{}\"", item.key);
            self.fault(path, reason, Some(variant.key.code()));
        }
    }

    /// A board's own items: few, and closed.
    pub(super) fn own_items(&mut self) {
        let own: Vec<&Item> = self.content.items.iter().filter(|item| item.own).collect();
        if let Some(one_too_many) = own.get(MOST_OWN_ITEMS) {
            let reason = format!("{} items are the board's own, {MOST_OWN_ITEMS} is the most", own.len());
            self.fault("items", reason, Some(one_too_many.key.as_str()));
        }
        for item in own {
            if !matches!(item.kind, Kind::Agreement { .. } | Kind::Likelihood {} | Kind::Choice { .. }) {
                let reason = "an own item is of the kind agreement, likelihood or choice".to_owned();
                self.fault(&format!("items.{}.kind", item.key), reason, Some(item.key.as_str()));
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
                None => self.fault("off", format!("there is no item \"{key}\""), near),
                Some(item) if !item.optional => {
                    self.fault("off", format!("\"{key}\" is not optional"), near);
                }
                Some(_) => {}
            }
            let needs_it = |item: &&Item| !content.off.contains(&item.key) && item.depends_on().any(|on| on == key);
            if let Some(item) = content.items.iter().find(needs_it) {
                self.fault("off", format!("\"{}\" depends on \"{key}\"", item.key), near);
            }
        }
    }
}
