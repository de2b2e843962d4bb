//! A form that came while the database could not be used: the page that says so is the answer to the form itself, so
//! that loading it again sends the same form once more, also without scripts. Behind a redirect it would be gone.

use app::context::Surroundings;
use axum::body::Body;
use axum::extract::Request;
use axum::http::header::LOCATION;
use axum::http::request::Parts;
use axum::response::Response;
use leptos::prelude::provide_context;

/// Where a form is sent on to when the database cannot be used.
const UNAVAILABLE: &str = "/unavailable";

/// Whether a form could not be taken now.
pub fn is_unsent(answer: &Response) -> bool {
    answer.status().is_redirection() && answer.headers().get(LOCATION).is_some_and(|to| to == UNAVAILABLE)
}

/// The page for whoever sent it; `asked` is of the request with the form.
pub async fn page(surroundings: Surroundings, asked: Parts) -> Response {
    let render = leptos_axum::render_app_async_with_context(
        move || provide_context(surroundings.clone()),
        || app::routes::document(app::shell::unsent_page),
    );
    render(Request::from_parts(asked, Body::empty())).await
}
