//! Fetches a calendar from where somebody says it is, without letting anybody reach the inner network.
//!
//! Names are resolved here, every address is looked at, and the connection goes to an address that
//! was looked at, so that a name that resolves differently a moment later gains nothing. Each
//! redirect begins from the start. No proxy of the environment is used, since it would resolve by
//! itself. Bodies are cut at the limit while they stream, and compressed ones are refused: what they
//! become has no limit.

mod exchange;

use std::net::SocketAddr;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::feed::{BYTES_MAX, Trouble};
use hyper::StatusCode;
use hyper::header::{CONTENT_ENCODING, ETAG, HeaderMap, HeaderName, LAST_MODIFIED, LOCATION};
use url::Url;

use self::exchange::{Answer, exchange};
use crate::wire::{self, may_reach};

/// The greatest number of redirects followed.
const REDIRECTS_MAX: u32 = 3;
/// The longest header value that is kept, in bytes.
const VALIDATOR_MAX_BYTES: usize = 512;

/// How long and how much.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// For everything together, redirects included.
    pub total: Duration,
    pub connect: Duration,
    pub bytes: usize,
}

impl Limits {
    pub(super) const USUAL: Self =
        Self { total: Duration::from_secs(20), connect: Duration::from_secs(5), bytes: BYTES_MAX };
}

/// What is asked.
#[derive(Clone, Debug)]
pub(super) struct Ask<'a> {
    pub url: Url,
    /// Name and password; they go to the first address's own origin only.
    pub login: Option<(&'a str, &'a str)>,
    /// `GET`, `REPORT` or `PROPFIND`.
    pub method: &'static str,
    pub headers: Vec<(HeaderName, String)>,
    pub body: String,
    /// Private networks, and addresses without TLS, are allowed.
    pub private: bool,
}

/// What came.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fetched {
    /// It is as it was.
    NotModified,
    Body {
        bytes: Vec<u8>,
        etag: Option<String>,
        last_modified: Option<String>,
    },
}

/// Reads an address as people type it: `webcal:` is `https:`, a fragment means nothing.
pub(super) fn parse_address(typed: &str) -> Result<Url, Trouble> {
    let typed = typed.trim();
    let typed = match typed.split_once("://") {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("webcal") || scheme.eq_ignore_ascii_case("webcals") => {
            format!("https://{rest}")
        }
        _ => typed.to_owned(),
    };
    let mut url = Url::parse(&typed).map_err(|_| Trouble::AddressInvalid)?;
    let is_whole = matches!(url.scheme(), "https" | "http") && url.has_host();
    if !is_whole || !url.username().is_empty() || url.password().is_some() {
        return Err(Trouble::AddressInvalid);
    }
    url.set_fragment(None);
    Ok(url)
}

/// Fetches, within the limits.
pub(super) async fn fetch(ask: &Ask<'_>, limits: Limits) -> Result<Fetched, Trouble> {
    Ok(fetch_at(ask, limits).await?.0)
}

/// The same, with the address that answered: after redirects another than the one that was asked.
pub(super) async fn fetch_at(ask: &Ask<'_>, limits: Limits) -> Result<(Fetched, Url), Trouble> {
    tokio::time::timeout(limits.total, follow(ask, limits)).await.map_err(|_| Trouble::Timeout)?
}

async fn follow(ask: &Ask<'_>, limits: Limits) -> Result<(Fetched, Url), Trouble> {
    let mut url = ask.url.clone();
    for _ in 0..=REDIRECTS_MAX {
        let addresses = checked_addresses(&url, ask.private).await?;
        let mut headers = ask.headers.clone();
        let is_own = url.origin() == ask.url.origin();
        if let Some((name, password)) = ask.login.filter(|_| is_own) {
            let both = STANDARD.encode(format!("{name}:{password}"));
            headers.push((hyper::header::AUTHORIZATION, format!("Basic {both}")));
        }
        let answer = exchange(&url, &addresses, ask, headers, limits).await?;
        match answer {
            Answer::Redirect(headers) => url = next_address(&url, &headers)?,
            // Nobody said who asks, so that this is no word on the password.
            Answer::Status(StatusCode::UNAUTHORIZED) if ask.login.is_some() && !is_own => {
                return Err(Trouble::OtherHost);
            }
            Answer::Status(status) => return Err(of_status(status)),
            Answer::NotModified => return Ok((Fetched::NotModified, url)),
            Answer::Body { headers, bytes } => {
                let (etag, last_modified) = (validator(&headers, ETAG), validator(&headers, LAST_MODIFIED));
                return Ok((Fetched::Body { bytes, etag, last_modified }, url));
            }
        }
    }
    Err(Trouble::TooManyRedirects)
}

/// The addresses of a host, if all of them may be reached: one that may not means that somebody is
/// trying.
async fn checked_addresses(url: &Url, private: bool) -> Result<Vec<SocketAddr>, Trouble> {
    match url.scheme() {
        "https" => {}
        "http" if private => {}
        "http" => return Err(Trouble::Insecure),
        _ => return Err(Trouble::AddressInvalid),
    }
    let addresses = wire::resolve(url).await?;
    if may_reach(&addresses, private) { Ok(addresses) } else { Err(Trouble::AddressRefused) }
}

fn next_address(url: &Url, headers: &HeaderMap) -> Result<Url, Trouble> {
    let location = headers.get(LOCATION).and_then(|value| value.to_str().ok()).ok_or(Trouble::ServerError)?;
    let next = url.join(location).map_err(|_| Trouble::ServerError)?;
    // Whoever is sent on from TLS stays on it.
    if url.scheme() == "https" && next.scheme() != "https" {
        return Err(Trouble::Insecure);
    }
    parse_address(next.as_str())
}

fn of_status(status: StatusCode) -> Trouble {
    match status {
        StatusCode::UNAUTHORIZED => Trouble::SignInNeeded,
        StatusCode::FORBIDDEN => Trouble::Forbidden,
        StatusCode::NOT_FOUND | StatusCode::GONE => Trouble::Gone,
        _ => Trouble::ServerError,
    }
}

/// A header to ask with the next time.
fn validator(headers: &HeaderMap, name: HeaderName) -> Option<String> {
    let value = headers.get(name)?.to_str().ok()?;
    (value.len() <= VALIDATOR_MAX_BYTES).then(|| value.to_owned())
}

/// Whether a body is as it is, and not packed.
fn is_plain(headers: &HeaderMap) -> bool {
    headers.get_all(CONTENT_ENCODING).iter().all(|value| value.as_bytes().eq_ignore_ascii_case(b"identity"))
}

#[cfg(test)]
mod tests;
