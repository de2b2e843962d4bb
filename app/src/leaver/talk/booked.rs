//! One talk as the leaver sees it: its moment, and what they can do about it.

use chrono::NaiveDate;
use domain::ids::DepartureId;
use domain::organisation::Organisation;
use domain::reach::Reach;
use domain::talk::HostKind;
use leptos::prelude::*;
use server::home::{HomeTalk, HomeTalkState};
use server::talk::BookedTalk;
use wording::{Key, Wording, key};

use crate::components::field_error;
use crate::leaver::talk::actions::{AskHost, CancelTalk, DeclineTalk, DenyTalk};
use crate::leaver::talk::zone::Clocks;
use crate::leaver::words::Moment;
use crate::leaver::{about, readers};

/// "Gesprek met HR".
pub fn title(wording: Wording, host: HostKind) -> String {
    wording.text(match host {
        HostKind::HrAdviser => key::LEAVER_TALK_WITH_ADVISER,
        HostKind::TeamLeader => key::LEAVER_TALK_WITH_LEADER,
    })
}

fn plan_button(wording: Wording, talk: &HomeTalk, words: Key) -> AnyView {
    let href = format!("/leaver/talk/book?talk={}", talk.id);
    view! { <div class="actions"><a class="button" href=href>{wording.text(words)}</a></div> }.into_any()
}

/// The talk on the first page: the moment, or the way to one.
pub fn short(wording: Wording, talk: &HomeTalk, today: NaiveDate, named: bool) -> AnyView {
    let name = named.then(|| view! { <h3>{title(wording, talk.host)}</h3> });
    view! { {name} {state(wording, talk, today)} }.into_any()
}

fn state(wording: Wording, talk: &HomeTalk, today: NaiveDate) -> AnyView {
    let said = |text: String| view! { <p>{text}</p> }.into_any();
    match &talk.state {
        HomeTalkState::ToPlan => view! {
            <p>{wording.text(key::LEAVER_TALK_TO_PLAN)}</p>
            {plan_button(wording, talk, key::LEAVER_TALK_PLAN)}
        }
        .into_any(),
        HomeTalkState::Booked(booked) => view! {
            {Moment::from(booked).chosen(wording, today)}
            {how_to_reach(wording, booked, &talk.reach)}
        }
        .into_any(),
        HomeTalkState::TimePassed(_) => said(wording.text(key::LEAVER_TALK_TIME_PASSED)),
        HomeTalkState::Held { on } => {
            said(wording.with(key::LEAVER_TALK_HELD, [("date", wording.day(*on, today).into())]))
        }
        HomeTalkState::NotHeld { again: true } => view! {
            <p>{wording.text(key::LEAVER_TALK_AGAIN)}</p>
            {plan_button(wording, talk, key::LEAVER_TALK_PLAN)}
        }
        .into_any(),
        HomeTalkState::NotHeld { again: false } => said(wording.text(key::LEAVER_TALK_NOT_HELD)),
    }
}

/// Where the call by video is, and the host's number where they talk by phone or it is soon.
fn how_to_reach(wording: Wording, booked: &BookedTalk, reach: &Reach) -> AnyView {
    let video = reach.video.as_ref().map(|video| {
        let address = video.as_str().to_owned();
        view! {
            <p>
                {wording.text(key::LEAVER_TALK_VIDEO)} " "
                <a href=address.clone() rel="noopener noreferrer">{address.clone()}</a>
            </p>
        }
    });
    let call = reach.phone.as_ref().map(|phone| {
        let said = wording.with(key::LEAVER_TALK_CALL, [("host", booked.host_name.as_str().into())]);
        view! { <p>{said} " " <a class="nobreak" href=phone.link()>{phone.as_str().to_owned()}</a></p> }
    });
    view! { {video} {call} }.into_any()
}

/// What a talk on its own page needs beside itself.
pub struct TalkDetails<'a> {
    pub wording: Wording,
    pub departure: DepartureId,
    pub organisation: &'a Organisation,
    pub clocks: Clocks,
    pub today: NaiveDate,
    /// The form that came back without its tick, as `what.talk`.
    pub missing: Option<&'a str>,
}

