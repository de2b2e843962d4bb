//! What the log says of a request, at whatever level.
//!
//! Deliberately absent: addresses as they were asked for. Paths hold the tokens of links and calendars, queries what
//! somebody typed, headers their cookies; of a path stands here the pattern it matched. Nor methods that nobody knows: a
//! request may call its method anything. The number of the request tells
//! whoever looks for it which lines belong together, and says nothing of who asked.

use std::time::Duration;

use axum::extract::{MatchedPath, Request};
use axum::http::Method;
use axum::response::Response;
use tower_http::classify::{ServerErrorsAsFailures, SharedClassifier};
use tower_http::trace::{DefaultOnRequest, DefaultOnResponse, OnResponse, TraceLayer};
use tracing::Span;
use tracing_opentelemetry::OpenTelemetrySpanExt;

use super::request_id::RequestId;
use crate::traces::STATUS;

type MakeSpan = fn(&Request) -> Span;
type Answered = fn(&Response, Duration, &Span);

/// The layer around everything.
pub fn layer() -> TraceLayer<SharedClassifier<ServerErrorsAsFailures>, MakeSpan, DefaultOnRequest, Answered> {
    TraceLayer::new_for_http().make_span_with(span as MakeSpan).on_response(answered as Answered)
}

fn span(request: &Request) -> Span {
    let pattern = request.extensions().get::<MatchedPath>().map_or("(none)", MatchedPath::as_str);
    let id = request.extensions().get::<RequestId>().map_or("-", RequestId::as_str);
    // At the level of errors, so that the number stands in every line, whatever is asked to be logged.
    tracing::error_span!("request", id, method = known(request.method()), pattern)
}

/// The methods that HTTP knows (RFC 9110, RFC 5789), and what OpenTelemetry calls every other.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        Method::TRACE => "TRACE",
        Method::CONNECT => "CONNECT",
        _ => "_OTHER",
    }
}

/// Tells the traces how it ended, where there are any, and the log as it always is.
fn answered(response: &Response, latency: Duration, span: &Span) {
    span.set_attribute(STATUS, i64::from(response.status().as_u16()));
    DefaultOnResponse::default().on_response(response, latency, span);
}
