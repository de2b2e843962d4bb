//! The organisation's provider says that somebody signed out: `POST /api/v1/back-channel-logout` (OpenID Connect
//! Back-Channel Logout 1.0, 2.5 to 2.8).

use app::context::Surroundings;
use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use server::sign_in::{LoggedOutHere, logged_out};

pub const ADDRESS: &str = "/api/v1/back-channel-logout";

/// The largest body, in bytes: one token.
pub const BODY_MAX_BYTES: usize = 16 * 1024;

/// What is posted.
#[derive(Deserialize)]
pub struct Posted {
    logout_token: String,
}

/// Ends sessions. 200 whether there were any; 400 for a token that does not count, without a word why.
pub async fn log_out(State(surroundings): State<Surroundings>, Form(posted): Form<Posted>) -> Response {
    match logged_out(&surroundings.program, &posted.logout_token).await {
        Ok(LoggedOutHere::Done) => StatusCode::OK.into_response(),
        Ok(LoggedOutHere::Refused) => {
            tracing::warn!("a logout token that does not count");
            (StatusCode::BAD_REQUEST, [("content-type", "application/json")], r#"{"error":"invalid_request"}"#)
                .into_response()
        }
        Ok(LoggedOutHere::Trouble(trouble)) => {
            tracing::error!(%trouble, "a logout token cannot be looked at");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
        Ok(LoggedOutHere::NoProvider) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(%error, "the store failed");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}
