//! What the log says of a request, at whatever level.
//!
//! Deliberately absent: addresses as they were asked for. Paths hold the tokens of links and calendars, queries what
//! somebody typed, headers their cookies; of a path stands here the pattern it matched. The number of the request tells
//! whoever looks for it which lines belong together, and says nothing of who asked.

use axum::extract::{MatchedPath, Request};
use tower_http::classify::{ServerErrorsAsFailures, SharedClassifier};
use tower_http::trace::TraceLayer;
use tracing::Span;

use super::request_id::RequestId;

/// The layer around everything.
pub fn layer() -> TraceLayer<SharedClassifier<ServerErrorsAsFailures>, fn(&Request) -> Span> {
    TraceLayer::new_for_http().make_span_with(span as fn(&Request) -> Span)
}

fn span(request: &Request) -> Span {
    let pattern = request.extensions().get::<MatchedPath>().map_or("(none)", MatchedPath::as_str);
    let id = request.extensions().get::<RequestId>().map_or("-", RequestId::as_str);
    // At the level of errors, so that the number stands in every line, whatever is asked to be logged.
    tracing::error_span!("request", id, method = %request.method(), pattern)
}
