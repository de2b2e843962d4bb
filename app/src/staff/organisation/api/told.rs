//! The addresses that are told where departures stand: part of the page about personnel systems.

use domain::ids::WebhookId;
use leptos::prelude::*;
use server::access::Administrator;
use server::api::{KeptWebhook, WebhookFault, add_webhook, end_webhook, tell_parked, webhooks};
use server::form::Filled;
use wording::key;

use super::{ADDRESS, SECRET_SHOWN, Shown};
use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::sealed;
use crate::staff::parts::{Filling, hidden};
use crate::staff::room::{Room, room};

const FORM: &str = "api-webhook";

/// The list with a form for another, and what was typed in it.
pub(super) async fn section(room: &Room, administrator: &Administrator) -> Result<(AnyView, Filling), Elsewhere> {
    let found = webhooks(&room.program, administrator).await?;
    let filling = Filling(form::kept(FORM).await?.unwrap_or_default());
    let items: Vec<_> = found.iter().map(|webhook| item(room, webhook)).collect();
    let list = (!items.is_empty()).then(|| view! { <ul class="tasks">{items}</ul> });
    let address = filling
        .field("address", room.text(key::API_WEBHOOK_ADDRESS))
        .hint(room.text(key::API_WEBHOOK_ADDRESS_HINT))
        .autocomplete("off")
        .width("wide");
    let view = view! {
        <section id="webhooks" aria-labelledby="webhooks-title">
            <h2 id="webhooks-title">{room.text(key::API_WEBHOOKS)}</h2>
            <p>{room.text(key::API_WEBHOOKS_LEAD)}</p>
            {list}
            <form class="form" novalidate=true method="post" action=WebhookAdd::PATH>
                {address.view()}
                <div class="actions"><button class="button quiet">{room.text(key::STAFF_ADD)}</button></div>
            </form>
        </section>
    };
    Ok((view.into_any(), filling))
}

fn item(room: &Room, webhook: &KeptWebhook) -> AnyView {
    let id = webhook.id.to_string();
    let waiting = room.with(key::API_WEBHOOK_WAITING, [("count", webhook.waiting.into())]);
    let fault = webhook.fault.clone().map(|fault| {
        view! { <p class="due">{room.with(key::API_WEBHOOK_FAULT, [("fault", fault.into())])}</p> }
    });
    let parked = (webhook.parked > 0).then(|| {
        view! {
            <p class="error">{room.with(key::API_WEBHOOK_PARKED, [("count", webhook.parked.into())])}</p>
            <form method="post" action=WebhookAgain::PATH>
                {hidden("webhook", id.clone())}
                <button class="button small quiet">{room.text(key::API_WEBHOOK_AGAIN)}</button>
            </form>
        }
    });
    view! {
        <li>
            <div class="what">
                <strong>{webhook.address.clone()}</strong> " " <small>{waiting}</small>
                {fault}
                {parked}
            </div>
            <div class="actions">
                <form method="post" action=WebhookEnd::PATH>
                    {hidden("webhook", id)}
                    <button class="button small quiet">
                        {room.text(key::STAFF_REMOVE)} <span class="visually-hidden">": " {webhook.address.clone()}</span>
                    </button>
                </form>
            </div>
        </li>
    }
    .into_any()
}

fn webhook(fields: &Fields) -> Result<WebhookId, Elsewhere> {
    fields.get("webhook").parse().map_err(|_| Elsewhere::NotFound)
}

const fn fault_words(fault: WebhookFault) -> wording::Key {
    match fault {
        WebhookFault::Missing => key::API_FAULT_ADDRESS_MISSING,
        WebhookFault::Malformed => key::API_FAULT_ADDRESS_MALFORMED,
        WebhookFault::TooMany => key::API_FAULT_ADDRESS_TOO_MANY,
    }
}

crate::form_functions!(WebhookAdd, WebhookEnd, WebhookAgain);

/// Has an address be told from now on. The page shows once what signs it.
#[server(prefix = "/_fn", endpoint = "webhook-add", input = Form)]
pub async fn webhook_add(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let administrator = room.viewer.administrator()?;
        form::fresh(FORM, &fields, ADDRESS).await?;
        match add_webhook(&room.program, &administrator, fields.get("address")).await? {
            Filled::Done(new) => {
                form::forget(FORM).await?;
                sealed::put(SECRET_SHOWN, &Shown(new.secret)).await?;
            }
            Filled::Faulty(found) => {
                let faults =
                    found.into_iter().map(|fault| ("address".to_owned(), room.text(fault_words(fault)))).collect();
                form::keep(FORM, &Typed { fields, faults }).await?;
            }
        }
        Ok(ADDRESS.to_owned())
    })
    .await
}

/// An address is told nothing any more.
#[server(prefix = "/_fn", endpoint = "webhook-end", input = Form)]
pub async fn webhook_end(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let administrator = room.viewer.administrator()?;
        let id = webhook(&fields)?;
        context::fresh(ADDRESS).await?;
        end_webhook(&room.program, &administrator, id).await?;
        form::say("good", room.text(key::API_WEBHOOK_ENDED)).await?;
        Ok(ADDRESS.to_owned())
    })
    .await
}

/// Tells what stands still once more.
#[server(prefix = "/_fn", endpoint = "webhook-again", input = Form)]
pub async fn webhook_again(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let administrator = room.viewer.administrator()?;
        let id = webhook(&fields)?;
        tell_parked(&room.program, &administrator, id).await?;
        form::say("good", room.text(key::API_WEBHOOK_TOLD_AGAIN)).await?;
        Ok(ADDRESS.to_owned())
    })
    .await
}
