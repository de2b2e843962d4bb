//! What earlier leavers changed: before the questions, so that whoever answers knows what for, and after them.

use domain::improvement::ImprovementPoint;
use leptos::prelude::*;
use wording::{Wording, key};

/// The newest points that were published; nothing where there is nothing to tell.
pub(super) fn earlier(wording: Wording, changed: &[ImprovementPoint]) -> Option<AnyView> {
    if changed.is_empty() {
        return None;
    }
    let points: Vec<_> =
        changed.iter().map(|point| view! { <li>{point.outcome(wording.language()).to_owned()}</li> }).collect();
    let view = view! {
        <section id="earlier" aria-labelledby="earlier-title">
            <h2 id="earlier-title">{wording.text(key::IMPROVEMENT_THANKS_TITLE)}</h2>
            <p>{wording.text(key::IMPROVEMENT_THANKS_LEAD)}</p>
            <ul>{points}</ul>
        </section>
    };
    Some(view.into_any())
}
