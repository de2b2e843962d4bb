//! One request and its answer, over a connection of its own to an address that was looked at.

use domain::feed::Trouble;
use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1;
use hyper::header::{ACCEPT, ACCEPT_ENCODING, CONNECTION, HOST, HeaderMap, HeaderName, USER_AGENT};
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore, crypto};
use url::Url;

use super::{Ask, Limits, is_plain};

/// What a server answered.
pub(super) enum Answer {
    Body { headers: HeaderMap, bytes: Vec<u8> },
    NotModified,
    Redirect(HeaderMap),
    Status(StatusCode),
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
    let stream = connect(addresses, limits).await?;
    if url.scheme() == "https" {
        let host = url.host_str().ok_or(Trouble::AddressInvalid)?;
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        let name = ServerName::try_from(bare.to_owned()).map_err(|_| Trouble::AddressInvalid)?;
        let stream = TlsConnector::from(tls()).connect(name, stream).await.map_err(|_| Trouble::Unreachable)?;
        talk(TokioIo::new(stream), request, limits).await
    } else {
        talk(TokioIo::new(stream), request, limits).await
    }
}

fn request(url: &Url, ask: &Ask<'_>, headers: Vec<(HeaderName, String)>) -> Result<Request<Full<Bytes>>, Trouble> {
    let authority = match (url.host_str(), url.port()) {
        (Some(host), Some(port)) => format!("{host}:{port}"),
        (Some(host), None) => host.to_owned(),
        (None, _) => return Err(Trouble::AddressInvalid),
    };
    let path = match url.query() {
        Some(query) => format!("{}?{query}", url.path()),
        None => url.path().to_owned(),
    };
    let mut request = Request::builder()
        .method(ask.method)
        .uri(path)
        .header(HOST, authority)
        .header(USER_AGENT, "Uitzwaai")
        .header(ACCEPT, "text/calendar, */*;q=0.1")
        .header(ACCEPT_ENCODING, "identity")
        .header(CONNECTION, "close");
    for (name, value) in headers {
        request = request.header(name, value);
    }
    request.body(Full::from(ask.body.clone())).map_err(|_| Trouble::AddressInvalid)
}

async fn connect(addresses: &[SocketAddr], limits: Limits) -> Result<TcpStream, Trouble> {
    let mut trouble = Trouble::Unreachable;
    for address in addresses {
        match tokio::time::timeout(limits.connect, TcpStream::connect(address)).await {
            Ok(Ok(stream)) => return Ok(stream),
            Ok(Err(_)) => trouble = Trouble::Unreachable,
            Err(_) => trouble = Trouble::Timeout,
        }
    }
    Err(trouble)
}

/// The certificates that browsers trust, as the mails do.
fn tls() -> Arc<ClientConfig> {
    static TLS: OnceLock<Arc<ClientConfig>> = OnceLock::new();
    let config = TLS.get_or_init(|| {
        let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        let config = ClientConfig::builder_with_provider(Arc::new(crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            // reason: ring speaks both versions.
            .expect("the versions of TLS that ring has")
            .with_root_certificates(roots)
            .with_no_client_auth();
        Arc::new(config)
    });
    Arc::clone(config)
}

async fn talk<S>(stream: S, request: Request<Full<Bytes>>, limits: Limits) -> Result<Answer, Trouble>
where
    S: hyper::rt::Read + hyper::rt::Write + Send + Unpin + 'static,
{
    let (mut sender, connection) = http1::handshake(stream).await.map_err(|_| Trouble::Unreachable)?;
    // The connection lives as long as the answer is read, and no longer.
    let connection = tokio::spawn(connection);
    let answer = async {
        let response = sender.send_request(request).await.map_err(|_| Trouble::Unreachable)?;
        read(response, limits).await
    };
    let _ended = Ended(connection.abort_handle());
    answer.await
}

/// Ends the connection when it is dropped: after the answer, and when time is up.
struct Ended(tokio::task::AbortHandle);

impl Drop for Ended {
    fn drop(&mut self) {
        self.0.abort();
    }
}

async fn read(response: Response<Incoming>, limits: Limits) -> Result<Answer, Trouble> {
    let (head, mut body) = response.into_parts();
    match head.status {
        StatusCode::NOT_MODIFIED => return Ok(Answer::NotModified),
        StatusCode::MOVED_PERMANENTLY
        | StatusCode::FOUND
        | StatusCode::SEE_OTHER
        | StatusCode::TEMPORARY_REDIRECT
        | StatusCode::PERMANENT_REDIRECT => return Ok(Answer::Redirect(head.headers)),
        status if !status.is_success() => return Ok(Answer::Status(status)),
        _ => {}
    }
    if !is_plain(&head.headers) {
        return Err(Trouble::Compressed);
    }
    let mut bytes = Vec::new();
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| Trouble::Unreachable)?;
        if let Some(data) = frame.data_ref() {
            if bytes.len() + data.len() > limits.bytes {
                return Err(Trouble::TooLarge);
            }
            bytes.extend_from_slice(data);
        }
    }
    Ok(Answer::Body { headers: head.headers, bytes })
}
