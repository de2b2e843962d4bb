//! Leaving the leaver's room: for whoever shares a computer or a phone.

use leptos::prelude::*;
use wording::key;

use crate::context;
use crate::context::language::{leavers_wording, let_go_leavers};
use crate::fields::{Fields, Form};
use crate::form;
use crate::page::page;
use crate::shell::LeaverFrame;
use crate::shell::trial::is_on_trial;

/// The page that says so.
pub(super) const PAGE: &str = "/leaver/closed";

crate::form_functions!(LeaverDone);

/// Closes the link in this browser. It can be opened again from the mail.
#[server(prefix = "/_fn", endpoint = "leaver-done", input = Form)]
pub async fn leaver_done(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let _ = fields;
        context::forget_leaver().await?;
        let_go_leavers();
        Ok(PAGE.to_owned())
    })
    .await
}

/// `/leaver/closed`
pub(super) fn closed() -> AnyView {
    page(|| async {
        let wording = leavers_wording();
        let title = wording.text(key::LEAVER_CLOSED_TITLE);
        let trial = is_on_trial().await?;
        let letter =
            LeaverFrame { wording, title: title.clone(), sender: String::new(), trial, colophon: None, islands: false };
        Ok(letter.around(view! {
            <h1>{title}</h1>
            <p class="lead">{wording.text(key::LEAVER_CLOSED_LEAD)}</p>
            <p>{wording.text(key::LEAVER_CLOSED_AGAIN)}</p>
        }))
    })
}
