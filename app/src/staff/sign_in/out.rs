//! After signing out of a session that began at the organisation's provider.

use axum::http::StatusCode;
use leptos::prelude::*;
use server::provider::SIGNED_OUT_STATE;
use wording::key;

use super::{Ending, around};
use crate::context::provider::LEFT_PROVIDER;
use crate::context::{self, Elsewhere};
use crate::page::page;
use crate::sealed;

/// Says where one is signed out, and offers to sign out at the provider too. It is offered and not done: there
/// it ends mail and everything else of the organisation's as well.
pub fn out_page() -> AnyView {
    page(|| async {
        let wording = context::wording(None);
        let program = context::program();
        let provider = program.provider().ok_or(Elsewhere::NotFound)?;
        if context::staff().await.is_ok() {
            return Err(Elsewhere::Go("/staff".to_owned()));
        }
        let left: Option<String> = sealed::look(LEFT_PROVIDER).await?;
        let there_too = context::query_value("state").is_some_and(|state| state == SIGNED_OUT_STATE);
        let title = wording.text(key::STAFF_OUT_TITLE);
        let Some(id_token) = left.filter(|_| !there_too) else {
            sealed::forget(LEFT_PROVIDER).await?;
            let text = if there_too { key::STAFF_OUT_BOTH } else { key::STAFF_OUT_ENDED };
            let onward = ("/staff".to_owned(), wording.text(key::STAFF_OUT_IN));
            return Ending { status: StatusCode::OK, title, text: wording.text(text), onward }.view(wording).await;
        };
        let leaving = provider.leave(&id_token, program.now()).await.unwrap_or_else(|trouble| {
            tracing::warn!(%trouble, "nobody can sign out at the provider");
            None
        });
        let there = leaving.map(|leaving| {
            let address = leaving.address().to_owned();
            view! { <a class="button" href=address rel="noreferrer">{wording.text(key::STAFF_OUT_THERE)}</a> }
        });
        around(
            wording,
            title.clone(),
            view! {
                <h1>{title}</h1>
                <p class="lead">{wording.text(key::STAFF_OUT_HERE)}</p>
                <div class="actions">{there} <a href="/staff">{wording.text(key::STAFF_OUT_IN)}</a></div>
            },
        )
        .await
    })
}
