//! The log of the board as a file for spreadsheets.

use app::context::{self, Elsewhere, Surroundings};
use app::staff::log_address;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use server::access::log_reader;
use server::lists::log::{LogFilter, export};
use tower_sessions::Session;
use wording::Wording;

use super::file::csv;

/// `/staff/organisation/log.csv`, with the filter of the page, for whoever signed in just now: else by way of that page.
pub async fn of_board(
    State(surroundings): State<Surroundings>,
    session: Session,
    Query(query): Query<Vec<(String, String)>>,
    headers: HeaderMap,
) -> Response {
    csv(file(&surroundings, &session, &query, &headers).await, "log.csv")
}

async fn file(
    surroundings: &Surroundings,
    session: &Session,
    query: &[(String, String)],
    headers: &HeaderMap,
) -> Result<String, Elsewhere> {
    let program = &surroundings.program;
    let viewer = context::staff_in(program, session).await?;
    let reader = log_reader(&viewer)?;
    let filter = LogFilter::from_query(query);
    context::fresh_in(program, session, &log_address(&filter)).await?;
    let language = context::picked_language_in(headers).unwrap_or(viewer.language);
    Ok(export(program, &reader, &filter, Wording::new(language)).await?)
}
