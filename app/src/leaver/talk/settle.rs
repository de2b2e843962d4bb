//! Choosing a moment and booking it: what is posted by the page of times, and by the page that repeats the choice.

use domain::ids::TalkId;
use domain::talk::TalkChoice;
use leptos::prelude::*;
use server::access::LeaverOf;
use server::talk::{self, Booking, NotOffered, SlotKey};
use wording::key;

use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form::{self, Typed, sent};
use crate::leaver::leaver_of;
use crate::leaver::talk::picks::Picks;
use crate::leaver::talk::shown::{Shown, is_name};

crate::form_functions!(PickMoment, BookTalk);

pub(super) const BOOK: &str = "/leaver/talk/book";
const CONFIRM: &str = "/leaver/talk/confirm";
/// The name under which a choice waits for the page that repeats it.
const CHOSEN: &str = "pick-moment";

/// What was chosen on the page of times, for the one page it led to: no address alone opens that.
pub(super) struct Chosen {
    /// The talk whose button was pressed, where it was one of several.
    pub pressed: Option<String>,
    pub shown: Shown,
}

/// The choice that led to this page, or that was sent from it when the link was not open here; `None` where the page was
/// opened by its address, or by another link's leaver.
pub(super) async fn chosen(leaver: &LeaverOf) -> Result<Option<Chosen>, Elsewhere> {
    let departure = leaver.departure().to_string();
    let kept = form::kept(CHOSEN).await?.map(|typed| typed.fields);
    let kept = match kept.filter(|fields| fields.get("departure") == departure) {
        Some(fields) => Some(fields),
        None => sent::leavers_choice(&departure, BookTalk::PATH, CONFIRM).await,
    };
    Ok(kept.map(|fields| Chosen {
        pressed: Some(fields.get("talk")).filter(|name| is_name(name)).map(str::to_owned),
        shown: Shown::posted(fields.as_slice()),
    }))
}

/// Keeps a choice for the page that repeats it, and leads there.
async fn repeat(leaver: &LeaverOf, pressed: Option<&str>, shown: &Shown) -> Result<String, Elsewhere> {
    let departure = ("departure".to_owned(), leaver.departure().to_string());
    let talk = pressed.map(|name| ("talk".to_owned(), name.to_owned()));
    let fields = std::iter::once(departure).chain(talk).chain(shown.to_post()).collect();
    form::keep(CHOSEN, &Typed { fields: Fields(fields), faults: Vec::new() }).await?;
    Ok(CONFIRM.to_owned())
}

/// Back to the times of this talk, for which no moment was chosen.
pub(super) fn missing(shown: &Shown, talk: &str) -> String {
    shown.address(BOOK, &[("missing", talk.to_owned())], "errors")
}

/// Back to the times, of which the chosen one went.
pub(super) fn refused(shown: &Shown, talk: &str, wish: &SlotKey, why: &str) -> String {
    let there = Shown { picks: shown.picks.beside(talk), ..shown.clone() };
    there.address(BOOK, &[(why, wish.to_string())], "")
}

/// A moment was chosen; the page it leads to repeats it and asks. Nothing is booked.
#[server(prefix = "/_fn", endpoint = "pick-moment", input = Form)]
pub async fn pick_moment(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let leaver = leaver_of(&fields).await?;
        let shown = Shown::posted(fields.as_slice());
        match Some(fields.get("talk")).filter(|name| is_name(name)) {
            Some(name) if shown.picks.is_empty() => Ok(missing(&shown, name)),
            pressed => repeat(&leaver, pressed, &shown).await,
        }
    })
    .await
}

/// Books the moment, or moves the talk to it. The server looks again whether it is still free; when
/// somebody was quicker, the next free ones are shown and nothing else is lost.
#[server(prefix = "/_fn", endpoint = "book-talk", input = Form)]
pub async fn book_talk(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let leaver = leaver_of(&fields).await?;
        let name = fields.get("talk");
        if !is_name(name) {
            return Err(Elsewhere::NotFound);
        }
        let shown = Shown::posted(fields.as_slice());
        let Some(wish) = shown.picks.for_talk(name) else { return Ok(missing(&shown, name)) };
        let wording = context::wording(Some(leaver.language()));
        let (kind, words) = match booked(&leaver, name, &wish).await? {
            Booking::Booked(_) => ("good", key::LEAVER_BOOKED),
            Booking::Moved(_) => ("good", key::LEAVER_MOVED),
            Booking::SlotTaken { .. } | Booking::NotOffered(NotOffered::NotAllowed) => {
                return Ok(to_times(shown, name, &wish, "taken"));
            }
            Booking::TooOften => return Ok(to_times(shown, name, &wish, "often")),
            Booking::NotOffered(NotOffered::NoSuchChoice) => {
                form::say("warn", wording.text(key::LEAVER_CHOICE_NOT_OFFERED)).await?;
                return Ok("/leaver/talk".to_owned());
            }
            Booking::TooLate => ("warn", key::LEAVER_CANCEL_TOO_LATE),
            Booking::NotOffered(_) => ("warn", key::LEAVER_BOOK_NOT_OFFERED),
        };
        form::say(kind, wording.text(words)).await?;
        next(&leaver, &shown.picks.beside(name)).await
    })
    .await
}

/// Back to the times of the talk whose moment was not booked. Where picking is choosing, there is no talk yet: both
/// hosts' times are shown again.
fn to_times(shown: Shown, name: &str, wish: &SlotKey, why: &str) -> String {
    let planned = name.parse::<TalkId>().is_ok().then(|| name.to_owned());
    let shown = Shown { talk: planned.or(shown.talk.clone()), ..shown };
    refused(&shown, name, wish, why)
}

/// What was picked for their other talk is confirmed next.
async fn next(leaver: &LeaverOf, picks: &Picks) -> Result<String, Elsewhere> {
    let Some(talk) = picks.first_talk() else { return Ok("/leaver/talk".to_owned()) };
    let shown = Shown { talk: Some(talk.clone()), picks: picks.clone(), ..Shown::default() };
    repeat(leaver, Some(&talk), &shown).await
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
