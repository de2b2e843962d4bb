//! Saves a text that its button hands over, while it is typed: an addition to a report, what a leaver says of theirs or
//! asks, the answers to their last questions, an improvement point, what is said of one, what an adviser proposes, the
//! reasons for which HR opens answers, HR's answer to a request, what a leader asks, words of the board's forms and
//! settings. It waits in the browser's session until it is sent or thrown away. A form of which only a part waits names
//! that part in `data-keeps`.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::fields::{Fields, Form};
use crate::islands::answers::DraftKept;
#[cfg(feature = "ssr")]
use crate::islands::answers::IslandAnswers;
#[cfg(feature = "hydrate")]
use crate::islands::autosave::browser::count;
use crate::islands::autosave::{Hint, LimitWords};

crate::form_functions!(KeepDraft, DiscardDraft);

/// What the island says, in the language of the page.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DraftWords {
    /// It waits here, and is not sent yet.
    pub saved: String,
    pub offline: String,
    pub signed_out: String,
    /// Something else was typed, sent or thrown away in another tab.
    pub elsewhere: String,
    pub too_long: String,
    pub limits: LimitWords,
}

/// Keeps what the form holds, right or wrong.
#[server(prefix = "/_fn", endpoint = "keep-draft", input = Form)]
pub async fn keep_draft(fields: Fields) -> Result<DraftKept, ServerFnError> {
    (expect_context::<IslandAnswers>().keep_draft)(fields).await
}

/// Throws away what was typed and not sent.
#[server(prefix = "/_fn", endpoint = "discard-draft", input = Form)]
pub async fn discard_draft(fields: Fields) -> Result<(), ServerFnError> {
    (expect_context::<IslandAnswers>().discard_draft)(fields).await
}

/// That the draft is saved, quietly, beside the button; saving itself for the form with this id.
#[island]
pub fn DraftAutosave(form: String, is_saved: bool, words: DraftWords) -> impl IntoView {
    let hint = RwSignal::new(if is_saved { Hint::Saved } else { Hint::Quiet });
    #[cfg(feature = "hydrate")]
    {
        count(&form, &words.limits);
        browser::watch_draft(form, hint);
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = form;
    let text = move || match hint.get() {
        Hint::Quiet | Hint::Submitted => String::new(),
        Hint::Saved => words.saved.clone(),
        Hint::Offline => words.offline.clone(),
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

    use super::{DraftKept, Hint, KeepDraft, keep_draft};
    use crate::islands::autosave::browser::{Unacknowledged, build_on, watch_versions};

    /// Saves that form from now on.
    pub fn watch_draft(form: String, hint: RwSignal<Hint>) {
        watch_versions(form, hint, Unacknowledged::Whole, KeepDraft::PATH, |form, fields| {
            Box::pin(async move {
                match keep_draft(fields).await {
                    Ok(DraftKept::Saved { version }) => {
                        build_on(&form, "draft-version", &version.to_string());
                        Hint::Saved
                    }
                    Ok(DraftKept::Elsewhere) => Hint::Elsewhere,
                    Ok(DraftKept::TooLong) => Hint::TooLong,
                    Ok(DraftKept::SignedOut) => Hint::LinkNeeded,
                    Err(_) => Hint::Offline,
                }
            })
        });
    }
}
