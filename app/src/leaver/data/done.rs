//! What was done with the leaver's links, and to the way mail reaches them: whoever did it, it shows.

use domain::access::WayIn;
use leptos::prelude::*;
use server::questionnaire::{Did, Whose};
use wording::{Wording, key};

use super::Times;

/// A table, the newest first.
pub(super) fn done(wording: Wording, done: &[Did], times: &Times) -> AnyView {
    if done.is_empty() {
        return view! { <p>{wording.text(key::LEAVER_DATA_DONE_NONE)}</p> }.into_any();
    }
    let [when, who, what] =
        [key::LEAVER_DATA_WHEN, key::LEAVER_DATA_LOOKER, key::LEAVER_DATA_WHAT].map(|words| wording.text(words));
    let rows: Vec<_> = done
        .iter()
        .map(|did| {
            view! {
                <tr>
                    <td data-label=when.clone()>{times.short(did.at)}</td>
                    <td data-label=who.clone()>{whose(wording, &did.whose)}</td>
                    <td data-label=what.clone()>{wording.code("event", did.what.code())}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <table class="table rows">
            <caption>{wording.text(key::LEAVER_DATA_DONE_CAPTION)}</caption>
            <thead>
                <tr>
                    <th scope="col">{when.clone()}</th>
                    <th scope="col">{who.clone()}</th>
                    <th scope="col">{what.clone()}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn whose(wording: Wording, whose: &Whose) -> String {
    match whose {
        Whose::Leaver(Some(WayIn::Letter)) => wording.text(key::LEAVER_DATA_WITH_LETTER),
        Whose::Leaver(Some(WayIn::Link)) => wording.text(key::LEAVER_DATA_WITH_LINK),
        Whose::Leaver(None) => wording.text(key::COPY_BY_YOU),
        Whose::Staff(name) => name.clone().unwrap_or_else(|| wording.text(key::LEAVER_DATA_SOMEBODY)),
    }
}
