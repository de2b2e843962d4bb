//! Answers to invitations, handed in by a mail server: `POST /api/v1/itip`.

use app::context::Surroundings;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use domain::itip::REPLY_BYTES_MAX;
use server::itip::hand_in;

/// Takes a calendar (`text/calendar`) or a mail (`message/rfc822`) from whoever has the key. What
/// becomes of it is not said: 202 for an answer that counts and for one about nothing we know.
pub async fn hand_in_reply(State(surroundings): State<Surroundings>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let program = &surroundings.program;
    let Some(key) = &program.settings().itip_key else { return StatusCode::NOT_FOUND };
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let given = text(AUTHORIZATION).split_once(' ').filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
    if !given.is_some_and(|(_, given)| key.is(given.trim())) {
        return StatusCode::UNAUTHORIZED;
    }
    let kind = text(CONTENT_TYPE).split(';').next().unwrap_or_default().trim();
    if !["text/calendar", "message/rfc822"].iter().any(|taken| kind.eq_ignore_ascii_case(taken)) {
        return StatusCode::UNSUPPORTED_MEDIA_TYPE;
    }
    if body.len() > REPLY_BYTES_MAX {
        return StatusCode::PAYLOAD_TOO_LARGE;
    }
    match hand_in(program, body.to_vec()).await {
        Ok(_) => StatusCode::ACCEPTED,
        Err(error) => {
            tracing::error!(%error, "the store failed");
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}
