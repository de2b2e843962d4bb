//! Limits that speak in a form which nothing saves while somebody fills it in.

use leptos::prelude::*;

use crate::islands::autosave::LimitWords;
#[cfg(feature = "hydrate")]
use crate::islands::autosave::browser::count;

/// Says of each text and each list of the form with this id how much is left, or too much. Nothing is sent. Its form
/// may say `data-when-touched`: nobody needs this before something is done there.
#[island]
pub fn SpokenLimits(form: String, words: LimitWords) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    count(&form, &words);
    #[cfg(not(feature = "hydrate"))]
    let _ = (form, words);
}
