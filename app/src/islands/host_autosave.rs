//! Saves what a host writes, while they write it: the notes during the talk, and the report. Two tabs or devices never
//! overwrite each other silently: what was saved elsewhere stays, this says so, and the form's own button leads to
//! both versions.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::fields::{Fields, Form};
#[cfg(feature = "ssr")]
use crate::islands::answers::IslandAnswers;
use crate::islands::answers::{NotesKept, ReportKept};
#[cfg(feature = "hydrate")]
use crate::islands::autosave::browser::count;
use crate::islands::autosave::{Hint, LimitWords};

crate::form_functions!(KeepReport, KeepNotes);

/// What the islands say, in the language of the page.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct HostWords {
    pub saved: String,
    pub offline: String,
    pub signed_out: String,
    /// Something else was saved in another tab or device.
    pub elsewhere: String,
    /// The report was closed in another tab or device.
    pub is_final: String,
    pub too_long: String,
    pub limits: LimitWords,
}

/// Keeps the report that the form holds, right or wrong.
#[server(prefix = "/_fn", endpoint = "keep-report", input = Form)]
pub async fn keep_report(fields: Fields) -> Result<ReportKept, ServerFnError> {
    (expect_context::<IslandAnswers>().keep_report)(fields).await
}

/// Keeps the notes that the form holds.
#[server(prefix = "/_fn", endpoint = "keep-notes", input = Form)]
pub async fn keep_notes(fields: Fields) -> Result<NotesKept, ServerFnError> {
    (expect_context::<IslandAnswers>().keep_notes)(fields).await
}

/// "Saved", quietly, beside the button; saving itself for the report's form with this id.
#[island]
pub fn ReportAutosave(form: String, words: HostWords) -> impl IntoView {
    let hint = RwSignal::new(Hint::Quiet);
    #[cfg(feature = "hydrate")]
    {
        count(&form, &words.limits);
        browser::watch_report(form, hint);
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = form;
    said(hint, words)
}

/// The same for the notes.
#[island]
pub fn NotesAutosave(form: String, words: HostWords) -> impl IntoView {
    let hint = RwSignal::new(Hint::Quiet);
    #[cfg(feature = "hydrate")]
    {
        count(&form, &words.limits);
        browser::watch_notes(form, hint);
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = form;
    said(hint, words)
}

fn said(hint: RwSignal<Hint>, words: HostWords) -> impl IntoView {
    let text = move || match hint.get() {
        Hint::Quiet => String::new(),
        Hint::Saved => words.saved.clone(),
        Hint::Offline => words.offline.clone(),
        Hint::Submitted => words.is_final.clone(),
        Hint::LinkNeeded => words.signed_out.clone(),
        Hint::Elsewhere => words.elsewhere.clone(),
        Hint::TooLong => words.too_long.clone(),
    };
    let class = move || match hint.get() {
        Hint::Quiet => "saved",
        Hint::Saved => "saved done",
        _ => "unsaved",
    };
    view! { <span class=class role="status">{text}</span> }
}

#[cfg(feature = "hydrate")]
mod browser {
    use leptos::prelude::*;

    use super::{Hint, KeepNotes, KeepReport, keep_notes, keep_report};
    use crate::islands::answers::{NotesKept, ReportKept};
    use crate::islands::autosave::browser::{Unacknowledged, build_on, watch_versions};

    /// Saves that form from now on.
    pub fn watch_report(form: String, hint: RwSignal<Hint>) {
        watch_versions(form, hint, Unacknowledged::Whole, KeepReport::PATH, |form, fields| {
            Box::pin(async move {
                match keep_report(fields).await {
                    Ok(ReportKept::Saved { revision }) => {
                        build_on(&form, "revision", &revision.to_string());
                        Hint::Saved
                    }
                    Ok(ReportKept::Elsewhere) => Hint::Elsewhere,
                    Ok(ReportKept::Final) => Hint::Submitted,
                    Ok(ReportKept::SignedOut) => Hint::LinkNeeded,
                    Err(_) => Hint::Offline,
                }
            })
        });
    }

    /// Saves that form from now on.
    pub fn watch_notes(form: String, hint: RwSignal<Hint>) {
        watch_versions(form, hint, Unacknowledged::Whole, KeepNotes::PATH, |form, fields| {
            Box::pin(async move {
                let notes = fields.get("notes").to_owned();
                match keep_notes(fields).await {
                    Ok(NotesKept::Saved) => {
                        build_on(&form, "seen", &notes);
                        Hint::Saved
                    }
                    Ok(NotesKept::Elsewhere) => Hint::Elsewhere,
                    Ok(NotesKept::Final) => Hint::Submitted,
                    Ok(NotesKept::TooLong) => Hint::TooLong,
                    Ok(NotesKept::SignedOut) => Hint::LinkNeeded,
                    Err(_) => Hint::Offline,
                }
            })
        });
    }
}
