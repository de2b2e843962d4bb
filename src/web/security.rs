//! Whom to tell of a hole: `GET /.well-known/security.txt` (RFC 9116).

use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

/// The file; not there where nobody is named.
pub async fn text(text: Option<String>) -> Response {
    match text {
        Some(text) => ([(CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
