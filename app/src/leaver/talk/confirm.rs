//! The chosen moment in words, and the one button that books it. Only a choice on the page of times leads here: whoever
//! opens the address alone comes to the times. Pressed when the link was not open here, the choice stands here again.

use chrono::NaiveDate;
use leptos::prelude::*;
use server::access::LeaverOf;
use server::talk::{self, Offer};
use wording::{Wording, key};

use crate::context::{self, Elsewhere};
use crate::form;
use crate::leaver::about;
use crate::leaver::page::LeaverPage;
use crate::leaver::talk::moments::Moments;
use crate::leaver::talk::picks::{self, Picked, Picks};
use crate::leaver::talk::settle::{self, BOOK, BookTalk, Chosen};
use crate::leaver::talk::shown::Shown;
use crate::leaver::talk::zone::Clocks;
use crate::leaver::words::Moment;
use crate::page::page;

/// `/leaver/talk/confirm`: one of the times that were picked, the one whose button was pressed first. What was picked
/// for another talk comes after it.
pub(in crate::leaver) fn confirm() -> AnyView {
    page(|| async {
        let leaver = context::leaver().await?;
        let wording = context::wording(Some(leaver.language()));
        let program = context::program();
        let Some(Chosen { pressed, shown }) = settle::chosen(&leaver).await? else {
            return Err(Elsewhere::Go(BOOK.to_owned()));
        };
        let pressed = pressed.as_deref().or(shown.talk.as_deref());
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
        let title = wording.text(key::LEAVER_CONFIRM_TITLE);
        let back = shown.address(BOOK, &[], &format!("talk-{}", wish.name));
        let notice = form::said().await?;
        Ok(LeaverPage::new(wording, &offer.organisation, title.clone()).notice(notice).around(view! {
            <a class="back" href=back>{wording.text(key::LEAVER_CONFIRM_OTHER)}</a>
            <h1>{title}</h1>
            {Moment::from(slot).chosen(wording, today)}
            {also}
            {ask(wording, &leaver, &wish, &shown, (clocks, today))}
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
        Some(name) => settle::missing(shown, &name),
        None => "/leaver/talk".to_owned(),
    }
}

/// Back to the times of a moment that is not on offer. Beside their other talk of that day it may be their own
/// appointment that is in its way.
fn gone(offer: &Offer, shown: &Shown, wish: &Picked<'_>) -> String {
    let beside_another = offer.talks.iter().filter(|talk| talk.talk.to_string() != wish.name).any(|talk| {
        talk.booked.as_ref().is_some_and(|booked| booked.starts_at.date_naive() == wish.key.start.date_naive())
    });
    settle::refused(shown, &wish.name, &wish.key, if beside_another { "close" } else { "taken" })
}

fn ask(
    wording: Wording,
    leaver: &LeaverOf,
    wish: &Picked<'_>,
    shown: &Shown,
    (clocks, today): (Clocks, NaiveDate),
) -> AnyView {
    let moments = Moments { clocks, today, name: &wish.name, talk: wish.talk, several: false, picked: Some(wish.key) };
    let along = Shown { picks: shown.picks.beside(&wish.name), ..shown.clone() }.hidden();
    view! {
        <form method="post" action=BookTalk::PATH data-chosen="yes">
            {about(leaver.departure())}
            <input type="hidden" name="talk" value=wish.name.clone()/>
            <input type="hidden" name="slot" value=wish.key.to_string()/>
            {along}
            {moments.was()}
            <div class="actions"><button class="button">{wording.text(moments.book_words())}</button></div>
        </form>
    }
    .into_any()
}
