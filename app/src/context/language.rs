//! The language of whoever opened a link in this browser, for pages that know nobody: the link has ended, its cookie is
//! gone, or they said that they are done. A cookie of its own says which of the two it is, and nothing else; a link that
//! opens nothing sets none.

use axum::http::header::{HeaderValue, SET_COOKIE};
use domain::Language;
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;
use wording::Wording;

use super::{cookie, program};

/// Seconds for which it is kept: half a year, as a language that was picked.
const KEPT_SECONDS: u32 = 180 * 24 * 3600;
/// Seconds for which it stays once they said that they are done: the page that answers is theirs still.
const DONE_SECONDS: u32 = 3600;

/// With the `__Host-` prefix wherever the program is reached over TLS, as the cookie of the link.
fn name(base_url: &str) -> &'static str {
    if base_url.starts_with("https:") { "__Host-leaver-language" } else { "leaver-language" }
}

/// The cookie that says in which language somebody reads who opened their link.
pub fn leavers_cookie(base_url: &str, language: Language) -> String {
    cookie_for(base_url, language, KEPT_SECONDS)
}

fn cookie_for(base_url: &str, language: Language, seconds: u32) -> String {
    let secure = if base_url.starts_with("https:") { "; Secure" } else { "" };
    format!("{}={language}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}", name(base_url))
}

/// Hands that cookie to the browser.
pub fn keep_leavers(language: Language) {
    hand(&leavers_cookie(&program().settings().base_url, language));
}

/// Whoever shares a computer leaves nothing there: the cookie goes within the hour.
pub fn let_go_leavers() {
    if let Some(language) = leavers() {
        hand(&cookie_for(&program().settings().base_url, language, DONE_SECONDS));
    }
}

fn hand(cookie: &str) {
    if let (Some(options), Ok(cookie)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(cookie)) {
        options.append_header(SET_COOKIE, cookie);
    }
}

/// In which language somebody reads who opened a link here before.
pub fn leavers() -> Option<Language> {
    Language::parse(&cookie(name(&program().settings().base_url))?)
}

/// The wording of a leaver's page that knows nobody: the language picked on it, else theirs, else Dutch.
pub fn leavers_wording() -> Wording {
    super::wording(leavers())
}
