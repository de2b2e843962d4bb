//! Picks the language of the pages in this browser.

use app::form::safe_location;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::http::header::{HeaderValue, SET_COOKIE};
use axum::response::{IntoResponse, Redirect, Response};
use domain::Language;
use serde::Deserialize;

use app::context::Surroundings;

/// Seconds for which the choice is kept: half a year.
const KEPT_SECONDS: u32 = 180 * 24 * 3600;

#[derive(Deserialize)]
pub struct Back {
    #[serde(default)]
    next: String,
}

/// Sets the language cookie and goes back. Nothing of the record changes: HR's choice of the
/// language for mails stays.
pub async fn pick(
    State(surroundings): State<Surroundings>,
    Path(language): Path<String>,
    Query(back): Query<Back>,
) -> Response {
    let mut headers = HeaderMap::new();
    if let Some(language) = Language::parse(&language) {
        let secure = if surroundings.program.settings().base_url.starts_with("https:") { "; Secure" } else { "" };
        let cookie = format!("language={language}; Path=/; Max-Age={KEPT_SECONDS}; SameSite=Lax; HttpOnly{secure}");
        if let Ok(value) = HeaderValue::from_str(&cookie) {
            headers.insert(SET_COOKIE, value);
        }
    }
    (headers, Redirect::to(&safe_location(&back.next))).into_response()
}
