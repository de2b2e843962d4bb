//! Whoever stays in touch: ending it with one request of a mail program, and HR's table.

use app::context::{self, Elsewhere, Surroundings};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use server::access::{Refused, former_reader, stays_in_touch};
use server::stay;
use tower_sessions::Session;

use super::file::csv;

/// What a mail program posts (RFC 8058, 3.1).
const ONE_CLICK: &str = "List-Unsubscribe=One-Click";

/// `/stay/{token}/end`: without a cookie, a page or a question. Whoever opens the address with anything else ends
/// nothing. One that was ended before is answered alike.
pub async fn end(State(surroundings): State<Surroundings>, Path(token): Path<String>, body: String) -> StatusCode {
    if body.trim() != ONE_CLICK {
        return StatusCode::BAD_REQUEST;
    }
    let program = &surroundings.program;
    let ended = match stays_in_touch(program, &token).await {
        Ok(stays) => stay::end(program, &stays).await,
        Err(Refused::NotFound) => return StatusCode::OK,
        Err(Refused::Store(error)) => Err(error),
    };
    match ended {
        Ok(()) => StatusCode::OK,
        Err(error) => {
            tracing::error!(%error, "the store failed");
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}

/// `/staff/former/export.csv`, for whoever signed in just now: else by way of its page, where the file is offered.
pub async fn export(State(surroundings): State<Surroundings>, session: Session) -> Response {
    csv(addresses(&surroundings, &session).await, "uitzwaai-addresses.csv")
}

async fn addresses(surroundings: &Surroundings, session: &Session) -> Result<String, Elsewhere> {
    let program = &surroundings.program;
    let viewer = context::staff_in(program, session).await?;
    let reader = former_reader(&viewer)?;
    context::fresh_in(program, session, "/staff/former").await?;
    Ok(stay::export(program, &reader).await?)
}
