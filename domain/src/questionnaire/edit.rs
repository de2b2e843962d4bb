//! What HR may change in the next version: words, optional items, and up to three items of its own.
//!
//! An edit takes a questionnaire and the fields of a form, and gives another questionnaire or what is
//! wrong at which field. What comes out has passed the same checks as a file.

mod own;
mod renew;
mod words;

use serde::{Deserialize, Serialize};

use super::data::{Content, Questionnaire};
use super::fault::Fault;
use super::item::Item;

pub use own::{MOST_OWN_OPTIONS, OwnKind};
pub(crate) use words::read_words;
pub use words::words_fields;

/// What is wrong at one field of an edit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditFault {
    /// The field's name as posted.
    pub field: String,
    pub kind: EditFaultKind,
}

/// The ways in which a field of an edit can be wrong; wording has a sentence for each (`code`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EditFaultKind {
    /// Has no words.
    Missing,
    /// More characters than may be; `is` counts them.
    TooLong { max: usize, is: usize },
    /// Names something in braces that nobody fills.
    UnknownPlaceholder { name: String },
    /// Nothing was chosen that has to be.
    Choose,
    /// A choice needs two options at least.
    TooFewOptions,
    /// There are three own items already.
    TooManyOwn,
    /// The variant would have too many screens.
    TooManyScreens,
    /// Another item depends on this one.
    Needed { by: String },
    /// Two languages with another number of lines.
    NotAsMany { nl: usize, en: usize },
}

impl EditFaultKind {
    /// A stable code, to name the sentence that explains it.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::TooLong { .. } => "too_long",
            Self::UnknownPlaceholder { .. } => "unknown_placeholder",
            Self::Choose => "choose",
            Self::TooFewOptions => "too_few_options",
            Self::TooManyOwn => "too_many_own",
            Self::TooManyScreens => "too_many_screens",
            Self::Needed { .. } => "needed",
            Self::NotAsMany { .. } => "not_as_many",
        }
    }
}

fn fault(field: impl Into<String>, kind: EditFaultKind) -> EditFault {
    EditFault { field: field.into(), kind }
}

impl Questionnaire {
    /// The version after this one, to be edited: the same content, one number higher. Which items are
    /// optional follows the standard questionnaire, also where this version was stored before it said so.
    pub fn next(&self) -> Self {
        let mut content = self.content().clone();
        content.version += 1;
        for item in content.items.iter_mut().filter(|item| !item.own) {
            let standard = Self::standard().item(item.key.as_str());
            item.optional |= standard.is_some_and(|standard| standard.optional && standard.kind == item.kind);
        }
        // reason: no rule of a file is about its number or about what may be switched off but is not
        Self::checked(content).unwrap_or_else(|_| self.clone())
    }

    /// The same questionnaire under another number: what is imported becomes the next version here.
    pub fn with_version(&self, version: u32) -> Self {
        let mut content = self.content().clone();
        content.version = version.max(1);
        Self::checked(content).unwrap_or_else(|_| self.clone())
    }

    /// The fields of an item's words as they stand: `text.nl`, `in.transfer.en`, `option.yes.nl` …
    pub fn item_fields(&self, key: &str) -> Vec<(String, String)> {
        let Some(mut item) = self.item(key).cloned() else { return Vec::new() };
        words::texts_of(&mut item).into_iter().flat_map(|(name, text)| words_fields(&name, text)).collect()
    }

    /// Other words for an item; all its fields are read (see [`Questionnaire::item_fields`]).
    ///
    /// # Errors
    /// What is wrong, at its field. An item that does not exist changes nothing.
    pub fn reword_item(&self, key: &str, fields: &[(String, String)]) -> Result<Self, Vec<EditFault>> {
        let mut content = self.content().clone();
        let mut faults = Vec::new();
        if let Some(item) = content.items.iter_mut().find(|item| item.key.as_str() == key) {
            for (name, text) in words::texts_of(item) {
                read_words(&name, fields, super::check::MOST_WORDS, text, &mut faults);
            }
        }
        finish(content, faults)
    }

    /// Another title for a theme, from the fields `title.nl` and `title.en`.
    ///
    /// # Errors
    /// What is wrong, at its field.
    pub fn reword_theme(&self, key: &str, fields: &[(String, String)]) -> Result<Self, Vec<EditFault>> {
        let mut content = self.content().clone();
        let mut faults = Vec::new();
        if let Some(theme) = content.themes.iter_mut().find(|theme| theme.key.as_str() == key) {
            read_words("title", fields, super::check::MOST_WORDS, &mut theme.title, &mut faults);
        }
        finish(content, faults)
    }

    /// Switches an optional item off or on again. Any other item stays as it is.
    ///
    /// # Errors
    /// [`EditFaultKind::Needed`] where an item that is asked depends on it.
    pub fn switch(&self, key: &str, on: bool) -> Result<Self, Vec<EditFault>> {
        let mut content = self.content().clone();
        content.off.retain(|off| off.as_str() != key);
        let Some(item) = content.items.iter().find(|item| item.key.as_str() == key && item.optional) else {
            return Ok(self.clone());
        };
        let mut faults = Vec::new();
        if on {
            // What it depends on has to be there too.
            let needs: Vec<_> = item.depends_on().cloned().collect();
            content.off.retain(|off| !needs.contains(off));
        } else {
            let needs_it =
                |other: &&Item| !content.off.contains(&other.key) && other.depends_on().any(|on| *on == item.key);
            if let Some(other) = content.items.iter().find(needs_it) {
                faults.push(fault(key, EditFaultKind::Needed { by: other.key.to_string() }));
            }
            content.off.push(item.key.clone());
        }
        finish(content, faults)
    }
}

/// The edited questionnaire; what only the whole file shows to be wrong stands at no field of its own.
fn finish(content: Content, faults: Vec<EditFault>) -> Result<Questionnaire, Vec<EditFault>> {
    if !faults.is_empty() {
        return Err(faults);
    }
    Questionnaire::checked(content).map_err(|faults| faults.iter().map(of_the_file).collect())
}

/// Reached only by edits that no form of ours can post; named at the part of the file it is about.
fn of_the_file(found: &Fault) -> EditFault {
    fault(found.path.clone(), EditFaultKind::Choose)
}
