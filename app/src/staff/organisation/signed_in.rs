//! Where somebody else is signed in, and ending it: part of an account's page.

use domain::ids::AccountId;
use leptos::prelude::*;
use server::account::{Account, Ending, Reach, end_sessions, sessions_of};
use wording::key;

use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form;
use crate::staff::organisation::account::ADDRESS;
use crate::staff::parts::hidden;
use crate::staff::room::{Room, room};

/// How many sessions there are, and the button that ends them.
pub async fn section(room: &Room, account: &Account) -> Result<AnyView, Elsewhere> {
    let keeper = room.viewer.keeper()?;
    let inside = match sessions_of(&room.program, &keeper, account.id).await? {
        Reach::OnlyAdministrators => view! { <p>{room.text(key::SESSIONS_OF_ADMINISTRATORS)}</p> }.into_any(),
        Reach::Open(count) => view! {
            <p>{room.with(key::SESSIONS_OF_OPEN, [("name", account.name.clone().into()), ("count", count.into())])}</p>
            {(count > 0).then(|| end_form(room, account.id))}
        }
        .into_any(),
    };
    Ok(view! {
        <section id="signed-in" aria-labelledby="signed-in-title">
            <h2 id="signed-in-title">{room.text(key::SESSIONS_OF_TITLE)}</h2>
            {inside}
        </section>
    }
    .into_any())
}

fn end_form(room: &Room, account: AccountId) -> AnyView {
    view! {
        <p class="hint">{room.text(key::SESSIONS_OF_WHY)}</p>
        <form method="post" action=AccountSessionsEnd::PATH>
            {hidden("account", account.to_string())}
            <div class="actions"><button class="button quiet">{room.text(key::SESSIONS_OF_END)}</button></div>
        </form>
    }
    .into_any()
}

crate::form_functions!(AccountSessionsEnd);

#[server(prefix = "/_fn", endpoint = "account-sessions-end", input = Form)]
pub async fn account_sessions_end(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let keeper = room.viewer.keeper()?;
        let id: AccountId = fields.get("account").parse().map_err(|_| Elsewhere::NotFound)?;
        context::fresh(&format!("{ADDRESS}/{id}")).await?;
        match end_sessions(&room.program, &keeper, id).await? {
            // Nobody is signed in here any more to be told.
            Ending::Ended(_) if id == room.viewer.account() => return Ok("/staff/sign-in".to_owned()),
            Ending::Ended(count) => {
                form::say("good", room.with(key::SESSIONS_OF_ENDED, [("count", count.into())])).await?;
            }
            Ending::OnlyAdministrators => {
                form::say("bad", room.text(key::SESSIONS_OF_ADMINISTRATORS)).await?;
            }
        }
        Ok(format!("{ADDRESS}/{id}"))
    })
    .await
}
