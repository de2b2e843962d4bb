//! The calendar file of a leaver's own appointment.

use app::context::{Surroundings, leaver_cookie_name};
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::AppointmentId;
use server::access::{Refused, leaver};
use server::calendar_file::file_name;

/// The appointment as a file other calendar programs open; not found where it is somebody else's.
pub async fn of_leaver(
    State(surroundings): State<Surroundings>,
    Path(appointment): Path<String>,
    headers: HeaderMap,
) -> Response {
    let program = &surroundings.program;
    let name = leaver_cookie_name(&program.settings().base_url);
    let Some(value) = app::context::cookie_in(&headers, name) else {
        return Redirect::to("/leaver/link").into_response();
    };
    let Ok(id) = appointment.parse::<AppointmentId>() else { return StatusCode::NOT_FOUND.into_response() };
    let found = match leaver(program, &value, None).await {
        Ok(leaver) => {
            let name = file_name(leaver.language(), 0);
            server::talk::calendar_of(program, &leaver, id).await.map(|file| file.map(|file| (name, file)))
        }
        Err(Refused::NotFound) => return Redirect::to("/leaver/link").into_response(),
        Err(Refused::Store(error)) => Err(error),
    };
    match found {
        Ok(Some((name, file))) => (
            [
                (CONTENT_TYPE, "text/calendar; charset=utf-8; method=PUBLISH".to_owned()),
                (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
            ],
            file,
        )
            .into_response(),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(%error, "the store failed");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}
