//! One week of a host: what leavers are offered, what not and why, and what is booked.

use chrono::{Days, NaiveDate, Timelike};
use domain::departure_form::dates::parse_date;
use domain::slot::{Piece, STEP_MINUTES};
use leptos::prelude::*;
use server::access::SignedIn;
use server::account;
use server::availability::{LENGTHS, TimesKeeper, Week, WeekDay, WeekTalk, week};
use wording::key;

use crate::components::Field;
use crate::context::{self, Elsewhere};
use crate::page::page;
use crate::staff::availability::weekly::span;
use crate::staff::availability::{address, keeper};
use crate::staff::organisation::menu::beside_times;
use crate::staff::parts::hidden;
use crate::staff::room::{Room, record_address, room};

/// The address of the week.
pub const ADDRESS: &str = "/staff/availability/week";

/// The week in which a day lies; this week where none is named.
pub fn week_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let keeper = keeper(&room, context::query_value("person").as_deref()).await?;
        let day = context::query_value("day").and_then(|text| parse_date(&text));
        let minutes = context::query_value("minutes").and_then(|text| text.parse().ok());
        let minutes = minutes.filter(|minutes| LENGTHS.contains(minutes)).unwrap_or(LENGTHS[LENGTHS.len() - 1]);
        let found = week(&room.program, &keeper, day.unwrap_or(room.today), minutes).await?;
        let monday = room.full_day(found.monday);
        let is_own = keeper.account() == room.viewer.account();
        let (menu, tab) = beside_times(&room, is_own);
        let title = if is_own {
            room.with(key::WEEK_TITLE, [("day", monday.into())])
        } else {
            let host = account::find(room.program.store().read(), keeper.account(), room.now).await?;
            let name = host.ok_or(Elsewhere::NotFound)?.name;
            room.with(key::WEEK_OF, [("day", monday.into()), ("name", name.into())])
        };
        let content = view! {
            {menu}
            <p><a href=address(&room, &keeper)>{room.text(key::TIMES_BACK)}</a></p>
            <h1>{title.clone()}</h1>
            {around(&room, &keeper, &found)}
            <p>{room.with(key::WEEK_LEAD, [("minutes", u32::from(minutes).into())])}</p>
            {found.absent.then(|| view! { <div class="notice warn"><p>{room.text(key::WEEK_ABSENT)}</p></div> })}
            <p><strong>{count(&room, &found)}</strong></p>
            {days(&room, &found)}
        };
        room.page(tab, title, content).await
    })
}

/// The address of another week, or of this one.
pub fn week_address(viewer: &SignedIn, keeper: &TimesKeeper, day: Option<NaiveDate>, minutes: Option<u16>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    if keeper.account() != viewer.account() {
        query.append_pair("person", &keeper.account().to_string());
    }
    if let Some(day) = day {
        query.append_pair("day", &day.to_string());
    }
    if let Some(minutes) = minutes {
        query.append_pair("minutes", &minutes.to_string());
    }
    let query = query.finish();
    if query.is_empty() { ADDRESS.to_owned() } else { format!("{ADDRESS}?{query}") }
}

/// The ways to the weeks around, and the length of the talk.
fn around(room: &Room, keeper: &TimesKeeper, week: &Week) -> AnyView {
    let to = |day: Option<NaiveDate>| week_address(&room.viewer, keeper, day, Some(week.minutes));
    let previous = to(week.monday.checked_sub_days(Days::new(7)));
    let next = to(week.monday.checked_add_days(Days::new(7)));
    let options = LENGTHS.map(|minutes| {
        (minutes.to_string(), room.with(key::WEEK_MINUTES_OPTION, [("minutes", u32::from(minutes).into())]))
    });
    let length = Field::new("minutes", room.text(key::WEEK_MINUTES), week.minutes.to_string()).select(options.to_vec());
    let person = (keeper.account() != room.viewer.account()).then(|| hidden("person", keeper.account().to_string()));
    view! {
        <nav class="host-week-nav" aria-label=room.text(key::WEEK_NAV)>
            <a href=previous rel="prev">{room.text(key::WEEK_PREVIOUS)}</a>
            <a href=to(None)>{room.text(key::WEEK_THIS)}</a>
            <a href=next rel="next">{room.text(key::WEEK_NEXT)}</a>
        </nav>
        <form class="filters" method="get" action=ADDRESS>
            {person}
            {hidden("day", week.monday.to_string())}
            {length.view()}
            <div class="actions"><button class="button small quiet">{room.text(key::STAFF_FILTER_SHOW)}</button></div>
        </form>
    }
    .into_any()
}

fn count(room: &Room, week: &Week) -> String {
    let offered = week.days.iter().flat_map(|day| &day.pieces).filter(|piece| piece.reasons.is_empty());
    let starts: i64 = offered.map(|piece| (piece.last - piece.first).num_minutes() / i64::from(STEP_MINUTES) + 1).sum();
    match u32::try_from(starts) {
        Ok(0) | Err(_) => room.text(key::WEEK_NOTHING),
        Ok(starts) => room.with(key::WEEK_COUNT, [("starts", starts.into())]),
    }
}

