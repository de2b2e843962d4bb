//! One week of times, as a list or as a table, and the way to the weeks beside it. Turning a page submits
//! the form around the times to this page again: it works without JavaScript, keeps what was picked, and
//! each page stays small.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use domain::ids::AccountId;
use leptos::prelude::*;
use server::talk::{DAYS_A_WEEK, DayOffer, OfferedSlot, SlotKey, TalkOffer, WeekOffer};
use wording::{Wording, key};

use crate::components::Field;
use crate::leaver::talk::zone::Clocks;
use crate::leaver::words::{Moment, clock, from_to};

/// More people than this are a list to choose from, instead of a row of names.
pub(super) const NAMES_MAX: usize = 6;

/// The action of a button that shows other times: this page again, whose query becomes the form's, so that
/// what was picked goes along.
fn turned_to(fragment: &str) -> String {
    format!("#{fragment}")
}

/// Whose times: of all together, or of one person. Nothing where there is no choice.
/// `name` is the talk's, to whose section the page leads back.
pub(super) fn persons(wording: Wording, name: &str, talk: &TalkOffer, chosen: Option<AccountId>) -> Option<AnyView> {
    if talk.hosts.len() < 2 {
        return None;
    }
    let all = (None, wording.text(key::LEAVER_BOOK_ANYBODY));
    let persons = std::iter::once(all).chain(talk.hosts.iter().map(|host| (Some(host.account), host.name.clone())));
    let code = |host: Option<AccountId>| host.map(|host| host.to_string()).unwrap_or_default();
    let to = turned_to(&format!("talk-{name}"));
    if talk.hosts.len() > NAMES_MAX {
        let options = persons.map(|(host, name)| (code(host), name)).collect();
        let select = Field::new("host", wording.text(key::LEAVER_BOOK_PERSON), code(chosen)).select(options);
        let show = wording.text(key::LEAVER_BOOK_SHOW);
        return Some(
            view! {
                {select.view()}
                <div class="actions"><button class="button small quiet" formaction=to>{show}</button></div>
            }
            .into_any(),
        );
    }
    let items: Vec<_> = persons
        .map(|(host, name)| {
            let current = (host == chosen).then_some("true");
            let (host, to) = (code(host), to.clone());
            view! { <li><button class="plain" formaction=to name="host" value=host aria-current=current>{name}</button></li> }
        })
        .collect();
    Some(view! { <nav class="turn" aria-label=wording.text(key::LEAVER_BOOK_PERSON)><ul>{items}</ul></nav> }.into_any())
}

/// The talk whose week it is.
#[derive(Clone, Debug)]
pub(super) struct Talk<'a> {
    pub name: &'a str,
    /// Its heading, under which the week stands, where there are several.
    pub title: Option<String>,
    /// Times of several hosts stand together: each says whose it is.
    pub several_hosts: bool,
    /// The field in which a time is picked.
    pub field: &'a str,
    /// What was picked and stands nowhere else.
    pub picked: Option<SlotKey>,
}

/// The week with its times.
pub(super) fn view(clocks: &Clocks, is_grid: bool, talk: Talk<'_>, week: &WeekOffer) -> AnyView {
    let Talk { name, title: of, several_hosts, field, picked } = talk;
    let page = Page { clocks, is_grid, week, several_hosts, field, picked };
    let id = format!("week-{name}");
    let [first, last] = from_to(clocks.wording, week.monday, week.monday + Days::new(DAYS_A_WEEK - 1));
    let title = clocks.wording.with(key::LEAVER_WEEK_TITLE, [("first", first.into()), ("last", last.into())]);
    let times = if is_grid { page.grid(&title) } else { page.list() };
    let heading =
        if of.is_some() { view! { <h3>{title}</h3> }.into_any() } else { view! { <h2>{title}</h2> }.into_any() };
    view! {
        <div class="turned" id=id.clone()>
            {heading}
            {page.turn(&id, of.as_deref())}
            {times}
        </div>
    }
    .into_any()
}

struct Page<'a> {
    clocks: &'a Clocks,
    is_grid: bool,
    week: &'a WeekOffer,
    /// Times of several hosts stand together: each says whose it is.
    several_hosts: bool,
    field: &'a str,
    picked: Option<SlotKey>,
}