impl TalkDetails<'_> {
    /// The talk with everything that can be done about it.
    pub fn whole(&self, talk: &HomeTalk) -> AnyView {
        let more = match &talk.state {
            HomeTalkState::Booked(booked) => self.of_booked(booked),
            HomeTalkState::Held { .. } => self.ticked(talk, &DENY),
            _ => ().into_any(),
        };
        let id = format!("talk-{}", talk.id);
        view! {
            <section aria-labelledby=id.clone()>
                <h2 id=id.clone()>{title(self.wording, talk.host)}</h2>
                {state(self.wording, talk, self.today)}
                {more}
            </section>
        }
        .into_any()
    }

    fn of_booked(&self, booked: &BookedTalk) -> AnyView {
        let wording = self.wording;
        let calendar = format!("/leaver/talk/{}/calendar.ics", booked.appointment);
        let change = if booked.changeable {
            let href = format!("/leaver/talk/book?talk={}", booked.talk);
            view! { <a href=href>{wording.text(key::LEAVER_TALK_MOVE)}</a> }.into_any()
        } else {
            ().into_any()
        };
        let host = booked.host_name.as_str();
        let below = if booked.changeable {
            let text = wording.with(key::LEAVER_CANCEL_TEXT, [("host", host.into())]);
            self.fold(&CANCEL, &booked.talk.to_string(), text)
        } else {
            self.too_soon(booked)
        };
        let asked = (booked.changeable && booked.change_asked).then(|| {
            let said = wording.with(key::LEAVER_ASK_ASKED, [("host", host.into())]);
            view! { <p>{said}</p> }
        });
        let reminder = booked.reminder_comes.then(|| view! { " " {wording.text(key::LEAVER_TALK_REMINDER)} });
        let also = self.clocks.also_said(booked.starts_at).map(|also| view! { <p class="soft">{also}</p> });
        let late = booked.late_minutes.map(|minutes| {
            let said = wording.with(key::LEAVER_TALK_LATE, [("host", host.into()), ("minutes", minutes.into())]);
            view! { <p><strong>{said}</strong></p> }
        });
        view! {
            {also}
            {late}
            {asked}
            <div class="actions">
                <a class="button" href=calendar>{wording.text(key::LEAVER_TALK_CALENDAR)}</a>
                {change}
            </div>
            <p>{wording.text(key::LEAVER_TALK_IN_MAIL)} {reminder}</p>
            {below}
        }
        .into_any()
    }

    /// Too late to move or cancel it themselves: they can ask, or call.
    fn too_soon(&self, booked: &BookedTalk) -> AnyView {
        let wording = self.wording;
        let host = booked.host_name.as_str();
        let asks = if booked.change_asked {
            let said = wording.with(key::LEAVER_ASK_ASKED, [("host", host.into())]);
            view! { <p>{said}</p> }.into_any()
        } else {
            let text = wording.with(key::LEAVER_ASK_TEXT, [("host", host.into())]);
            self.fold(&ASK, &booked.talk.to_string(), text)
        };
        let text = wording.with(key::LEAVER_TALK_TOO_SOON, [("host", host.into())]);
        view! {
            <p>{text} " " {readers::contact(&self.organisation.hr_contact)}</p>
            {asks}
        }
        .into_any()
    }

    fn ticked(&self, talk: &HomeTalk, grave: &Grave) -> AnyView {
        self.fold(grave, &talk.id.to_string(), self.wording.text(key::LEAVER_DENY_TEXT))
    }

    /// What cannot simply be undone: it says what will happen and asks for a tick.
    pub fn fold(&self, grave: &Grave, talk: &str, text: String) -> AnyView {
        let wording = self.wording;
        let form = if talk.is_empty() { grave.name.to_owned() } else { format!("{}.{talk}", grave.name) };
        let id = format!("{}-sure", form.replace('.', "-"));
        let fault = (self.missing == Some(form.as_str())).then(|| wording.text(grave.missing));
        let is_open = fault.is_some();
        view! {
            <details class="fold grave" open=is_open>
                <summary>{wording.text(grave.title)}</summary>
                <form method="post" action=grave.action>
                    {about(self.departure)}
                    <input type="hidden" name="talk" value=talk.to_owned()/>
                    <p>{text}</p>
                    {field_error(&id, fault.as_deref())}
                    <label class="choice">
                        <input
                            type="checkbox"
                            name="sure"
                            value="yes"
                            id=id.clone()
                            aria-describedby=is_open.then(|| format!("{id}-error"))
                        />
                        <span>{wording.text(grave.tick)}</span>
                    </label>
                    <div class="actions"><button class="button grave">{wording.text(grave.button)}</button></div>
                </form>
            </details>
        }
        .into_any()
    }

    /// The line of the error summary for the tick that is missing, if one is.
    pub fn faults(&self) -> Vec<(String, String)> {
        let Some(form) = self.missing else { return Vec::new() };
        [&ASK, &CANCEL, &DENY, &DECLINE]
            .into_iter()
            .filter(|grave| form.split('.').next() == Some(grave.name))
            .map(|grave| (format!("{}-sure", form.replace('.', "-")), self.wording.text(grave.missing)))
            .collect()
    }
}

/// The words of a form that asks for a tick.
pub struct Grave {
    /// In the address of a form that came back.
    pub name: &'static str,
    pub action: &'static str,
    pub title: Key,
    pub tick: Key,
    pub missing: Key,
    pub button: Key,
}

pub const ASK: Grave = Grave {
    name: "ask",
    action: AskHost::PATH,
    title: key::LEAVER_ASK_TITLE,
    tick: key::LEAVER_ASK_SURE,
    missing: key::LEAVER_ASK_MISSING,
    button: key::LEAVER_ASK_BUTTON,
};

pub const CANCEL: Grave = Grave {
    name: "cancel",
    action: CancelTalk::PATH,
    title: key::LEAVER_CANCEL_TITLE,
    tick: key::LEAVER_CANCEL_SURE,
    missing: key::LEAVER_CANCEL_MISSING,
    button: key::LEAVER_CANCEL_TITLE,
};

pub const DENY: Grave = Grave {
    name: "deny",
    action: DenyTalk::PATH,
    title: key::LEAVER_DENY_TITLE,
    tick: key::LEAVER_DENY_SURE,
    missing: key::LEAVER_DENY_MISSING,
    button: key::LEAVER_DENY_BUTTON,
};

pub const DECLINE: Grave = Grave {
    name: "decline",
    action: DeclineTalk::PATH,
    title: key::LEAVER_DECLINE_TITLE,
    tick: key::LEAVER_DECLINE_SURE,
    missing: key::LEAVER_DECLINE_MISSING,
    button: key::LEAVER_DECLINE_BUTTON,
};
