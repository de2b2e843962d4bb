//! One theme a screen: what it asks, how a posted form is read, and the way from screen to screen.

use std::sync::Arc;

use super::answers::Answers;
use super::condition;
use super::data::Questionnaire;
use super::item::{Item, Theme};
use super::reading::FieldFault;
use super::texts::{ChoiceGroup, Names};
use super::variant::Variant;
use crate::language::Language;

/// An item as one variant asks it.
#[derive(Clone, Copy, Debug)]
pub struct AskedItem<'q> {
    pub item: &'q Item,
    variant: Variant,
}

impl<'q> AskedItem<'q> {
    pub(super) const fn new(item: &'q Item, variant: Variant) -> Self {
        Self { item, variant }
    }

    /// The item's key, which is also its field name.
    pub fn key(&self) -> &'q str {
        self.item.key.as_str()
    }

    /// The question as shown.
    pub fn text(&self, language: Language, names: &Names<'_>) -> String {
        self.item.text(self.variant).text(language, names)
    }

    /// What can be chosen, given what was answered before.
    pub fn choices(&self, answers: &Answers, language: Language, names: &Names<'_>) -> Vec<ChoiceGroup> {
        self.item.choices(answers, language, names)
    }
}

/// One screen: a theme and its items.
#[derive(Clone, Debug)]
pub struct Screen<'q> {
    pub theme: &'q Theme,
    /// All items of the screen; which of them are shown depends on the answers.
    pub items: Vec<AskedItem<'q>>,
    /// All items of all screens: what is shown here may depend on screens before.
    asked: Arc<[&'q Item]>,
    pub(super) questionnaire: &'q Questionnaire,
}

impl Questionnaire {
    /// The screens of a variant, in order. Unknown length of service (`None`) counts as three years or more.
    pub fn screens(&self, variant: Variant, band: Option<crate::departure::ServiceBand>) -> Vec<Screen<'_>> {
        let mut screens: Vec<Screen<'_>> = Vec::new();
        let all: Arc<[&Item]> = self.items_for(variant, band).into();
        for &item in all.iter() {
            let asked = AskedItem::new(item, variant);
            match screens.last_mut() {
                Some(screen) if screen.theme.key == item.theme => screen.items.push(asked),
                _ => {
                    if let Some(theme) = self.theme(item.theme.as_str()) {
                        screens.push(Screen {
                            theme,
                            items: vec![asked],
                            asked: Arc::clone(&all),
                            questionnaire: self,
                        });
                    }
                }
            }
        }
        screens
    }
}

impl Questionnaire {
    /// These items on one screen, under the theme of the first; `None` where one of them is not there.
    pub fn one_screen(&self, variant: Variant, keys: &[&str]) -> Option<Screen<'_>> {
        let all: Arc<[&Item]> = keys.iter().map(|key| self.item(key)).collect::<Option<Vec<_>>>()?.into();
        let items = all.iter().map(|&item| AskedItem::new(item, variant)).collect();
        let theme = self.theme(all.first()?.theme.as_str())?;
        Some(Screen { theme, items, asked: all, questionnaire: self })
    }
}

impl<'q> Screen<'q> {
    /// The screen's key, as in its address.
    pub fn key(&self) -> &'q str {
        self.theme.key.as_str()
    }

    /// The items shown, given the answers so far.
    pub fn shown<'a>(&'a self, answers: &'a Answers) -> impl Iterator<Item = &'a AskedItem<'q>> {
        let shown = condition::shown(&self.asked, answers);
        self.items.iter().filter(move |asked| shown.iter().any(|item| item.key == asked.item.key))
    }

    /// Whether there is anything to ask here, given the answers so far.
    pub fn is_shown(&self, answers: &Answers) -> bool {
        self.shown(answers).next().is_some()
    }

    /// Reads a posted form over the answers so far, as [`Screen::merge`] does: the answers, and what cannot be read.
    pub fn read(&self, fields: &[(String, String)], so_far: &Answers) -> (Answers, Vec<FieldFault>) {
        let merged = self.merge(fields, so_far);
        (merged.answers, merged.faults)
    }

    /// What is wrong on this screen as the answers stand: to show a form again after a redirect.
    pub fn faults(&self, answers: &Answers) -> Vec<FieldFault> {
        let mut faults = answers.faults(self.questionnaire);
        faults.retain(|fault| self.shown(answers).any(|asked| asked.key() == fault.field));
        faults
    }

    /// How long this screen takes an average person, in seconds.
    pub fn seconds(&self) -> u32 {
        self.items.iter().map(|asked| asked.item.kind.seconds()).sum()
    }
}

/// The next screen after `at` that has something to ask; `None` at the end.
pub fn next_screen(screens: &[Screen<'_>], at: usize, answers: &Answers) -> Option<usize> {
    (at.saturating_add(1)..screens.len()).find(|&index| screens[index].is_shown(answers))
}

/// The screen before `at` that has something to ask; `None` at the beginning.
pub fn previous_screen(screens: &[Screen<'_>], at: usize, answers: &Answers) -> Option<usize> {
    (0..at.min(screens.len())).rev().find(|&index| screens[index].is_shown(answers))
}

/// How many minutes are left from screen `at` on, that screen included; rounded, at least 1 until the end.
pub fn minutes_left(screens: &[Screen<'_>], at: usize) -> u32 {
    let seconds: u32 = screens.iter().skip(at).map(Screen::seconds).sum();
    if seconds == 0 { 0 } else { ((seconds + 30) / 60).max(1) }
}