impl Page<'_> {
    fn dates(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let monday = self.week.monday;
        (0..DAYS_A_WEEK).map(move |day| monday + Days::new(day))
    }

    fn of(&self, date: NaiveDate) -> Option<&DayOffer> {
        self.week.days.iter().find(|day| day.date == date)
    }

    /// The weeks beside this one, and the other way to look at it.
    fn turn(&self, id: &str, of: Option<&str>) -> AnyView {
        let wording = self.clocks.wording;
        let to = |week: Option<NaiveDate>, words| {
            week.map(|week| {
                let (to, week) = (turned_to(id), week.to_string());
                view! { <li><button class="plain" formaction=to name="week" value=week>{wording.text(words)}</button></li> }
            })
        };
        let (view, words) =
            if self.is_grid { ("list", key::LEAVER_WEEK_AS_LIST) } else { ("grid", key::LEAVER_WEEK_AS_GRID) };
        // Two talks have two of these, which are told apart by name.
        let label = wording.text(key::LEAVER_WEEK_NAV);
        let label = of.map_or_else(|| label.clone(), |of| format!("{label}: {of}"));
        view! {
            <nav class="turn" aria-label=label>
                <ul>
                    {to(self.week.before, key::LEAVER_WEEK_BEFORE)}
                    {to(self.week.after, key::LEAVER_WEEK_AFTER)}
                    <li class="look">
                        <button class="plain" formaction=turned_to(id) name="view" value=view>{wording.text(words)}</button>
                    </li>
                </ul>
            </nav>
        }
        .into_any()
    }

    /// Day by day; where and with whom is said once, unless it differs from one time to the next.
    fn list(&self) -> AnyView {
        let wording = self.clocks.wording;
        let days: Vec<_> = self
            .dates()
            .map(|date| {
                let times = match self.of(date) {
                    Some(day) => self.day(day),
                    None => view! { <p class="none">{wording.text(key::LEAVER_BOOK_NONE_THAT_DAY)}</p> }.into_any(),
                };
                view! { <fieldset class="day"><legend>{wording.short_day(date)}</legend>{times}</fieldset> }
            })
            .collect();
        view! { <div class="days">{days}</div> }.into_any()
    }

    fn day(&self, day: &DayOffer) -> AnyView {
        let once = self.once(day);
        let times: Vec<_> = day.slots.iter().map(|slot| self.time(slot, once.is_none(), None)).collect();
        view! { {once.map(|more| view! { <p class="none">{more}</p> })} <div class="times">{times}</div> }.into_any()
    }

    /// Where and with whom, where that is the same for all times of the day.
    fn once(&self, day: &DayOffer) -> Option<String> {
        let first = self.more(day.slots.first()?);
        day.slots.iter().all(|slot| self.more(slot) == first).then_some(first)
    }

    /// Hours down, days across: what is free at the same hour stands side by side.
    fn grid(&self, title: &str) -> AnyView {
        let wording = self.clocks.wording;
        let heads: Vec<_> = self
            .dates()
            .map(|date| {
                let once = self.of(date).and_then(|day| self.once(day)).map(|more| view! { " " <small>{more}</small> });
                view! { <th scope="col">{wording.short_day(date)} {once}</th> }
            })
            .collect();
        let mut rows: BTreeMap<u16, BTreeMap<NaiveDate, Vec<&OfferedSlot>>> = BTreeMap::new();
        for day in &self.week.days {
            for slot in &day.slots {
                rows.entry(slot.minute_of_day / 60).or_default().entry(day.date).or_default().push(slot);
            }
        }
        let rows: Vec<_> = rows
            .into_iter()
            .map(|(hour, of_days)| {
                let cells: Vec<_> = self
                    .dates()
                    .map(|date| {
                        let slots = of_days.get(&date).map(Vec::as_slice).unwrap_or_default();
                        let says_more = self.of(date).is_some_and(|day| self.once(day).is_none());
                        let times: Vec<_> = slots.iter().map(|slot| self.time(slot, says_more, Some(date))).collect();
                        view! { <td>{times}</td> }
                    })
                    .collect();
                view! { <tr><th scope="row">{clock(wording, hour * 60)}</th>{cells}</tr> }
            })
            .collect();
        let (label, caption) = (title.to_owned(), title.to_owned());
        view! {
            <div class="sideways" tabindex="0" role="group" aria-label=label>
                <table class="hours-grid">
                    <caption class="visually-hidden">{caption}</caption>
                    <thead><tr><td></td>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    }

    fn more(&self, slot: &OfferedSlot) -> String {
        let moment = Moment::from(slot);
        let wording = self.clocks.wording;
        if self.several_hosts { moment.with_and_where(wording) } else { moment.whereabouts(wording) }
    }

    /// A time to pick; in the table its name says day, place and host, which a list says in its heading.
    fn time(&self, slot: &OfferedSlot, says_more: bool, date: Option<NaiveDate>) -> AnyView {
        let wording = self.clocks.wording;
        let time = clock(wording, slot.minute_of_day);
        let also = self.clocks.also(slot.start);
        let more = says_more.then(|| self.more(slot));
        let name = date.map(|date| {
            let parts = [Some(time.clone()), also.clone(), Some(self.more(slot)), Some(wording.short_day(date))];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
        });
        // Most times say no more than the hour, and there are many: each mark between parts would be sent.
        let words = if also.is_none() && more.is_none() {
            time.into_any()
        } else {
            let also = also.map(|also| view! { " " <small>"(" {also} ")"</small> });
            let more = more.map(|more| view! { " " <small>{more}</small> });
            view! { {time} {also} {more} }.into_any()
        };
        view! {
            <label class="time">
                <input
                    type="radio"
                    name=self.field.to_owned()
                    value=slot.key.to_string()
                    checked=self.picked == Some(slot.key)
                    aria-label=name
                />
                <span>{words}</span>
            </label>
        }
        .into_any()
    }
}
