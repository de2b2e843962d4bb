//! The free times of a host, for the host and for HR alike: a week at a time, the whole and half hours first; and the
//! fields for another time. What turns the page are buttons of the form that lead back to it, so that nothing that was
//! filled in is lost.

use chrono::{Days, NaiveDate};
use domain::departure_form::dates::parse_date;
use domain::talk::Way;
use leptos::prelude::*;
use server::talk::{DAYS_A_WEEK, DayOffer, OfferedSlot, SlotKey, TalkOffer, WeekOffer};
use wording::{Key, key};

use crate::components::field_error;
use crate::staff::day::where_it_is;
use crate::staff::parts::{Filling, Tick, hidden};
use crate::staff::room::Room;

/// Times at multiples of so many minutes after midnight are shown first: whole and half hours.
const HALF_HOUR: u16 = 30;

/// The times of one form.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    pub room: &'a Room,
    pub filling: &'a Filling,
    /// The page itself, at this form.
    pub again: &'a str,
    /// Tells ids apart where another form of the page has the same fields.
    pub apart: Option<&'a str>,
    /// Whether the form stands below a heading of its own on the page.
    pub is_section: bool,
}

impl Page<'_> {
    fn id(&self, name: &str) -> String {
        self.apart.map_or_else(|| name.to_owned(), |apart| format!("{name}-{apart}"))
    }

    /// The time that was picked, if any.
    pub fn picked(&self) -> Option<SlotKey> {
        self.filling.get("slot").parse().ok()
    }

    /// Whether another week than the first was asked for.
    pub fn is_turned(&self) -> bool {
        !self.filling.get("week").is_empty()
    }

    /// The free times as rows to pick from, named by the legend. `None` where there are none.
    pub fn free(&self, offer: Option<&TalkOffer>, legend: String) -> Option<AnyView> {
        let fault = self.filling.fault("slot");
        let id = self.id("slot");
        let weeks = self.weeks(offer?, self.picked(), Some(id.clone()))?;
        let free = view! {
            <fieldset class="question" aria-describedby=fault.as_ref().map(|_| format!("{id}-error"))>
                <legend>{legend}</legend>
                {field_error(&id, fault.as_deref())}
                {weeks}
            </fieldset>
        };
        Some(free.into_any())
    }

    /// The week that is asked for, and above it the time that is picked where it lies in another. The first time of all
    /// gets the `id`. `None` where there are no times.
    pub fn weeks(&self, offer: &TalkOffer, picked: Option<SlotKey>, id: Option<String>) -> Option<AnyView> {
        let room = self.room;
        let week = offer.week(parse_date(&self.filling.get("week")))?;
        let shown = |slot: &&OfferedSlot| Some(slot.key) == picked;
        let in_week = week.days.iter().flat_map(|day| &day.slots).any(|slot| shown(&slot));
        let elsewhere = offer.days.iter().flat_map(|day| &day.slots).find(shown).filter(|_| !in_week);
        let so_far = elsewhere.map(|slot| {
            let day = room.day(slot.date);
            view! {
                <fieldset class="day">
                    <legend>{room.text(key::LEAVER_BOOK_PICKED)}</legend>
                    <div class="times">{self.time(slot, true, Some(day), None)}</div>
                </fieldset>
            }
        });
        Some(view! { {so_far} {self.turned(&week, picked, id)} }.into_any())
    }

    fn turned(&self, week: &WeekOffer, picked: Option<SlotKey>, mut id: Option<String>) -> AnyView {
        let room = self.room;
        let to = |week: Option<NaiveDate>, words| {
            week.map(|week| {
                let week = week.to_string();
                view! {
                    <li>
                        <button class="plain" formmethod="get" formaction=self.again.to_owned() name="week" value=week>
                            {room.text(words)}
                        </button>
                    </li>
                }
            })
        };
        let last = week.monday + Days::new(DAYS_A_WEEK - 1);
        let (first, last) = (room.short_day(week.monday), room.short_day(last));
        let title = room.with(key::LEAVER_WEEK_TITLE, [("first", first.into()), ("last", last.into())]);
        let days: Vec<_> = (0..DAYS_A_WEEK)
            .map(|day| week.monday + Days::new(day))
            .map(|date| {
                let times = match week.days.iter().find(|day| day.date == date) {
                    Some(day) => self.day(day, picked, id.take()),
                    None => view! { <p class="none">{room.text(key::LEAVER_BOOK_NONE_THAT_DAY)}</p> }.into_any(),
                };
                view! { <fieldset class="day"><legend>{room.short_day(date)}</legend>{times}</fieldset> }
            })
            .collect();
        let heading =
            if self.is_section { view! { <h3>{title}</h3> }.into_any() } else { view! { <h2>{title}</h2> }.into_any() };
        view! {
            <div class="turned">
                {heading}
                <nav class="turn" aria-label=room.text(key::LEAVER_WEEK_NAV)>
                    <ul>{to(week.before, key::LEAVER_WEEK_BEFORE)} {to(week.after, key::LEAVER_WEEK_AFTER)}</ul>
                </nav>
                <div class="days">{days}</div>
            </div>
        }
        .into_any()
    }

    /// A day: the whole and half hours that people choose, and the others on request. How and where is said once,
    /// unless it differs from one time to the next. The summary of faults leads to the first time of all, which has
    /// the `id`.
    fn day(&self, day: &DayOffer, picked: Option<SlotKey>, mut id: Option<String>) -> AnyView {
        let place = |slot: &OfferedSlot| where_it_is(self.room, slot.way, slot.place.as_deref());
        let once = day.slots.first().map(place).filter(|first| day.slots.iter().all(|slot| place(slot) == *first));
        let (halves, others): (Vec<&OfferedSlot>, Vec<&OfferedSlot>) =
            day.slots.iter().partition(|slot| slot.minute_of_day.is_multiple_of(HALF_HOUR));
        // A day without any of these shows what it has.
        let (shown, more) = if halves.is_empty() { (others, halves) } else { (halves, others) };
        let mut times = |slots: &[&OfferedSlot]| -> Vec<AnyView> {
            let time = |slot: &&OfferedSlot| {
                let more = once.is_none().then(|| place(slot));
                self.time(slot, picked == Some(slot.key), more, id.take())
            };
            slots.iter().map(time).collect()
        };
        let shown = times(&shown);
        let more = (!more.is_empty()).then(|| {
            let is_open = more.iter().any(|slot| picked == Some(slot.key));
            let words = self.room.with(key::BEHALF_MORE_TIMES, [("count", more.len().into())]);
            let times = times(&more);
            view! { <details class="fold" open=is_open><summary>{words}</summary><div class="times">{times}</div></details> }
        });
        view! {
            {once.map(|once| view! { <p class="none">{once}</p> })}
            <div class="times">{shown}</div>
            {more}
        }
        .into_any()
    }

    fn time(&self, slot: &OfferedSlot, is_picked: bool, more: Option<String>, id: Option<String>) -> AnyView {
        let more = more.map(|more| view! { " " <small>{more}</small> });
        view! {
            <label class="time">
                <input type="radio" name="slot" value=slot.key.to_string() id=id checked=is_picked/>
                <span>{self.room.time(slot.start)} {more}</span>
            </label>
        }
        .into_any()
    }

    /// Another time, also outside the free ones, which is ticked by these words.
    pub fn other(&self, has_times: bool, outside: Key, outside_hint: Key) -> AnyView {
        let Self { room, filling, apart, .. } = *self;
        let is_filled_in = ["plan_date", "plan_time", "plan_place", "outside_hours"]
            .iter()
            .any(|name| !filling.get(name).is_empty() || filling.fault(name).is_some());
        let ways = Way::ALL.iter().map(|way| (way.code().to_owned(), room.wording.code("way", way.code()))).collect();
        let date = filling.date("plan_date", room.text(key::STAFF_PLAN_DATE)).apart(apart);
        let time = filling.field("plan_time", room.text(key::STAFF_PLAN_TIME)).kind("time").width("short").apart(apart);
        let way = filling.field("plan_way", room.text(key::STAFF_REPORT_WAY)).select(ways).apart(apart);
        let place = filling
            .field("plan_place", room.text(key::STAFF_PLAN_PLACE))
            .hint(room.text(key::STAFF_PLAN_PLACE_HINT))
            .apart(apart);
        let tick = Tick {
            id: self.id("outside_hours"),
            name: "outside_hours",
            words: room.text(outside),
            small: Some(room.text(outside_hint)),
            is_ticked: filling.0.fields.ticked("outside_hours"),
            fault: filling.fault("outside_hours"),
        };
        view! {
            <details class="fold" open=is_filled_in || !has_times>
                <summary>{room.text(key::STAFF_PLAN_OTHER)}</summary>
                <p>{room.text(key::STAFF_PLAN_OTHER_LEAD)}</p>
                <div class="fields">{date.view()} {time.view()}</div>
                <div class="fields">{way.view()} {place.view()}</div>
                {tick.view()}
            </details>
        }
        .into_any()
    }

    /// The week that is shown, last in the form: a button that turns to another is read first.
    pub fn week(&self) -> Option<AnyView> {
        let week = self.filling.get("week");
        (!week.is_empty()).then(|| hidden("week", week).into_any())
    }
}
