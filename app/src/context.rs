//! What a page or server function finds around itself: the program, the session, who is asking.

pub mod language;
pub mod provider;

use std::sync::Arc;

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::header::{HeaderName, HeaderValue, REFERER, SET_COOKIE, USER_AGENT};
use axum::http::request::Parts;
use chrono::{DateTime, Utc};
use domain::Language;
use domain::device::Device;
use domain::ids::{AccountId, DepartureId};
use futures_util::FutureExt;
use leptos::prelude::{expect_context, use_context, with_context};
use leptos_axum::ResponseOptions;
use serde::{Deserialize, Serialize};
use server::access::{self, CodesTyped, LeaverOf, OwnDataOf, Refused, SignedIn};
use server::course::Opened;
use server::program::Program;
use server::provider::Leaving;
use server::secret::LINK_OPEN_HOURS;
use server::session::{SESSION_HOURS_MAX, SESSION_IDLE_MINUTES, SessionKey};
use server::store::StoreError;
use tower_sessions::Session;
use wording::Wording;

use crate::assets::Assets;

/// What the router puts around every page and server function.
#[derive(Clone)]
pub struct Surroundings {
    pub program: Program,
    pub assets: Arc<Assets>,
    /// Moves the demonstration's clock; absent in a real program.
    pub demonstration: Option<Arc<server::clock::DemoClock>>,
}

/// The network address that asked, whatever proxies stand between; the web layer puts it into each
/// request.
#[derive(Clone, Copy, Debug)]
pub struct Client(pub std::net::IpAddr);

/// Why a page shows something else than what was asked for.
#[derive(Debug)]
pub enum Elsewhere {
    /// Not there, or not yours.
    NotFound,
    /// No session: sign in first, then come back.
    SignIn,
    /// Too long ago that they showed who they are: sign in again, then go there.
    Again(String),
    /// No link, or one that opens nothing: the kind page.
    NoLink,
    /// Another page answers this.
    Go(String),
    /// The organisation's provider answers this.
    Leave(Leaving),
    /// The database cannot be used now.
    Unavailable,
}

impl From<Refused> for Elsewhere {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::NotFound => Self::NotFound,
            Refused::Store(error) => error.into(),
        }
    }
}

impl From<StoreError> for Elsewhere {
    fn from(error: StoreError) -> Self {
        tracing::error!(%error, "the store failed");
        Self::Unavailable
    }
}

/// The program; set by the router around every page and server function.
pub fn program() -> Program {
    expect_context::<Surroundings>().program
}

/// Looks at the request's own parts; they are not copied, since every page does this several times.
pub fn with_parts<T>(look: impl FnOnce(&Parts) -> T) -> Option<T> {
    with_context::<Parts, T>(look)
}

/// The session of this browser. It is read from the database only when something is asked of it,
/// and written only when something was put in.
pub fn session() -> Option<Session> {
    with_parts(|parts| parts.extensions.get::<Session>().cloned())?
}

/// What names this browser's session, if it has one that was stored.
pub fn session_key() -> Option<SessionKey> {
    Some(SessionKey::of(&session()?.id()?.to_string()))
}

/// A cookie's value.
pub fn cookie(name: &str) -> Option<String> {
    with_parts(|parts| cookie_in(&parts.headers, name))?
}

/// A cookie's value among these headers.
pub fn cookie_in(headers: &axum::http::HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(axum::http::header::COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(';'))
        .find_map(|pair| {
            let (key, value) = pair.trim().split_once('=')?;
            (key == name).then(|| value.to_owned())
        })
}

/// The query of the address, decoded.
pub fn query() -> Vec<(String, String)> {
    let read =
        |parts: &Parts| form_urlencoded::parse(parts.uri.query().unwrap_or_default().as_bytes()).into_owned().collect();
    with_parts(read).unwrap_or_default()
}

/// The first value of that name in the query.
pub fn query_value(name: &str) -> Option<String> {
    query().into_iter().find(|(key, _)| key == name).map(|(_, value)| value)
}

/// The address that was asked for, path and query.
pub fn address() -> String {
    with_parts(|parts| parts.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string))
        .unwrap_or_default()
}

/// The name of the leaver's cookie: with the `__Host-` prefix, which needs `Secure`, wherever the
/// program is reached over TLS.
pub fn leaver_cookie_name(base_url: &str) -> &'static str {
    if base_url.starts_with("https:") { "__Host-leaver" } else { "leaver" }
}

/// Whether this browser came with the cookie of a link, whatever it opens.
pub fn has_leaver_cookie() -> bool {
    cookie(leaver_cookie_name(&program().settings().base_url)).is_some()
}

