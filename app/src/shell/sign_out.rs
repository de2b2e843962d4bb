//! Signing out, from every page of the staff's.

use leptos::prelude::*;

use crate::context::{self, Elsewhere, session_failed};
use crate::fields::{Fields, Form};
use crate::form;

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

/// This browser is signed in no more; where to go then.
pub async fn leave() -> Result<String, Elsewhere> {
    let viewer = context::staff().await.ok();
    if let Some(session) = context::session() {
        session.flush().await.map_err(session_failed)?;
    }
    // The session has ended, whatever becomes of the line that says so.
    if let Some(viewer) = viewer {
        server::sign_in::sign_out(&context::program(), &viewer).await?;
    }
    context::clear_browser();
    Ok("/staff/sign-in".to_owned())
}
