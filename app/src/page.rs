//! How a page comes about: its data is loaded, and what it cannot show becomes another page.

use std::future::Future;

use axum::http::StatusCode;
use axum::http::header::{HeaderValue, LOCATION};
use leptos::prelude::*;
use leptos::tachys::reactive_graph::OwnedView;
use leptos_axum::ResponseOptions;

use crate::context::Elsewhere;
use crate::form::{again_address, safe_location, sign_in_address};
use crate::shell;

/// A page: its address, with parameters in braces, and what draws it.
pub type Page = (&'static str, fn() -> AnyView);

/// Shows what `load` returns, or the page that answers instead. Pages are rendered whole
/// (`SsrMode::Async`), so a status or a redirect is never too late.
///
/// Deliberately absent: `<Suspense>`. On the server it calls its children several times, and each
/// time would ask the database, note who looked, and use up what the last form wanted to say.
pub fn page<F, Fut>(load: F) -> AnyView
where
    F: FnOnce() -> Fut + Send + 'static,
    Fut: Future<Output = Result<AnyView, Elsewhere>> + Send + 'static,
{
    OwnedView::new(Suspend::new(async move {
        let view = match load().await {
            Ok(view) => view,
            Err(elsewhere) => instead(elsewhere).await,
        };
        // The document's language and title are set while this is written, outside of this future.
        OwnedView::new(view)
    }))
    .into_any()
}

/// The page a posted form is sent to when there is nothing to show, and of every address that is none.
pub fn not_found_page() -> AnyView {
    page(|| async { Err(Elsewhere::NotFound) })
}

async fn instead(elsewhere: Elsewhere) -> AnyView {
    match elsewhere {
        Elsewhere::NotFound => {
            shell::status(StatusCode::NOT_FOUND);
            shell::not_found().await
        }
        Elsewhere::Unavailable => {
            shell::status(StatusCode::SERVICE_UNAVAILABLE);
            shell::unavailable()
        }
        Elsewhere::SignIn => go(&safe_location(&sign_in_address())),
        Elsewhere::Again(back) => go(&again_address(&back)),
        Elsewhere::NoLink => go("/leaver/link"),
        Elsewhere::Go(location) => go(&safe_location(&location)),
        Elsewhere::Leave(leaving) => go(leaving.address()),
    }
}

/// "See there", whatever the browser says it accepts: `leptos_axum::redirect` looks for HTML in that, and
/// answers everybody else with an empty page. Whoever calls knows that the place is ours, or the provider's.
fn go(location: &str) -> AnyView {
    shell::status(StatusCode::SEE_OTHER);
    if let (Some(options), Ok(location)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(location)) {
        options.insert_header(LOCATION, location);
    }
    ().into_any()
}
