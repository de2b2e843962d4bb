//! What an import has made, and how people sign in.

use leptos::prelude::*;
use server::organisation_import::Preview;
use wording::{Key, key};

use super::ADDRESS;
use crate::context::Elsewhere;
use crate::staff::organisation::{TAB, proposals};
use crate::staff::room::Room;

pub async fn page(room: &Room, found: &Preview) -> Result<AnyView, Elsewhere> {
    let title = room.text(key::STAFF_IMPORT_DONE);
    let made: Vec<_> = [
        (found.schools, key::LISTS_MADE_SCHOOLS, "/staff/organisation/units"),
        (found.teams, key::LISTS_MADE_TEAMS, "/staff/organisation/units"),
        (found.accounts, key::LISTS_MADE_PEOPLE, "/staff/organisation/people"),
    ]
    .into_iter()
    .map(|(count, words, address)| {
        view! { <li><a href=address><b>{count.to_string()}</b> " " <span>{counted(room, words, count)}</span></a></li> }
    })
    .collect();
    let skipped = (found.skipped > 0)
        .then(|| view! { <p class="soft">{room.with(key::LISTS_SKIPPED, [("lines", found.skipped.into())])}</p> });
    let sign_in = (found.accounts > 0).then(|| sign_in(room));
    let waiting = proposals::notice(room).await?;
    let content = view! {
        <h1>{title.clone()}</h1>
        <ul class="counts">{made}</ul>
        {skipped}
        {waiting}
        {sign_in}
        <div class="actions">
            <a class="button" href="/staff/organisation/people">{room.text(key::LISTS_TO_PEOPLE)}</a>
            <a href=ADDRESS>{room.text(key::LISTS_OTHER)}</a>
        </div>
    };
    room.page(TAB, title, content).await
}

fn counted(room: &Room, words: Key, count: u32) -> String {
    room.with(words, [("count", count.into())])
}

/// They were mailed that they have an account; where no mail arrives, whoever made it tells them, and these words help.
fn sign_in(room: &Room) -> AnyView {
    let address = format!("{}/staff", room.program.settings().base_url);
    let text = room
        .with(key::LISTS_SIGN_IN_TEXT, [("board", room.organisation.name.clone().into()), ("address", address.into())]);
    view! {
        <section aria-labelledby="sign-in">
            <h2 id="sign-in">{room.text(key::LISTS_SIGN_IN)}</h2>
            <p>{room.text(key::LISTS_SIGN_IN_LEAD)}</p>
            <blockquote><p>{text}</p></blockquote>
            <p>{room.text(key::LISTS_SIGN_IN_ROLES)}</p>
        </section>
    }
    .into_any()
}
