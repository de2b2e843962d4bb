//! A number for each request: every line that is logged of it has it, and so has the answer.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::HeaderValue;
use axum::middleware::Next;
use axum::response::Response;
use uuid::Uuid;

use super::floods::is_proxy;

/// The header with it, in both directions.
const NAME: &str = "x-request-id";
/// The longest that is taken over from a proxy, in characters.
const CHARS_MAX: usize = 64;

/// The number of a request, among its extensions.
#[derive(Clone, Debug)]
pub struct RequestId(String);

impl RequestId {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Gives each request a number: that of a trusted proxy, or one of its own.
pub async fn give(State(trusted): State<Arc<Vec<IpAddr>>>, mut request: Request, next: Next) -> Response {
    let id = of_proxy(&request, &trusted).unwrap_or_else(|| Uuid::now_v7().to_string());
    let told = HeaderValue::from_str(&id);
    request.extensions_mut().insert(RequestId(id));
    let mut response = next.run(request).await;
    if let Ok(told) = told {
        response.headers_mut().insert(NAME, told);
    }
    response
}

/// What a trusted proxy calls it, where that can hold nothing but a number.
fn of_proxy(request: &Request, trusted: &[IpAddr]) -> Option<String> {
    let ConnectInfo(peer) = request.extensions().get::<ConnectInfo<SocketAddr>>()?;
    let id = request.headers().get(NAME)?.to_str().ok()?;
    let is_number = (1..=CHARS_MAX).contains(&id.len()) && id.bytes().all(is_of_a_number);
    (is_number && is_proxy(peer.ip(), trusted)).then(|| id.to_owned())
}

fn is_of_a_number(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-'
}

#[cfg(test)]
mod tests {
    use std::net::SocketAddr;

    use axum::body::Body;
    use axum::extract::ConnectInfo;
    use axum::http::Request;

    use super::{CHARS_MAX, of_proxy};

    fn asked(peer: &str, id: &str) -> Option<String> {
        let mut request = Request::get("/").header("x-request-id", id).body(Body::empty()).expect("a request");
        let peer: SocketAddr = format!("{peer}:1").parse().expect("an address");
        request.extensions_mut().insert(ConnectInfo(peer));
        of_proxy(&request, &["10.0.0.1".parse().expect("an address")])
    }

    #[test]
    fn a_number_is_taken_over_from_a_trusted_proxy_only() {
        assert_eq!(asked("10.0.0.1", "abc-123").as_deref(), Some("abc-123"));
        assert_eq!(asked("10.0.0.2", "abc-123"), None);
    }

    #[test]
    fn what_could_be_more_than_a_number_is_not_taken_over() {
        let longest = "a".repeat(CHARS_MAX);
        assert!(asked("10.0.0.1", &longest).is_some());
        for bad in [String::new(), format!("{longest}a"), "anna@voorbeeld.test".into(), "a b".into(), "a=\"b\"".into()]
        {
            assert_eq!(asked("10.0.0.1", &bad), None, "{bad}");
        }
    }
}
