//! The pages that stand in for others: not there, or not yours; and a database that cannot be used now.

use axum::http::StatusCode;
use domain::organisation::Organisation;
use leptos::prelude::*;
use server::access::SignedIn;
use server::organisation::organisation;
use wording::{Wording, key};

use crate::context;
use crate::context::language::leavers_wording;
use crate::form::UNAVAILABLE;
use crate::form::sent::{self, Sent};
use crate::shell::{LeaverFrame, StaffFrame, status};

/// The addresses of those who leave, and of whoever stays in touch: nobody is a colleague there.
const LEAVERS: [&str; 3] = ["/leaver", "/l/", "/stay/"];
/// Where a posted form is sent when there is nothing to show, as [`UNAVAILABLE`] when it cannot be taken: whose page it
/// stood on, that page says.
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
        None => stand_in(nobodys(), title, text, None),
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
    let is_after = [AFTER_A_FORM, UNAVAILABLE].contains(&address.as_str());
    let page = if is_after { context::posted_from().unwrap_or(address) } else { address };
    LEAVERS.iter().any(|start| page.starts_with(start))
}

/// The wording of a page that knows nobody: in the leaver's room that of whoever opened a link here before.
fn nobodys() -> Wording {
    if is_leavers() { leavers_wording() } else { context::wording(None) }
}

/// The database cannot be used now; nothing was half written.
pub fn unavailable() -> AnyView {
    stand_in(nobodys(), key::PAGE_UNAVAILABLE_TITLE, key::PAGE_UNAVAILABLE_TEXT, None)
}

/// The answer to a form that could not be saved, since the database cannot be used. The browser still has it; where
/// this program wrote the form, so does the page, with a button that posts it once more.
pub fn unsent_page() -> AnyView {
    after_a_form(key::PAGE_UNSENT_KEPT, key::PAGE_UNSENT_TEXT)
}

/// The same where it may have been saved all the same: the database went behind what was done, while the session was
/// written.
pub fn unsure_page() -> AnyView {
    after_a_form(key::PAGE_UNSURE_KEPT, key::PAGE_UNSURE_TEXT)
}

/// What is said where the page has the form, and where the browser alone has it.
fn after_a_form(kept: wording::Key, gone: wording::Key) -> AnyView {
    status(StatusCode::SERVICE_UNAVAILABLE);
    let wording = context::wording(sent::language());
    let again = use_context::<Sent>().and_then(|sent| sent.once_more());
    let text = if again.is_some() { kept } else { gone };
    let form = again.map(|(action, fields)| once_more(wording, action, fields));
    stand_in(wording, key::PAGE_UNAVAILABLE_TITLE, text, form)
}

/// The same form once more, with nothing to see but its button.
fn once_more(wording: Wording, action: String, fields: Vec<(String, String)>) -> AnyView {
    let fields: Vec<_> =
        fields.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect();
    view! {
        <form method="post" action=action>
            {fields}
            <div class="actions"><button class="button">{wording.text(key::PAGE_UNSENT_AGAIN)}</button></div>
        </form>
    }
    .into_any()
}

/// The page a posted form is sent to when the database cannot be used.
pub fn unavailable_page() -> AnyView {
    status(StatusCode::SERVICE_UNAVAILABLE);
    unavailable()
}

fn stand_in(wording: Wording, title: wording::Key, text: wording::Key, more: Option<AnyView>) -> AnyView {
    let content = view! { {words(wording, title, text)} {more} };
    let title = wording.text(title);
    LeaverFrame { wording, title, sender: String::new(), trial: false, colophon: None, islands: false }.around(content)
}

fn words(wording: Wording, title: wording::Key, text: wording::Key) -> impl IntoView + 'static {
    view! {
        <h1>{wording.text(title)}</h1>
        <p class="lead">{wording.text(text)}</p>
    }
}
