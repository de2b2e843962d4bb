//! Weekly hours: what there is, by day, and a form to add more.

use domain::slot::Hours;
use domain::talk::Way;
use leptos::prelude::*;
use server::availability::TimesKeeper;
use wording::key;

use crate::staff::availability::keep::{HoursAdd, HoursRemove};
use crate::staff::parts::{self, Choices, Filling, hidden};
use crate::staff::room::Room;

/// The hours of one host.
pub fn section(room: &Room, keeper: &TimesKeeper, stretches: &[Hours], filling: &Filling) -> AnyView {
    let list = if stretches.is_empty() {
        parts::empty(room.text(key::STAFF_HOURS_EMPTY_WHAT), room.text(key::STAFF_HOURS_EMPTY_FIRST), None)
    } else {
        let items: Vec<_> = stretches.iter().map(|hours| item(room, keeper, hours)).collect();
        view! { <ul class="tasks">{items}</ul> }.into_any()
    };
    view! {
        <section aria-labelledby="hours-title">
            <h2 id="hours-title">{room.text(key::STAFF_HOURS_TITLE)}</h2>
            {list}
            {(!stretches.is_empty()).then(|| view! { <p class="hint">{room.text(key::TIMES_REMOVE_HOURS)}</p> })}
            {form(room, keeper, filling)}
        </section>
    }
    .into_any()
}

/// "9.00–12.30" of minutes after midnight.
pub fn span(room: &Room, start_minute: u16, end_minute: u16) -> String {
    format!("{}–{}", clock(room, start_minute), clock(room, end_minute))
}

/// "9.00" of minutes after midnight; the end of the day is 24.00.
fn clock(room: &Room, minute: u16) -> String {
    let time = chrono::NaiveTime::from_num_seconds_from_midnight_opt(u32::from(minute) * 60, 0);
    let mark = if room.wording.language() == domain::Language::Nl { "24.00" } else { "24:00" };
    time.map_or_else(|| mark.to_owned(), |time| room.wording.time(time))
}

fn item(room: &Room, keeper: &TimesKeeper, hours: &Hours) -> AnyView {
    let day = weekday_name(room, hours.weekday().number_from_monday());
    let times = span(room, hours.start_minute(), hours.end_minute());
    let way = room.wording.code("way", hours.way().code());
    let place = hours.place().map(|place| place.as_str().to_owned());
    let from = hours.valid_from().map(|day| room.with(key::STAFF_HOURS_FROM, [("day", room.short_day(day).into())]));
    let until = hours.valid_until().map(|day| room.with(key::STAFF_HOURS_UNTIL, [("day", room.short_day(day).into())]));
    let about: Vec<String> = std::iter::once(way).chain(place).chain(from).chain(until).collect();
    Stretch { day, times, about, remove: HoursRemove::PATH, name: "hours", id: hours.id().to_string() }
        .view(room, keeper)
}

/// Hours of a host in a list, weekly ones and those on one date.
pub struct Stretch {
    pub day: String,
    pub times: String,
    pub about: Vec<String>,
    /// The form that takes them away.
    pub remove: &'static str,
    /// The field of that form with the id.
    pub name: &'static str,
    pub id: String,
}

impl Stretch {
    pub fn view(self, room: &Room, keeper: &TimesKeeper) -> AnyView {
        let which = format!("{} {}", self.day, self.times);
        view! {
            <li>
                <div class="what">
                    <strong>{self.day}</strong> " " {self.times} " " <small>{self.about.join(" · ")}</small>
                </div>
                <div class="actions">
                    <form method="post" action=self.remove>
                        {hidden("person", keeper.account().to_string())}
                        {hidden(self.name, self.id)}
                        <button class="button small quiet">
                            {room.text(key::STAFF_REMOVE)} <span class="visually-hidden">": " {which}</span>
                        </button>
                    </form>
                </div>
            </li>
        }
        .into_any()
    }
}

/// The name of a day, 1 for Monday.
fn weekday_name(room: &Room, number: u32) -> String {
    // The third of January 2000 was a Monday's eve: the 2nd plus a number is that day.
    let date = chrono::NaiveDate::from_ymd_opt(2000, 1, 2)
        .and_then(|day| day.checked_add_days(chrono::Days::new(u64::from(number))));
    date.map(|date| room.wording.weekday(date).to_owned()).unwrap_or_default()
}

fn form(room: &Room, keeper: &TimesKeeper, filling: &Filling) -> AnyView {
    let days = Choices {
        legend: room.text(key::STAFF_HOURS_DAYS),
        name: "weekday".to_owned(),
        hint: None,
        several: true,
        options: (1..=7).map(|day| (day.to_string(), weekday_name(room, day))).collect(),
        chosen: filling
            .0
            .fields
            .as_slice()
            .iter()
            .filter(|(name, _)| name == "weekday")
            .map(|(_, value)| value.clone())
            .collect(),
        fault: filling.fault("weekday"),
    };
    let from = filling.date("valid_from", room.text(key::STAFF_HOURS_VALID_FROM));
    let until = filling.date("valid_until", room.text(key::STAFF_HOURS_VALID_UNTIL));
    view! {
        <details class="fold" open=filling.get("fold") == "hours">
            <summary>{room.text(key::STAFF_HOURS_ADD)}</summary>
            <form class="form" novalidate=true method="post" action=HoursAdd::PATH>
                {hidden("person", keeper.account().to_string())}
                {days.view()}
                {stretch_fields(room, filling, "")}
                <details class="fold">
                    <summary>{room.text(key::STAFF_HOURS_VALID)}</summary>
                    <div class="fields">{from.view()} {until.view()}</div>
                </details>
                <div class="actions"><button class="button">{room.text(key::STAFF_ADD)}</button></div>
            </form>
        </details>
    }
    .into_any()
}

/// From when, until when, in which way and where: the fields that all hours have, each name with this
/// before it.
pub fn stretch_fields(room: &Room, filling: &Filling, prefix: &str) -> AnyView {
    let field = |name: &str, label| filling.field(&format!("{prefix}{name}"), room.text(label));
    let time = |name: &str, label| field(name, label).kind("time").width("short").view();
    let ways = Way::ALL.iter().map(|way| (way.code().to_owned(), room.wording.code("way", way.code()))).collect();
    let way = field("way", key::STAFF_REPORT_WAY).select(ways);
    let place = field("place", key::STAFF_PLAN_PLACE).hint(room.text(key::STAFF_PLAN_PLACE_HINT));
    view! {
        <div class="fields">{time("start", key::STAFF_FROM)} {time("end", key::STAFF_UNTIL)}</div>
        <div class="fields">{way.view()} {place.view()}</div>
    }
    .into_any()
}
