//! The log of the board: who saw or changed what, newest first; and what is counted of it each year.

mod years;

use leptos::prelude::*;
use server::access::log_reader;
use server::lists::log::{self, LogFilter, LogPage, LogRow};
use wording::key;

use crate::components::Field;
use crate::context;
use crate::page::page;
use crate::staff::organisation::{TAB, headline};
use crate::staff::parts;
use crate::staff::room::{Room, record_address, room};

pub use years::years_page;

pub const ADDRESS: &str = "/staff/organisation/log";
/// The works council's summary.
pub const YEARS: &str = "/staff/organisation/log/years";
/// The same entries as a file.
const FILE: &str = "/staff/organisation/log.csv";

/// The log, with its filters.
pub fn log_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let reader = log_reader(&room.viewer)?;
        let filter = LogFilter::from_query(&context::query());
        let below = context::query_value("below").and_then(|text| text.parse().ok());
        let found = log::page(&room.program, &reader, &filter, below, room.wording).await?;
        let kinds = log::kinds(&reader);
        let title = room.text(key::LOG_TITLE);
        let lead = if reader.coordinates().is_some() { key::LOG_LEAD_COORDINATOR } else { key::LOG_LEAD };
        let content = view! {
            {headline(&room, title.clone(), ADDRESS)}
            <p>{room.text(lead)}</p>
            <p><a href=YEARS>{room.text(key::LOG_YEARS_TITLE)}</a></p>
            {filters(&room, &filter, &found, &kinds)}
            {rows(&room, &found)}
            {file(&room, &filter, &found)}
            {paging(&room, &filter, below, found.next)}
        };
        room.page(TAB, title, content).await
    })
}

/// The address of the log with this filter.
pub fn page_address(filter: &LogFilter) -> String {
    address(ADDRESS, filter, None)
}

/// An address with this filter, from below this entry on.
fn address(path: &str, filter: &LogFilter, below: Option<i64>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(filter.to_query());
    if let Some(below) = below {
        query.append_pair("below", &below.to_string());
    }
    let query = query.finish();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

fn filters(room: &Room, filter: &LogFilter, found: &LogPage, kinds: &[domain::time_line::EventKind]) -> AnyView {
    let all = || (String::new(), room.text(key::STAFF_FILTER_ALL));
    let people = std::iter::once(all()).chain(found.people.iter().map(|(id, name)| (id.to_string(), name.clone())));
    let mut words: Vec<(String, String)> =
        kinds.iter().map(|kind| (kind.code().to_owned(), room.wording.code("event", kind.code()))).collect();
    words.sort_by_key(|(_, words)| words.to_lowercase());
    let chosen = |value: Option<String>| value.unwrap_or_default();
    let person = Field::new("person", room.text(key::LOG_PERSON), chosen(filter.person.map(|id| id.to_string())))
        .select(people.collect());
    let kind = Field::new("kind", room.text(key::LOG_WHAT), chosen(filter.kind.map(|kind| kind.code().to_owned())))
        .select(std::iter::once(all()).chain(words).collect())
        .width("wide");
    let day = |name: &str, label, day: Option<chrono::NaiveDate>| {
        Field::new(name, room.text(label), chosen(day.map(|day| day.to_string()))).kind("date").view()
    };
    view! {
        <form class="filters" method="get" action=ADDRESS role="search" aria-label=room.text(key::LOG_FILTER)>
            {kind.view()}
            {person.view()}
            {day("first", key::LOG_FIRST, filter.first)}
            {day("last", key::LOG_LAST, filter.last)}
            <div class="actions">
                <button class="button small">{room.text(key::STAFF_FILTER_SHOW)}</button>
                <a href=ADDRESS>{room.text(key::STAFF_FILTER_CLEAR)}</a>
            </div>
        </form>
    }
    .into_any()
}

fn rows(room: &Room, found: &LogPage) -> AnyView {
    if found.rows.is_empty() {
        let clear = view! { <a href=ADDRESS>{room.text(key::STAFF_FILTER_CLEAR)}</a> };
        return parts::empty(room.text(key::LOG_EMPTY_WHAT), room.text(key::LOG_EMPTY_FIRST), Some(clear.into_any()));
    }
    let rows: Vec<_> = found.rows.iter().map(|found| row(room, found)).collect();
    let heads = [key::LOG_WHEN, key::LOG_WHAT, key::LOG_WHO, key::LOG_ABOUT];
    let heads: Vec<_> = heads.into_iter().map(|head| view! { <th scope="col">{room.text(head)}</th> }).collect();
    view! {
        <table class="table rows">
            <caption>{room.text(key::LOG_CAPTION)}</caption>
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(room: &Room, found: &LogRow) -> AnyView {
    let at = found.at.map(|at| {
        let machine = room.calendar.local(at).format("%Y-%m-%dT%H:%M:%S").to_string();
        view! { <time datetime=machine>{room.moment(at)}</time> }
    });
    let number = room.with(key::LOG_ENTRY, [("number", found.number.to_string().into())]);
    let small = |text: Option<String>| text.map(|text| view! { " " <small>{text}</small> });
    let about = match (&found.departure, &found.about) {
        (Some((id, name)), _) => Some(view! { <a href=record_address(*id)>{name.clone()}</a> }.into_any()),
        (None, Some(name)) => Some(view! { <span>{name.clone()}</span> }.into_any()),
        (None, None) => None,
    };
    let about = about.map(|about| view! { <td data-label=room.text(key::LOG_ABOUT)>{about}</td> }.into_any());
    view! {
        <tr>
            <td data-label=room.text(key::LOG_WHEN)><span>{at} {small(Some(number))}</span></td>
            <th scope="row">{found.what.clone()} {small(found.detail.clone())}</th>
            <td data-label=room.text(key::LOG_WHO)>
                <span>{found.who.clone()} {small(found.way.as_ref().map(|way| format!("· {way}")))}</span>
            </td>
            {about.unwrap_or_else(|| view! { <td></td> }.into_any())}
        </tr>
    }
    .into_any()
}

fn file(room: &Room, filter: &LogFilter, found: &LogPage) -> Option<AnyView> {
    (!found.rows.is_empty())
        .then(|| view! { <p><a href=address(FILE, filter, None)>{room.text(key::LOG_FILE)}</a></p> }.into_any())
}

fn paging(room: &Room, filter: &LogFilter, below: Option<i64>, next: Option<i64>) -> Option<AnyView> {
    if below.is_none() && next.is_none() {
        return None;
    }
    let first = below.map(|_| {
        view! { <li><a href=address(ADDRESS, filter, None)>{room.text(key::STAFF_PAGING_FIRST)}</a></li> }
    });
    let next = next.map(|next| {
        let address = address(ADDRESS, filter, Some(next));
        view! { <li><a rel="next" href=address>{room.text(key::STAFF_PAGING_NEXT)}</a></li> }
    });
    let view = view! {
        <nav class="paging" aria-label=room.text(key::STAFF_PAGING)>
            <p>{room.with(key::STAFF_PAGING_ROWS, [("rows", log::PAGE_ROWS.into())])}</p>
            <ul>{first} {next}</ul>
        </nav>
    };
    Some(view.into_any())
}
