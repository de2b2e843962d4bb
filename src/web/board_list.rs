//! HR's board as a file for spreadsheets.

use app::context::{self, Elsewhere, Surroundings};
use app::form::again_address;
use axum::extract::{Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use server::lists::worklist::{WorklistFilter, export};
use tower_sessions::Session;
use wording::Wording;

/// `/staff/board/export.csv`, with the filter of the page, for whoever signed in just now.
pub async fn of_hr(
    State(surroundings): State<Surroundings>,
    session: Session,
    Query(query): Query<Vec<(String, String)>>,
    headers: HeaderMap,
) -> Response {
    match file(&surroundings, &session, &query, &headers).await {
        Ok(text) => (
            [
                (CONTENT_TYPE, "text/csv; charset=utf-8"),
                (CONTENT_DISPOSITION, "attachment; filename=\"uitzwaai-board.csv\""),
                (CACHE_CONTROL, "no-store"),
            ],
            text,
        )
            .into_response(),
        Err(Elsewhere::Again(back)) => Redirect::to(&again_address(&back)).into_response(),
        Err(Elsewhere::SignIn) => Redirect::to("/staff/sign-in").into_response(),
        Err(Elsewhere::Unavailable) => Redirect::to("/unavailable").into_response(),
        Err(Elsewhere::NotFound | Elsewhere::NoLink | Elsewhere::Go(_) | Elsewhere::Leave(_)) => {
            StatusCode::NOT_FOUND.into_response()
        }
    }
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
    context::fresh_in(program, session, "/staff/board").await?;
    let language = context::picked_language_in(headers).unwrap_or(viewer.language);
    Ok(export(program, &coordinator, &WorklistFilter::from_query(query), Wording::new(language)).await?)
}
