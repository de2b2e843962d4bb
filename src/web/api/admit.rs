//! Who asks, and under which key: what stands in the headers of a request.

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderName};
use axum::http::{HeaderMap, Method, Uri};
use domain::api::IDEMPOTENCY_KEY_MAX_CHARS;
use server::access::{Admission, ApiClient, api_client};
use server::once::{Answered, Asked, Beginning, Once, begin};
use server::program::Program;

use super::problem::Problem;

/// Where the key of a request stands (draft-ietf-httpapi-idempotency-key-header).
const KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// Whoever shows a token that counts.
pub async fn client(program: &Program, headers: &HeaderMap) -> Result<ApiClient, Problem> {
    let shown = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()).and_then(|text| text.split_once(' '));
    let (scheme, token) = shown.ok_or_else(Problem::unauthorized)?;
    if !scheme.eq_ignore_ascii_case("bearer") {
        return Err(Problem::unauthorized());
    }
    match api_client(program, token.trim()).await? {
        Admission::Admitted(client) => Ok(client),
        Admission::Refused => Err(Problem::unauthorized()),
        Admission::TooOften { until } => Err(Problem::too_often((until - program.now()).num_seconds())),
    }
}

/// The body, where it is said to be JSON and is not too large.
pub fn json(headers: &HeaderMap, body: Result<Bytes, BytesRejection>) -> Result<Bytes, Problem> {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if !kind.eq_ignore_ascii_case("application/json") && !kind.eq_ignore_ascii_case("application/merge-patch+json") {
        return Err(Problem::not_json());
    }
    body.map_err(|rejection| Problem::body(rejection.status()))
}

/// Whether a request is to be carried out, or was before.
pub enum Turn {
    /// With its key, where it has one.
    Do(Option<Once>),
    Was(Answered),
}

/// Takes the key of a request. `needed`: without one nothing is done.
pub async fn turn(
    program: &Program,
    client: &ApiClient,
    (method, address): (&Method, &Uri),
    headers: &HeaderMap,
    body: &[u8],
    needed: bool,
) -> Result<Turn, Problem> {
    let Some(key) = headers.get(KEY) else {
        return if needed { Err(Problem::key_missing()) } else { Ok(Turn::Do(None)) };
    };
    let key = key.to_str().ok().and_then(read_key).ok_or_else(Problem::key_malformed)?;
    let (secrets, token) = (program.secrets(), client.token());
    let asked = Asked {
        token,
        board: client.board(),
        key_hash: secrets.api_hash(token, &[b"key", key.as_bytes()]),
        body_hash: secrets.api_hash(token, &[b"request", method.as_str().as_bytes(), address.path().as_bytes(), body]),
    };
    match begin(program.store(), &asked, program.now()).await? {
        Beginning::Begun(once) => Ok(Turn::Do(Some(once))),
        Beginning::Answered(answered) => Ok(Turn::Was(answered)),
        Beginning::OtherRequest => Err(Problem::key_of_another()),
        Beginning::Running => Err(Problem::key_running()),
    }
}

/// A key as it stands in the header: a string of RFC 9651, or the same without its quotes.
fn read_key(text: &str) -> Option<&str> {
    let text = text.trim();
    let bare = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(text);
    let is_plain = bare.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._:-".contains(&byte));
    let is_key = !bare.is_empty() && bare.len() <= IDEMPOTENCY_KEY_MAX_CHARS && is_plain;
    is_key.then_some(bare)
}

/// Gives the key back where nothing was done, so that the same request can be sent again once it is mended.
pub async fn refused(program: &Program, once: Option<&Once>, problem: Problem) -> Problem {
    if let Some(once) = once
        && let Err(error) = once.give_back(program.store()).await
    {
        tracing::warn!(%error, "a key could not be given back; it is free in some minutes");
    }
    problem
}

#[cfg(test)]
mod tests {
    use super::read_key;

    #[test]
    fn a_key_may_stand_in_quotes() {
        assert_eq!(read_key("\"8e03978e\""), Some("8e03978e"));
        assert_eq!(read_key(" 8e03978e "), Some("8e03978e"));
        for bad in ["", "\"\"", "a\"b", "a b", "ā", &"x".repeat(201)] {
            assert_eq!(read_key(bad), None, "{bad}");
        }
    }
}
