//! What only the demonstration has: a strip on every page with its clock, the mails it kept, and
//! who can sign in. Everywhere else these pages do not exist.

mod forward;
mod mails;
mod people;

use chrono::{DateTime, Utc};
use leptos::prelude::*;
use wording::{Wording, key};

use crate::context::{self, Elsewhere, Surroundings};
use crate::demonstration::forward::DemonstrationForward;
use crate::routes::Page;
use crate::shell::Desk;

/// The pages of the demonstration.
pub const PAGES: &[Page] = &[
    ("/demonstration", people::people_page),
    ("/demonstration/mails", mails::mails_page),
    ("/demonstration/mails/{id}", mails::mail_page),
];

/// Refuses everywhere but in the demonstration.
fn only_here() -> Result<(), Elsewhere> {
    if context::program().settings().demonstration { Ok(()) } else { Err(Elsewhere::NotFound) }
}

/// "dinsdag 24 november 2026, 10.00".
fn moment(wording: Wording, instant: DateTime<Utc>) -> String {
    let local = instant.with_timezone(&context::program().settings().time_zone);
    let day = local.date_naive();
    format!("{} {}, {}", wording.weekday(day), wording.date(day), wording.time(local.time()))
}

/// The strip on top of every page of the demonstration; nothing elsewhere.
pub fn strip(wording: Wording) -> Option<AnyView> {
    let surroundings = use_context::<Surroundings>()?;
    surroundings.demonstration.as_ref()?;
    let now = surroundings.program.now();
    let machine = now.with_timezone(&surroundings.program.settings().time_zone).format("%Y-%m-%dT%H:%M").to_string();
    let buttons: Vec<_> = [
        ("hour", key::DEMONSTRATION_HOUR),
        ("day", key::DEMONSTRATION_DAY),
        ("week", key::DEMONSTRATION_WEEK),
    ]
    .into_iter()
    .map(|(value, words)| view! { <button class="button small" name="forward" value=value>{wording.text(words)}</button> })
    .collect();
    let view = view! {
        <aside class="demo" aria-label=wording.text(key::DEMONSTRATION)>
            <p>
                <strong>{wording.text(key::DEMONSTRATION)} "."</strong> " " {wording.text(key::DEMONSTRATION_INVENTED)} " "
                {wording.text(key::DEMONSTRATION_NOW)} " " <time datetime=machine>{moment(wording, now)}</time> "."
            </p>
            <form method="post" action=DemonstrationForward::PATH>
                <input type="hidden" name="back" value=context::address()/>
                {buttons}
            </form>
            <a href="/demonstration/mails">{wording.text(key::DEMONSTRATION_MAILS)}</a>
            <a href="/demonstration">{wording.text(key::DEMONSTRATION_PEOPLE)}</a>
        </aside>
    };
    Some(view.into_any())
}

/// A page of the demonstration.
fn around(wording: Wording, title: String, content: impl IntoView + 'static) -> AnyView {
    Desk {
        wording,
        title,
        organisation: String::new(),
        viewer: None,
        tab: "",
        notice: None,
        narrow: false,
        islands: false,
    }
    .around(content)
}
