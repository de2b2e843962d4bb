//! What a host does around the start of a talk, each with one click: say how late, or that nobody came;
//! and what the leaver asks for when it is too late to move it themselves.

use chrono::{DateTime, Utc};
use domain::appointment::LATE_MINUTES;
use domain::ids::DepartureId;
use domain::talk::NotHeldReason;
use leptos::prelude::*;
use server::talk::{Late, run_late};
use wording::key;

use crate::fields::{Fields, Form};
use crate::form;
use crate::staff::departure::proofs::{Host, acting};
use crate::staff::departure::talk::outcome::TalkNotHeld;
use crate::staff::parts::hidden;
use crate::staff::room::{Room, record_address};

crate::form_functions!(TalkLate);

/// Says that the talk begins some minutes later; the leaver has a mail at once.
#[server(prefix = "/_fn", endpoint = "talk-late", input = Form)]
pub async fn talk_late(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let acting = acting(fields).await?;
        let minutes = acting.fields.get("minutes").parse().unwrap_or(0);
        let outcome = match acting.host()? {
            Host::Adviser(adviser) => run_late(&acting.program, &adviser, minutes).await?,
            Host::Leader(leader) => run_late(&acting.program, &leader, minutes).await?,
        };
        let (kind, words) = match outcome {
            Late::Told => ("good", key::STAFF_LATE_TOLD),
            Late::AlreadyTold => ("", key::STAFF_LATE_TOLD_BEFORE),
            Late::NoAddress => ("warn", key::STAFF_LATE_NO_ADDRESS),
            Late::NotNow => ("warn", key::STAFF_LATE_NOT_NOW),
            Late::NothingBooked => ("warn", key::STAFF_LATE_NOTHING),
        };
        acting.done(kind, acting.wording.text(words)).await
    })
    .await
}

/// How a talk of this moment stands, as the day and the record know it.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    pub departure: DepartureId,
    /// Whom it is with.
    pub name: &'a str,
    pub change_asked: bool,
    /// When it is to begin instead, where the leaver said so in their calendar.
    pub proposed: Option<DateTime<Utc>>,
    pub late_minutes: Option<u16>,
    pub may_say_late: bool,
    /// It has begun, and may be said not to have taken place.
    pub began: bool,
    /// Where the buttons lead back to.
    pub back: &'a str,
}

/// What is said and can be done around this talk; nothing on most days.
pub fn around(room: &Room, talk: Around<'_>) -> Option<AnyView> {
    let asked = talk.change_asked.then(|| {
        let move_it = format!("{}/talk", record_address(talk.departure));
        let name = talk.name.to_owned();
        let words = match talk.proposed {
            Some(start) => {
                let when = room.moment(start);
                room.with(key::STAFF_CHANGE_PROPOSED, [("name", name.into()), ("when", when.into())])
            }
            None => room.with(key::STAFF_CHANGE_ASKED, [("name", name.into())]),
        };
        view! {
            <p class="notice warn">
                {words} " "
                <a href=move_it>{room.text(key::STAFF_TALK_MOVE)}</a>
            </p>
        }
    });
    let told = talk.late_minutes.map(|minutes| {
        view! { <p class="soft">{room.with(key::STAFF_LATE_SAID, [("minutes", minutes.into())])}</p> }
    });
    let late = talk.may_say_late.then(|| late_form(room, talk));
    let nobody_came = talk.began.then(|| no_show(room, talk));
    let is_something = asked.is_some() || told.is_some() || late.is_some() || nobody_came.is_some();
    is_something.then(|| view! { <div class="around">{asked} {told} {late} {nobody_came}</div> }.into_any())
}

fn late_form(room: &Room, talk: Around<'_>) -> AnyView {
    let buttons: Vec<_> = LATE_MINUTES
        .iter()
        .map(|minutes| {
            let words = room.with(key::STAFF_LATE_BY, [("minutes", (*minutes).into())]);
            view! { <button class="button small quiet" name="minutes" value=minutes.to_string()>{words}</button> }
        })
        .collect();
    let label = room.with(key::STAFF_LATE_TITLE, [("name", talk.name.to_owned().into())]);
    view! {
        <form class="actions" method="post" action=TalkLate::PATH aria-label=label>
            {hidden("departure", talk.departure.to_string())}
            {hidden("back", talk.back.to_owned())}
            <span>{room.text(key::STAFF_LATE_LEAD)}</span>
            {buttons}
        </form>
    }
    .into_any()
}

fn no_show(room: &Room, talk: Around<'_>) -> AnyView {
    let label = room.with(key::STAFF_NO_SHOW_TITLE, [("name", talk.name.to_owned().into())]);
    view! {
        <form class="actions" method="post" action=TalkNotHeld::PATH aria-label=label>
            {hidden("departure", talk.departure.to_string())}
            {hidden("back", talk.back.to_owned())}
            {hidden("not_held", NotHeldReason::LeaverAbsent.code().to_owned())}
            <button class="button small quiet">{room.text(key::STAFF_NO_SHOW)}</button>
            <small>{room.text(key::STAFF_NO_SHOW_HINT)}</small>
        </form>
    }
    .into_any()
}
