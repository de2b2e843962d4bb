//! A host's calendars, in and out: their own that are read, and their talks as one to subscribe to.

mod actions;
mod add;
mod subscription;

use domain::slot::Busy;
use leptos::prelude::*;
use server::feed::{AddFault, Feed, FeedKeeper, Kind, Trouble, busy_ahead, feeds};
use wording::{Wording, key};

use crate::form;
use crate::page::page;
use crate::staff::availability;
use crate::staff::calendars::actions::{CalendarRead, CalendarRemove, CalendarRename};
use crate::staff::parts::{self, Filling, Tick, hidden};
use crate::staff::room::{Room, room, shaped};

pub use actions::{CalendarUpload, say_read};
pub use add::file_field;

pub const ADDRESS: &str = "/staff/calendars";
/// The key under which the page's forms keep what was typed; each has fields of its own.
const FORM: &str = "calendars";
/// How far ahead busy times are shown.
const SHOWN_DAYS: u64 = 14;

/// The page.
pub fn calendars_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let keeper = FeedKeeper::own(&room.viewer);
        let found = feeds(&room.program, &keeper).await?;
        let busy = busy_ahead(&room.program, &keeper, SHOWN_DAYS).await?;
        let subscribed = server::subscription::subscription_address(&room.program, &keeper).await?;
        let filling = Filling(form::kept(FORM).await?.unwrap_or_default());
        if filling.has_faults() {
            form::forget(FORM).await?;
        }
        let title = room.text(key::CALENDARS_TITLE);
        let content = view! {
            <a class="back" href=availability::TAB>{room.text(key::PAGE_TAB_AVAILABILITY)}</a>
            {filling.summary(room.wording)}
            <h1>{title.clone()}</h1>
            <section aria-labelledby="own-title">
                <h2 id="own-title">{room.text(key::CALENDARS_OWN)}</h2>
                <p>{room.text(key::CALENDARS_OWN_LEAD)}</p>
                {list(&room, &found, &filling)}
                {add::forms(&room, &filling)}
            </section>
            {(!found.is_empty()).then(|| seen(&room, &busy))}
            {subscription::section(&room, subscribed.as_deref(), &filling)}
        };
        room.page(availability::TAB, room.title(title, filling.has_faults()), content).await
    })
}

fn list(room: &Room, found: &[Feed], filling: &Filling) -> AnyView {
    if found.is_empty() {
        return parts::empty(room.text(key::CALENDARS_EMPTY_WHAT), room.text(key::CALENDARS_EMPTY_FIRST), None);
    }
    let items: Vec<_> = found.iter().map(|feed| item(room, feed, filling)).collect();
    view! { <ul class="tasks">{items}</ul> }.into_any()
}

fn item(room: &Room, feed: &Feed, filling: &Filling) -> AnyView {
    let kind = room.wording.code("calendar-kind", feed.kind.code());
    let from = match &feed.host {
        Some(host) if *host != feed.name => format!("{kind} · {host}"),
        _ => kind,
    };
    let read = feed.good_at.map(|at| room.with(key::CALENDARS_READ_AT, [("moment", room.moment(at).into())]));
    let busy = room.with(key::CALENDARS_BUSY_COUNT, [("busy", feed.busy.into())]);
    let trouble = feed.trouble.map(|trouble| {
        let words = trouble_words(room.wording, trouble);
        view! { <p class="error">{words} " " {room.text(key::CALENDARS_STILL_COUNTS)}</p> }
    });
    let (shape, state) = match (feed.trouble, feed.kind) {
        (Some(_), _) => ("alert", key::CALENDARS_STATE_FAILS),
        (None, Kind::File) => ("full", key::CALENDARS_STATE_ONCE),
        (None, _) => ("check", key::CALENDARS_STATE_READ),
    };
    let again = (feed.kind != Kind::File).then(|| {
        view! {
            <form method="post" action=CalendarRead::PATH>
                {hidden("calendar", feed.id.to_string())}
                <button class="button small quiet">
                    {room.text(key::CALENDARS_READ_NOW)} <span class="visually-hidden">": " {feed.name.clone()}</span>
                </button>
            </form>
        }
    });
    view! {
        <li>
            <div class="what">
                <strong>{feed.name.clone()}</strong> " " <small>{from}</small> " "
                <small>{read} " · " {busy}</small>
                {trouble}
            </div>
            {shaped(shape, room.text(state))}
            <div class="actions">{again}</div>
            {change(room, feed, filling)}
        </li>
    }
    .into_any()
}

