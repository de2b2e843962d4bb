//! Answers with a file for spreadsheets, to take away.

use app::context::Elsewhere;
use app::form::again_address;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};

/// The file under this name, which nothing on the way keeps; or where its reader has to go first. Whatever is not
/// there, or not theirs, is not found.
pub(super) fn csv(found: Result<String, Elsewhere>, name: &str) -> Response {
    taken(found.map(String::into_bytes), "text/csv; charset=utf-8", name)
}

/// The same of any kind.
pub(super) fn taken(found: Result<Vec<u8>, Elsewhere>, kind: &str, name: &str) -> Response {
    match found {
        Ok(bytes) => (
            [
                (CONTENT_TYPE, kind.to_owned()),
                (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
                (CACHE_CONTROL, "no-store".to_owned()),
            ],
            bytes,
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