/// The leaver's cookie, for so many seconds; with none left the browser forgets it.
pub fn leaver_cookie(base_url: &str, value: &str, seconds: i64) -> String {
    let name = leaver_cookie_name(base_url);
    let secure = if base_url.starts_with("https:") { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}")
}

/// Hands the leaver's cookie to the browser.
fn set_leaver_cookie(program: &Program, value: &str, seconds: i64) {
    let cookie = leaver_cookie(&program.settings().base_url, value, seconds);
    if let (Some(options), Ok(cookie)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(&cookie)) {
        options.append_header(SET_COOKIE, cookie);
    }
}

/// Whoever is at work keeps what they opened, up to its last hour. `value`: of the cookie that opened it.
fn renew_leaver(program: &Program, value: &str) {
    let Some(cookie) = access::renewed(program, value) else { return };
    // The demonstration's clock jumps by days; the browser's does not.
    let left =
        if program.settings().demonstration { LINK_OPEN_HOURS * 3600 } else { cookie.seconds_left(program.now()) };
    set_leaver_cookie(program, &cookie.seal(program.secrets()), left);
}

/// The page of ours from which a form was posted, path and query (`Referer`), where the browser says so.
pub fn posted_from() -> Option<String> {
    let base_url = program().settings().base_url.trim_end_matches('/').to_owned();
    let read = |parts: &Parts| {
        let from = parts.headers.get(REFERER)?.to_str().ok()?;
        from.strip_prefix(&base_url).filter(|page| page.starts_with('/')).map(ToOwned::to_owned)
    };
    with_parts(read).flatten()
}

/// Whether this browser came here from one of our own pages and shows no cookie of the session that was begun there
/// (Fetch Metadata, `Sec-Fetch-Site`; of older browsers `Referer`).
pub fn keeps_no_session() -> bool {
    let base_url = program().settings().base_url.clone();
    let name = if base_url.starts_with("https:") { "__Host-session" } else { "session" };
    let look = |parts: &Parts| {
        let header = |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok());
        let is_ours = match header("sec-fetch-site") {
            Some(site) => site == "same-origin",
            None => header("referer").is_some_and(|from| from.starts_with(&base_url)),
        };
        is_ours && cookie_in(&parts.headers, name).is_none()
    };
    with_parts(look).unwrap_or_default()
}

/// What this browser says it is.
pub fn device() -> Device {
    let read = |parts: &Parts| {
        let text = parts.headers.get(USER_AGENT).and_then(|value| value.to_str().ok());
        text.map(Device::of_user_agent)
    };
    with_parts(read).flatten().unwrap_or_default()
}

/// The cookie of the link that was opened in this browser opens nothing any more, wherever it was copied to; the
/// browser forgets it, the session ends, and what pages kept in the browser goes.
pub async fn forget_leaver() -> Result<(), Elsewhere> {
    if let Some(value) = cookie(leaver_cookie_name(&program().settings().base_url)) {
        access::close_leaver(&program(), &value).await?;
    }
    if let Some(session) = session() {
        session.flush().await.map_err(session_failed)?;
    }
    set_leaver_cookie(&program(), "", 0);
    clear_browser();
    Ok(())
}

/// Asks the browser to throw away what pages of this program left in it (W3C, Clear-Site-Data, 3.1). Browsers heed it
/// over TLS, and from this machine.
///
/// Deliberately absent: `"cookies"`. It takes the cookies of the whole registered domain, and would sign people out
/// of everything else their organisation has there; it takes the language they picked too. Our own two that open
/// something are taken back one by one.
pub fn clear_browser() {
    if let Some(options) = use_context::<ResponseOptions>() {
        options.insert_header(
            HeaderName::from_static("clear-site-data"),
            HeaderValue::from_static("\"cache\", \"storage\""),
        );
    }
}

const LANGUAGE: &str = "language";

/// The language somebody picked on a page, when somebody did.
fn picked_language() -> Option<Language> {
    with_parts(|parts| picked_language_in(&parts.headers))?
}

/// The language somebody picked, by these headers.
pub fn picked_language_in(headers: &axum::http::HeaderMap) -> Option<Language> {
    Language::parse(&cookie_in(headers, LANGUAGE)?)
}

/// The wording of this page: the language picked on it, else `registered`, else Dutch.
pub fn wording(registered: Option<Language>) -> Wording {
    Wording::new(picked_language().or(registered).unwrap_or_default())
}

/// Who signed in, as the session keeps it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StaffSession {
    pub account: AccountId,
    /// Seconds since the epoch.
    pub signed_in_at: i64,
    pub seen_at: i64,
    /// When they last showed who they are: with a code, or as their provider says. Nothing where it does not say.
    #[serde(default)]
    pub shown_at: Option<i64>,
    /// What the browser said it was on signing in.
    #[serde(default)]
    pub device: Device,
}

