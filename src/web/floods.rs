//! Floods: how often one address may post, per instance. Limits that must hold across instances
//! (codes, sign-in) are rows in the database.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::{Arc, Once};
use std::time::Duration;

use anyhow::{Context, Result};
use app::context::Client;
use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, Method, Request};
use axum::middleware::{self, Next};
use axum::response::Response;
use tower_governor::GovernorLayer;
use tower_governor::errors::GovernorError;
use tower_governor::governor::GovernorConfigBuilder;
use tower_governor::key_extractor::KeyExtractor;

/// Posts that one address may make at once, and how long it takes to earn one back: 600 a minute. A
/// school behind one address has dozens of people at work; a questionnaire saves about once a second.
const POSTS_AT_ONCE: u32 = 600;
const MILLISECONDS_PER_POST: u64 = 100;
/// The header in which proxies say for whom they ask.
const FORWARDED: &str = "x-forwarded-for";
/// How often addresses that have been quiet are forgotten.
const FORGETTING: Duration = Duration::from_secs(60);

/// Refuses an address that posts faster than people can.
pub fn limit_floods<S: Clone + Send + Sync + 'static>(router: Router<S>, trusted: Vec<IpAddr>) -> Result<Router<S>> {
    let proxies = Arc::new(trusted.clone());
    let config = GovernorConfigBuilder::default()
        .per_millisecond(MILLISECONDS_PER_POST)
        .burst_size(POSTS_AT_ONCE)
        .methods(vec![Method::POST])
        .key_extractor(ByAddress { trusted: Arc::new(trusted) })
        .finish()
        .context("the limits of floods are not above zero")?;
    let limiter = config.limiter().clone();
    tokio::spawn(async move {
        let mut ticks = tokio::time::interval(FORGETTING);
        loop {
            ticks.tick().await;
            limiter.retain_recent();
        }
    });
    // The last layer is the first that a request meets.
    let remember = middleware::from_fn_with_state(proxies, remember);
    Ok(router.layer(GovernorLayer::new(config)).layer(remember))
}

/// Tells server functions which address asks: signing in is limited per client.
async fn remember(State(trusted): State<Arc<Vec<IpAddr>>>, mut request: Request<Body>, next: Next) -> Response {
    if let Some(ConnectInfo(peer)) = request.extensions().get::<ConnectInfo<SocketAddr>>() {
        let address = client(peer.ip(), request.headers(), &trusted);
        request.extensions_mut().insert(Client(address));
    }
    next.run(request).await
}

/// Tells callers apart by their address.
#[derive(Clone, Debug)]
struct ByAddress {
    trusted: Arc<Vec<IpAddr>>,
}

impl KeyExtractor for ByAddress {
    type Key = IpAddr;

    fn extract<T>(&self, request: &Request<T>) -> Result<IpAddr, GovernorError> {
        let ConnectInfo(peer) =
            request.extensions().get::<ConnectInfo<SocketAddr>>().ok_or(GovernorError::UnableToExtractKey)?;
        Ok(client(peer.ip(), request.headers(), &self.trusted))
    }
}

/// Whether this address is that of a trusted proxy, whichever way either is written.
pub fn is_proxy(address: IpAddr, trusted: &[IpAddr]) -> bool {
    trusted.iter().any(|proxy| proxy.to_canonical() == address.to_canonical())
}

/// The address that asked: the last one in `X-Forwarded-For` that no trusted proxy has, and only
/// where the connection itself comes from a trusted proxy. An IPv6 customer has a whole /64.
///
/// On a socket of both kinds an IPv4 peer looks like `::ffff:10.0.0.1`: all are compared as what they are.
fn client(peer: IpAddr, headers: &HeaderMap, trusted: &[IpAddr]) -> IpAddr {
    let peer = peer.to_canonical();
    let mut found = peer;
    if is_proxy(peer, trusted) {
        let forwarded = headers.get_all(FORWARDED).iter().filter_map(|value| value.to_str().ok());
        let hops: Vec<IpAddr> = forwarded.flat_map(|value| value.split(',')).filter_map(hop).collect();
        found = hops.into_iter().rev().find(|hop| !is_proxy(*hop, trusted)).unwrap_or(peer);
    } else if headers.contains_key(FORWARDED) {
        // Once is enough: on the open internet anybody can send this header.
        static TOLD: Once = Once::new();
        TOLD.call_once(|| {
            tracing::warn!(%peer, "a proxy that is not among trusted_proxies forwards requests: all who come through it count as one client");
        });
    }
    match found {
        IpAddr::V4(_) => found,
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from(u128::from(address) & !u128::from(u64::MAX))),
    }
}

