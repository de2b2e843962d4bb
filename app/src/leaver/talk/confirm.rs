//! The chosen moment in words, before it is confirmed; then booking it, or the next free ones.

use chrono::NaiveDate;
use domain::ids::TalkId;
use leptos::prelude::*;
use server::access::LeaverOf;
use server::talk::{self, Booking, NotOffered, OfferedSlot, SlotKey, TalkOffer};
use wording::{Wording, key};

use super::super::frame::Room;
use super::super::words::Moment;
use super::super::{about, first, leaver_of};
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
        let talk: TalkId = context::query_value("talk").and_then(|id| id.parse().ok()).ok_or(Elsewhere::NotFound)?;
        let Some(wish) = context::query_value("slot").and_then(|slot| slot.parse::<SlotKey>().ok()) else {
            return Err(Elsewhere::Go(format!("/leaver/talk/book?missing={talk}#errors")));
        };
        let offer = talk::offer(&program, &leaver).await?;
        let Some(of) = offer.talks.iter().find(|offered| offered.talk == talk) else {
            return Err(Elsewhere::Go("/leaver/talk".to_owned()));
        };
        let Some(slot) = of.days.iter().flat_map(|day| &day.slots).find(|slot| slot.key == wish) else {
            return Err(Elsewhere::Go(taken(talk, &wish)));
        };
        let today = first::calendar(&leaver).await?.local_date(program.now());
        let missing = (context::query_value("missing").as_deref() == Some("sure"))
            .then(|| wording.text(key::LEAVER_CONFIRM_MISSING));
        let faults: Vec<_> = missing.iter().map(|text| ("sure".to_owned(), text.clone())).collect();
        let title = wording.text(key::LEAVER_CONFIRM_TITLE);
        Ok(Room::new(wording, &offer.organisation, title.clone()).around(view! {
            <a class="back" href=format!("/leaver/talk/book?talk={talk}")>{wording.text(key::LEAVER_CONFIRM_OTHER)}</a>
            {error_summary(wording.text(key::LEAVER_ERRORS_TITLE), &faults)}
            <h1>{title}</h1>
            {Moment::from(slot).chosen(wording, today)}
            {ask(wording, &leaver, of, slot, today, missing.as_deref())}
            <p class="soft">{wording.text(key::LEAVER_CONFIRM_NOTE)}</p>
        }))
    })
}

fn taken(talk: TalkId, wish: &SlotKey) -> String {
    format!("/leaver/talk/book?talk={talk}&taken={wish}")
}

fn ask(
    wording: Wording,
    leaver: &LeaverOf,
    of: &TalkOffer,
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
            <input type="hidden" name="talk" value=of.talk.to_string()/>
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
        let talk: TalkId = fields.get("talk").parse().map_err(|_| Elsewhere::NotFound)?;
        let wish: SlotKey = fields.get("slot").parse().map_err(|_| Elsewhere::NotFound)?;
        if !fields.ticked("sure") {
            return Ok(format!("/leaver/talk/confirm?talk={talk}&slot={wish}&missing=sure#errors"));
        }
        let wording = context::wording(Some(leaver.language()));
        let (kind, words) = match talk::book(&context::program(), &leaver, talk, &wish).await? {
            Booking::Booked(_) => ("good", key::LEAVER_BOOKED),
            Booking::Moved(_) => ("good", key::LEAVER_MOVED),
            Booking::SlotTaken { .. } | Booking::NotOffered(NotOffered::NotAllowed) => return Ok(taken(talk, &wish)),
            Booking::TooLate => ("warn", key::LEAVER_CANCEL_TOO_LATE),
            Booking::NotOffered(_) => ("warn", key::LEAVER_BOOK_NOT_OFFERED),
        };
        form::say(kind, wording.text(words)).await?;
        Ok("/leaver/talk".to_owned())
    })
    .await
}
