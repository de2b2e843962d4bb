//! Saves a screen of the questionnaire while somebody answers, and says what its limits leave. `host_autosave` saves a
//! report and notes the same way, `draft` what its button hands over.
//!
//! The form around it stays what it is: a plain submit works at any moment, also while this is
//! saving. What is sent is the form itself, to the same use case as its buttons.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::fields::{Fields, Form};
use crate::islands::answers::AnswersKept;
#[cfg(feature = "ssr")]
use crate::islands::answers::IslandAnswers;

crate::form_functions!(KeepAnswers);

#[cfg(feature = "hydrate")]
pub(super) mod browser;

/// What the island says, in the language of the page.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AutosaveWords {
    pub saved: String,
    /// The connection is lost, and what was typed is in this tab alone; it goes on trying.
    pub offline: String,
    /// The link has to be opened again.
    pub link_needed: String,
    pub submitted: String,
    /// Something else was answered in another tab or on another device; the button shows both.
    pub elsewhere: String,
    pub limits: LimitWords,
}

/// What is said of one kind of limit; the number stands behind it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Limits {
    pub left: String,
    pub over: String,
}

/// What is said of texts and of lists to choose from.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LimitWords {
    pub characters: Limits,
    pub choices: Limits,
}

/// What stands beside the progress.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// Nothing is known, or something has been changed since.
    Quiet,
    Saved,
    Offline,
    Submitted,
    LinkNeeded,
    /// Something else was saved in another tab or device.
    Elsewhere,
    /// More than is kept.
    TooLong,
}

/// Keeps what the form holds, valid or not.
#[server(prefix = "/_fn", endpoint = "keep-answers", input = Form)]
pub async fn keep_answers(fields: Fields) -> Result<AnswersKept, ServerFnError> {
    (expect_context::<IslandAnswers>().keep_answers)(fields).await
}

/// "Saved", quietly, beside the progress; saving itself for the form with this id.
#[island]
pub fn Autosave(form: String, is_saved: bool, words: AutosaveWords) -> impl IntoView {
    let hint = RwSignal::new(if is_saved { Hint::Saved } else { Hint::Quiet });
    #[cfg(feature = "hydrate")]
    {
        browser::count(&form, &words.limits);
        browser::watch_versions(form, hint, browser::Unacknowledged::ByField, KeepAnswers::PATH, |form, fields| {
            Box::pin(async move {
                match keep_answers(fields).await {
                    Ok(AnswersKept::Saved { agreed }) => {
                        browser::build_on_marks(&form, &agreed);
                        Hint::Saved
                    }
                    Ok(AnswersKept::Elsewhere { agreed }) => {
                        browser::build_on_marks(&form, &agreed);
                        Hint::Elsewhere
                    }
                    Ok(AnswersKept::Submitted) => Hint::Submitted,
                    Ok(AnswersKept::LinkNeeded) => Hint::LinkNeeded,
                    Err(_) => Hint::Offline,
                }
            })
        });
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = form;
    let text = move || match hint.get() {
        Hint::Quiet | Hint::TooLong => String::new(),
        Hint::Saved => words.saved.clone(),
        Hint::Elsewhere => words.elsewhere.clone(),
        Hint::Offline => words.offline.clone(),
        Hint::Submitted => words.submitted.clone(),
        Hint::LinkNeeded => words.link_needed.clone(),
    };
    view! { <span class="saved" class:done=move || hint.get() == Hint::Saved role="status">{text}</span> }
}
