//! HR's board as a file for spreadsheets.

use app::context::{self, Elsewhere, Surroundings};
use app::staff::board_address;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use server::lists::worklist::{WorklistFilter, export};
use tower_sessions::Session;
use wording::Wording;

use super::file::csv;

/// `/staff/board/export.csv`, with the filter of the page, for whoever signed in just now: else by way of that page.
pub async fn of_hr(
    State(surroundings): State<Surroundings>,
    session: Session,
    Query(query): Query<Vec<(String, String)>>,
    headers: HeaderMap,
) -> Response {
    csv(file(&surroundings, &session, &query, &headers).await, "uitzwaai-board.csv")
}

async fn file(
    surroundings: &Surroundings,
    session: &Session,
    query: &[(String, String)],
    headers: &HeaderMap,
) -> Result<String, Elsewhere> {
    let program = &surroundings.program;
    let viewer = context::staff_in(program, session).await?;
    let coordinator = viewer.coordinator()?;
    let filter = WorklistFilter::from_query(query);
    context::fresh_in(program, session, &board_address(&filter, None)).await?;
    let language = context::picked_language_in(headers).unwrap_or(viewer.language);
    Ok(export(program, &coordinator, &filter, Wording::new(language)).await?)
}
