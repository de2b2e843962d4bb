//! What the server has not acknowledged, in the memory of the tab (HTML, 12.2.2, `sessionStorage`).
//!
//! Deliberately absent: `localStorage`. On a computer that others use too it would keep the frankest words for whoever
//! comes next; the memory of a tab goes with the tab.

use leptos::prelude::*;
use web_sys::{HtmlFormElement, Storage};

use crate::fields::{Fields, WRITER};

/// The place of one form.
pub(super) struct Kept {
    name: String,
}

/// What was kept of a form.
pub(super) struct Left {
    /// What was acknowledged when it was typed.
    pub before: Fields,
    /// The form as it was typed then.
    pub typed: Fields,
    /// What was sent and never answered: where the server holds just that, these are the writer's own words.
    pub sent: Option<Fields>,
}

impl Kept {
    /// For this form on this page, of the person it is about and of whoever writes it: who signs in next in the same
    /// tab finds nothing of theirs.
    pub fn of(form: &HtmlFormElement, address: &str) -> Self {
        let fields = super::fields_of(form);
        let (about, writer) = (fields.get("departure"), fields.get(WRITER));
        let page = window().location().pathname().unwrap_or_default();
        // A page may have two forms that are saved the same way.
        let id = form.get_attribute("id").unwrap_or_default();
        Self { name: format!("unsaved {address} {about} {writer} {page} {id}") }
    }

    /// What stands there.
    pub fn read(&self) -> Option<Left> {
        let kept = storage()?.get_item(&self.name).ok()??;
        let mut lines = kept.split('\n');
        let (before, typed) = (lines.next()?, lines.next()?);
        Some(Left {
            before: Fields::decode(before),
            typed: Fields::decode(typed),
            sent: lines.next().map(Fields::decode),
        })
    }

    /// `acknowledged` and `sent` are forms encoded.
    pub fn write(&self, acknowledged: &str, typed: Fields, sent: Option<&str>) {
        if let Some(storage) = storage() {
            let mut kept = format!("{acknowledged}\n{}", typed.encode());
            if let Some(sent) = sent {
                kept.push('\n');
                kept.push_str(sent);
            }
            // reason: a tab without memory, or with none left, has what the form itself shows
            let _ = storage.set_item(&self.name, &kept);
        }
    }

    pub fn forget(&self) {
        if let Some(storage) = storage() {
            // reason: what is not there need not go
            let _ = storage.remove_item(&self.name);
        }
    }
}

fn storage() -> Option<Storage> {
    window().session_storage().ok()?
}
