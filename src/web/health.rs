//! For whoever watches the program: is it alive, is it ready.

use app::context::Surroundings;
use axum::extract::State;
use axum::http::StatusCode;

/// The program answers.
pub async fn alive() -> &'static str {
    "ok\n"
}

/// The program answers, and so does its database. It is not ready from the moment on at which it is asked to stop: what
/// distributes requests sends them elsewhere.
pub async fn ready(State(surroundings): State<Surroundings>) -> (StatusCode, &'static str) {
    if surroundings.program.is_stopping() {
        return (StatusCode::SERVICE_UNAVAILABLE, "the program stops\n");
    }
    match surroundings.program.store().ping().await {
        Ok(()) => (StatusCode::OK, "ok\n"),
        Err(error) => {
            tracing::error!(%error, "the database does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
        }
    }
}