/// Another name, and taking it away.
fn change(room: &Room, feed: &Feed, filling: &Filling) -> AnyView {
    let (name_field, fold) = (format!("rename.{}", feed.id), format!("calendar-{}", feed.id));
    let open = parts::is_open(filling, &fold);
    let sure_id = format!("sure-{}", feed.id);
    let mut shown = filling.clone();
    if shown.get(&name_field).is_empty() {
        shown.0.fields.0.push((name_field.clone(), feed.name.clone()));
    }
    let name = shown.field(&name_field, room.text(key::CALENDARS_NAME));
    let sure = Tick {
        fault: filling.fault(&sure_id),
        id: sure_id,
        name: "sure",
        words: room.text(key::CALENDARS_REMOVE_SURE),
        small: Some(room.text(key::CALENDARS_REMOVE_SMALL)),
        is_ticked: false,
    };
    view! {
        <details class="fold" open=open>
            <summary>{room.text(key::CALENDARS_CHANGE)} <span class="visually-hidden">": " {feed.name.clone()}</span></summary>
            <form class="form" novalidate=true method="post" action=CalendarRename::PATH>
                {hidden("calendar", feed.id.to_string())}
                {name.view()}
                <div class="actions"><button class="button quiet">{room.text(key::STAFF_SAVE)}</button></div>
            </form>
            <form class="form" novalidate=true method="post" action=CalendarRemove::PATH>
                {hidden("calendar", feed.id.to_string())}
                {sure.view()}
                <div class="actions"><button class="button quiet">{room.text(key::STAFF_REMOVE)}</button></div>
            </form>
        </details>
    }
    .into_any()
}

/// What is known of the coming days: beginnings and ends.
fn seen(room: &Room, busy: &[Busy]) -> AnyView {
    let items: Vec<_> = busy.iter().map(|busy| view! { <li>{span(room, busy)}</li> }).collect();
    let list = if items.is_empty() {
        view! { <p>{room.text(key::CALENDARS_SEEN_NOTHING)}</p> }.into_any()
    } else {
        view! { <ul class="plain">{items}</ul> }.into_any()
    };
    view! {
        <section aria-labelledby="seen-title">
            <h2 id="seen-title">{room.text(key::CALENDARS_SEEN)}</h2>
            <p>{room.text(key::CALENDARS_SEEN_LEAD)}</p>
            {list}
        </section>
    }
    .into_any()
}

/// "wo 4 mrt 10.00–11.00", or with the day on both sides.
fn span(room: &Room, busy: &Busy) -> String {
    let same_day = room.calendar.local_date(busy.start) == room.calendar.local_date(busy.end);
    let end = if same_day { room.time(busy.end) } else { format!(" {}", room.moment(busy.end)) };
    format!("{}–{}", room.moment(busy.start), end)
}

/// Why a calendar could not be read, in words.
pub fn trouble_words(wording: Wording, trouble: Trouble) -> String {
    wording.code("calendar-trouble", trouble.code())
}

/// What is wrong with a form, in words.
pub fn fault_words(wording: Wording, fault: AddFault) -> String {
    wording.text(match fault {
        AddFault::NameTooLong | AddFault::TooLong => key::STAFF_FAULT_LINE_TOO_LONG,
        AddFault::AddressMissing => key::CALENDARS_FAULT_ADDRESS,
        AddFault::UserNameMissing => key::CALENDARS_FAULT_USER_NAME,
        AddFault::PasswordMissing => key::CALENDARS_FAULT_PASSWORD,
        AddFault::FileMissing => key::CALENDARS_FAULT_FILE,
        AddFault::TooManyFeeds => key::CALENDARS_FAULT_TOO_MANY,
        AddFault::TooOften => key::CALENDARS_FAULT_TOO_OFTEN,
        AddFault::Trouble(trouble) => return trouble_words(wording, trouble),
    })
}
