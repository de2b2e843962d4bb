//! A form that came while the database could not be used: the page that says so is the answer to the form itself, so
//! that loading it again sends the same form once more, also without scripts. Behind a redirect it would be gone.

use app::context::Surroundings;
use app::form::UNAVAILABLE;
use app::form::sent::Sent;
use axum::body::Body;
use axum::extract::Request;
use axum::http::header::LOCATION;
use axum::http::request::Parts;
use axum::response::Response;
use leptos::prelude::provide_context;

/// Whether a form could not be taken now.
pub fn is_unsent(answer: &Response) -> bool {
    answer.status().is_redirection() && answer.headers().get(LOCATION).is_some_and(|to| to == UNAVAILABLE)
}

/// The page for whoever sent it; `asked` is of the request with the form, `sent` what stood in it.
pub async fn page(surroundings: Surroundings, sent: Option<Sent>, asked: Parts) -> Response {
    let render = leptos_axum::render_app_async_with_context(
        move || {
            provide_context(surroundings.clone());
            if let Some(sent) = sent.clone() {
                provide_context(sent);
            }
        },
        || app::routes::document(app::shell::unsent_page),
    );
    render(Request::from_parts(asked, Body::empty())).await
}
