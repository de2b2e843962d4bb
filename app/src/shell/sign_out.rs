//! Signing out, from every page of the staff's.

use leptos::prelude::*;

use crate::context::provider::{AT_PROVIDER, LEFT_PROVIDER};
use crate::context::{self, session_failed};
use crate::fields::{Fields, Form};
use crate::{form, sealed};

crate::form_functions!(SignOut);

/// Ends the session. Whoever signed in at the provider is asked on the next page whether it should end there too.
#[server(prefix = "/_fn", endpoint = "sign-out", input = Form)]
pub async fn sign_out(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let _ = fields;
        let at_provider = sealed::look::<String>(AT_PROVIDER).await?;
        if let Some(session) = context::session() {
            session.flush().await.map_err(session_failed)?;
        }
        context::clear_browser();
        let Some(id_token) = at_provider else { return Ok("/staff/sign-in".to_owned()) };
        sealed::put(LEFT_PROVIDER, &id_token).await?;
        Ok(server::provider::SIGNED_OUT.to_owned())
    })
    .await
}
