//! Signing in with a passkey: nobody types an address, so nothing here tells whose account there is.

use leptos::prelude::*;
use server::passkey::{Asking, PASSKEY_MINUTES, Pending, are_offered, begin_asking};
use server::sign_in::{ByPasskey, enter_by_passkey};
use wording::{Wording, key};

use super::{next_of, start};
use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form::{self, again_address, leading_to};
use crate::sealed;
use crate::shell::passkey::{Passkey, TOO_MANY, Trouble};
use crate::staff::parts::hidden;

/// The session's key for what this browser was asked.
const ASKED: &str = "passkey-asked";
/// The form says so where somebody is signed in already.
const AGAIN: &str = "again";

/// The button; `None` where there are no passkeys.
pub fn button(wording: Wording, next: &str, again: bool) -> Option<AnyView> {
    if !are_offered(context::program().settings()) {
        return None;
    }
    let fields = view! {
        {hidden("next", next)}
        {again.then(|| hidden(AGAIN, "yes"))}
    };
    let asks = Passkey::Get { ask: PasskeyAsk::PATH };
    Some(asks.form(wording, PasskeySignIn::PATH, fields, wording.text(key::PASSKEY_SIGN_IN)))
}

crate::form_functions!(PasskeyAsk, PasskeySignIn);

/// Asks this browser for a passkey: what it passes on to its devices, as JSON, or a word for why there is nothing to
/// ask, which comes back with the form.
#[server(prefix = "/_fn", endpoint = "passkey-ask", input = Form)]
pub async fn passkey_ask(fields: Fields) -> Result<String, ServerFnError> {
    let _ = fields;
    let asked = async {
        let mut pending = sealed::look::<Pending>(ASKED).await?.unwrap_or_default();
        Ok::<_, Elsewhere>(match begin_asking(&context::program(), &context::client(), &mut pending).await? {
            Asking::Asks(options) => {
                sealed::put(ASKED, &pending).await?;
                options
            }
            Asking::TooMany => TOO_MANY.to_owned(),
            Asking::NotOffered => "NotOffered".to_owned(),
        })
    };
    asked.await.map_err(|_| ServerFnError::new("unavailable"))
}

/// Takes the answer, and starts a new session for whoever has the passkey.
#[server(prefix = "/_fn", endpoint = "passkey-sign-in", input = Form)]
pub async fn passkey_sign_in(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let (program, wording) = (context::program(), context::wording(None));
        let next = next_of(fields.get("next"));
        let again = fields.ticked(AGAIN);
        let words = match Trouble::of(&fields) {
            Some(trouble) => trouble.words(wording),
            None => {
                let mut pending = sealed::look::<Pending>(ASKED).await?.unwrap_or_default();
                let entered = enter_by_passkey(&program, &mut pending, fields.get("answer")).await?;
                sealed::put(ASKED, &pending).await?;
                match entered {
                    ByPasskey::SignedIn(viewer) => {
                        start::here(&program, &viewer).await?;
                        if again {
                            form::say("good", wording.text(key::STAFF_AGAIN_DONE)).await?;
                        }
                        return Ok(next);
                    }
                    ByPasskey::Stale => wording.with(key::PASSKEY_TROUBLE_STALE, [("minutes", PASSKEY_MINUTES.into())]),
                    ByPasskey::Unknown => wording.text(key::PASSKEY_TROUBLE_UNKNOWN),
                }
            }
        };
        form::say("bad", words).await?;
        Ok(if again { again_address(&next) } else { leading_to("/staff/sign-in", &next) })
    })
    .await
}
