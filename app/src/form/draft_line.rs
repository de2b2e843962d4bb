//! What stands in a form whose button hands over what was typed: that it is kept until then, and the way to throw it
//! away.

use leptos::prelude::*;
use wording::{Key, Wording, key};

use crate::form::draft::{Draft, KIND, VERSION};
use crate::form::limits::limit_words;
use crate::islands::draft::{DiscardDraft, DraftAutosave, DraftWords};

/// The line of one form.
pub struct DraftLine<'a> {
    pub wording: Wording,
    /// The id of the form, by which the island finds it.
    pub form: &'a str,
    /// The code by which the server finds its place.
    pub kind: &'static str,
    pub draft: &'a Draft,
    /// What is said when the server does not know any more who is typing.
    pub signed_out: Key,
}

impl DraftLine<'_> {
    /// The hidden fields, and whether what was typed is kept.
    pub fn view(&self) -> AnyView {
        let text = |key| self.wording.text(key);
        let words = DraftWords {
            saved: text(key::DRAFT_SAVED),
            offline: text(key::REPORT_OFFLINE),
            signed_out: text(self.signed_out),
            elsewhere: text(key::DRAFT_ELSEWHERE),
            too_long: text(key::DRAFT_TOO_LONG),
            limits: limit_words(self.wording),
        };
        view! {
            <input type="hidden" name=KIND value=self.kind/>
            <input type="hidden" name=VERSION value=self.draft.version().to_string()/>
            <p class="draft">
                <DraftAutosave form=self.form.to_owned() is_saved=self.draft.is_there() words=words/>
            </p>
        }
        .into_any()
    }

    /// The button beside the form's own.
    pub fn discard(&self) -> AnyView {
        view! {
            <button class="plain" formaction=DiscardDraft::PATH>{self.wording.text(key::DRAFT_DISCARD)}</button>
        }
        .into_any()
    }
}
