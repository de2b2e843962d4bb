//! Signing out, from every page of the staff's.

use leptos::prelude::*;

use crate::context::{self, Elsewhere, session_failed};
use crate::fields::{Fields, Form};
use crate::form;

crate::form_functions!(SignOut);

/// Ends the session.
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
    if let Some(session) = context::session() {
        session.flush().await.map_err(session_failed)?;
    }
    context::clear_browser();
    Ok("/staff/sign-in".to_owned())
}
