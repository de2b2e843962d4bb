//! A leaver's personal link: swapped for a cookie and a clean address.

use app::context::{Surroundings, leaver_cookie};
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::http::header::{HeaderValue, SET_COOKIE};
use axum::response::{IntoResponse, Redirect, Response};
use server::access::{Refused, cookie_of_expired, leaver_by_token};
use server::secret::LINK_OPEN_HOURS;

/// What the mail was about. Anything unknown leads to the letter.
#[derive(serde::Deserialize)]
pub struct LinkQuery {
    to: Option<String>,
}

impl LinkQuery {
    fn location(&self) -> &'static str {
        match self.to.as_deref() {
            Some("answers") => "/leaver?to=answers",
            Some("later") => "/leaver/later",
            Some("report") => "/leaver/report",
            Some("data") => "/leaver/data",
            Some("talk") => "/leaver/talk/book",
            _ => "/leaver",
        }
    }
}

/// Opens a link. Nothing is changed by it, whoever or whatever opens it; every link that opens
/// nothing leads to the same kind page, with a cookie that looks the same. Only that of a link which
/// expired after the course opens something: their own data, after a mailed code.
pub async fn open(
    State(surroundings): State<Surroundings>,
    Path(token): Path<String>,
    Query(asked): Query<LinkQuery>,
) -> Response {
    let program = &surroundings.program;
    let base_url = &program.settings().base_url;
    let opened = match leaver_by_token(program, &token).await {
        Ok(cookie) => Ok((cookie, asked.location())),
        Err(Refused::NotFound) => cookie_of_expired(program, &token).await.map(|cookie| (cookie, "/leaver/link")),
        Err(error) => Err(error),
    };
    match opened {
        Ok((cookie, location)) => {
            let cookie = leaver_cookie(base_url, &cookie.seal(program.secrets()), LINK_OPEN_HOURS * 3600);
            let mut headers = HeaderMap::new();
            if let Ok(value) = HeaderValue::from_str(&cookie) {
                headers.insert(SET_COOKIE, value);
            }
            (headers, Redirect::to(location)).into_response()
        }
        Err(Refused::NotFound) => Redirect::to("/leaver/link").into_response(),
        Err(Refused::Store(error)) => {
            tracing::error!(%error, "the store failed");
            Redirect::to("/unavailable").into_response()
        }
    }
}
