//! Days on which a host, or the whole board, is closed: the list and its form.

use domain::ids::AccountId;
use leptos::prelude::*;
use server::availability::ClosedDays;
use wording::{Key, key};

use crate::staff::availability::range;
use crate::staff::availability::weekly::span;
use crate::staff::parts::{self, Filling, hidden};
use crate::staff::room::Room;

/// Whose days these are, and what is said around them.
pub struct ClosedList {
    pub title: Key,
    pub empty: (Key, Key),
    pub reason_hint: Key,
    /// Where the forms post to: adding, and removing.
    pub endpoints: (&'static str, &'static str),
    /// The host; nobody for the board.
    pub person: Option<AccountId>,
}

/// The closed days with a form below.
pub fn closed_section(room: &Room, list: &ClosedList, days: &[ClosedDays], filling: &Filling) -> AnyView {
    let rows = if days.is_empty() {
        parts::empty(room.text(list.empty.0), room.text(list.empty.1), None)
    } else {
        let items: Vec<_> = days.iter().map(|days| item(room, list, days)).collect();
        view! { <ul class="tasks">{items}</ul> }.into_any()
    };
    let person = list.person.map(|person| hidden("person", person.to_string()));
    let first = filling.date("first_day", room.text(key::STAFF_CLOSED_FIRST));
    let last = filling.date("last_day", room.text(key::STAFF_CLOSED_LAST)).hint(room.text(key::STAFF_CLOSED_LAST_HINT));
    // Holidays of the board are whole days.
    let part = list.person.map(|_| part_fields(room, filling));
    let reason = filling.field("reason", room.text(key::STAFF_CLOSED_REASON)).hint(room.text(list.reason_hint));
    view! {
        <section aria-labelledby="closed-title">
            <h2 id="closed-title">{room.text(list.title)}</h2>
            {rows}
            <form class="form" novalidate=true method="post" action=list.endpoints.0>
                {person}
                <div class="fields">{first.view()} {last.view()}</div>
                {part}
                {reason.view()}
                <div class="actions"><button class="button quiet">{room.text(key::STAFF_ADD)}</button></div>
            </form>
        </section>
    }
    .into_any()
}

/// From when until when on each day, folded away: mostly it is whole days.
fn part_fields(room: &Room, filling: &Filling) -> AnyView {
    let time = |name: &str, label| filling.field(name, room.text(label)).kind("time").width("short").view();
    let is_open =
        ["part_from", "part_until"].iter().any(|name| filling.fault(name).is_some() || !filling.get(name).is_empty());
    view! {
        <details class="fold" open=is_open>
            <summary>{room.text(key::CLOSED_PART)}</summary>
            <p class="hint">{room.text(key::CLOSED_PART_HINT)}</p>
            <div class="fields">
                {time("part_from", key::CLOSED_PART_FROM)} {time("part_until", key::CLOSED_PART_UNTIL)}
            </div>
        </details>
    }
    .into_any()
}

fn item(room: &Room, list: &ClosedList, days: &ClosedDays) -> AnyView {
    let mut range = range(room, days.days.first, days.days.last);
    if let Some(part) = days.part {
        range = format!("{range} · {}", span(room, part.start_minute(), part.end_minute()));
    }
    let person = list.person.map(|person| hidden("person", person.to_string()));
    let remove = match days.from_calendar {
        true => view! { <small>{room.text(key::HOLIDAY_FEEDS_FROM)}</small> }.into_any(),
        false => view! {
            <form method="post" action=list.endpoints.1>
                {person}
                {hidden("closed", days.id.to_string())}
                <button class="button small quiet">
                    {room.text(key::STAFF_REMOVE)} <span class="visually-hidden">": " {days.reason.clone()}</span>
                </button>
            </form>
        }
        .into_any(),
    };
    view! {
        <li>
            <div class="what"><strong>{days.reason.clone()}</strong> " " <small>{range}</small></div>
            <div class="actions">{remove}</div>
        </li>
    }
    .into_any()
}
