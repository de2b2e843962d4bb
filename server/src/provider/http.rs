//! How the provider is asked: within limits, and never by way of a redirect, which could lead the program's own
//! secret elsewhere.
//!
//! Its address was set by the administrator, so it may lie in the inner network.

use std::pin::Pin;
use std::time::Duration;

use http_body_util::Full;
use hyper::Request;
use hyper::header::{ACCEPT_ENCODING, CONNECTION, HOST, HeaderValue, USER_AGENT};
use hyper::http::Response;
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use url::Url;

use crate::wire::{self, Broken};

/// How long one answer may take, with everything.
const TOTAL: Duration = Duration::from_secs(10);
const CONNECT: Duration = Duration::from_secs(5);
/// The largest answer, in bytes: keys with certificates of a large organisation are some 50 kB.
const BYTES_MAX: usize = 512 * 1024;

/// Asks over TLS; without it only where the issuer's own address has none.
#[derive(Clone, Copy, Debug)]
pub(super) struct Http {
    pub plain: bool,
    total: Duration,
}

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = Broken;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, Broken>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(async move { tokio::time::timeout(self.total, self.send(request)).await.map_err(|_| Broken::Slow)? })
    }
}

impl Http {
    pub(super) const fn new(plain: bool) -> Self {
        Self { plain, total: TOTAL }
    }

    async fn send(self, request: HttpRequest) -> Result<HttpResponse, Broken> {
        let url = Url::parse(&request.uri().to_string()).map_err(|_| Broken::Address)?;
        if url.scheme() != "https" && !(self.plain && url.scheme() == "http") {
            return Err(Broken::Address);
        }
        let (mut head, body) = request.into_parts();
        head.uri = wire::path(&url).parse().map_err(|_| Broken::Address)?;
        let host = HeaderValue::from_str(&wire::authority(&url)?).map_err(|_| Broken::Address)?;
        head.headers.insert(HOST, host);
        head.headers.insert(USER_AGENT, HeaderValue::from_static("Uitzwaai"));
        head.headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("identity"));
        head.headers.insert(CONNECTION, HeaderValue::from_static("close"));
        let addresses = wire::resolve(&url).await?;
        let answer = wire::ask(&url, &addresses, Request::from_parts(head, Full::from(body)), CONNECT).await?;
        let head = answer.head.clone();
        Ok(Response::from_parts(head, answer.read(BYTES_MAX).await?))
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use openidconnect::AsyncHttpClient;
    use openidconnect::http::Request;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;

    use super::{BYTES_MAX, Http};
    use crate::wire::Broken;

    const SHORT: Http = Http { plain: true, total: Duration::from_millis(500) };

    /// Answers one request with these bytes, and then says nothing more.
    async fn answering(bytes: Vec<u8>) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.expect("somebody asks");
            let mut asked = [0; 1024];
            let _ = stream.read(&mut asked).await;
            let _ = stream.write_all(&bytes).await;
            std::future::pending::<()>().await;
        });
        format!("http://{address}/keys")
    }

    async fn ask(http: Http, url: &str) -> Result<u16, Broken> {
        let request = Request::get(url).body(Vec::new()).expect("a request");
        Ok(http.call(request).await?.status().as_u16())
    }

    #[tokio::test]
    async fn nobody_is_waited_for_or_read_without_end() {
        let silent = answering(Vec::new()).await;
        assert_eq!(ask(SHORT, &silent).await, Err(Broken::Slow));
        let half = answering(b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{".to_vec()).await;
        assert_eq!(ask(SHORT, &half).await, Err(Broken::Slow));
        let mut large = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", BYTES_MAX + 1).into_bytes();
        large.extend(vec![b' '; BYTES_MAX + 1]);
        assert_eq!(
            ask(Http { total: Duration::from_secs(20), ..SHORT }, &answering(large).await).await,
            Err(Broken::TooLarge)
        );
    }

    #[tokio::test]
    async fn a_redirect_is_not_followed_and_without_tls_nobody_is_asked() {
        let moved =
            answering(b"HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n".to_vec())
                .await;
        assert_eq!(ask(SHORT, &moved).await, Ok(302));
        assert_eq!(ask(Http { plain: false, ..SHORT }, &moved).await, Err(Broken::Address));
        assert_eq!(ask(SHORT, "ftp://127.0.0.1/").await, Err(Broken::Address));
    }
}