impl StaffSession {
    /// Whether they showed who they are just now: what reaches deep asks for that.
    pub fn is_fresh(&self, now: DateTime<Utc>) -> bool {
        self.shown_at.is_some_and(|at| now.timestamp() - at < FRESH_MINUTES * 60)
    }
}

/// Minutes for which somebody who showed who they are need not do so again.
pub const FRESH_MINUTES: i64 = 10;
/// A session is touched at most this often.
const TOUCH_MINUTES: i64 = 5;

/// The session's key for whoever signed in.
pub const STAFF: &str = "staff";
/// The session's key for the departure whose mailed code, or the leaver's own word, was typed.
pub const CODE_FOR: &str = "code_for";
/// The session's key for the departure whose printed code was typed.
pub const LETTER_FOR: &str = "letter_for";

/// Whoever signed in; asks to sign in where nobody did, or too long ago.
pub async fn staff() -> Result<SignedIn, Elsewhere> {
    let session = session().ok_or(Elsewhere::SignIn)?;
    staff_in(&program(), &session).await
}

/// The same, outside of a page.
pub async fn staff_in(program: &Program, session: &Session) -> Result<SignedIn, Elsewhere> {
    let now = program.now().timestamp();
    let Some(mut stored) = session.get::<StaffSession>(STAFF).await.map_err(session_failed)? else {
        return Err(Elsewhere::SignIn);
    };
    let idle = now - stored.seen_at > SESSION_IDLE_MINUTES * 60;
    // The demonstration's clock jumps by days; nobody should have to sign in again for that.
    if (idle || now - stored.signed_in_at > SESSION_HOURS_MAX * 3600) && !program.settings().demonstration {
        session.flush().await.map_err(session_failed)?;
        return Err(Elsewhere::SignIn);
    }
    let viewer = server::sign_in::viewer(program, stored.account).await?.ok_or(Elsewhere::SignIn)?;
    if now - stored.seen_at > TOUCH_MINUTES * 60 {
        stored.seen_at = now;
        session.insert(STAFF, stored).await.map_err(session_failed)?;
    }
    Ok(viewer)
}

/// Whose session this is, whatever it still opens.
pub async fn account() -> Result<Option<AccountId>, Elsewhere> {
    let Some(session) = session() else { return Ok(None) };
    let stored = session.get::<StaffSession>(STAFF).await.map_err(session_failed)?;
    Ok(stored.map(|stored| stored.account))
}

/// Goes on for whoever showed just now who they are, which what reaches deep asks for; everybody else signs in again,
/// and goes to `back` afterwards.
pub async fn fresh(back: &str) -> Result<(), Elsewhere> {
    fresh_in(&program(), &session().ok_or(Elsewhere::SignIn)?, back).await
}

/// The same, outside of a page.
pub async fn fresh_in(program: &Program, session: &Session, back: &str) -> Result<(), Elsewhere> {
    let stored = session.get::<StaffSession>(STAFF).await.map_err(session_failed)?.ok_or(Elsewhere::SignIn)?;
    // The demonstration's clock jumps by days; nobody should have to sign in again for that.
    let is_fresh = stored.is_fresh(program.now()) || program.settings().demonstration;
    if is_fresh { Ok(()) } else { Err(Elsewhere::Again(back.to_owned())) }
}

/// The network address that asked, for limits per client; the same for all where none is known.
pub fn client() -> String {
    let client = with_parts(|parts| parts.extensions.get::<Client>().copied()).flatten();
    client.map(|client| client.0.to_string()).unwrap_or_default()
}

/// The leaver whose link was opened in this browser; the kind page where none was.
pub async fn leaver() -> Result<LeaverOf, Elsewhere> {
    let program = program();
    let value = cookie(leaver_cookie_name(&program.settings().base_url)).ok_or(Elsewhere::NoLink)?;
    let leaver = access::leaver(&program, &value, typed().await?).await.map_err(no_link)?;
    renew_leaver(&program, &value);
    Ok(leaver)
}

/// The same with their course, in the query that opens the link.
pub async fn leaver_with_course() -> Result<(LeaverOf, Opened), Elsewhere> {
    let program = program();
    let value = cookie(leaver_cookie_name(&program.settings().base_url)).ok_or(Elsewhere::NoLink)?;
    let found = access::leaver_with_course(&program, &value, typed().await?).await.map_err(no_link)?;
    renew_leaver(&program, &value);
    Ok(found)
}

/// What was typed in this browser.
async fn typed() -> Result<CodesTyped, Elsewhere> {
    typed_in(&program(), session().as_ref()).await
}

