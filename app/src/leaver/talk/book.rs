//! Picking a time: the first good moments as big rows, and one week at a time below them. One form holds
//! the times of all talks, and every button of it carries what was picked for each. It only leads to the
//! page that repeats the choice, or to other times; it changes nothing.

use chrono::{NaiveDate, Timelike};
use domain::ids::AccountId;
use domain::talk::HostKind;
use leptos::prelude::*;
use server::talk::{OfferedSlot, SlotKey, TalkOffer, WeekOffer, offer_of};
use wording::{Wording, key};

use crate::components::{at_controls, error_summary, field_error};
use crate::context::{self, Elsewhere};
use crate::form;
use crate::leaver::page::LeaverPage;
use crate::leaver::readers;
use crate::leaver::talk::shown::Shown;
use crate::leaver::talk::week::{self, Talk};
use crate::leaver::talk::zone::Clocks;
use crate::leaver::talk::{booked, picks};
use crate::leaver::words::Moment;
use crate::page::page;

/// `/leaver/talk/book`, for all talks that can get a time or for one (`?talk=`); `?week=` a day of the
/// week that is shown, `?host=` whose times, `?view=grid` as a table, `?slot-…=` what was picked.
pub(in crate::leaver) fn book() -> AnyView {
    page(|| async {
        let (leaver, course) = context::leaver_with_course().await?;
        let wording = context::wording(Some(leaver.language()));
        let program = context::program();
        let mut shown = Shown::of(&context::query());
        let offer = offer_of(&program, &leaver, course, shown.host).await?;
        let talks: Vec<(String, &TalkOffer)> = picks::talks(&offer)
            .into_iter()
            .filter(|(name, _)| shown.talk.as_deref().is_none_or(|only| name == only))
            .filter(|(_, talk)| talk.booked.as_ref().is_none_or(|booked| booked.changeable))
            .collect();
        match talks.as_slice() {
            [] => return Err(Elsewhere::Go("/leaver/talk".to_owned())),
            [(only, _)] => shown.talk = Some(only.clone()),
            _ => {}
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
        let refused = picker.refused();
        let faults: Vec<_> = talks
            .iter()
            .filter(|(name, _)| picker.missing.as_deref() == Some(name))
            .map(|(name, _)| (first_id(name), wording.text(key::LEAVER_BOOK_MISSING)))
            .collect();
        let summary = error_summary(wording.text(key::LEAVER_ERRORS_TITLE), &at_controls(&faults));
        let sections: Vec<_> = talks.iter().map(|(name, talk)| picker.section(name, talk)).collect();
        let names: Vec<&str> = talks.iter().map(|(name, _)| name.as_str()).collect();
        let along = Shown { picks: picker.shown.picks.but(&names), ..picker.shown.clone() }.hidden();
        let sides = picker.several.then_some("sides");
        let lead = (!offer.either.is_empty()).then(|| view! { <p>{wording.text(key::LEAVER_BOOK_EITHER)}</p> });
        let both = (offer.talks.len() > 1).then(|| view! { <p>{wording.text(key::LEAVER_BOOK_BOTH)}</p> });
        let zone = clocks.above(program.now());
        let zones = clocks.fold(leaver.departure());
        let title = wording.text(key::LEAVER_BOOK_TITLE);
        let notice = form::said().await?;
        let room = LeaverPage { islands: true, ..LeaverPage::new(wording, &offer.organisation, title.clone()) };
        Ok(room.notice(notice).around(view! {
            <a class="back" href="/leaver/talk">{wording.text(key::LEAVER_BACK)}</a>
            {summary}
            {refused}
            <h1>{title}</h1>
            {lead}
            {both}
            {zone}
            <form method="get" action="/leaver/talk/confirm">
                // What Enter presses: not the first button that turns the page.
                <button class="visually-hidden" tabindex="-1" aria-hidden="true">{wording.text(key::LEAVER_NEXT)}</button>
                <div class=sides>{sections}</div>
                {along}
            </form>
            <p>
                {wording.text(key::LEAVER_BOOK_NOTHING_FITS)} " " {readers::contact(&offer.organisation.hr_contact)}
            </p>
            {zones}
        }))
    })
}

/// To which the summary of what is missing leads.
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
    /// Why the last choice led back here.
    fn refused(&self) -> Option<AnyView> {
        let reasons = [
            ("taken", key::LEAVER_BOOK_TAKEN),
            ("close", key::LEAVER_BOOK_CLOSE),
            ("together", key::LEAVER_BOOK_TOGETHER),
        ];
        let given = |name: &str| context::query_value(name).and_then(|slot| slot.parse::<SlotKey>().ok());
        let (slot, words) = reasons.into_iter().find_map(|(name, words)| Some((given(name)?, words)))?;
        let local = self.clocks.local(slot.start);
        let when = format!("{}, {}", self.wording.day(local.date(), self.today), self.wording.time(local.time()));
        let text = self.wording.with(words, [("when", when.into())]);
        Some(view! { <div class="notice warn" role="alert"><p>{text}</p></div> }.into_any())
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
                {week::persons(wording, name, talk, host)}
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
            2..=week::NAMES_MAX => key::LEAVER_BOOK_WITH_SEVERAL,
            many => return Some(self.wording.with(key::LEAVER_BOOK_WITH_MANY, [("count", many.into())])),
        };
        Some(self.wording.with(words, [("hosts", names.join(", ").into())]))
    }

    fn times(&self, name: &str, talk: &TalkOffer, week: &WeekOffer, host: Option<AccountId>) -> AnyView {
        let wording = self.wording;
        let id = format!("slot-{name}");
        let field = if self.several { picks::field(name) } else { picks::ONE.to_owned() };
        let fault = (self.missing.as_deref() == Some(name)).then(|| wording.text(key::LEAVER_BOOK_MISSING));
        let picked = self.shown.picks.for_talk(name);
        let in_first = week.first.iter().any(|slot| Some(slot.key) == picked);
        let in_week = week.days.iter().flat_map(|day| &day.slots).any(|slot| Some(slot.key) == picked);
        let elsewhere = picked.filter(|_| !in_first && !in_week).and_then(|key| self.known(talk, key));
        let so_far = elsewhere.map(|slot| {
            view! {
                <fieldset class="question">
                    <legend>{wording.text(key::LEAVER_BOOK_PICKED)}</legend>
                    {self.row(&slot, &field, None, true)}
                </fieldset>
            }
        });
        let row = |(index, slot): (usize, &OfferedSlot)| {
            let id = (index == 0).then(|| first_id(name));
            self.row(slot, &field, id, picked == Some(slot.key))
        };
        let first: Vec<_> = week.first.iter().enumerate().map(row).collect();
        let several_hosts = talk.hosts.len() > 1 && host.is_none();
        let title = self.several.then(|| booked::title(wording, talk.host_kind));
        let shown = Talk { name, title, several_hosts, field: &field, picked: picked.filter(|_| !in_first) };
        view! {
            {so_far}
            <fieldset class="question" id=id.clone() aria-describedby=fault.as_ref().map(|_| format!("{id}-error"))>
                <legend>{wording.text(key::LEAVER_BOOK_FIRST)}</legend>
                {field_error(&id, fault.as_deref())}
                {first}
            </fieldset>
            {week::view(&self.clocks, self.shown.is_grid, shown, week)}
            <div class="actions">
                <button
                    class="button"
                    name=self.several.then_some("confirm")
                    value=self.several.then(|| name.to_owned())
                >
                    {wording.text(key::LEAVER_NEXT)}
                </button>
            </div>
        }
        .into_any()
    }

    /// A time as a big row.
    fn row(&self, slot: &OfferedSlot, field: &str, id: Option<String>, picked: bool) -> AnyView {
        let wording = self.wording;
        let moment = Moment::from(slot);
        let also = self.clocks.also_said(slot.start).map(|also| view! { " " <span class="where">{also}</span> });
        view! {
            <label class="choice slot">
                <input type="radio" name=field.to_owned() value=slot.key.to_string() id=id checked=picked/>
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
        .into_any()
    }

    /// A time that was picked in another week, or of another host, in words. Whether it is still free is
    /// looked up when it is confirmed.
    fn known(&self, talk: &TalkOffer, key: SlotKey) -> Option<OfferedSlot> {
        let listed = talk.days.iter().flat_map(|day| &day.slots).find(|slot| slot.key == key);
        if let Some(slot) = listed {
            return Some(slot.clone());
        }
        let host = talk.hosts.iter().find(|host| host.account == key.host)?;
        let local = self.clocks.local(key.start);
        let minute_of_day = u16::try_from(local.hour() * 60 + local.minute()).ok()?;
        Some(OfferedSlot {
            key,
            host_name: host.name.clone(),
            start: key.start,
            date: local.date(),
            minute_of_day,
            minutes: talk.minutes,
            way: key.way,
            place: None,
        })
    }
}
