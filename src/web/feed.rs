//! A host's talks, for programs that subscribe to them.

use app::context::Surroundings;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use server::access::Refused;
use server::subscription::host_calendar;

/// The calendar at `/calendar/{token}.ics`; every address that opens nothing is not found, whatever it
/// was before.
pub async fn of_host(
    State(surroundings): State<Surroundings>,
    Path(file): Path<String>,
    headers: HeaderMap,
) -> Response {
    let Some(token) = file.strip_suffix(".ics") else { return StatusCode::NOT_FOUND.into_response() };
    let calendar = match host_calendar(&surroundings.program, token).await {
        Ok(calendar) => calendar,
        Err(Refused::NotFound) => return StatusCode::NOT_FOUND.into_response(),
        Err(Refused::Store(error)) => {
            tracing::error!(%error, "the store failed");
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
    };
    // Kept by the one program that asks, which looks each time whether it still holds.
    let kept = [(ETAG, calendar.etag.clone()), (CACHE_CONTROL, "private, no-cache".to_owned())];
    if is_known(&headers, &calendar.etag) {
        return (StatusCode::NOT_MODIFIED, kept).into_response();
    }
    (kept, [(CONTENT_TYPE, "text/calendar; charset=utf-8; method=PUBLISH")], calendar.text).into_response()
}

/// Whether the tag is among those the program knows (RFC 9110, 13.1.2).
fn is_known(headers: &HeaderMap, etag: &str) -> bool {
    let known = headers.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    known.flat_map(|value| value.split(',')).any(|tag| {
        let tag = tag.trim();
        tag == "*" || tag.strip_prefix("W/").unwrap_or(tag) == etag
    })
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue};

    use super::is_known;

    #[test]
    fn a_tag_is_found_among_others_weak_or_not() {
        for (value, known) in
            [("\"a\"", true), ("W/\"a\"", true), ("\"b\", \"a\"", true), ("*", true), ("\"b\"", false)]
        {
            let mut headers = HeaderMap::new();
            headers.insert("if-none-match", HeaderValue::from_static(value));
            assert_eq!(is_known(&headers, "\"a\""), known, "{value}");
        }
        assert!(!is_known(&HeaderMap::new(), "\"a\""));
    }
}
