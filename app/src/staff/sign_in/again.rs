//! Signing in again: somebody who is signed in shows once more that it is them, and goes on where they were.

use leptos::prelude::*;
use server::passkey::{own_passkeys, signs_in_with_code};
use server::sign_in::{Asked, Requested, request_code};
use wording::key;

use super::{ASKED, CODE, CODES, next_of, passkey, provider};
use crate::context::{self, FRESH_MINUTES};
use crate::fields::{Fields, Form};
use crate::form::{self, Typed, again_address};
use crate::page::page;
use crate::sealed;
use crate::staff::parts::{Filling, hidden};
use crate::staff::room::room;

/// The name under which the form here keeps what was wrong.
const AGAIN: &str = "sign-in-again";

/// The ways there are for whoever asks: the provider, a passkey, a mailed code.
pub fn again_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let filling = Filling(form::kept(AGAIN).await?.unwrap_or_default());
        let next = next_of(&context::query_value("next").unwrap_or_else(|| filling.get("next")));
        let title = room.text(key::STAFF_AGAIN_TITLE);
        let at_provider = provider::button(room.wording, &provider::begin_address(&next, true));
        let has_passkey = !own_passkeys(&room.program, &room.viewer).await?.is_empty();
        let with_passkey = passkey::button(room.wording, &next, true).filter(|_| has_passkey);
        let with_code = signs_in_with_code(&room.program, &room.viewer).await?.then(|| {
            let is_other = at_provider.is_some() || with_passkey.is_some();
            let quiet = if is_other { "button quiet" } else { "button" };
            let sent = room.with(key::STAFF_AGAIN_CODE, [("address", room.viewer.email.clone().into())]);
            view! {
                <form novalidate=true method="post" action=SignInAgain::PATH>
                    {hidden("next", next.clone())}
                    <p id="code">{sent}</p>
                    <div class="actions"><button class=quiet>{room.text(key::STAFF_SIGN_IN_SEND)}</button></div>
                </form>
            }
        });
        let lead = room.with(key::STAFF_AGAIN_LEAD, [("minutes", FRESH_MINUTES.into())]);
        let content = view! {
            {filling.summary(room.wording)}
            <h1>{title.clone()}</h1>
            <p class="lead">{lead}</p>
            {at_provider}
            {with_passkey}
            {with_code}
            <p><a href=next>{room.text(key::STAFF_PROVIDER_BACK)}</a></p>
        };
        room.page("", title, content).await
    })
}

crate::form_functions!(SignInAgain);

/// Mails a code to whoever is signed in.
#[server(prefix = "/_fn", endpoint = "sign-in-again", input = Form)]
pub async fn sign_in_again(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let next = next_of(fields.get("next"));
        let mut codes = sealed::look::<Asked>(CODES).await?.unwrap_or_default();
        let requested = request_code(&room.program, &room.viewer.email, &context::client(), &mut codes).await?;
        sealed::put(CODES, &codes).await?;
        match requested {
            Requested::Accepted => {
                let fields = [("email", room.viewer.email.as_str()), ("next", &next), ("again", "yes")];
                let fields = Fields(fields.map(|(name, value)| (name.to_owned(), value.to_owned())).into());
                sealed::put(ASKED, &fields).await?;
                form::forget(CODE).await?;
                form::forget(AGAIN).await?;
                Ok("/staff/sign-in/code".to_owned())
            }
            Requested::NotOffered | Requested::AddressMalformed => Ok(again_address(&next)),
            Requested::TooMany { until } => {
                let words = room.with(key::STAFF_CODE_TOO_MANY, [("time", room.time(until).into())]);
                let fields = Fields(vec![("next".to_owned(), next.clone())]);
                form::keep(AGAIN, &Typed { fields, faults: vec![("code".to_owned(), words)] }).await?;
                Ok(again_address(&next))
            }
        }
    })
    .await
}
