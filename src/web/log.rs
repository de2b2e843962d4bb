//! What the log says of a request, at whatever level.
//!
//! Deliberately absent: addresses as they were asked for. Paths hold the tokens of links and calendars, queries what
//! somebody typed, headers their cookies; of a path stands here the pattern it matched.

use axum::extract::{MatchedPath, Request};
use tower_http::classify::{ServerErrorsAsFailures, SharedClassifier};
use tower_http::trace::TraceLayer;
use tracing::Span;

/// The layer around everything.
pub fn layer() -> TraceLayer<SharedClassifier<ServerErrorsAsFailures>, fn(&Request) -> Span> {
    TraceLayer::new_for_http().make_span_with(span as fn(&Request) -> Span)
}

fn span(request: &Request) -> Span {
    let pattern = request.extensions().get::<MatchedPath>().map_or("(none)", MatchedPath::as_str);
    tracing::debug_span!("request", method = %request.method(), pattern)
}
