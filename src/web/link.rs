//! A leaver's personal link: swapped for a cookie and a clean address.

use app::context::language::leavers_cookie;
use app::context::{Surroundings, cookie_in, leaver_cookie, leaver_cookie_name};
use app::form::safe_location;
use app::form::sent;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::http::header::{HeaderValue, SET_COOKIE};
use axum::response::{IntoResponse, Redirect, Response};
use server::access::{self, CodesTyped, Refused, cookie_of_expired, leaver_by_token_with_language};
use server::program::Program;
use server::secret::LINK_OPEN_HOURS;
use tower_sessions::Session;

/// What the mail was about. Anything unknown leads to the letter.
#[derive(serde::Deserialize)]
pub struct LinkQuery {
    to: Option<String>,
}

/// What a mail may be about, and the page that answers it.
const PLACES: [(&str, &str); 5] = [
    ("answers", "/leaver?to=answers"),
    ("later", "/leaver/later"),
    ("report", "/leaver/report"),
    ("data", "/leaver/data"),
    ("talk", "/leaver/talk/book"),
];

/// Where a browser shows whether it keeps cookies.
pub const OPENED: &str = "/leaver/opened";

impl LinkQuery {
    fn place(&self) -> Option<(&'static str, &'static str)> {
        PLACES.into_iter().find(|(to, _)| self.to.as_deref() == Some(*to))
    }

    /// The page that the mail was about.
    fn location(&self) -> &'static str {
        self.place().map_or("/leaver", |(_, page)| page)
    }

    /// The way there, on which the browser has to show its cookie.
    fn way(&self) -> String {
        self.place().map_or_else(|| OPENED.to_owned(), |(to, _)| format!("{OPENED}?to={to}"))
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
    let opened = match leaver_by_token_with_language(program, &token).await {
        Ok((cookie, language)) => Ok((cookie, Some(language), asked.way())),
        Err(Refused::NotFound) => {
            cookie_of_expired(program, &token).await.map(|cookie| (cookie, None, "/leaver/link".to_owned()))
        }
        Err(error) => Err(error),
    };
    match opened {
        Ok((cookie, language, location)) => {
            let cookie = leaver_cookie(base_url, &cookie.seal(program.secrets()), LINK_OPEN_HOURS * 3600);
            let language = language.map(|language| leavers_cookie(base_url, language));
            let mut headers = HeaderMap::new();
            for cookie in std::iter::once(cookie).chain(language) {
                if let Ok(value) = HeaderValue::from_str(&cookie) {
                    headers.append(SET_COOKIE, value);
                }
            }
            (headers, Redirect::to(&location)).into_response()
        }
        Err(Refused::NotFound) => Redirect::to("/leaver/link").into_response(),
        Err(Refused::Store(error)) => {
            tracing::error!(%error, "the store failed");
            Redirect::to("/unavailable").into_response()
        }
    }
}

/// The step after a link was opened: a browser that keeps no cookie has none here, and is told that the matter is not
/// the link. An address of its own, so that no page's address says for ever that a link was opened just now.
pub async fn opened(
    State(surroundings): State<Surroundings>,
    session: Session,
    headers: HeaderMap,
    Query(asked): Query<LinkQuery>,
) -> Redirect {
    let name = leaver_cookie_name(&surroundings.program.settings().base_url);
    match cookie_in(&headers, name) {
        Some(value) => match waiting_page(&surroundings.program, &session, &value).await {
            Some(page) => Redirect::to(&page),
            None => Redirect::to(asked.location()),
        },
        None => Redirect::to("/leaver/link?cookies=none"),
    }
}

/// The page where something waits that this leaver sent from here when the link was not open any more.
async fn waiting_page(program: &Program, session: &Session, cookie: &str) -> Option<String> {
    if !sent::is_any(program, session).await {
        return None;
    }
    // reason: whatever is the matter with the link, the page it leads to says so
    let leaver = access::leaver(program, cookie, CodesTyped::default()).await.ok()?;
    let page = sent::leavers_page(program, session, &leaver.departure().to_string()).await?;
    Some(safe_location(&page))
}