/// From Monday to Friday, and a weekend day on which there is something to say.
fn days(room: &Room, week: &Week) -> AnyView {
    let shown =
        week.days.iter().enumerate().filter(|(index, day)| {
            *index < 5 || !(day.pieces.is_empty() && day.talks.is_empty() && day.closed.is_empty())
        });
    let days: Vec<_> = shown.map(|(_, day)| one_day(room, day)).collect();
    view! { <ol class="host-week">{days}</ol> }.into_any()
}

fn one_day(room: &Room, day: &WeekDay) -> AnyView {
    let today = (day.date == room.today).then(|| room.text(key::WEEK_TODAY));
    let current = today.is_some().then_some("date");
    let off = day.is_off.then(|| view! { <p class="hint">{room.text(key::WEEK_DAY_OFF)}</p> });
    let lines = lines(room, day);
    let list = if lines.is_empty() {
        view! { <p class="hint">{room.text(key::WEEK_NO_HOURS)}</p> }.into_any()
    } else {
        let items: Vec<_> = lines
            .into_iter()
            .map(|line| {
                view! {
                    <li data-kind=line.kind>
                        <strong>{line.times}</strong> " " <span>{line.words}</span>
                        {line.more.map(|more| view! { " " <small>{more}</small> })}
                    </li>
                }
            })
            .collect();
        view! { <ul>{items}</ul> }.into_any()
    };
    view! {
        <li aria-current=current>
            <h2>
                {room.short_day(day.date)} {today.map(|today| view! { " " <small>{today}</small> })}
            </h2>
            {off}
            {list}
        </li>
    }
    .into_any()
}

/// One line of a day.
struct Line {
    /// Local minute, by which lines are sorted.
    minute: u16,
    kind: &'static str,
    times: String,
    words: AnyView,
    more: Option<String>,
}

fn lines(room: &Room, day: &WeekDay) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for closed in &day.closed {
        let (minute, times) = match closed.part {
            Some(part) => (part.start_minute(), span(room, part.start_minute(), part.end_minute())),
            None => (0, room.text(key::WEEK_WHOLE_DAY)),
        };
        let words = room.with(key::WEEK_CLOSED, [("reason", closed.reason.clone().into())]).into_any();
        lines.push(Line { minute, kind: "closed", times, words, more: None });
    }
    for busy in &day.busy {
        let (minute, times) = (minute_of(room, busy.start), times(room, busy.start, busy.end));
        lines.push(Line { minute, kind: "busy", times, words: room.text(key::WEEK_BUSY).into_any(), more: None });
    }
    lines.extend(day.talks.iter().map(|talk| talk_line(room, talk)));
    lines.extend(day.pieces.iter().map(|piece| piece_line(room, piece)));
    lines.sort_by_key(|line| line.minute);
    lines
}

fn talk_line(room: &Room, talk: &WeekTalk) -> Line {
    let end = talk.start + chrono::TimeDelta::minutes(i64::from(talk.minutes));
    let words = match &talk.leaver {
        Some((id, name)) => {
            let words = room.with(key::WEEK_TALK_WITH, [("name", name.clone().into())]);
            view! { <a href=record_address(*id)>{words}</a> }.into_any()
        }
        None => room.text(key::WEEK_TALK).into_any(),
    };
    Line {
        minute: minute_of(room, talk.start),
        kind: "talk",
        times: times(room, talk.start, end),
        words,
        more: Some(room.wording.code("way", talk.way.code())),
    }
}

fn piece_line(room: &Room, piece: &Piece) -> Line {
    let offered = piece.reasons.is_empty();
    let more: Vec<String> = if offered {
        let way = |(way, place): &(domain::talk::Way, Option<domain::slot::Place>)| {
            let place = place.as_ref().map(ToString::to_string);
            std::iter::once(room.wording.code("way", way.code())).chain(place).collect::<Vec<_>>().join(", ")
        };
        piece.offers.iter().map(way).collect()
    } else {
        piece.reasons.iter().map(|reason| room.wording.code("why-not", reason.code())).collect()
    };
    let (kind, words) = if offered { ("offered", key::WEEK_OFFERED) } else { ("not-offered", key::WEEK_NOT_OFFERED) };
    Line {
        minute: minute_of(room, piece.first),
        kind,
        times: times(room, piece.first, piece.last),
        words: room.text(words).into_any(),
        more: Some(more.join(" · ")),
    }
}

/// "9.00–10.30", or "9.00" where both are the same.
fn times(room: &Room, first: chrono::DateTime<chrono::Utc>, last: chrono::DateTime<chrono::Utc>) -> String {
    let (from, until) = (room.time(first), room.time(last));
    if from == until { from } else { format!("{from}–{until}") }
}

fn minute_of(room: &Room, instant: chrono::DateTime<chrono::Utc>) -> u16 {
    let local = room.calendar.local(instant);
    u16::try_from(local.hour() * 60 + local.minute()).unwrap_or_default()
}
