//! How often somebody gets the mail with what is due: a part of their own page.

use domain::round_up::{Rhythm, is_for};
use leptos::prelude::*;
use server::access::figures_reader;
use server::round_up::{choose, rhythm};
use wording::{Key, key};

use crate::context::Elsewhere;
use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::staff::parts::{Choices, Filling};
use crate::staff::roles;
use crate::staff::room::{Room, room};

crate::form_functions!(RoundUpSave);

/// The only field, and the name under which the form keeps what was typed.
const RHYTHM: &str = "rhythm";
const FORM: &str = "round-up";

/// The form, for whoever gets that mail or the one about new figures, and what was typed in it.
pub async fn section(room: &Room) -> Result<(Option<AnyView>, Filling), Elsewhere> {
    // "Never" counts for the mail about new figures too.
    let is_told = room.viewer.grants().iter().any(|grant| is_for(grant.role)) || figures_reader(&room.viewer).is_ok();
    if !is_told {
        return Ok((None, Filling::default()));
    }
    let stored = rhythm(&room.program, &room.viewer).await?;
    let filling = Filling::of(form::kept(FORM).await?, [(RHYTHM.to_owned(), stored.code().to_owned())]);
    let choices = Choices {
        legend: room.text(key::ROUND_UP_RHYTHM),
        name: RHYTHM.to_owned(),
        hint: Some(room.text(key::ROUND_UP_RHYTHM_HINT)),
        several: false,
        options: Rhythm::ALL
            .iter()
            .map(|rhythm| (rhythm.code().to_owned(), room.wording.code("rhythm", rhythm.code())))
            .collect(),
        chosen: vec![filling.get(RHYTHM)],
        fault: filling.fault(RHYTHM),
    };
    // The mail's own link leads to its address.
    let view = view! {
        <section id="round-up" aria-labelledby="round-up-title">
            <h2 id="round-up-title">{room.text(key::ROUND_UP_TITLE)}</h2>
            <p>{room.text(key::ROUND_UP_LEAD)}</p>
            <form class="form" novalidate=true method="post" action=RoundUpSave::PATH>
                {choices.view()}
                <div class="actions"><button class="button quiet">{room.text(key::ROUND_UP_BUTTON)}</button></div>
            </form>
        </section>
    };
    Ok((Some(view.into_any()), filling))
}

const fn saved_words(rhythm: Rhythm) -> Key {
    match rhythm {
        Rhythm::Daily => key::ROUND_UP_SAVED_DAILY,
        Rhythm::Weekly => key::ROUND_UP_SAVED_WEEKLY,
        Rhythm::Never => key::ROUND_UP_SAVED_NEVER,
    }
}

/// Stores what somebody chose for themselves.
#[server(prefix = "/_fn", endpoint = "round-up-save", input = Form)]
pub async fn round_up_save(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        match Rhythm::parse(fields.get(RHYTHM)) {
            Some(chosen) => {
                choose(&room.program, &room.viewer, chosen).await?;
                form::forget(FORM).await?;
                form::say("good", room.text(saved_words(chosen))).await?;
            }
            None => {
                let faults = vec![(RHYTHM.to_owned(), room.text(key::STAFF_FAULT_CHOOSE))];
                form::keep(FORM, &Typed { fields, faults }).await?;
            }
        }
        Ok(roles::ADDRESS.to_owned())
    })
    .await
}
