//! What a leaver changes about the talk: with whom, not at all, off, not held, shared.

use domain::ids::TalkId;
use domain::talk::TalkChoice;
use leptos::prelude::*;
use server::access::LeaverOf;
use server::talk::{self, Asking, Cancelling, Choosing, Denial, Sharing};
use wording::{Key, key};

use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form;
use crate::leaver::data::{CODE_FOR_TALK, DATA, ONWARD, own_data_of};
use crate::leaver::leaver_of;
use crate::leaver::talk::booked::{ASK, CANCEL, DECLINE, DENY};
use crate::leaver::talk::choice;

crate::form_functions!(AskHost, ChooseTalk, DeclineTalk, CancelTalk, DenyTalk, ShareAnswers);

pub(in crate::leaver) const TALK: &str = "/leaver/talk";

async fn say(leaver: &LeaverOf, kind: &str, words: Key) -> Result<String, Elsewhere> {
    form::say(kind, context::wording(Some(leaver.language())).text(words)).await?;
    Ok(TALK.to_owned())
}

/// On to where the code is asked for, and back here.
async fn code_first(leaver: &LeaverOf) -> Result<String, Elsewhere> {
    say(leaver, "", key::LEAVER_TALK_CODE_FIRST).await?;
    Ok(CODE_FOR_TALK.to_owned())
}

fn missing(what: &str) -> String {
    format!("{TALK}?missing={what}#errors")
}

/// The talk a form is about.
fn talk_of(fields: &Fields) -> Result<TalkId, Elsewhere> {
    fields.get("talk").parse().map_err(|_| Elsewhere::NotFound)
}

async fn chosen(leaver: &LeaverOf, choice: TalkChoice) -> Result<String, Elsewhere> {
    let program = context::program();
    let share = talk::choices_asked(&program, leaver).await?.shares_with_leader;
    match talk::choose(&program, leaver, choice, share).await? {
        Choosing::Chosen if choice == TalkChoice::None => Ok(TALK.to_owned()),
        Choosing::Chosen => {
            say(leaver, "good", key::LEAVER_CHOICE_SAVED).await?;
            Ok("/leaver/talk/book".to_owned())
        }
        Choosing::CodeNeeded => code_first(leaver).await,
        Choosing::NotOffered => say(leaver, "warn", key::LEAVER_CHOICE_NOT_OFFERED).await,
        Choosing::TooLate => say(leaver, "warn", key::LEAVER_CHOICE_TOO_LATE).await,
        Choosing::Over => say(leaver, "warn", key::LEAVER_TALK_OVER).await,
    }
}

/// Notes with whom they want to talk, and goes on to the times.
#[server(prefix = "/_fn", endpoint = "choose-talk", input = Form)]
pub async fn choose_talk(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let leaver = leaver_of(&fields).await?;
        match TalkChoice::parse(fields.get(choice::FIELD)) {
            Some(choice) => chosen(&leaver, choice).await,
            None => Ok(missing("choice")),
        }
    })
    .await
}

/// They would rather not talk; respected, and not asked again.
#[server(prefix = "/_fn", endpoint = "decline-talk", input = Form)]
pub async fn decline_talk(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let leaver = leaver_of(&fields).await?;
        if !fields.ticked("sure") {
            return Ok(missing(DECLINE.name));
        }
        chosen(&leaver, TalkChoice::None).await
    })
    .await
}

/// Calls off a booked time; the talk stays due.
#[server(prefix = "/_fn", endpoint = "cancel-talk", input = Form)]
pub async fn cancel_talk(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let leaver = leaver_of(&fields).await?;
        let talk = talk_of(&fields)?;
        if !fields.ticked("sure") {
            return Ok(missing(&format!("{}.{talk}", CANCEL.name)));
        }
        match talk::cancel(&context::program(), &leaver, talk).await? {
            Cancelling::Cancelled | Cancelling::NothingBooked => say(&leaver, "good", key::LEAVER_CANCELLED).await,
            Cancelling::CodeNeeded => code_first(&leaver).await,
            Cancelling::TooLate => say(&leaver, "warn", key::LEAVER_CANCEL_TOO_LATE).await,
            Cancelling::NoSuchTalk => say(&leaver, "warn", key::LEAVER_TALK_GONE).await,
        }
    })
    .await
}

/// Too late to move it themselves: asks the host for another time. The appointment stands.
#[server(prefix = "/_fn", endpoint = "ask-host", input = Form)]
pub async fn ask_host(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let leaver = leaver_of(&fields).await?;
        let talk = talk_of(&fields)?;
        if !fields.ticked("sure") {
            return Ok(missing(&format!("{}.{talk}", ASK.name)));
        }
        match talk::ask_host(&context::program(), &leaver, talk).await? {
            Asking::Asked | Asking::AlreadyAsked => say(&leaver, "good", key::LEAVER_ASK_DONE).await,
            Asking::StillTheirs => say(&leaver, "", key::LEAVER_ASK_STILL_THEIRS).await,
            Asking::NothingBooked => say(&leaver, "warn", key::LEAVER_TALK_GONE).await,
        }
    })
    .await
}

/// A talk that was marked held did not take place.
#[server(prefix = "/_fn", endpoint = "deny-talk", input = Form)]
pub async fn deny_talk(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let leaver = leaver_of(&fields).await?;
        let talk = talk_of(&fields)?;
        if !fields.ticked("sure") {
            return Ok(missing(&format!("{}.{talk}", DENY.name)));
        }
        match talk::deny_held(&context::program(), &leaver, talk).await? {
            Denial::Noted | Denial::NotMarkedHeld => say(&leaver, "good", key::LEAVER_DENIED).await,
            Denial::ReportIsFinal => say(&leaver, "warn", key::LEAVER_DENY_REPORT).await,
            Denial::NoSuchTalk => say(&leaver, "warn", key::LEAVER_TALK_GONE).await,
        }
    })
    .await
}

/// Whether the leader may read the answers, after the last day worked. Sharing what was handed in asks for the
/// code first; the page behind it has the same form.
#[server(prefix = "/_fn", endpoint = "share-answers", input = Form)]
pub async fn share_answers(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let leaver = own_data_of(&fields).await?;
        let wording = context::wording(Some(leaver.language()));
        let back = if leaver.expired() || fields.get(ONWARD) == DATA { DATA } else { TALK };
        let (kind, words, to) =
            match talk::share_with_leader(&context::program(), &leaver, fields.get("share") == "yes").await? {
                Sharing::Noted => ("good", key::LEAVER_SHARE_SAVED, back),
                Sharing::CodeNeeded => ("", key::LEAVER_SHARE_CODE_FIRST, DATA),
                Sharing::Over => ("warn", key::LEAVER_TALK_OVER, back),
            };
        form::say(kind, wording.text(words)).await?;
        Ok(to.to_owned())
    })
    .await
}
