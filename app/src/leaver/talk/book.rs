//! Picking a time: the first good moments as big rows of one group, in which nothing is chosen, and the way to other
//! days. One form holds the first moments of all talks, and every button of it carries what was picked for each. By
//! itself it changes nothing: what is posted without a moment comes back and says so.

use chrono::{NaiveDate, Timelike};
use domain::talk::{HostKind, TalkChoice};
use leptos::prelude::*;
use server::access::LeaverOf;
use server::talk::{ChoicesAsked, Offer, OfferedSlot, SlotKey, TalkOffer, offer_of};
use wording::{Wording, key};

use crate::components::{at_controls, error_summary, field_error};
use crate::context::{self, Elsewhere};
use crate::form;
use crate::leaver::page::LeaverPage;
use crate::leaver::talk::booked::{self, DECLINE, TalkDetails};
use crate::leaver::talk::days::{Looked, OtherDays};
use crate::leaver::talk::moments::Moments;
use crate::leaver::talk::others::Others;
use crate::leaver::talk::picks;
use crate::leaver::talk::settle::{BOOK, PickMoment};
use crate::leaver::talk::shown::{Shown, Step};
use crate::leaver::talk::zone::Clocks;
use crate::leaver::words::Moment;
use crate::leaver::{about, readers};
use crate::page::page;

