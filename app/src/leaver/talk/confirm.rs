//! The chosen moment in words, before it is confirmed; then booking it, or the next free ones.

use chrono::NaiveDate;
use domain::ids::TalkId;
use domain::talk::TalkChoice;
use leptos::prelude::*;
use server::access::LeaverOf;
use server::talk::{self, Booking, NotOffered, Offer, SlotKey};
use wording::{Wording, key};

use crate::components::{at_controls, error_summary, field_error};
use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form;
use crate::leaver::page::LeaverPage;
use crate::leaver::talk::picks::{self, Picked, Picks};
use crate::leaver::talk::shown::Shown;
use crate::leaver::talk::zone::Clocks;
use crate::leaver::words::Moment;
use crate::leaver::{about, leaver_of};
use crate::page::page;

crate::form_functions!(BookTalk);

const BOOK: &str = "/leaver/talk/book";
const CONFIRM: &str = "/leaver/talk/confirm";

/// `/leaver/talk/confirm?slot-…=…`: one of the times that were picked, the one whose button was pressed
/// (`confirm=`) first. What was picked for another talk comes after it.
pub(in crate::leaver) fn confirm() -> AnyView {
    page(|| async {
        let leaver = context::leaver().await?;
        let wording = context::wording(Some(leaver.language()));
        let program = context::program();
        let shown = Shown::of(&context::query());
        let pressed = context::query_value("confirm");
        let pressed = pressed.as_deref().or(shown.talk.as_deref()).filter(|name| is_name(name));
        let mut offer = talk::offer(&program, &leaver).await?;
        // Of several hosts who are free then, the list names one; they may have picked another.
        let unlisted = wish(&offer, &shown.picks, pressed).filter(|wish| wish.slot().is_none()).map(|wish| wish.key);
        if let Some(key) = unlisted {
            offer = talk::offer_with(&program, &leaver, Some(key.host)).await?;
        }
        let Some(wish) = wish(&offer, &shown.picks, pressed) else {
            return Err(Elsewhere::Go(nothing_picked(&offer, &shown, pressed)));
        };
        if wish.is_booked() {
            // They went back after booking: nothing would change.
            return Err(Elsewhere::Go("/leaver/talk".to_owned()));
        }
        let Some(slot) = wish.slot() else {
            return Err(Elsewhere::Go(gone(&offer, &shown, &wish)));
        };
        let others = Picked::of(&offer, &shown.picks.beside(&wish.name));
        if let Some(other) = others.iter().find(|other| other.time().overlaps(wish.time())) {
            return Err(Elsewhere::Go(shown.address(BOOK, &[("together", other.key.to_string())], "")));
        }
        let clocks = Clocks::of(wording, &offer.organisation).await?;
        let today = clocks.local(program.now()).date();
        let also = clocks.also_said(slot.start).map(|also| view! { <p class="soft">{also}</p> });
        let then = others.iter().find_map(Picked::slot).map(|slot| {
            let moment = Moment::from(slot);
            let when = format!("{}, {}", moment.when(wording, today), moment.with_and_where(wording));
            view! { <p>{wording.with(key::LEAVER_CONFIRM_THEN, [("when", when.into())])}</p> }
        });
        let missing = (context::query_value("missing").as_deref() == Some("sure"))
            .then(|| wording.text(key::LEAVER_CONFIRM_MISSING));
        let faults: Vec<_> = missing.iter().map(|text| ("sure".to_owned(), text.clone())).collect();
        let title = wording.text(key::LEAVER_CONFIRM_TITLE);
        let back = shown.address(BOOK, &[], &format!("talk-{}", wish.name));
        let notice = form::said().await?;
        Ok(LeaverPage::new(wording, &offer.organisation, title.clone()).notice(notice).around(view! {
            <a class="back" href=back>{wording.text(key::LEAVER_CONFIRM_OTHER)}</a>
            {error_summary(wording.text(key::LEAVER_ERRORS_TITLE), &at_controls(&faults))}
            <h1>{title}</h1>
            {Moment::from(slot).chosen(wording, today)}
            {also}
            {ask(wording, &leaver, &wish, &shown, today, missing.as_deref())}
            {then}
            <p class="soft">{wording.text(key::LEAVER_CONFIRM_NOTE)}</p>
        }))
    })
}

/// What is to be confirmed now.
fn wish<'a>(offer: &'a Offer, picks: &Picks, pressed: Option<&str>) -> Option<Picked<'a>> {
    let mut picked = Picked::of(offer, picks);
    let first = picked.iter().position(|picked| Some(picked.name.as_str()) == pressed).unwrap_or(0);
    (first < picked.len()).then(|| picked.swap_remove(first))
}

fn nothing_picked(offer: &Offer, shown: &Shown, pressed: Option<&str>) -> String {
    let first = || picks::talks(offer).into_iter().next().map(|(name, _)| name);
    match pressed.map(str::to_owned).or_else(first) {
        Some(name) => shown.address(BOOK, &[("missing", name)], "errors"),
        None => "/leaver/talk".to_owned(),
    }
}

