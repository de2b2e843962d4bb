//! A leaver's own copy as a file: for themselves after a mailed code, or for HR on request.

use app::context::{self, Elsewhere, Surroundings};
use app::form::again_address;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::DepartureId;
use server::access::record_viewer;
use server::own_copy::{Copying, OwnCopy, for_leaver, for_staff, language_of};
use tower_sessions::Session;

/// `/leaver/data/copy.json`
pub async fn of_leaver(State(surroundings): State<Surroundings>, session: Session, headers: HeaderMap) -> Response {
    answer(leavers(&surroundings, &session, &headers).await)
}

async fn leavers(surroundings: &Surroundings, session: &Session, headers: &HeaderMap) -> Result<OwnCopy, Elsewhere> {
    let program = &surroundings.program;
    let leaver = context::own_data_in(program, headers, Some(session)).await?;
    let language = context::picked_language_in(headers).unwrap_or(leaver.language());
    match for_leaver(program, &leaver, language).await? {
        Copying::Copy(copy) => Ok(*copy),
        Copying::CodeNeeded => Err(Elsewhere::Go("/leaver/data".to_owned())),
    }
}

/// `/staff/departures/{id}/copy.json`, for whoever signed in just now: else by way of its page, where the file stands.
pub async fn of_staff(
    State(surroundings): State<Surroundings>,
    session: Session,
    Path(departure): Path<String>,
) -> Response {
    answer(staffs(&surroundings, &session, &departure).await)
}

async fn staffs(surroundings: &Surroundings, session: &Session, departure: &str) -> Result<OwnCopy, Elsewhere> {
    let program = &surroundings.program;
    let viewer = context::staff_in(program, session).await?;
    let id: DepartureId = departure.parse().map_err(|_| Elsewhere::NotFound)?;
    let record = record_viewer(program, &viewer, id).await?;
    let language = language_of(program, &record.coordinator()?).await?;
    context::fresh_in(program, session, &format!("/staff/departures/{id}/copy")).await?;
    Ok(for_staff(program, &record, language).await?)
}

/// The file, as an attachment that no shared computer keeps; or the page that answers instead.
fn answer(copy: Result<OwnCopy, Elsewhere>) -> Response {
    match copy {
        Ok(copy) => (
            [
                (CONTENT_TYPE, "application/json; charset=utf-8".to_owned()),
                (CONTENT_DISPOSITION, format!("attachment; filename=\"{}\"", copy.file_name())),
                (CACHE_CONTROL, "no-store".to_owned()),
            ],
            copy.to_json(),
        )
            .into_response(),
        Err(Elsewhere::NotFound) => StatusCode::NOT_FOUND.into_response(),
        Err(Elsewhere::SignIn | Elsewhere::Leave(_)) => Redirect::to("/staff/sign-in").into_response(),
        Err(Elsewhere::Again(back)) => Redirect::to(&again_address(&back)).into_response(),
        Err(Elsewhere::NoLink) => Redirect::to("/leaver/link").into_response(),
        Err(Elsewhere::Go(location)) => Redirect::to(&location).into_response(),
        Err(Elsewhere::Unavailable) => Redirect::to("/unavailable").into_response(),
    }
}
