//! How many passkeys somebody has, and letting them begin anew: part of an account's page.

use domain::ids::AccountId;
use leptos::prelude::*;
use server::account::{Account, Reach, Resetting, passkeys_of, reset_passkeys};
use server::passkey::{Reset, are_offered};
use wording::key;

use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form;
use crate::staff::organisation::account::ADDRESS;
use crate::staff::parts::hidden;
use crate::staff::room::{Room, room};

/// Nothing where there are no passkeys.
pub async fn section(room: &Room, account: &Account) -> Result<Option<AnyView>, Elsewhere> {
    let keeper = room.viewer.keeper()?;
    let inside = match passkeys_of(&room.program, &keeper, account.id).await? {
        Reach::Open(0) if !are_offered(room.program.settings()) => return Ok(None),
        Reach::OnlyAdministrators => view! { <p>{room.text(key::PASSKEYS_OF_ADMINISTRATORS)}</p> }.into_any(),
        Reach::Open(count) => view! {
            <p>{room.with(key::PASSKEYS_OF_COUNT, [("name", account.name.clone().into()), ("count", count.into())])}</p>
            {(count > 0).then(|| reset_form(room, account.id))}
        }
        .into_any(),
    };
    let view = view! {
        <section id="passkeys" aria-labelledby="passkeys-title">
            <h2 id="passkeys-title">{room.text(key::PASSKEYS_OF_TITLE)}</h2>
            {inside}
        </section>
    };
    Ok(Some(view.into_any()))
}

fn reset_form(room: &Room, account: AccountId) -> AnyView {
    view! {
        <p class="hint">{room.text(key::PASSKEYS_OF_WHY)}</p>
        <form method="post" action=AccountPasskeysReset::PATH>
            {hidden("account", account.to_string())}
            <div class="actions"><button class="button quiet">{room.text(key::PASSKEYS_OF_RESET)}</button></div>
        </form>
    }
    .into_any()
}

crate::form_functions!(AccountPasskeysReset);

#[server(prefix = "/_fn", endpoint = "account-passkeys-reset", input = Form)]
pub async fn account_passkeys_reset(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let keeper = room.viewer.keeper()?;
        let id: AccountId = fields.get("account").parse().map_err(|_| Elsewhere::NotFound)?;
        context::fresh(&format!("{ADDRESS}/{id}")).await?;
        let name = server::account::find(room.program.store().read(), id, room.now).await?.map(|one| one.name);
        let (kind, words) = match reset_passkeys(&room.program, &keeper, id).await? {
            // Nobody is signed in here any more to be told.
            Resetting::Done(Reset::Done) if id == room.viewer.account() => return Ok("/staff/sign-in".to_owned()),
            Resetting::Done(Reset::Done) => {
                let name = name.unwrap_or_default();
                ("good", room.with(key::PASSKEYS_OF_DONE, [("name", name.into())]))
            }
            Resetting::Done(Reset::Nothing) => ("good", room.text(key::PASSKEYS_OF_NOTHING)),
            Resetting::OnlyAdministrators => ("bad", room.text(key::PASSKEYS_OF_ADMINISTRATORS)),
        };
        form::say(kind, words).await?;
        Ok(format!("{ADDRESS}/{id}"))
    })
    .await
}
