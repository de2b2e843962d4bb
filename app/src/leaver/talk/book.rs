//! Picking a time: the first three good moments as big rows, the other days week by week. The form
//! only leads to the page that repeats the choice; it changes nothing.

use chrono::{Days, NaiveDate};
use domain::talk::HostKind;
use leptos::prelude::*;
use server::talk::{DayOffer, OfferedSlot, SlotKey, TalkOffer, offer};
use wording::{Wording, key};

use super::super::frame::Room;
use super::super::words::{Moment, clock, from_to, monday};
use super::super::{booked, first, readers};
use crate::components::{error_summary, field_error};
use crate::context::{self, Elsewhere};
use crate::form;
use crate::page::page;

/// Monday to Friday.
const DAYS_A_WEEK: u64 = 5;

/// `/leaver/talk/book`, for all talks that can get a time or for one (`?talk=`).
pub(in crate::leaver) fn book() -> AnyView {
    page(|| async {
        let leaver = context::leaver().await?;
        let wording = context::wording(Some(leaver.language()));
        let program = context::program();
        let offer = offer(&program, &leaver).await?;
        let calendar = first::calendar(&leaver).await?;
        let only = context::query_value("talk");
        let talks: Vec<&TalkOffer> = offer
            .talks
            .iter()
            .filter(|talk| only.as_deref().is_none_or(|only| talk.talk.to_string() == only))
            .filter(|talk| talk.booked.as_ref().is_none_or(|booked| booked.changeable))
            .collect();
        if talks.is_empty() {
            return Err(Elsewhere::Go("/leaver/talk".to_owned()));
        }
        let taken = context::query_value("taken").and_then(|key| key.parse::<SlotKey>().ok());
        let picker = Picker {
            wording,
            today: calendar.local_date(program.now()),
            several: talks.len() > 1,
            missing: context::query_value("missing"),
        };
        let taken = taken.map(|slot| {
            let local = calendar.local(slot.start);
            let when = format!("{}, {}", wording.day(local.date_naive(), picker.today), wording.time(local.time()),);
            let text = wording.with(key::LEAVER_BOOK_TAKEN, [("when", when.into())]);
            view! { <div class="notice warn" role="alert"><p>{text}</p></div> }
        });
        let faults: Vec<_> = talks
            .iter()
            .filter(|talk| picker.missing.as_deref() == Some(talk.talk.to_string().as_str()))
            .map(|talk| (first_id(talk), wording.text(key::LEAVER_BOOK_MISSING)))
            .collect();
        let summary = error_summary(wording.text(key::LEAVER_ERRORS_TITLE), &faults);
        let sections: Vec<_> = talks.iter().map(|talk| picker.section(talk)).collect();
        let title = wording.text(key::LEAVER_BOOK_TITLE);
        let notice = form::said().await?;
        Ok(Room::new(wording, &offer.organisation, title.clone()).notice(notice).around(view! {
            <a class="back" href="/leaver/talk">{wording.text(key::LEAVER_BACK)}</a>
            {summary}
            {taken}
            <h1>{title}</h1>
            {sections}
            <p>
                {wording.text(key::LEAVER_BOOK_NOTHING_FITS)} " " {readers::contact(&offer.organisation.hr_contact)}
            </p>
        }))
    })
}

fn first_id(talk: &TalkOffer) -> String {
    format!("slot-{}-1", talk.talk)
}

struct Picker {
    wording: Wording,
    today: NaiveDate,
    /// More than one talk to plan: each has a heading.
    several: bool,
    /// The talk whose form came back without a moment.
    missing: Option<String>,
}

impl Picker {
    fn section(&self, talk: &TalkOffer) -> AnyView {
        let wording = self.wording;
        let how_long = match talk.host_kind {
            HostKind::HrAdviser => key::LEAVER_BOOK_ADVISER,
            HostKind::TeamLeader => key::LEAVER_BOOK_LEADER,
        };
        let heading = self.several.then(|| view! { <h2>{booked::title(wording, talk.host_kind)}</h2> });
        let remote = talk.remote_only.then(|| view! { " " {wording.text(key::LEAVER_BOOK_REMOTE)} });
        let now = talk.booked.as_ref().map(|booked| {
            let moment = Moment::from(booked);
            let text = format!("{}, {}", moment.when(wording, self.today), moment.with_and_where(wording));
            view! { <p><strong>{wording.text(key::LEAVER_BOOK_NOW)}</strong> " " {text}</p> }
        });
        let times = if talk.days.is_empty() {
            view! { <p>{wording.text(key::LEAVER_BOOK_NOTHING)}</p> }.into_any()
        } else {
            self.times(talk)
        };
        view! {
            <section id=format!("talk-{}", talk.talk)>
                {heading}
                <p>
                    {wording.with(how_long, [("minutes", talk.minutes.into())])} " " {self.whose(talk)} {remote}
                </p>
                {now}
                {times}
            </section>
        }
        .into_any()
    }

