//! Confirming and turning down what waits: what was ticked, or everything that was shown.

use std::collections::BTreeSet;

use domain::ids::AccountId;
use leptos::prelude::*;
use server::proposal::{Proposed, Settled, confirm, turn_down};
use wording::{Key, key};

use super::{ADDRESS, FORM};
use crate::context::Elsewhere;
use crate::fields::{Fields, Form};
use crate::form;
use crate::staff::organisation::account;
use crate::staff::room::{Room, room};

crate::form_functions!(SecondConfirm, SecondTurnDown);

/// What was posted.
struct Posted {
    which: Vec<Proposed>,
    /// Where it stood.
    back: String,
}

impl Posted {
    /// Not found where something is named that can be none of it.
    fn of(fields: &Fields) -> Result<Self, Elsewhere> {
        let name = if fields.ticked("all") { "shown" } else { "ticked" };
        let named = fields.as_slice().iter().filter(|(field, _)| field == name);
        let which: Option<BTreeSet<Proposed>> = named.map(|(_, text)| Proposed::parse(text)).collect();
        let back = match fields.get("account") {
            "" => ADDRESS.to_owned(),
            text => {
                let id: AccountId = text.parse().map_err(|_| Elsewhere::NotFound)?;
                format!("{}/{id}#waiting", account::ADDRESS)
            }
        };
        Ok(Self { which: which.ok_or(Elsewhere::NotFound)?.into_iter().collect(), back })
    }

    /// The same as ticks, for whoever signs in again first.
    fn ticks(&self) -> Fields {
        Fields(self.which.iter().map(|one| ("ticked".to_owned(), one.to_string())).collect())
    }
}

/// Goes back to the page, which says how many were settled.
async fn back(room: &Room, posted: Posted, done: Settled, words: Key) -> Result<String, Elsewhere> {
    form::forget(FORM).await?;
    let settled = (done.settled > 0).then(|| room.with(words, [("count", done.settled.into())]));
    let gone = (done.gone > 0).then(|| room.with(key::SECOND_GONE, [("count", done.gone.into())]));
    let kind = if done.gone > 0 { "warn" } else { "good" };
    let said: Vec<String> = [settled, gone].into_iter().flatten().collect();
    form::say(kind, said.join(" ")).await?;
    Ok(posted.back)
}

async fn nothing(room: &Room, posted: Posted) -> Result<String, Elsewhere> {
    form::say("warn", room.text(key::SECOND_NOTHING_TICKED)).await?;
    Ok(posted.back)
}

/// Lets roles and trainings hold that somebody else proposed for somebody else.
#[server(prefix = "/_fn", endpoint = "second-confirm", input = Form)]
pub async fn second_confirm(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let keeper = room.viewer.keeper()?;
        let posted = Posted::of(&fields)?;
        if posted.which.is_empty() {
            return nothing(&room, posted).await;
        }
        form::fresh(FORM, &posted.ticks(), &posted.back).await?;
        let done = confirm(&room.program, &keeper, &posted.which).await?;
        back(&room, posted, done, key::SECOND_CONFIRMED).await
    })
    .await
}

/// Takes proposals away.
#[server(prefix = "/_fn", endpoint = "second-turn-down", input = Form)]
pub async fn second_turn_down(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let keeper = room.viewer.keeper()?;
        let posted = Posted::of(&fields)?;
        if posted.which.is_empty() {
            return nothing(&room, posted).await;
        }
        let done = turn_down(&room.program, &keeper, &posted.which).await?;
        back(&room, posted, done, key::SECOND_TURNED_DOWN).await
    })
    .await
}
