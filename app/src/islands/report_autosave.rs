//! Saves a report while the adviser writes. Two tabs or devices never overwrite each other silently: what
//! was saved elsewhere stays, this says so, and the form's own button leads to both versions.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::fields::{Fields, Form};
#[cfg(feature = "ssr")]
use crate::islands::answers::IslandAnswers;
use crate::islands::answers::ReportKept;
use crate::islands::autosave::Hint;

crate::form_functions!(KeepReport);

/// What the island says, in the language of the page.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReportWords {
    pub saved: String,
    pub offline: String,
    pub signed_out: String,
    /// Something else was saved in another tab or device.
    pub elsewhere: String,
    /// It was closed in another tab or device.
    pub is_final: String,
}

/// Keeps what the form holds, right or wrong.
#[server(prefix = "/_fn", endpoint = "keep-report", input = Form)]
pub async fn keep_report(fields: Fields) -> Result<ReportKept, ServerFnError> {
    (expect_context::<IslandAnswers>().keep_report)(fields).await
}

/// "Saved", quietly, beside the button; saving itself for the form with this id.
#[island]
pub fn ReportAutosave(form: String, words: ReportWords) -> impl IntoView {
    let hint = RwSignal::new(Hint::Quiet);
    #[cfg(feature = "hydrate")]
    browser::watch_report(&form, hint);
    #[cfg(not(feature = "hydrate"))]
    let _ = form;
    let text = move || match hint.get() {
        Hint::Quiet => String::new(),
        Hint::Saved => words.saved.clone(),
        Hint::Offline => words.offline.clone(),
        Hint::Submitted => words.is_final.clone(),
        Hint::LinkNeeded => words.signed_out.clone(),
        Hint::Elsewhere => words.elsewhere.clone(),
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
    use std::cell::RefCell;
    use std::rc::Rc;

    use leptos::prelude::*;
    use web_sys::HtmlFormElement;

    use super::{Hint, keep_report};
    use crate::fields::Fields;
    use crate::islands::answers::ReportKept;
    use crate::islands::autosave::browser::{Leaving, fields_of, watch};

    /// Saves that form from now on.
    ///
    /// A version that was sent and never answered may have been saved all the same: it is sent again, just
    /// as it was, before a newer one. Otherwise the writer's own words would look like somebody else's.
    pub fn watch_report(form: &str, hint: RwSignal<Hint>) {
        let unanswered: Rc<RefCell<Option<Fields>>> = Rc::default();
        watch(form, hint, Leaving::AfterTheAnswer, move |form| {
            let unanswered = unanswered.clone();
            Box::pin(async move {
                let before = unanswered.borrow_mut().take();
                if let Some(before) = before {
                    let hint = send(&form, before, &unanswered).await;
                    if hint != Hint::Saved {
                        return hint;
                    }
                }
                send(&form, fields_of(&form), &unanswered).await
            })
        });
    }

    async fn send(form: &HtmlFormElement, fields: Fields, unanswered: &RefCell<Option<Fields>>) -> Hint {
        match keep_report(fields.clone()).await {
            Ok(ReportKept::Saved { revision }) => {
                build_on(form, revision);
                Hint::Saved
            }
            Ok(ReportKept::Elsewhere) => Hint::Elsewhere,
            Ok(ReportKept::Final) => Hint::Submitted,
            Ok(ReportKept::SignedOut) => Hint::LinkNeeded,
            Err(_) => {
                unanswered.replace(Some(fields));
                Hint::Offline
            }
        }
    }

    /// From now on the form, also when its button is pressed, builds on this revision.
    fn build_on(form: &HtmlFormElement, revision: i32) {
        // The value of a hidden field is its attribute.
        if let Ok(Some(field)) = form.query_selector("input[type=hidden][name=revision]") {
            let _ = field.set_attribute("value", &revision.to_string());
        }
    }
}