    fn whose(&self, talk: &TalkOffer) -> Option<String> {
        let names: Vec<&str> =
            talk.hosts.iter().map(|host| host.name.as_str()).filter(|name| !name.is_empty()).collect();
        let words = match names.len() {
            0 => return None,
            1 => key::LEAVER_BOOK_WITH,
            _ => key::LEAVER_BOOK_WITH_SEVERAL,
        };
        Some(self.wording.with(words, [("hosts", names.join(", ").into())]))
    }

    fn times(&self, talk: &TalkOffer) -> AnyView {
        let wording = self.wording;
        let id = format!("slot-{}", talk.talk);
        let fault = (self.missing.as_deref() == Some(talk.talk.to_string().as_str()))
            .then(|| wording.text(key::LEAVER_BOOK_MISSING));
        let first: Vec<_> = talk
            .first
            .iter()
            .enumerate()
            .map(|(index, slot)| {
                let moment = Moment::from(slot);
                view! {
                    <label class="choice slot">
                        <input type="radio" name="slot" value=slot.key.to_string() id=format!("{id}-{}", index + 1)/>
                        <span>
                            <span class="when">
                                {wording.day(slot.date, self.today)} " "
                                <span class="nobreak">{moment.hours(wording)}</span>
                            </span>
                            " "
                            <span class="where">{moment.with_and_where(wording)}</span>
                        </span>
                    </label>
                }
            })
            .collect();
        let weeks = self.weeks(talk);
        view! {
            <form method="get" action="/leaver/talk/confirm">
                <input type="hidden" name="talk" value=talk.talk.to_string()/>
                <fieldset class="question" id=id.clone() aria-describedby=fault.as_ref().map(|_| format!("{id}-error"))>
                    <legend>{wording.text(key::LEAVER_BOOK_FIRST)}</legend>
                    {field_error(&id, fault.as_deref())}
                    {first}
                </fieldset>
                {weeks}
                <div class="actions"><button class="button">{wording.text(key::LEAVER_NEXT)}</button></div>
            </form>
        }
        .into_any()
    }

    fn weeks(&self, talk: &TalkOffer) -> Vec<AnyView> {
        let several_hosts = talk.hosts.len() > 1;
        talk.days
            .chunk_by(|one, next| monday(one.date) == monday(next.date))
            .filter_map(|days| {
                let start = monday(days.first()?.date);
                let dates = (0..DAYS_A_WEEK).map(|day| start + Days::new(day));
                let columns: Vec<_> =
                    dates.map(|date| self.day(date, days.iter().find(|day| day.date == date), several_hosts)).collect();
                let [first, last] = from_to(self.wording, start, start + Days::new(DAYS_A_WEEK - 1));
                let summary =
                    self.wording.with(key::LEAVER_BOOK_OTHER, [("first", first.into()), ("last", last.into())]);
                Some(
                    view! {
                        <details class="fold"><summary>{summary}</summary><div class="week">{columns}</div></details>
                    }
                    .into_any(),
                )
            })
            .collect()
    }

    /// One day. Where and with whom is said once, unless it differs from one time to the next.
    fn day(&self, date: NaiveDate, day: Option<&DayOffer>, several_hosts: bool) -> AnyView {
        let wording = self.wording;
        let more = |slot: &OfferedSlot| {
            let moment = Moment::from(slot);
            if several_hosts { moment.with_and_where(wording) } else { moment.whereabouts(wording) }
        };
        let first = day.and_then(|day| day.slots.first()).map(more);
        let is_same = day.is_some_and(|day| day.slots.iter().all(|slot| Some(more(slot)) == first));
        let once = first.filter(|_| is_same).map(|more| view! { <p class="none">{more}</p> });
        let times = match day {
            Some(day) => {
                let times: Vec<_> = day
                    .slots
                    .iter()
                    .map(|slot| {
                        let more = (!is_same).then(|| view! { " " <small>{more(slot)}</small> });
                        view! {
                            <label class="time">
                                <input type="radio" name="slot" value=slot.key.to_string()/>
                                <span>{clock(wording, slot.minute_of_day)} {more}</span>
                            </label>
                        }
                    })
                    .collect();
                view! { {once} <div class="times">{times}</div> }.into_any()
            }
            None => view! { <p class="none">{wording.text(key::LEAVER_BOOK_NONE_THAT_DAY)}</p> }.into_any(),
        };
        view! { <fieldset class="day"><legend>{wording.short_day(date)}</legend>{times}</fieldset> }.into_any()
    }
}