/// One entry of `X-Forwarded-For`: an address, alone or with a port, an IPv6 one in brackets or not.
fn hop(text: &str) -> Option<IpAddr> {
    let text = text.trim().trim_matches('"');
    let bare = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text);
    let address = bare.parse().or_else(|_| text.parse::<SocketAddr>().map(|with_port| with_port.ip()));
    address.ok().map(|address: IpAddr| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use std::net::{IpAddr, SocketAddr};

    use axum::Router;
    use axum::body::Body;
    use axum::extract::ConnectInfo;
    use axum::http::{HeaderMap, HeaderValue, Request, StatusCode};
    use axum::routing::post;
    use tower::ServiceExt;

    use super::{POSTS_AT_ONCE, client, limit_floods};

    fn ip(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn a_forwarded_address_is_believed_from_a_trusted_proxy_only() {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", HeaderValue::from_static("6.6.6.6, 1.2.3.4, 10.0.0.2"));
        let proxies = [ip("10.0.0.1"), ip("10.0.0.2")];
        assert_eq!(client(ip("9.9.9.9"), &headers, &proxies), ip("9.9.9.9"));
        assert_eq!(client(ip("10.0.0.1"), &headers, &proxies), ip("1.2.3.4"));
    }

    #[test]
    fn a_trusted_proxy_is_known_on_a_socket_of_both_kinds() {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", HeaderValue::from_static("1.2.3.4"));
        for (peer, trusted) in
            [("::ffff:10.0.0.1", "10.0.0.1"), ("10.0.0.1", "::ffff:10.0.0.1"), ("fd00::1", "fd00::1")]
        {
            assert_eq!(client(ip(peer), &headers, &[ip(trusted)]), ip("1.2.3.4"), "{peer}");
        }
        assert_eq!(client(ip("::ffff:9.9.9.9"), &headers, &[ip("10.0.0.1")]), ip("9.9.9.9"), "one client, one key");
    }

    #[test]
    fn a_forwarded_address_may_have_a_port_and_brackets() {
        for (written, meant) in [
            ("1.2.3.4:5678", "1.2.3.4"),
            ("\"1.2.3.4:5678\"", "1.2.3.4"),
            ("2001:db8:1:2:3::4", "2001:db8:1:2::"),
            ("[2001:db8:1:2:3::4]", "2001:db8:1:2::"),
            ("[2001:db8:1:2:3::4]:5678", "2001:db8:1:2::"),
            ("::ffff:1.2.3.4", "1.2.3.4"),
            ("6.6.6.6, 1.2.3.4:80, [::ffff:10.0.0.1]:443", "1.2.3.4"),
            ("unknown", "10.0.0.1"),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert("x-forwarded-for", HeaderValue::from_static(written));
            assert_eq!(client(ip("10.0.0.1"), &headers, &[ip("10.0.0.1")]), ip(meant), "{written}");
        }
    }

    #[tokio::test]
    async fn a_flood_from_one_address_is_stopped_and_others_go_on() {
        let router = limit_floods(Router::<()>::new().route("/", post(|| async {})), Vec::new()).expect("limits");
        let ask = async |address: &str| {
            let mut request = Request::post("/").body(Body::empty()).expect("a request");
            let peer: SocketAddr = format!("{address}:1").parse().expect("an address");
            request.extensions_mut().insert(ConnectInfo(peer));
            router.clone().oneshot(request).await.expect("an answer").status()
        };
        for _ in 0..POSTS_AT_ONCE {
            assert_eq!(ask("1.2.3.4").await, StatusCode::OK);
        }
        let mut refused = false;
        // Some are earned back while this runs, a few a second.
        for _ in 0..POSTS_AT_ONCE {
            refused |= ask("1.2.3.4").await == StatusCode::TOO_MANY_REQUESTS;
        }
        assert!(refused);
        assert_eq!(ask("1.2.3.5").await, StatusCode::OK);
    }
}