async fn typed_in(program: &Program, session: Option<&Session>) -> Result<CodesTyped, Elsewhere> {
    let Some(session) = session else { return Ok(CodesTyped::default()) };
    let own = typed_lately(program, session, CODE_FOR).await?;
    let letter = typed_lately(program, session, LETTER_FOR).await?;
    Ok(CodesTyped { own, letter })
}

/// For which departure a code was typed in this session, while that still counts.
async fn typed_lately(program: &Program, session: &Session, key: &str) -> Result<Option<DepartureId>, Elsewhere> {
    let typed = session.get::<CodeTyped>(key).await.map_err(session_failed)?;
    let since = program.now().timestamp() - CODE_COUNTS_MINUTES * 60;
    // The demonstration's clock jumps by days; nobody should have to type a code again for that.
    Ok(typed.filter(|typed| typed.at >= since || program.settings().demonstration).map(|typed| typed.departure))
}

/// Keeps in this session that the code, or the word, of a departure was typed.
pub async fn keep_typed(key: &str, departure: DepartureId) -> Result<(), Elsewhere> {
    let session = session().ok_or(Elsewhere::NoLink)?;
    let at = program().now().timestamp();
    session.insert(key, CodeTyped { departure, at }).await.map_err(session_failed)
}

/// A code that was typed, as the session keeps it.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct CodeTyped {
    departure: DepartureId,
    /// Seconds since the epoch.
    at: i64,
}

/// Minutes for which a code that was typed opens what was handed in: long enough to read it, and not for whoever
/// uses the computer next. Another code can be asked for.
const CODE_COUNTS_MINUTES: i64 = 30;

fn no_link(refused: Refused) -> Elsewhere {
    match refused {
        Refused::NotFound => Elsewhere::NoLink,
        Refused::Store(error) => error.into(),
    }
}

/// The leaver whose link was opened in this browser, for their own data: an expired link opens that too.
pub async fn own_data() -> Result<OwnDataOf, Elsewhere> {
    let headers = with_parts(|parts| parts.headers.clone()).ok_or(Elsewhere::NoLink)?;
    own_data_in(&program(), &headers, session().as_ref()).await
}

/// The same, outside of a page.
pub async fn own_data_in(
    program: &Program,
    headers: &axum::http::HeaderMap,
    session: Option<&Session>,
) -> Result<OwnDataOf, Elsewhere> {
    let value = cookie_in(headers, leaver_cookie_name(&program.settings().base_url)).ok_or(Elsewhere::NoLink)?;
    access::own_data_of(program, &value, typed_in(program, session).await?).await.map_err(no_link)
}

/// A session that cannot be read is a database that cannot be used.
pub fn session_failed(error: tower_sessions::session::Error) -> Elsewhere {
    tracing::error!(%error, "the session failed");
    Elsewhere::Unavailable
}

/// A parameter of the address, as it stands there.
pub fn parameter(name: &str) -> Option<String> {
    // The router has put the parameters where axum's own extractor finds them.
    let mut parts = with_parts(Parts::clone)?;
    let found = RawPathParams::from_request_parts(&mut parts, &()).now_or_never()?.ok()?;
    found.iter().find(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
}

/// An id in the address; whatever is none is not found.
pub fn id<T: std::str::FromStr>(name: &str) -> Result<T, Elsewhere> {
    parameter(name).and_then(|text| text.parse().ok()).ok_or(Elsewhere::NotFound)
}

#[cfg(test)]
mod tests {
    use chrono::{TimeDelta, Utc};
    use domain::device::Device;

    use super::StaffSession;

    #[test]
    fn what_reaches_deep_asks_for_a_sign_in_of_the_last_ten_minutes() {
        let now = Utc::now();
        let shown = |minutes: Option<i64>| {
            let account = "01890a5d-ac96-774b-bcce-b302099a8057".parse().expect("an id");
            let shown_at = minutes.map(|minutes| (now - TimeDelta::minutes(minutes)).timestamp());
            let (signed_in_at, seen_at, device) = (now.timestamp(), now.timestamp(), Device::default());
            StaffSession { account, signed_in_at, seen_at, shown_at, device }.is_fresh(now)
        };
        assert!(shown(Some(0)) && shown(Some(9)));
        assert!(!shown(Some(10)) && !shown(Some(600)));
        assert!(!shown(None), "a provider that does not say when");
    }

    #[test]
    fn a_session_of_an_earlier_version_is_not_fresh() {
        let stored = r#"{"account":"01890a5d-ac96-774b-bcce-b302099a8057","signed_in_at":1,"seen_at":2}"#;
        let stored: StaffSession = serde_json::from_str(stored).expect("it is read");
        assert!(!stored.is_fresh(Utc::now()));
    }
}
