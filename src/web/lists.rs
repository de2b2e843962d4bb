//! Empty lists of units and of people, to fill in and to import.

use app::context::{Elsewhere, Surroundings, staff_in};
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use domain::organisation_import::{List, template};
use tower_sessions::Session;

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
