//! The log of the board as a file for spreadsheets.

use app::context::{self, Elsewhere, Surroundings};
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use server::access::log_reader;
use server::lists::log::{LogFilter, export};
use tower_sessions::Session;
use wording::Wording;

use super::file::csv;

/// `/staff/organisation/log.csv`, with the filter of the page, for whoever signed in just now.
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
    context::fresh_in(program, session, "/staff/organisation/log").await?;
    let language = context::picked_language_in(headers).unwrap_or(viewer.language);
    Ok(export(program, &reader, &LogFilter::from_query(query), Wording::new(language)).await?)
}
