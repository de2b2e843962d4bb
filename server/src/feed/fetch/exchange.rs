//! One request for a calendar and its answer, over a connection of its own to an address that was looked at.

use std::net::SocketAddr;

use domain::feed::Trouble;
use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{ACCEPT, ACCEPT_ENCODING, CONNECTION, HOST, HeaderMap, HeaderName, USER_AGENT};
use hyper::{Request, StatusCode};
use url::Url;

use super::{Ask, Limits, is_plain};
use crate::wire::{self, Broken};

/// What a server answered.
pub(super) enum Answer {
    Body { headers: HeaderMap, bytes: Vec<u8> },
    NotModified,
    Redirect(HeaderMap),
    Status(StatusCode),
}

impl From<Broken> for Trouble {
    fn from(broken: Broken) -> Self {
        match broken {
            Broken::Address => Self::AddressInvalid,
            Broken::Unknown => Self::Unknown,
            Broken::Unreachable | Broken::Insecure => Self::Unreachable,
            Broken::Slow => Self::Timeout,
            Broken::TooLarge => Self::TooLarge,
        }
    }
}

/// Asks, and reads the answer.
pub(super) async fn exchange(
    url: &Url,
    addresses: &[SocketAddr],
    ask: &Ask<'_>,
    headers: Vec<(HeaderName, String)>,
    limits: Limits,
) -> Result<Answer, Trouble> {
    let request = request(url, ask, headers)?;
    read(wire::ask(url, addresses, request, limits.connect).await?, limits).await
}

fn request(url: &Url, ask: &Ask<'_>, headers: Vec<(HeaderName, String)>) -> Result<Request<Full<Bytes>>, Trouble> {
    let mut request = Request::builder()
        .method(ask.method)
        .uri(wire::path(url))
        .header(HOST, wire::authority(url)?)
        .header(USER_AGENT, "Uitzwaai")
        .header(ACCEPT, "text/calendar, */*;q=0.1")
        .header(ACCEPT_ENCODING, "identity")
        .header(CONNECTION, "close");
    for (name, value) in headers {
        request = request.header(name, value);
    }
    request.body(Full::from(ask.body.clone())).map_err(|_| Trouble::AddressInvalid)
}

async fn read(answer: wire::Answer, limits: Limits) -> Result<Answer, Trouble> {
    match answer.head.status {
        StatusCode::NOT_MODIFIED => return Ok(Answer::NotModified),
        StatusCode::MOVED_PERMANENTLY
        | StatusCode::FOUND
        | StatusCode::SEE_OTHER
        | StatusCode::TEMPORARY_REDIRECT
        | StatusCode::PERMANENT_REDIRECT => return Ok(Answer::Redirect(answer.head.headers)),
        status if !status.is_success() => return Ok(Answer::Status(status)),
        _ => {}
    }
    if !is_plain(&answer.head.headers) {
        return Err(Trouble::Compressed);
    }
    let headers = answer.head.headers.clone();
    Ok(Answer::Body { headers, bytes: answer.read(limits.bytes).await? })
}
