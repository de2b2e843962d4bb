//! Picking a time: the first good moments as big rows, and one week at a time below them. The form only
//! leads to the page that repeats the choice; it changes nothing.

use chrono::NaiveDate;
use domain::ids::AccountId;
use domain::talk::HostKind;
use leptos::prelude::*;
use server::talk::{SlotKey, TalkOffer, WeekOffer, offer_of};
use wording::{Wording, key};

use super::super::frame::Room;
use super::super::words::Moment;
use super::super::zone::Clocks;
use super::super::{booked, readers};
use super::week::{self, Shown, Talk};
use crate::components::{error_summary, field_error};
use crate::context::{self, Elsewhere};
use crate::form;
use crate::page::page;

/// `/leaver/talk/book`, for all talks that can get a time or for one (`?talk=`); `?week=` a day of the
/// week that is shown, `?host=` whose times, `?view=grid` as a table.
pub(in crate::leaver) fn book() -> AnyView {
    page(|| async {
        let (leaver, course) = context::leaver_with_course().await?;
        let wording = context::wording(Some(leaver.language()));
        let program = context::program();
        let only = context::query_value("talk");
        let shown = Shown::asked(only.clone());
        let offer = offer_of(&program, &leaver, course, shown.host).await?;
        let wanted = |name: &str| only.as_deref().is_none_or(|only| name == only);
        let planned = offer.talks.iter().map(|talk| (talk.talk.to_string(), talk));
        let chosen = offer.either.iter().map(|either| (either.name().to_owned(), &either.offer));
        let talks: Vec<(String, &TalkOffer)> = planned
            .chain(chosen)
            .filter(|(name, _)| wanted(name))
            .filter(|(_, talk)| talk.booked.as_ref().is_none_or(|booked| booked.changeable))
            .collect();
        if talks.is_empty() {
            return Err(Elsewhere::Go("/leaver/talk".to_owned()));
        }
        let clocks = Clocks::of(wording, &offer.organisation).await?;
        let picker = Picker {
            wording,
            clocks,
            today: clocks.local(program.now()).date(),
            several: talks.len() > 1,
            missing: context::query_value("missing"),
            shown,
        };
        let taken = context::query_value("taken").and_then(|key| key.parse::<SlotKey>().ok());
        let taken = taken.map(|slot| picker.taken(&slot));
        let faults: Vec<_> = talks
            .iter()
            .filter(|(name, _)| picker.missing.as_deref() == Some(name))
            .map(|(name, _)| (first_id(name), wording.text(key::LEAVER_BOOK_MISSING)))
            .collect();
        let summary = error_summary(wording.text(key::LEAVER_ERRORS_TITLE), &faults);
        let sections: Vec<_> = talks.iter().map(|(name, talk)| picker.section(name, talk)).collect();
        let sides = picker.several.then_some("sides");
        let lead = (!offer.either.is_empty()).then(|| view! { <p>{wording.text(key::LEAVER_BOOK_EITHER)}</p> });
        let both = (offer.talks.len() > 1).then(|| view! { <p>{wording.text(key::LEAVER_BOOK_BOTH)}</p> });
        let zone = clocks.above(program.now());
        let zones = clocks.fold(leaver.departure());
        let title = wording.text(key::LEAVER_BOOK_TITLE);
        let notice = form::said().await?;
        let room = Room { islands: true, ..Room::new(wording, &offer.organisation, title.clone()) };
        Ok(room.notice(notice).around(view! {
            <a class="back" href="/leaver/talk">{wording.text(key::LEAVER_BACK)}</a>
            {summary}
            {taken}
            <h1>{title}</h1>
            {lead}
            {both}
            {zone}
            <div class=sides>{sections}</div>
            <p>
                {wording.text(key::LEAVER_BOOK_NOTHING_FITS)} " " {readers::contact(&offer.organisation.hr_contact)}
            </p>
            {zones}
        }))
    })
}

fn first_id(name: &str) -> String {
    format!("slot-{name}-1")
}

struct Picker {
    wording: Wording,
    clocks: Clocks,
    today: NaiveDate,
    /// More than one talk to plan: each has a heading.
    several: bool,
    /// The talk whose form came back without a moment.
    missing: Option<String>,
    shown: Shown,
}

impl Picker {
    /// Somebody was quicker; what is below is free.
    fn taken(&self, slot: &SlotKey) -> AnyView {
        let local = self.clocks.local(slot.start);
        let when = format!("{}, {}", self.wording.day(local.date(), self.today), self.wording.time(local.time()));
        let text = self.wording.with(key::LEAVER_BOOK_TAKEN, [("when", when.into())]);
        view! { <div class="notice warn" role="alert"><p>{text}</p></div> }.into_any()
    }

    fn section(&self, name: &str, talk: &TalkOffer) -> AnyView {
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
        let host = self.shown.host.filter(|host| talk.hosts.iter().any(|name| name.account == *host));
        let times = match talk.week(self.shown.week) {
            Some(week) => self.times(name, talk, &week, host),
            None => view! { <p>{wording.text(key::LEAVER_BOOK_NOTHING)}</p> }.into_any(),
        };
        view! {
            <section id=format!("talk-{name}")>
                {heading}
                <p>
                    {wording.with(how_long, [("minutes", talk.minutes.into())])} " " {self.whose(talk)} {remote}
                </p>
                {now}
                {week::persons(wording, &self.shown, talk, host)}
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

    fn times(&self, name: &str, talk: &TalkOffer, week: &WeekOffer, host: Option<AccountId>) -> AnyView {
        let wording = self.wording;
        let id = format!("slot-{name}");
        let fault = (self.missing.as_deref() == Some(name)).then(|| wording.text(key::LEAVER_BOOK_MISSING));
        let first: Vec<_> = week
            .first
            .iter()
            .enumerate()
            .map(|(index, slot)| {
                let moment = Moment::from(slot);
                let also =
                    self.clocks.also_said(slot.start).map(|also| view! { " " <span class="where">{also}</span> });
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
                            {also}
                        </span>
                    </label>
                }
            })
            .collect();
        let several_hosts = talk.hosts.len() > 1 && host.is_none();
        let title = self.several.then(|| booked::title(wording, talk.host_kind));
        let shown = Talk { name, title, several_hosts };
        view! {
            <form method="get" action="/leaver/talk/confirm">
                <input type="hidden" name="talk" value=name.to_owned()/>
                <fieldset class="question" id=id.clone() aria-describedby=fault.as_ref().map(|_| format!("{id}-error"))>
                    <legend>{wording.text(key::LEAVER_BOOK_FIRST)}</legend>
                    {field_error(&id, fault.as_deref())}
                    {first}
                </fieldset>
                {week::view(&self.clocks, &self.shown, shown, week)}
                <div class="actions"><button class="button">{wording.text(key::LEAVER_NEXT)}</button></div>
            </form>
        }
        .into_any()
    }
}
