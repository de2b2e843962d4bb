//! An answer whose session could not be saved. The layer around pages saves it behind them, and puts an answer without
//! anything in the place of theirs where that fails; here it becomes the page of a database that cannot be used.

use std::sync::{Arc, OnceLock};

use app::context::Surroundings;
use app::form::sent::Sent;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{Extensions, Method};
use axum::middleware::Next;
use axum::response::Response;
use leptos::prelude::{AnyView, provide_context};

use super::marks;

/// On every answer that was given before its session was saved.
#[derive(Clone, Copy)]
struct Given;

/// The form of a request, once it was read: for the page that stands in for its answer.
#[derive(Clone, Default)]
struct Form(Arc<OnceLock<Sent>>);

/// Keeps what stood in the form of this request until it is answered.
pub fn keep(request: &Extensions, sent: &Sent) {
    if let Some(Form(kept)) = request.get::<Form>() {
        // A request has one form.
        let _ = kept.set(sent.clone());
    }
}

/// Marks an answer as given; right within the layer of sessions.
pub async fn given(request: Request, next: Next) -> Response {
    let mut answer = next.run(request).await;
    answer.extensions_mut().insert(Given);
    answer
}

/// Says so where another answer stands in the place of the one that was given; right around the layer of sessions.
pub async fn said(State(surroundings): State<Surroundings>, request: Request, next: Next) -> Response {
    let form = Form::default();
    let (mut head, body) = request.into_parts();
    let asked = head.clone();
    head.extensions.insert(form.clone());
    let answer = next.run(Request::from_parts(head, body)).await;
    if answer.extensions().get::<Given>().is_some() {
        return answer;
    }
    marks::clean(page(surroundings, form.0.get().cloned(), asked).await).await
}

/// Of a form nobody knows here what came of it: its own transaction may have gone through.
async fn page(surroundings: Surroundings, sent: Option<Sent>, asked: Parts) -> Response {
    let is_form = asked.method == Method::POST;
    let page: fn() -> AnyView = if is_form { app::shell::unsure_page } else { app::shell::unavailable_page };
    let render = leptos_axum::render_app_async_with_context(
        move || {
            provide_context(surroundings.clone());
            if let Some(sent) = sent.clone() {
                provide_context(sent);
            }
        },
        move || app::routes::document(page),
    );
    render(Request::from_parts(asked, Body::empty())).await
}
