//! Taking over a newer standard questionnaire into a board's own next version.

use super::own::ask_in;
use super::{EditFault, EditFaultKind, fault, finish};
use crate::questionnaire::data::Questionnaire;
use crate::questionnaire::item::{ChoiceOption, Item, ItemKey, Kind};
use crate::questionnaire::texts::Bilingual;

impl Questionnaire {
    /// Whether the standard questionnaire has questions that this version began without.
    pub fn is_before_the_standard(&self) -> bool {
        Self::standard().items().iter().any(|item| self.item(item.key.as_str()).is_none())
    }

    /// The standard questionnaire of today under this version's number, with what is the board's: words that it
    /// changed, what it switched off, and its own items. Items that only an imported file had are left out.
    ///
    /// # Errors
    /// [`EditFaultKind::TooManyScreens`] where a variant has no room any more for the theme of an own item.
    pub fn renewed(&self) -> Result<Self, Vec<EditFault>> {
        let mut content = Self::standard().content().clone();
        content.version = self.version();
        for item in &mut content.items {
            if let (Some(mine), Some(was)) = (self.item(item.key.as_str()), Self::first().item(item.key.as_str())) {
                keep_words(item, mine, was);
            }
        }
        for theme in &mut content.themes {
            let (mine, was) = (self.theme(theme.key.as_str()), Self::first().theme(theme.key.as_str()));
            theme.title = chosen(&theme.title, mine.map(|theme| &theme.title), was.map(|theme| &theme.title));
        }
        let mut faults = Vec::new();
        for item in self.own_items() {
            if !content.themes.iter().any(|theme| theme.key == item.theme) {
                content.themes.extend(self.theme(item.theme.as_str()).cloned());
            }
            content.items.push(item.clone());
            for variant in self.variants_asking(item.key.as_str()) {
                if !ask_in(&mut content, variant, item) {
                    faults.push(fault(item.key.as_str(), EditFaultKind::TooManyScreens));
                }
            }
        }
        faults.dedup();
        let is_optional = |off: &&ItemKey| content.items.iter().any(|item| item.key == **off && item.optional);
        content.off = self.content().off.iter().filter(is_optional).cloned().collect();
        finish(content, faults)
    }
}

/// The board's words for a question and its options, where they are not those that it began with (`was`).
fn keep_words(item: &mut Item, mine: &Item, was: &Item) {
    let usual = item.text.clone();
    item.text = chosen(&item.text, Some(&mine.text), Some(&was.text));
    for (variant, text) in &mut item.text_in {
        *text = chosen(text, mine.text_in.get(variant), was.text_in.get(variant));
    }
    let has_own_words = item.text != usual;
    item.text_past = match (&mine.text_past, item.text_past.take()) {
        (Some(mine), Some(now)) => Some(chosen(&now, Some(mine), was.text_past.as_ref())),
        // Beside words of the board's own the standard's would speak of something else.
        (None, Some(_)) if has_own_words => None,
        (_, now) => now,
    };
    if let (Kind::Choice { options }, Kind::Choice { options: mine }, Kind::Choice { options: were }) =
        (&mut item.kind, &mine.kind, &was.kind)
    {
        for option in options {
            option.text = chosen(&option.text, words_of(mine, &option.key), words_of(were, &option.key));
        }
    }
}

fn words_of<'o>(options: &'o [ChoiceOption], key: &ItemKey) -> Option<&'o Bilingual> {
    options.iter().find(|option| option.key == *key).map(|option| &option.text)
}

fn chosen(now: &Bilingual, mine: Option<&Bilingual>, was: Option<&Bilingual>) -> Bilingual {
    match mine {
        Some(mine) if Some(mine) != was => mine.clone(),
        _ => now.clone(),
    }
}
