//! One piece of something that was written twice: both versions beside each other, and a choice.

use domain::report::Side;
use leptos::prelude::*;
use wording::key;

use crate::staff::parts::{Choices, Filling};
use crate::staff::room::Room;

/// `code` names the piece in `keep.{code}`; `label` is its heading; what a version does not have is `None`.
pub fn side_by_side(
    room: &Room,
    code: &str,
    label: String,
    mine: Option<AnyView>,
    theirs: Option<AnyView>,
    filling: &Filling,
) -> AnyView {
    let name = format!("keep.{code}");
    let id = format!("versions-{}", code.replace('.', "-"));
    let version = |heading, shown: Option<AnyView>| {
        let shown =
            shown.unwrap_or_else(|| view! { <p class="soft">{room.text(key::REPORT_VERSION_EMPTY)}</p> }.into_any());
        view! { <div class="version"><h3>{room.text(heading)}</h3>{shown}</div> }
    };
    let choice = Choices {
        legend: room.text(key::REPORT_KEEP),
        hint: None,
        several: false,
        options: vec![
            (Side::Mine.code().to_owned(), room.text(key::REPORT_KEEP_MINE)),
            (Side::Theirs.code().to_owned(), room.text(key::REPORT_KEEP_THEIRS)),
        ],
        chosen: vec![filling.get(&name)],
        fault: filling.fault(&name),
        name,
    };
    view! {
        <section aria-labelledby=id.clone()>
            <h2 id=id.clone()>{label}</h2>
            <div class="side-by-side">
                {version(key::REPORT_VERSION_MINE, mine)}
                {version(key::REPORT_VERSION_THEIRS, theirs)}
            </div>
            {choice.view()}
        </section>
    }
    .into_any()
}
