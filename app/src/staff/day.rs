//! The host's day: today's talks, what has to be recorded, reports that are due, and who waits for
//! a time.

mod answers;

use chrono::{Days, NaiveDate};
use domain::talk::{HostKind, Way};
use leptos::prelude::*;
use server::lists::day::{self, Assigned, DayPage, DayTalk, ReportDue};
use wording::key;

use crate::context;
use crate::page::page;
use crate::staff::availability;
use crate::staff::departure::talk::at_start::{self, Around};
use crate::staff::parts;
use crate::staff::room::{Room, record_address, room};

/// The address, as its tab names it.
pub const TAB: &str = "/staff/day";

/// One day of the viewer's own talks; `?on=` another one.
pub fn day_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let on = context::query_value("on").and_then(|text| text.parse::<NaiveDate>().ok()).unwrap_or(room.today);
        let found = day::page(&room.program, &room.viewer, on).await?;
        let title = capital(&room.day(on));
        let content = view! {
            <div class="headline">
                <h1>{title.clone()}</h1>
                {other_days(&room, on)}
            </div>
            {to_record(&room, &found)}
            {talks(&room, &found, on)}
            {reports(&room, &found)}
            {assigned(&room, &found)}
            {coming(&room, &found)}
        };
        room.page(TAB, title, content).await
    })
}

/// A heading begins with a capital letter.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn other_days(room: &Room, on: NaiveDate) -> AnyView {
    let link = |date: Option<NaiveDate>, words: String| {
        date.map(|date| view! { <a href=format!("/staff/day?on={date}")>{words}</a> })
    };
    let back = (on != room.today).then(|| view! { <a href="/staff/day">{room.text(key::STAFF_DAY_TODAY)}</a> });
    view! {
        <div class="actions">
            {link(on.checked_sub_days(Days::new(1)), room.text(key::STAFF_DAY_BEFORE))}
            {back}
            {link(on.checked_add_days(Days::new(1)), room.text(key::STAFF_DAY_AFTER))}
        </div>
    }
    .into_any()
}

/// How and where a talk is: "Op locatie, kamer 2.14".
pub fn where_it_is(room: &Room, way: Way, place: Option<&str>) -> String {
    let way = room.wording.code("way", way.code());
    place.map_or_else(|| way.clone(), |place| format!("{way}, {place}"))
}

/// The same of a talk; one that was planned outside the own times, on purpose, says so, and what the
/// leaver's calendar answered.
fn where_marked(room: &Room, talk: &DayTalk) -> String {
    let place = where_it_is(room, talk.way, talk.place.as_deref());
    let outside = talk.outside_hours.then(|| room.text(key::BEHALF_OUTSIDE_MARK));
    let answered = answers::in_passing(room, talk);
    std::iter::once(place).chain(outside).chain(answered).collect::<Vec<_>>().join(" · ")
}

fn talks(room: &Room, found: &DayPage, on: NaiveDate) -> AnyView {
    let heading = if on == room.today { key::STAFF_DAY_TALKS_TODAY } else { key::STAFF_DAY_TALKS };
    let list = if found.today.is_empty() {
        parts::empty(room.text(key::STAFF_DAY_EMPTY_WHAT), room.text(key::STAFF_DAY_EMPTY_FIRST), Some(times(room)))
    } else {
        let items: Vec<_> = found.today.iter().map(|talk| agenda_item(room, talk)).collect();
        view! { <ol class="agenda">{items}</ol> }.into_any()
    };
    let ill = (on == room.today && !found.today.is_empty())
        .then(|| view! { <p><a href=availability::AWAY>{room.text(key::AWAY_LINK)}</a></p> });
    view! { <section><h2>{room.text(heading)}</h2>{list} {ill}</section> }.into_any()
}

fn times(room: &Room) -> AnyView {
    view! { <a href="/staff/availability">{room.text(key::STAFF_DAY_TIMES)}</a> }.into_any()
}

fn agenda_item(room: &Room, talk: &DayTalk) -> AnyView {
    let record = record_address(talk.departure);
    let until = room.time(talk.starts_at + chrono::Duration::minutes(i64::from(talk.minutes)));
    let formality = room.wording.code("formality", talk.formality.code());
    let about = format!("{formality} · {}", where_marked(room, talk));
    let video = talk.video.as_ref().map(|video| {
        let address = video.as_str().to_owned();
        view! { " " <a href=address.clone() rel="noopener noreferrer">{address.clone()}</a> }
    });
    let guide = (talk.host_kind == HostKind::HrAdviser && !talk.ended).then(|| {
        view! { <a class="button small quiet" href=format!("{record}/guide")>{room.text(key::STAFF_GUIDE_OPEN)} {about_whom(room, &talk.name)}</a> }
    });
    let around = at_start::around(room, around_of(room, talk));
    // Somebody called: the host picks the new time themselves.
    let another_time = (!talk.ended).then(|| {
        view! { <a class="button small quiet" href=format!("{record}/talk")>{room.text(key::STAFF_TALK_MOVE)} {about_whom(room, &talk.name)}</a> }
    });
    view! {
        <li>
            <div class="at">
                <time datetime=room.calendar.local(talk.starts_at).format("%Y-%m-%dT%H:%M").to_string()>{room.time(talk.starts_at)}</time>
                " " <small>{room.with(key::STAFF_DAY_UNTIL, [("time", until.into())])}</small>
            </div>
            <div class="what">
                <a href=record.clone()>{talk.name.clone()}</a> " " <small>{about}</small>
                {video}
                {answers::refused(room, talk)}
                {around}
            </div>
            <div class="actions">
                {guide}
                {another_time}
                <a class="button small" href=record>{room.text(key::STAFF_OPEN)} {about_whom(room, &talk.name)}</a>
            </div>
        </li>
    }
    .into_any()
}

