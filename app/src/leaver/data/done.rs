//! Who did what and when with a leaver's data: who looked, and everything else that happened. Whoever did it, it
//! shows.

use chrono::{DateTime, Utc};
use domain::access::WayIn;
use leptos::prelude::*;
use server::questionnaire::{Did, Look, Looked, Whose};
use wording::{Key, Wording, key};

use super::Times;

/// Who looked at answers and report, the newest first.
pub(super) fn looks(wording: Wording, looks: &[Look], times: &Times) -> AnyView {
    let lines = looks.iter().map(|look| {
        let what = match look.what {
            Looked::Answers => key::LEAVER_DATA_LOOK_ANSWERS,
            Looked::Report => key::LEAVER_DATA_LOOK_REPORT,
            Looked::BreakGlassUsed => key::LEAVER_DATA_LOOK_BREAK_GLASS,
        };
        Line { at: look.at, who: somebody(wording, look.who.as_ref()), what: wording.text(what) }
    });
    table(wording, times, &LOOKS, lines)
}

/// Everything else that happened, the newest first.
pub(super) fn done(wording: Wording, done: &[Did], times: &Times) -> AnyView {
    let lines = done.iter().map(|did| Line {
        at: did.at,
        who: whose(wording, &did.whose),
        what: wording.code("event", did.what.code()),
    });
    table(wording, times, &DONE, lines)
}

/// What stands above a table, and in its place while it is empty.
struct Words {
    caption: Key,
    none: Key,
}

const LOOKS: Words = Words { caption: key::LEAVER_DATA_LOOKS_CAPTION, none: key::LEAVER_DATA_LOOKS_NONE };
const DONE: Words = Words { caption: key::LEAVER_DATA_DONE_CAPTION, none: key::LEAVER_DATA_DONE_NONE };

struct Line {
    at: DateTime<Utc>,
    who: String,
    what: String,
}

fn table(wording: Wording, times: &Times, words: &Words, lines: impl Iterator<Item = Line>) -> AnyView {
    let [when, who, what] =
        [key::LEAVER_DATA_WHEN, key::LEAVER_DATA_LOOKER, key::LEAVER_DATA_WHAT].map(|words| wording.text(words));
    let rows: Vec<_> = lines
        .map(|line| {
            view! {
                <tr>
                    <td data-label=when.clone()>{times.short(line.at)}</td>
                    <td data-label=who.clone()>{line.who}</td>
                    <td data-label=what.clone()>{line.what}</td>
                </tr>
            }
        })
        .collect();
    if rows.is_empty() {
        return view! { <p>{wording.text(words.none)}</p> }.into_any();
    }
    view! {
        <table class="table rows">
            <caption>{wording.text(words.caption)}</caption>
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
        Whose::Staff(name) => somebody(wording, name.as_ref()),
        Whose::Program => wording.text(key::LOG_BY_PROGRAM),
        Whose::PersonnelSystem => wording.text(key::LOG_BY_API),
    }
}

/// Of the staff: a name, as long as the account is there.
fn somebody(wording: Wording, name: Option<&String>) -> String {
    name.cloned().unwrap_or_else(|| wording.text(key::LEAVER_DATA_SOMEBODY))
}
