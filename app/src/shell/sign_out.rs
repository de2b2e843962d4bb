//! Signing out, from every page of the staff's.

use leptos::prelude::*;

use crate::context::{self, session_failed};
use crate::fields::{Fields, Form};
use crate::form;

crate::form_functions!(SignOut);

/// Ends the session, and has the log say so where it had not ended by itself.
#[server(prefix = "/_fn", endpoint = "sign-out", input = Form)]
pub async fn sign_out(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let _ = fields;
        if let Ok(viewer) = context::staff().await {
            server::sign_in::sign_out(&context::program(), &viewer).await?;
        }
        if let Some(session) = context::session() {
            session.flush().await.map_err(session_failed)?;
        }
        context::clear_browser();
        Ok("/staff/sign-in".to_owned())
    })
    .await
}
