//! Files around importing: empty lists of units and of people to fill in, and refused lines of a list of leavers.

use app::context::{Elsewhere, Surroundings, fresh_in, picked_language_in, staff_in};
use app::staff::refused_file;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::ImportId;
use domain::organisation_import::{List, template};
use server::departure::import::refused as refused_lines;
use tower_sessions::Session;
use wording::Wording;

use super::file::csv;

/// `/staff/organisation/import/template/{list}`, with headings in the language of whoever asks.
pub async fn empty(State(around): State<Surroundings>, session: Session, Path(list): Path<String>) -> Response {
    let elsewhere = match found(&around, &session, &list).await {
        Ok((list, text)) => {
            let headers = [
                (CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
                (CONTENT_DISPOSITION, format!("attachment; filename=\"{list}.csv\"")),
            ];
            return (headers, text).into_response();
        }
        Err(Elsewhere::SignIn) => "/staff/sign-in",
        Err(Elsewhere::Unavailable) => "/unavailable",
        Err(_) => "/not-found",
    };
    Redirect::to(elsewhere).into_response()
}

async fn found(around: &Surroundings, session: &Session, list: &str) -> Result<(List, String), Elsewhere> {
    let viewer = staff_in(&around.program, session).await?;
    viewer.keeper()?;
    let list = List::parse(list).ok_or(Elsewhere::NotFound)?;
    Ok((list, template(list, viewer.language)))
}

/// `/staff/import/{id}/refused.csv`, for whoever brought that list and signed in just now: else by way of its page.
pub async fn refused(
    State(around): State<Surroundings>,
    session: Session,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Response {
    csv(refused_of(&around, &session, &id, &headers).await, "refused.csv")
}

async fn refused_of(
    around: &Surroundings,
    session: &Session,
    id: &str,
    headers: &HeaderMap,
) -> Result<String, Elsewhere> {
    let program = &around.program;
    let viewer = staff_in(program, session).await?;
    let coordinator = viewer.coordinator()?;
    let id: ImportId = id.parse().map_err(|_| Elsewhere::NotFound)?;
    // Before anything is read: the log says of what was read that it was taken along.
    fresh_in(program, session, &format!("/staff/import/{id}")).await?;
    let lines = refused_lines(program, &coordinator, id).await?.ok_or(Elsewhere::NotFound)?;
    let language = picked_language_in(headers).unwrap_or(viewer.language);
    Ok(refused_file(&lines, Wording::new(language)))
}
