//! What went wrong, for programs (RFC 9457): a code in `type`, words for people who read a log, and what is wrong with
//! which field. Never what was sent, nor a word of the program's insides.

use axum::http::header::{CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::departure::RegistrationFault;
use domain::departure_form::Field;
use domain::ids::DepartureId;
use serde::Serialize;
use server::access::Refused;
use server::store::StoreError;

/// Seconds after which to ask again, where the database is away or somebody else was first.
const AGAIN_SECONDS: u64 = 5;

/// One thing that is wrong.
#[derive(Debug, Serialize)]
pub struct Wrong {
    pub field: String,
    pub code: String,
}

/// The answer to what could not be done.
#[derive(Debug)]
pub struct Problem {
    status: StatusCode,
    code: &'static str,
    title: &'static str,
    errors: Vec<Wrong>,
    departure: Option<DepartureId>,
    retry_seconds: Option<u64>,
}

#[derive(Serialize)]
struct Written<'a> {
    #[serde(rename = "type")]
    kind: String,
    title: &'a str,
    status: u16,
    #[serde(skip_serializing_if = "<[Wrong]>::is_empty")]
    errors: &'a [Wrong],
    #[serde(skip_serializing_if = "Option::is_none")]
    departure_id: Option<String>,
}

impl Problem {
    const fn new(status: StatusCode, code: &'static str, title: &'static str) -> Self {
        Self { status, code, title, errors: Vec::new(), departure: None, retry_seconds: None }
    }

    /// No token, or one that opens nothing (any more).
    pub const fn unauthorized() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "unauthorized", "A token that counts is needed")
    }

    pub const fn scope() -> Self {
        Self::new(StatusCode::FORBIDDEN, "insufficient_scope", "The token does not allow this")
    }

    pub const fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "not_found", "There is no such thing")
    }

    pub const fn method() -> Self {
        Self::new(StatusCode::METHOD_NOT_ALLOWED, "method", "This address has no such method")
    }

    pub const fn not_json() -> Self {
        Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "not_json", "Send JSON, as application/json")
    }

    /// The body broke off, or is too large.
    pub const fn body(status: StatusCode) -> Self {
        Self::new(status, "body", "The body cannot be read, or is too large")
    }

    pub const fn malformed() -> Self {
        Self::new(StatusCode::BAD_REQUEST, "malformed", "The body is no object of JSON")
    }

    pub fn query(field: &str) -> Self {
        let wrong = Wrong { field: field.to_owned(), code: "malformed".to_owned() };
        let problem = Self::new(StatusCode::BAD_REQUEST, "query", "The address says something that cannot be read");
        Self { errors: vec![wrong], ..problem }
    }

    pub const fn key_missing() -> Self {
        Self::new(StatusCode::BAD_REQUEST, "key_missing", "The header Idempotency-Key is needed")
    }

    pub const fn key_malformed() -> Self {
        Self::new(StatusCode::BAD_REQUEST, "key_malformed", "The header Idempotency-Key cannot be read")
    }

    pub const fn key_of_another() -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "key_reused", "Something else was asked under this key")
    }

    pub fn key_running() -> Self {
        let problem = Self::new(StatusCode::CONFLICT, "key_running", "The same request is being carried out");
        Self { retry_seconds: Some(AGAIN_SECONDS), ..problem }
    }

    pub fn changed_meanwhile() -> Self {
        let problem = Self::new(StatusCode::CONFLICT, "changed_meanwhile", "Somebody changed it at this moment");
        Self { retry_seconds: Some(AGAIN_SECONDS), ..problem }
    }

    pub const fn over() -> Self {
        Self::new(StatusCode::CONFLICT, "over", "The departure is cancelled or closed")
    }

    /// The request does not say that what was said so far goes.
    pub const fn unsaid() -> Self {
        Self::new(StatusCode::CONFLICT, "unsaid", "Cancelling erases what was said so far: send {\"erase\": true}")
    }

    /// Another departure has this number: which one, as whoever registered it was told.
    pub fn number_taken(departure: DepartureId) -> Self {
        let problem = Self::new(StatusCode::CONFLICT, "number_taken", "Another departure has this external_id");
        Self { departure: Some(departure), ..problem }
    }

    /// The departure that had this number was erased, or is being erased: it is not registered anew.
    pub fn number_gone() -> Self {
        Self::new(StatusCode::CONFLICT, "number_gone", "The departure with this external_id was erased")
    }

    pub fn too_often(seconds: i64) -> Self {
        let problem = Self::new(StatusCode::TOO_MANY_REQUESTS, "too_often", "This token has asked too often");
        Self { retry_seconds: Some(u64::try_from(seconds).unwrap_or_default().max(1)), ..problem }
    }

    /// What is wrong with fields.
    pub fn fields(errors: Vec<Wrong>) -> Self {
        let problem = Self::new(StatusCode::UNPROCESSABLE_ENTITY, "validation", "Some fields cannot be so");
        Self { errors, ..problem }
    }

    /// The same person is registered with another last day worked. Which day that is, and on which record, is not said.
    pub fn other_day() -> Self {
        let field = Field::LastDayWorked.code().to_owned();
        Self::fields(vec![Wrong { field, code: "other_day".to_owned() }])
    }

    /// The same, as the rules of the form found it.
    pub fn faults(faults: &[(Field, RegistrationFault)]) -> Self {
        let wrong = |(field, fault): &(Field, RegistrationFault)| Wrong {
            field: field.code().to_owned(),
            code: code_of(*fault),
        };
        Self::fields(faults.iter().map(wrong).collect())
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        tracing::error!(%error, "the store failed");
        let problem = Self::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", "Try again later");
        Self { retry_seconds: Some(AGAIN_SECONDS), ..problem }
    }
}

impl From<Refused> for Problem {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::NotFound => Self::not_found(),
            Refused::Store(error) => error.into(),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let written = Written {
            kind: format!("urn:uitzwaai:problem:{}", self.code),
            title: self.title,
            status: self.status.as_u16(),
            errors: &self.errors,
            departure_id: self.departure.map(|id| id.to_string()),
        };
        let text = serde_json::json!(written).to_string();
        let mut response = (self.status, [(CONTENT_TYPE, "application/problem+json")], text).into_response();
        if let Some(seconds) = self.retry_seconds {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        if self.status == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}

/// The name of a fault, in small letters: `name_missing`.
fn code_of(fault: RegistrationFault) -> String {
    let mut code = String::new();
    for letter in format!("{fault:?}").chars() {
        if letter.is_uppercase() && !code.is_empty() {
            code.push('_');
        }
        code.extend(letter.to_lowercase());
    }
    code
}

#[cfg(test)]
mod tests {
    use domain::departure::RegistrationFault;

    use super::code_of;

    #[test]
    fn a_fault_has_a_code_in_small_letters() {
        assert_eq!(code_of(RegistrationFault::EndBeforeLastDay), "end_before_last_day");
        assert_eq!(code_of(RegistrationFault::Formula), "formula");
    }
}