fn around_of<'a>(room: &Room, talk: &'a DayTalk) -> Around<'a> {
    Around {
        departure: talk.departure,
        name: &talk.name,
        change_asked: talk.change_asked,
        proposed: talk.answers.leaver_proposes,
        late_minutes: talk.late_minutes,
        may_say_late: talk.may_say_late,
        began: talk.starts_at <= room.program.now(),
        back: TAB,
    }
}

/// The name, for those who hear a button rather than see its row.
fn about_whom(room: &Room, name: &str) -> impl IntoView + use<> {
    let words = room.with(key::STAFF_ROW_FOR, [("name", name.into())]);
    view! { <span class="visually-hidden">" " {words}</span> }
}

fn to_record(room: &Room, found: &DayPage) -> Option<AnyView> {
    if found.to_record.is_empty() {
        return None;
    }
    let items: Vec<_> = found
        .to_record
        .iter()
        .map(|talk| {
            let record = record_address(talk.departure);
            let when = room.with(key::STAFF_DAY_WAS, [("when", room.moment(talk.starts_at).into())]);
            view! {
                <li>
                    <div class="what">
                        <a href=record.clone()>{talk.name.clone()}</a> " " <small>{when}</small>
                        {at_start::around(room, around_of(room, talk))}
                    </div>
                    <div class="actions">
                        <a class="button small" href=format!("{record}?do=held#do-held")>{room.text(key::STAFF_TALK_HOW_IT_WENT)} {about_whom(room, &talk.name)}</a>
                    </div>
                </li>
            }
        })
        .collect();
    let view =
        view! { <section><h2>{room.text(key::STAFF_DAY_TO_RECORD)}</h2><ul class="tasks">{items}</ul></section> };
    Some(view.into_any())
}

fn reports(room: &Room, found: &DayPage) -> Option<AnyView> {
    if found.reports_due.is_empty() {
        return None;
    }
    let items: Vec<_> = found.reports_due.iter().map(|due| report_item(room, due)).collect();
    let view = view! { <section><h2>{room.text(key::STAFF_DAY_REPORTS)}</h2><ul class="tasks">{items}</ul></section> };
    Some(view.into_any())
}

fn report_item(room: &Room, due: &ReportDue) -> AnyView {
    let held = room.with(key::STAFF_DAY_HELD_ON, [("day", room.short_day(due.held_on).into())]);
    let words = if due.begun { key::STAFF_REPORT_GO_ON } else { key::STAFF_REPORT_WRITE };
    view! {
        <li>
            <div class="what"><a href=record_address(due.departure)>{due.name.clone()}</a> " " <small>{held}</small></div>
            {room.due_day(due.due_on, due.overdue)}
            <div class="actions">
                <a class="button small" href=format!("{}/report", record_address(due.departure))>{room.text(words)} {about_whom(room, &due.name)}</a>
            </div>
        </li>
    }
    .into_any()
}

fn assigned(room: &Room, found: &DayPage) -> Option<AnyView> {
    if found.assigned.is_empty() {
        return None;
    }
    let items: Vec<_> = found.assigned.iter().map(|one| assigned_item(room, one)).collect();
    let view = view! {
        <section>
            <h2>{room.text(key::STAFF_DAY_ASSIGNED)}</h2>
            <p class="soft">{room.text(key::STAFF_DAY_ASSIGNED_HINT)}</p>
            <ul class="tasks">{items}</ul>
        </section>
    };
    Some(view.into_any())
}

fn assigned_item(room: &Room, one: &Assigned) -> AnyView {
    let record = record_address(one.departure);
    let host = room.wording.code("host", one.host_kind.code());
    view! {
        <li>
            <div class="what"><a href=record.clone()>{one.name.clone()}</a> " " <small>{room.with(key::STAFF_DAY_AS, [("host", host.into())])}</small></div>
            {one.talk_by.map(|by| room.due_day(by, one.overdue))}
            <div class="actions">
                <a class="button small quiet" href=format!("{record}/talk")>{room.text(key::STAFF_TALK_PLAN)} {about_whom(room, &one.name)}</a>
            </div>
        </li>
    }
    .into_any()
}

fn coming(room: &Room, found: &DayPage) -> Option<AnyView> {
    if found.coming.is_empty() {
        return None;
    }
    let items: Vec<_> = found
        .coming
        .iter()
        .map(|talk| {
            let date = room.calendar.local_date(talk.starts_at);
            let about = where_marked(room, talk);
            view! {
                <li>
                    <div class="what">
                        <a href=record_address(talk.departure)>{talk.name.clone()}</a> " " <small>{about}</small>
                        {answers::refused(room, talk)}
                        {at_start::around(room, around_of(room, talk))}
                    </div>
                    <span class="due">{room.short_day(date)} " " {room.time(talk.starts_at)} " " <small>{room.away(date, false)}</small></span>
                </li>
            }
        })
        .collect();
    let view = view! { <section><h2>{room.text(key::STAFF_DAY_COMING)}</h2><ul class="tasks">{items}</ul></section> };
    Some(view.into_any())
}
