//! Answers to invitations, handed in by a mail server: `POST /api/v1/itip`.

use app::context::Surroundings;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderName};
use axum::http::{HeaderMap, StatusCode};
use domain::itip::REPLY_BYTES_MAX;
use server::itip::hand_in;
use server::settings::ItipKey;

/// Takes a calendar (`text/calendar`) or a mail (`message/rfc822`) from whoever has the key. What
/// becomes of it is not said: 202 for an answer that counts and for one about nothing we know.
pub async fn hand_in_reply(State(surroundings): State<Surroundings>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let program = &surroundings.program;
    let Some(key) = &program.settings().itip_key else { return StatusCode::NOT_FOUND };
    if !shows_key(&headers, key) {
        return StatusCode::UNAUTHORIZED;
    }
    let kind = text(&headers, CONTENT_TYPE).split(';').next().unwrap_or_default().trim();
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

fn text(headers: &HeaderMap, name: HeaderName) -> &str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// `Authorization: Bearer …` (RFC 6750, 2.1).
fn shows_key(headers: &HeaderMap, key: &ItipKey) -> bool {
    let given = text(headers, AUTHORIZATION).split_once(' ');
    given.is_some_and(|(scheme, given)| scheme.eq_ignore_ascii_case("bearer") && key.is(given.trim()))
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue};
    use server::settings::ItipKey;

    use super::shows_key;

    #[test]
    fn only_the_whole_key_opens() {
        let key = ItipKey::new("0123456789abcdef01234567".to_owned());
        let shows = |value: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert("authorization", HeaderValue::from_static(value));
            shows_key(&headers, &key)
        };
        assert!(shows("Bearer 0123456789abcdef01234567") && shows("bearer  0123456789abcdef01234567"));
        for wrong in ["", "Bearer", "Bearer ", "Bearer 0123456789abcdef0123456", "Basic 0123456789abcdef01234567"] {
            assert!(!shows(wrong), "{wrong}");
        }
        assert!(!shows_key(&HeaderMap::new(), &key));
        assert_eq!(format!("{key:?}"), "ItipKey(…)");
    }
}