/// `/leaver/talk/book`, for all talks that can get a time or for one (`?talk=`); `?days=` the other days of one, of the
/// week of `?week=`, or the times of `?day=` and its `?part=`; `?every=yes` all of those, `?host=` whose,
/// `?slot-…=` what was picked.
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
        let faults: Vec<_> = talks
            .iter()
            .filter(|(name, _)| picker.missing.as_deref() == Some(name))
            .map(|(name, _)| (Moments::first_id(name), wording.text(key::LEAVER_BOOK_MISSING)))
            .collect();
        let summary = error_summary(wording.text(key::LEAVER_ERRORS_TITLE), &at_controls(&faults));
        let refused = picker.refused(&offer.organisation.hr_contact);
        let (back, content) = match talks.as_slice() {
            [(name, talk)] if picker.shown.step != Step::First => {
                picker.other_days(&leaver, (name.as_str(), *talk), picks::talks(&offer).len() > 1)
            }
            _ => ("/leaver/talk".to_owned(), picker.first(&leaver, &offer, &talks)),
        };
        // Where times are chosen among many, what can be said elsewhere is.
        let is_first = picker.shown.step == Step::First;
        let zone = is_first.then(|| clocks.above(program.now()));
        let zones = is_first.then(|| clocks.fold(leaver.departure()));
        let is_of_a_day = matches!(picker.shown.step, Step::Day(..));
        let nothing_fits = (!is_of_a_day).then(|| {
            let contact = readers::contact(&offer.organisation.hr_contact);
            view! {
                <details class="fold">
                    <summary>{wording.text(key::LEAVER_BOOK_NOTHING_FITS)}</summary>
                    <p>{wording.text(key::LEAVER_BOOK_LET_US_KNOW)} " " {contact}</p>
                </details>
            }
            .into_any()
        });
        let title = wording.text(key::LEAVER_BOOK_TITLE);
        let notice = form::said().await?;
        let room = LeaverPage { islands: is_first, ..LeaverPage::new(wording, &offer.organisation, title.clone()) };
        Ok(room.notice(notice).around(view! {
            <a class="back" href=back>{wording.text(key::LEAVER_BACK)}</a>
            {summary}
            {refused}
            <h1>{title}</h1>
            {zone}
            {content}
            {nothing_fits}
            {zones}
        }))
    })
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
    /// Why the last choice led back here, and whom to ask where another one will not do.
    fn refused(&self, hr_contact: &str) -> Option<AnyView> {
        let reasons = [
            ("taken", key::LEAVER_BOOK_TAKEN),
            ("close", key::LEAVER_BOOK_CLOSE),
            ("together", key::LEAVER_BOOK_TOGETHER),
            ("often", key::LEAVER_BOOK_TOO_OFTEN),
        ];
        let given = |name: &str| context::query_value(name).and_then(|slot| slot.parse::<SlotKey>().ok());
        let (slot, words) = reasons.into_iter().find_map(|(name, words)| Some((given(name)?, words)))?;
        let local = self.clocks.local(slot.start);
        let when = format!("{}, {}", self.wording.day(local.date(), self.today), self.wording.time(local.time()));
        let text = self.wording.with(words, [("when", when.into())]);
        let ask =
            (words == key::LEAVER_BOOK_TOO_OFTEN).then(|| view! { " " {readers::contact(hr_contact)} }.into_any());
        Some(view! { <div class="notice warn" role="alert"><p>{text} {ask}</p></div> }.into_any())
    }

    fn fault(&self, name: &str) -> Option<String> {
        (self.missing.as_deref() == Some(name)).then(|| self.wording.text(key::LEAVER_BOOK_MISSING))
    }

    fn moments<'a>(&self, name: &'a str, talk: &'a TalkOffer) -> Moments<'a> {
        let picked = self.shown.picks.for_talk(name);
        Moments { clocks: self.clocks, today: self.today, name, talk, several: self.several, picked }
    }

    /// The form around times, with what goes along.
    fn form(&self, leaver: &LeaverOf, names: &[&str], times: AnyView) -> AnyView {
        let along = Shown { picks: self.shown.picks.but(names), ..self.shown.clone() }.hidden();
        let only = if let [only] = names { Some((*only).to_owned()) } else { None };
        let only = only.map(|name| view! { <input type="hidden" name="talk" value=name/> });
        view! {
            <form method="post" action=PickMoment::PATH data-enter-goes="">
                {about(leaver.departure())}
                // What Enter presses: it books nothing, and looks at no other days.
                <button class="visually-hidden" tabindex="-1" aria-hidden="true">
                    {self.wording.text(key::LEAVER_NEXT)}
                </button>
                {times}
                {only}
                {along}
            </form>
        }
        .into_any()
    }

    /// The first good moments of each talk; and below them with whom else.
    fn first(&self, leaver: &LeaverOf, offer: &Offer, talks: &[(String, &TalkOffer)]) -> AnyView {
        let wording = self.wording;
        let names: Vec<&str> = talks.iter().map(|(name, _)| name.as_str()).collect();
        let sections: Vec<_> = talks.iter().map(|(name, talk)| self.section(name, talk)).collect();
        let sides = self.several.then_some("sides");
        let lead = (!offer.either.is_empty()).then(|| view! { <p>{wording.text(key::LEAVER_BOOK_EITHER)}</p> });
        let both = (offer.talks.len() > 1).then(|| view! { <p>{wording.text(key::LEAVER_BOOK_BOTH)}</p> });
        let form = self.form(leaver, &names, view! { <div class=sides>{sections}</div> }.into_any());
        view! { {lead} {both} {form} {self.with_whom_else(leaver, offer)} }.into_any()
    }

    /// The invitation says that they can choose somebody else, or no talk, on the page it leads to.
    fn with_whom_else(&self, leaver: &LeaverOf, offer: &Offer) -> Option<AnyView> {
        if offer.talks.is_empty() || offer.talks.iter().any(|talk| talk.booked.is_some()) {
            return None;
        }
        // A talk that was held, or dropped: what may be chosen now stands beside it.
        if offer.talks.len() < offer.proposed.len() {
            let words = self.wording.text(key::LEAVER_CHOICE_CHANGE);
            return Some(view! { <p><a href="/leaver/talk">{words}</a></p> }.into_any());
        }
        let asked = ChoicesAsked {
            choices: offer.choices.clone(),
            proposed: offer.proposed.clone(),
            choice: offer.choice,
            shares_with_leader: offer.shares_with_leader,
            has_a_time: false,
        };
        let (wording, departure) = (self.wording, leaver.departure());
        let others = Others { wording, departure, asked: &asked, is_missing: false }.fold(key::LEAVER_CHOICE_CHANGE);
        let details = TalkDetails {
            wording,
            departure,
            organisation: &offer.organisation,
            clocks: self.clocks,
            today: self.today,
            missing: None,
        };
        let may_decline = asked.choices.contains(&TalkChoice::None);
        let decline = may_decline.then(|| details.fold(&DECLINE, "", wording.text(key::LEAVER_DECLINE_TEXT)));
        Some(view! { {others} {decline} }.into_any())
    }

    /// Other days of a talk, and the way back from there.
    fn other_days(
        &self,
        leaver: &LeaverOf,
        (name, talk): (&str, &TalkOffer),
        beside_another: bool,
    ) -> (String, AnyView) {
        let host = self.shown.host.filter(|host| talk.hosts.iter().any(|name| name.account == *host));
        let moments = self.moments(name, talk);
        let days = OtherDays { moments, shown: &self.shown, host, beside_another, fault: self.fault(name) };
        let content = match days.view() {
            Looked::Links(links) => links,
            Looked::Times(times) => self.form(leaver, &[name], times),
        };
        (days.back(), content)
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
        let times = if talk.days.is_empty() {
            view! { <p>{wording.text(key::LEAVER_BOOK_NOTHING)}</p> }.into_any()
        } else {
            self.times(name, talk)
        };
        view! {
            <div class="picker" id=format!("talk-{name}")>
                {heading}
                <p>
                    {wording.with(how_long, [("minutes", talk.minutes.into())])} {remote}
                </p>
                {now}
                {times}
            </div>
        }
        .into_any()
    }

    /// The first good moments, what was picked elsewhere, and the way to other days.
    fn times(&self, name: &str, talk: &TalkOffer) -> AnyView {
        let wording = self.wording;
        let moments = self.moments(name, talk);
        let first: Vec<&OfferedSlot> = talk.first.iter().filter(|slot| moments.can_be_chosen(slot)).collect();
        let elsewhere = moments.picked.filter(|key| first.iter().all(|slot| slot.key != *key));
        let so_far = elsewhere.and_then(|key| self.known(talk, key)).map(|slot| {
            view! {
                <fieldset class="question">
                    <legend>{wording.text(key::LEAVER_BOOK_PICKED)}</legend>
                    {moments.row(&slot, None)}
                </fieldset>
            }
        });
        let rows: Vec<_> = first
            .iter()
            .enumerate()
            .map(|(index, slot)| moments.row(slot, (index == 0).then(|| Moments::first_id(name))))
            .collect();
        let (id, fault) = (moments.id(), self.fault(name));
        view! {
            {so_far}
            <fieldset class="question" id=id.clone() aria-describedby=fault.as_ref().map(|_| format!("{id}-error"))>
                <legend>{wording.text(key::LEAVER_BOOK_FIRST)}</legend>
                {field_error(&id, fault.as_deref())}
                {rows}
            </fieldset>
            {moments.onward()}
            <p>{self.to_other_days(name)}</p>
        }
        .into_any()
    }

    /// A link; beside another talk a button, which takes along what is picked for that one.
    fn to_other_days(&self, name: &str) -> AnyView {
        let words = self.wording.text(key::LEAVER_BOOK_OTHER_DAYS);
        if self.several {
            return view! {
                <button class="plain" formmethod="get" formaction=BOOK name="days" value=name.to_owned()>
                    {words}
                </button>
            }
            .into_any();
        }
        let there = Shown { talk: Some(name.to_owned()), ..self.shown.at(Step::Week(None)) };
        view! { <a href=there.address(BOOK, &[], "")>{words}</a> }.into_any()
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
