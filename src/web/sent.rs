//! What somebody sent and is not known for any more, on its way in and on the page where it stands again
//! (`app::form::sent`).

use app::context::Surroundings;
use app::fields;
use app::form::sent::{self, Sent};
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use tower_sessions::Session;

use super::FORM_MAX_BYTES;
use super::marks::{self, Answer};

/// Takes the marks out of a form, for the function that it is posted to. A form with a file has none.
pub async fn read(request: Request) -> (Option<Sent>, Request) {
    let kind = request.headers().get(CONTENT_TYPE);
    if !kind.is_some_and(|kind| kind.as_bytes().starts_with(fields::CONTENT_TYPE.as_bytes())) {
        return (None, request);
    }
    let (head, body) = request.into_parts();
    // The size was looked at before; of a body that breaks off nothing is taken.
    let body = to_bytes(body, FORM_MAX_BYTES).await.unwrap_or_default();
    match std::str::from_utf8(&body) {
        Ok(text) => {
            let (sent, rest) = Sent::read(head.uri.path(), text);
            (Some(sent), Request::from_parts(head, Body::from(rest)))
        }
        Err(_) => (None, Request::from_parts(head, Body::from(body))),
    }
}

/// Puts marks into the forms of the rooms' pages, and what waits into those where it was typed.
pub async fn on_page(State(surroundings): State<Surroundings>, request: Request, next: Next) -> Response {
    let asked = request.uri().path_and_query().map(ToString::to_string).unwrap_or_default();
    let session = request.extensions().get::<Session>().cloned();
    let is_get = request.method() == Method::GET;
    let answer = next.run(request).await;
    if !is_get || answer.status() != StatusCode::OK || !is_of_a_room(&asked) {
        return answer;
    }
    match marks::whole(answer).await {
        Answer::Page(head, page) => {
            let page = sent::on_page(&surroundings.program, session.as_ref(), &asked, page).await;
            Response::from_parts(head, Body::from(page))
        }
        Answer::Other(answer) => answer,
    }
}

/// Pages by which somebody comes in know nobody yet.
fn is_of_a_room(asked: &str) -> bool {
    let is_in = |room: &str| asked.starts_with(room);
    (is_in("/staff") && !is_in("/staff/sign-in")) || (is_in("/leaver") && !is_in("/leaver/link"))
}
