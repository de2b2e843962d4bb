//! The pages that stand in for others: not there, or not yours; and a database that cannot be used now.

use axum::http::StatusCode;
use domain::organisation::Organisation;
use leptos::prelude::*;
use server::access::SignedIn;
use server::organisation::organisation;
use wording::{Wording, key};

use crate::context;
use crate::shell::{LeaverFrame, StaffFrame, status};

/// The addresses of those who leave, and of whoever stays in touch: nobody is a colleague there.
const LEAVERS: [&str; 3] = ["/leaver", "/l/", "/stay/"];
/// Where a posted form is sent when there is nothing to show: whose page it stood on, that page says.
const AFTER_A_FORM: &str = "/not-found";

/// "Not there, or not yours." Whoever is signed in keeps the way to their own pages.
pub async fn not_found() -> AnyView {
    let (title, text) = (key::PAGE_NOT_FOUND_TITLE, key::PAGE_NOT_FOUND_TEXT);
    match colleague().await {
        Some((viewer, organisation)) => {
            let wording = context::wording(Some(viewer.language));
            let content = words(wording, title, text);
            let frame = StaffFrame {
                wording,
                title: wording.text(title),
                organisation: organisation.name.clone(),
                trial: organisation.is_on_trial(),
                viewer: Some(&viewer),
                tab: "",
                notice: None,
                narrow: false,
                islands: false,
            };
            frame.around(content)
        }
        None => stand_in(context::wording(None), title, text),
    }
}

/// Who is signed in here, on an address that is no leaver's. Nobody where that cannot be found out now.
async fn colleague() -> Option<(SignedIn, Organisation)> {
    if is_leavers() {
        return None;
    }
    let viewer = context::staff().await.ok()?;
    let organisation = organisation(context::program().store().read(), viewer.board()).await.ok()?;
    Some((viewer, organisation))
}

fn is_leavers() -> bool {
    let address = context::address();
    let page = if address == AFTER_A_FORM { context::posted_from().unwrap_or(address) } else { address };
    LEAVERS.iter().any(|start| page.starts_with(start))
}

/// The database cannot be used now; nothing was half written.
pub fn unavailable() -> AnyView {
    let wording = context::wording(None);
    stand_in(wording, key::PAGE_UNAVAILABLE_TITLE, key::PAGE_UNAVAILABLE_TEXT)
}

/// The answer to a form that could not be saved, since the database cannot be used. The browser still has it.
pub fn unsent_page() -> AnyView {
    status(StatusCode::SERVICE_UNAVAILABLE);
    stand_in(context::wording(None), key::PAGE_UNAVAILABLE_TITLE, key::PAGE_UNSENT_TEXT)
}

/// The page a posted form is sent to when the database cannot be used.
pub fn unavailable_page() -> AnyView {
    status(StatusCode::SERVICE_UNAVAILABLE);
    unavailable()
}

fn stand_in(wording: Wording, title: wording::Key, text: wording::Key) -> AnyView {
    let content = words(wording, title, text);
    let title = wording.text(title);
    LeaverFrame { wording, title, sender: String::new(), trial: false, colophon: None, islands: false }.around(content)
}

fn words(wording: Wording, title: wording::Key, text: wording::Key) -> impl IntoView + 'static {
    view! {
        <h1>{wording.text(title)}</h1>
        <p class="lead">{wording.text(text)}</p>
    }
}