/// Back to the times of a moment that is not on offer. Beside their other talk of that day it may be their own
/// appointment that is in its way.
fn gone(offer: &Offer, shown: &Shown, wish: &Picked<'_>) -> String {
    let beside_another = offer.talks.iter().filter(|talk| talk.talk.to_string() != wish.name).any(|talk| {
        talk.booked.as_ref().is_some_and(|booked| booked.starts_at.date_naive() == wish.key.start.date_naive())
    });
    refused(shown, &wish.name, &wish.key, if beside_another { "close" } else { "taken" })
}

/// Whether a form may name a talk so; what it names is looked up.
fn is_name(name: &str) -> bool {
    name.parse::<TalkId>().is_ok() || TalkChoice::parse(name).is_some()
}

/// To the week of the moment that went, beside the next free ones.
fn refused(shown: &Shown, talk: &str, wish: &SlotKey, why: &str) -> String {
    let week = Some(wish.start.date_naive());
    let there = Shown { week, picks: shown.picks.beside(talk), ..shown.clone() };
    there.address(BOOK, &[(why, wish.to_string())], "")
}

fn ask(
    wording: Wording,
    leaver: &LeaverOf,
    wish: &Picked<'_>,
    shown: &Shown,
    today: NaiveDate,
    fault: Option<&str>,
) -> AnyView {
    let of = wish.talk;
    let along = Shown { talk: None, picks: shown.picks.beside(&wish.name), ..shown.clone() }.hidden();
    let only = shown.talk.clone().map(|only| view! { <input type="hidden" name="only" value=only/> });
    let was = of.booked.as_ref().map(|booked| {
        let when = Moment::from(booked).when(wording, today);
        view! { <p>{wording.with(key::LEAVER_CONFIRM_WAS, [("when", when.into())])}</p> }
    });
    let button = if of.booked.is_some() { key::LEAVER_CONFIRM_MOVE_BUTTON } else { key::LEAVER_CONFIRM_BUTTON };
    view! {
        <form method="post" action=BookTalk::PATH>
            {about(leaver.departure())}
            <input type="hidden" name="talk" value=wish.name.clone()/>
            <input type="hidden" name="slot" value=wish.key.to_string()/>
            {only}
            {along}
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
        let only = Some(fields.get("only")).filter(|only| is_name(only)).map(str::to_owned);
        let shown = Shown { talk: only, ..Shown::of(fields.as_slice()) };
        if !fields.ticked("sure") {
            let again = [("confirm", name.to_owned()), ("missing", "sure".to_owned())];
            return Ok(shown.address(CONFIRM, &again, "errors"));
        }
        let wording = context::wording(Some(leaver.language()));
        let (kind, words) = match booked(&leaver, name, &wish).await? {
            Booking::Booked(_) => ("good", key::LEAVER_BOOKED),
            Booking::Moved(_) => ("good", key::LEAVER_MOVED),
            Booking::SlotTaken { .. } | Booking::NotOffered(NotOffered::NotAllowed) => {
                // Where picking is choosing, there is no talk yet: both hosts' times are shown again.
                let planned = name.parse::<TalkId>().is_ok().then(|| name.to_owned());
                let only = planned.or(shown.talk.clone());
                let shown = Shown { talk: only, picks: shown.picks.beside(name), ..shown };
                return Ok(refused(&shown, name, &wish, "taken"));
            }
            Booking::NotOffered(NotOffered::NoSuchChoice) => {
                form::say("warn", wording.text(key::LEAVER_CHOICE_NOT_OFFERED)).await?;
                return Ok("/leaver/talk".to_owned());
            }
            Booking::TooLate => ("warn", key::LEAVER_CANCEL_TOO_LATE),
            Booking::NotOffered(_) => ("warn", key::LEAVER_BOOK_NOT_OFFERED),
        };
        form::say(kind, wording.text(words)).await?;
        Ok(next(&shown.picks.beside(name)))
    })
    .await
}

/// What was picked for their other talk is confirmed next.
fn next(picks: &Picks) -> String {
    match picks.first_talk() {
        Some(talk) => Shown { talk: Some(talk), picks: picks.clone(), ..Shown::default() }.address(CONFIRM, &[], ""),
        None => "/leaver/talk".to_owned(),
    }
}

/// Books that moment for the talk of that id; or, where nobody was chosen yet, for the one that choosing makes.
async fn booked(leaver: &LeaverOf, name: &str, wish: &SlotKey) -> Result<Booking, Elsewhere> {
    let program = context::program();
    match (name.parse(), TalkChoice::parse(name)) {
        (Ok(talk), _) => Ok(talk::book(&program, leaver, talk, wish).await?),
        (Err(_), Some(choice)) => Ok(talk::choose_and_book(&program, leaver, choice, wish).await?),
        (Err(_), None) => Err(Elsewhere::NotFound),
    }
}
