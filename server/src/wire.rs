//! One HTTP request and its answer, over a connection of its own: to addresses that somebody looked at,
//! with TLS by rustls, and limits on time and size.
//!
//! Deliberately absent: proxies of the environment, redirects, compression and kept connections. Whoever asks
//! decides what of these is wanted, and says so.

mod reach;

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1;
use hyper::header::{CONNECTION, HOST, HeaderValue};
use hyper::http::response::Parts;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;
use url::{Host, Url};

use self::reach::{Reach, reach};
use crate::trust;

/// The greatest number of addresses of one name that are looked at.
const ADDRESSES_MAX: usize = 16;
/// How long connecting may take, where somebody posts to an address of the settings.
const CONNECT: Duration = Duration::from_secs(3);
/// The largest answer to what is posted, in bytes: it says little more than that it was taken.
const TAKEN_BYTES_MAX: usize = 64 * 1024;

/// Why nothing came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    #[error("the address is none that can be asked")]
    Address,
    #[error("no such host is known")]
    Unknown,
    #[error("nobody answers there")]
    Unreachable,
    #[error("no secure connection comes about: its certificate is not one that this machine trusts")]
    Insecure,
    #[error("the answer takes too long")]
    Slow,
    #[error("the answer is too large")]
    TooLarge,
}

/// An answer whose body waits to be read.
pub(crate) struct Answer {
    pub head: Parts,
    body: Incoming,
    // The connection lives as long as the answer is read, and no longer.
    _connection: Ended,
}

impl Answer {
    /// The body, if it has no more bytes than that.
    pub(crate) async fn read(mut self, bytes_max: usize) -> Result<Vec<u8>, Broken> {
        let mut bytes = Vec::new();
        while let Some(frame) = self.body.frame().await {
            let frame = frame.map_err(|_| Broken::Unreachable)?;
            if let Some(data) = frame.data_ref() {
                if bytes.len() + data.len() > bytes_max {
                    return Err(Broken::TooLarge);
                }
                bytes.extend_from_slice(data);
            }
        }
        Ok(bytes)
    }
}

/// The addresses of the host in this address, as the resolver knows them.
pub(crate) async fn resolve(url: &Url) -> Result<Vec<SocketAddr>, Broken> {
    let port = url.port_or_known_default().ok_or(Broken::Address)?;
    let addresses: Vec<SocketAddr> = match url.host().ok_or(Broken::Address)? {
        Host::Ipv4(address) => vec![(IpAddr::V4(address), port).into()],
        Host::Ipv6(address) => vec![(IpAddr::V6(address), port).into()],
        Host::Domain(name) => {
            let found = tokio::net::lookup_host((name, port)).await.map_err(|_| Broken::Unknown)?;
            found.take(ADDRESSES_MAX).collect()
        }
    };
    if addresses.is_empty() { Err(Broken::Unknown) } else { Ok(addresses) }
}

/// Whether all of these addresses of one name may be reached, those of private networks only where the settings say so.
/// One that may not means that somebody is trying to reach the inner network.
pub(crate) fn may_reach(addresses: &[SocketAddr], private: bool) -> bool {
    addresses.iter().all(|address| match reach(address.ip()) {
        Reach::Public => true,
        Reach::Private => private,
        Reach::Never => false,
    })
}

/// Host and, where it is not the usual one, port: what `Host` says.
pub(crate) fn authority(url: &Url) -> Result<String, Broken> {
    match (url.host_str(), url.port()) {
        (Some(host), Some(port)) => Ok(format!("{host}:{port}")),
        (Some(host), None) => Ok(host.to_owned()),
        (None, _) => Err(Broken::Address),
    }
}

/// Path and query: what the first line of a request says.
pub(crate) fn path(url: &Url) -> String {
    match url.query() {
        Some(query) => format!("{}?{query}", url.path()),
        None => url.path().to_owned(),
    }
}

/// Sends a request to one of these addresses of the host in `url`, and reads the head of the answer. How long
/// all of it may take is the caller's.
pub(crate) async fn ask(
    url: &Url,
    addresses: &[SocketAddr],
    request: Request<Full<Bytes>>,
    connect_max: Duration,
) -> Result<Answer, Broken> {
    let stream = connect(addresses, connect_max).await?;
    if url.scheme() == "https" {
        let host = url.host_str().ok_or(Broken::Address)?;
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        let name = ServerName::try_from(bare.to_owned()).map_err(|_| Broken::Address)?;
        let stream =
            TlsConnector::from(trust::believed().client()).connect(name, stream).await.map_err(|_| Broken::Insecure)?;
        talk(TokioIo::new(stream), request).await
    } else {
        talk(TokioIo::new(stream), request).await
    }
}

/// Sends a request to an address that the settings name, which may lie in the inner network, and reads the answer. How
/// long all of it may take is the caller's.
pub async fn post(request: Request<Bytes>) -> Result<Response<Bytes>, Broken> {
    let url = Url::parse(&request.uri().to_string()).map_err(|_| Broken::Address)?;
    let (mut head, body) = request.into_parts();
    head.uri = path(&url).parse().map_err(|_| Broken::Address)?;
    let host = HeaderValue::from_str(&authority(&url)?).map_err(|_| Broken::Address)?;
    head.headers.insert(HOST, host);
    head.headers.insert(CONNECTION, HeaderValue::from_static("close"));
    let addresses = resolve(&url).await?;
    let answer = ask(&url, &addresses, Request::from_parts(head, Full::new(body)), CONNECT).await?;
    let head = answer.head.clone();
    Ok(Response::from_parts(head, answer.read(TAKEN_BYTES_MAX).await?.into()))
}

async fn connect(addresses: &[SocketAddr], longest: Duration) -> Result<TcpStream, Broken> {
    let mut broken = Broken::Unreachable;
    for address in addresses {
        match tokio::time::timeout(longest, TcpStream::connect(address)).await {
            Ok(Ok(stream)) => return Ok(stream),
            Ok(Err(_)) => broken = Broken::Unreachable,
            Err(_) => broken = Broken::Slow,
        }
    }
    Err(broken)
}

async fn talk<S>(stream: S, request: Request<Full<Bytes>>) -> Result<Answer, Broken>
where
    S: hyper::rt::Read + hyper::rt::Write + Send + Unpin + 'static,
{
    let (mut sender, connection) = http1::handshake(stream).await.map_err(|_| Broken::Unreachable)?;
    let connection = Ended(tokio::spawn(connection).abort_handle());
    let response: Response<Incoming> = sender.send_request(request).await.map_err(|_| Broken::Unreachable)?;
    let (head, body) = response.into_parts();
    Ok(Answer { head, body, _connection: connection })
}

/// Ends the connection when it is dropped: after the answer, and when time is up.
struct Ended(tokio::task::AbortHandle);

impl Drop for Ended {
    fn drop(&mut self) {
        self.0.abort();
    }
}
