//! What every answer says to the browser.

use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, HeaderValue, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::middleware::Next;
use axum::response::Response;

/// Pages carry people's own words: no shared computer keeps them. A page that has scripts has set
/// its own policy with a nonce; the others run none.
pub async fn of_pages(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    or_insert(headers, CACHE_CONTROL, "no-store");
    or_insert(
        headers,
        CONTENT_SECURITY_POLICY,
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    response
}

/// For every answer; `Strict-Transport-Security` where the program is reached over TLS.
pub async fn of_everything(State(is_secure): State<bool>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    // Forms have to be able to say where they come from; nobody else learns an address.
    or_insert(headers, REFERRER_POLICY, "same-origin");
    or_insert(headers, X_CONTENT_TYPE_OPTIONS, "nosniff");
    or_insert(headers, X_FRAME_OPTIONS, "DENY");
    or_insert(headers, HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    or_insert(headers, HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    or_insert(
        headers,
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    );
    if is_secure {
        or_insert(headers, STRICT_TRANSPORT_SECURITY, "max-age=31536000; includeSubDomains");
    }
    response
}

fn or_insert(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers.entry(name).or_insert(HeaderValue::from_static(value));
}
