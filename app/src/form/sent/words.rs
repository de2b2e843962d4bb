//! What a page says of forms that wait for it, and of one that stands in it again.

use domain::Language;
use wording::{Key, Wording, key};

use super::{PLAIN, Waiting};
use crate::form::markup;

/// What is said of a form that stands there again.
pub(super) struct Words<'p> {
    pub(super) wording: Wording,
    path: &'p str,
}

impl<'p> Words<'p> {
    /// In the language of the page.
    pub(super) fn of(page: &str, path: &'p str) -> Self {
        let language = page.split_once("<html lang=\"").and_then(|(_, rest)| rest.split('"').next());
        Self { wording: Wording::new(language.and_then(Language::parse).unwrap_or_default()), path }
    }

    /// That forms of this page wait, with the way to each, the newest first: markup.
    pub(super) fn elsewhere(&self, all: &[&Waiting]) -> String {
        let link = |index: usize, one: &Waiting| {
            let number = if all.len() == 1 { String::new() } else { format!(" ({})", index + 1) };
            markup::link(&one.address(), &format!("{}{number}", self.wording.text(key::PAGE_SENT_WAITS_SHOW)))
        };
        let links: Vec<String> = all.iter().enumerate().map(|(index, one)| link(index, one)).collect();
        let said = markup::text(&self.wording.text(key::PAGE_SENT_WAITS));
        format!("<div class=\"notice\" role=\"status\"><p>{said} {}</p></div>", links.join(" "))
    }

    /// The page with that form filled in; where the form does not stand there any more, with its words. A leaver's
    /// form may stand behind a code that was not typed yet: of that nothing is shown before.
    pub(super) fn shown(&self, page: &str, one: &Waiting) -> String {
        let stored = markup::link(&format!("{}?{PLAIN}", self.path), &self.wording.text(key::PAGE_SENT_BACK_PLAIN));
        let said = |text: Key, more: &str| {
            format!(
                "<div class=\"notice warn\" role=\"status\"><p>{} {stored}</p>{more}</div>",
                markup::text(&self.wording.text(text))
            )
        };
        let back = said(key::PAGE_SENT_BACK, "");
        let typed = markup::Typed { action: &one.action, name: &one.name, fields: &one.fields, said: &back };
        markup::filled(page, &typed).unwrap_or_else(|| {
            if one.is_leavers() {
                return page.to_owned();
            }
            let texts = one.fields.as_slice().iter().map(|(_, value)| value.trim()).filter(|value| value.contains(' '));
            let texts: String = texts.map(|value| format!("<p>{}</p>", markup::text(value))).collect();
            if texts.is_empty() {
                return page.to_owned();
            }
            markup::said_first(page, &said(key::PAGE_SENT_GONE, &texts))
        })
    }
}
