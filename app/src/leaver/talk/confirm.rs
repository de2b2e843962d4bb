//! The chosen moment in words, before it is confirmed; then booking it, or the next free ones.

use chrono::NaiveDate;
use domain::ids::TalkId;
use domain::talk::TalkChoice;
use leptos::prelude::*;
use server::access::LeaverOf;
use server::talk::{self, Booking, Choosing, NotOffered, OfferedSlot, SlotKey, TalkOffer};
use wording::{Wording, key};

use super::super::frame::Room;
use super::super::words::Moment;
use super::super::zone::Clocks;
use super::super::{about, leaver_of};
use crate::components::{error_summary, field_error};
use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form;
use crate::page::page;

crate::form_functions!(BookTalk);

/// `/leaver/talk/confirm?talk=…&slot=…`
pub(in crate::leaver) fn confirm() -> AnyView {
    page(|| async {
        let leaver = context::leaver().await?;
        let wording = context::wording(Some(leaver.language()));
        let program = context::program();
        // A talk's id, or with whom she would talk if she picks this time.
        let talk = context::query_value("talk").filter(|name| is_name(name)).ok_or(Elsewhere::NotFound)?;
        let Some(wish) = context::query_value("slot").and_then(|slot| slot.parse::<SlotKey>().ok()) else {
            return Err(Elsewhere::Go(format!("/leaver/talk/book?missing={talk}#errors")));
        };
        let offer = talk::offer(&program, &leaver).await?;
        let planned = offer.talks.iter().find(|offered| offered.talk.to_string() == talk);
        let chosen = || offer.either.iter().find(|either| either.name() == talk).map(|either| &either.offer);
        let Some(of) = planned.or_else(chosen) else {
            return Err(Elsewhere::Go("/leaver/talk".to_owned()));
        };
        let Some(slot) = of.days.iter().flat_map(|day| &day.slots).find(|slot| slot.key == wish) else {
            return Err(Elsewhere::Go(taken(&talk, &wish)));
        };
        let clocks = Clocks::of(wording, &offer.organisation).await?;
        let today = clocks.local(program.now()).date();
        let also = clocks.also_said(slot.start).map(|also| view! { <p class="soft">{also}</p> });
        let missing = (context::query_value("missing").as_deref() == Some("sure"))
            .then(|| wording.text(key::LEAVER_CONFIRM_MISSING));
        let faults: Vec<_> = missing.iter().map(|text| ("sure".to_owned(), text.clone())).collect();
        let title = wording.text(key::LEAVER_CONFIRM_TITLE);
        Ok(Room::new(wording, &offer.organisation, title.clone()).around(view! {
            <a class="back" href=format!("/leaver/talk/book?talk={talk}")>{wording.text(key::LEAVER_CONFIRM_OTHER)}</a>
            {error_summary(wording.text(key::LEAVER_ERRORS_TITLE), &faults)}
            <h1>{title}</h1>
            {Moment::from(slot).chosen(wording, today)}
            {also}
            {ask(wording, &leaver, (&talk, of), slot, today, missing.as_deref())}
            <p class="soft">{wording.text(key::LEAVER_CONFIRM_NOTE)}</p>
        }))
    })
}

/// Whether a form may name a talk so; what it names is looked up.
fn is_name(name: &str) -> bool {
    name.parse::<TalkId>().is_ok() || TalkChoice::parse(name).is_some()
}

fn taken(talk: &str, wish: &SlotKey) -> String {
    // In the week of the moment that went, beside the next free ones.
    format!("/leaver/talk/book?talk={talk}&taken={wish}&week={}", wish.start.date_naive())
}

fn ask(
    wording: Wording,
    leaver: &LeaverOf,
    (talk, of): (&str, &TalkOffer),
    slot: &OfferedSlot,
    today: NaiveDate,
    fault: Option<&str>,
) -> AnyView {
    let was = of.booked.as_ref().map(|booked| {
        let when = Moment::from(booked).when(wording, today);
        view! { <p>{wording.with(key::LEAVER_CONFIRM_WAS, [("when", when.into())])}</p> }
    });
    let button = if of.booked.is_some() { key::LEAVER_CONFIRM_MOVE_BUTTON } else { key::LEAVER_CONFIRM_BUTTON };
    view! {
        <form method="post" action="/_fn/book-talk">
            {about(leaver.departure())}
            <input type="hidden" name="talk" value=talk.to_owned()/>
            <input type="hidden" name="slot" value=slot.key.to_string()/>
            {was}
            {field_error("sure", fault)}
            <label class="choice">
                <input type="checkbox" name="sure" value="yes" id="sure" aria-describedby=fault.map(|_| "sure-error")/>
                <span>{wording.text(key::LEAVER_CONFIRM_SURE)}</span>
            </label>
            <div class="actions"><button class="button">{wording.text(button)}</button></div>
        </form>
    }
    .into_any()
}

/// Books the moment, or moves the talk to it. The server looks again whether it is still free; when
/// somebody was quicker, the next free ones are shown and nothing else is lost.
#[server(prefix = "/_fn", endpoint = "book-talk", input = Form)]
pub async fn book_talk(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let leaver = leaver_of(&fields).await?;
        let name = fields.get("talk");
        let wish: SlotKey = fields.get("slot").parse().map_err(|_| Elsewhere::NotFound)?;
        if !is_name(name) {
            return Err(Elsewhere::NotFound);
        }
        if !fields.ticked("sure") {
            return Ok(format!("/leaver/talk/confirm?talk={name}&slot={wish}&missing=sure#errors"));
        }
        let wording = context::wording(Some(leaver.language()));
        let Some(talk) = talk_of(&leaver, name).await? else {
            form::say("warn", wording.text(key::LEAVER_CHOICE_NOT_OFFERED)).await?;
            return Ok("/leaver/talk".to_owned());
        };
        let (kind, words) = match talk::book(&context::program(), &leaver, talk, &wish).await? {
            Booking::Booked(_) => ("good", key::LEAVER_BOOKED),
            Booking::Moved(_) => ("good", key::LEAVER_MOVED),
            Booking::SlotTaken { .. } | Booking::NotOffered(NotOffered::NotAllowed) => {
                return Ok(taken(&talk.to_string(), &wish));
            }
            Booking::TooLate => ("warn", key::LEAVER_CANCEL_TOO_LATE),
            Booking::NotOffered(_) => ("warn", key::LEAVER_BOOK_NOT_OFFERED),
        };
        form::say(kind, wording.text(words)).await?;
        Ok("/leaver/talk".to_owned())
    })
    .await
}

/// The talk of that id; or, where she has not chosen yet, the one that choosing makes.
async fn talk_of(leaver: &LeaverOf, name: &str) -> Result<Option<TalkId>, Elsewhere> {
    if let Ok(id) = name.parse() {
        return Ok(Some(id));
    }
    let Some(choice) = TalkChoice::parse(name) else { return Ok(None) };
    let program = context::program();
    let share = talk::asked(&program, leaver).await?.shares_with_leader;
    match talk::choose(&program, leaver, choice, share).await? {
        Choosing::Chosen => {
            let talks = talk::offer(&program, leaver).await?.talks;
            Ok(talks.into_iter().find(|talk| talk.booked.is_none()).map(|talk| talk.talk))
        }
        Choosing::NotOffered | Choosing::TooLate | Choosing::Over => Ok(None),
    }
}
