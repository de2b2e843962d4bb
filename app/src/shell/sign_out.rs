//! Signing out, from every page of the staff's.

use leptos::prelude::*;

use crate::context::provider::{AT_PROVIDER, AtProvider, LEFT_PROVIDER};
use crate::context::{self, Elsewhere, session_failed};
use crate::fields::{Fields, Form};
use crate::{form, sealed};

crate::form_functions!(SignOut);

/// Ends the session, and has the log say so where it had not ended by itself.
#[server(prefix = "/_fn", endpoint = "sign-out", input = Form)]
pub async fn sign_out(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let _ = fields;
        leave().await
    })
    .await
}

/// This browser is signed in no more; where to go then. Whoever signed in at the provider is asked there whether that
/// should end too.
pub async fn leave() -> Result<String, Elsewhere> {
    let viewer = context::staff().await.ok();
    let there = sealed::look::<AtProvider>(AT_PROVIDER).await?;
    if let Some(session) = context::session() {
        session.flush().await.map_err(session_failed)?;
    }
    // The session has ended, whatever becomes of the line that says so.
    if let Some(viewer) = viewer {
        server::sign_in::sign_out(&context::program(), &viewer).await?;
    }
    context::clear_browser();
    let Some(AtProvider { id_token, .. }) = there else { return Ok("/staff/sign-in".to_owned()) };
    // What is kept from here on is kept under another id than the one that was signed in.
    if let Some(session) = context::session() {
        session.cycle_id().await.map_err(session_failed)?;
    }
    sealed::put(LEFT_PROVIDER, &id_token).await?;
    Ok(server::provider::SIGNED_OUT.to_owned())
}
