//! Floods: how often one address may ask, per instance. Limits that must hold across instances
//! (codes, sign-in) are rows in the database.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Posts that one address may make within [`WINDOW`]. A school behind one address has dozens of
/// people at work; a questionnaire saves about once a second.
const POSTS_MAX: u32 = 600;
const WINDOW: Duration = Duration::from_secs(60);
/// Addresses remembered at once; beyond it the oldest windows are dropped.
const ADDRESSES_MAX: usize = 20_000;

/// Counts posts per address.
#[derive(Clone)]
pub struct Limit {
    trusted: Arc<Vec<IpAddr>>,
    counts: Arc<Mutex<HashMap<IpAddr, (Instant, u32)>>>,
}

impl Limit {
    pub fn new(trusted: Vec<IpAddr>) -> Self {
        Self { trusted: Arc::new(trusted), counts: Arc::default() }
    }

    fn allows(&self, address: IpAddr, now: Instant) -> bool {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.len() >= ADDRESSES_MAX {
            counts.retain(|_, (start, _)| now.duration_since(*start) < WINDOW);
        }
        let (start, count) = counts.entry(address).or_insert((now, 0));
        if now.duration_since(*start) >= WINDOW {
            (*start, *count) = (now, 0);
        }
        *count += 1;
        *count <= POSTS_MAX
    }
}

/// Refuses an address that posts faster than people can.
pub async fn limit_floods(
    State(limit): State<Limit>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    request: Request,
    next: Next,
) -> Response {
    let address = client(peer.ip(), request.headers(), &limit.trusted);
    if request.method() == Method::POST && !limit.allows(address, Instant::now()) {
        return (StatusCode::TOO_MANY_REQUESTS, [(RETRY_AFTER, "60")], "Too many requests. Try again in a minute.\n")
            .into_response();
    }
    next.run(request).await
}

/// The address that asked: the last one in `X-Forwarded-For` that no trusted proxy has, and only
/// where the connection itself comes from a trusted proxy. An IPv6 customer has a whole /64.
fn client(peer: IpAddr, headers: &HeaderMap, trusted: &[IpAddr]) -> IpAddr {
    let mut found = peer;
    if trusted.contains(&peer) {
        let forwarded = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
        let hops: Vec<IpAddr> =
            forwarded.flat_map(|value| value.split(',')).filter_map(|hop| hop.trim().parse().ok()).collect();
        found = hops.into_iter().rev().find(|hop| !trusted.contains(hop)).unwrap_or(peer);
    }
    match found {
        IpAddr::V4(_) => found,
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from(u128::from(address) & !u128::from(u64::MAX))),
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;
    use std::time::{Duration, Instant};

    use axum::http::{HeaderMap, HeaderValue};

    use super::{Limit, POSTS_MAX, client};

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
    fn a_flood_is_stopped_and_forgotten_after_a_minute() {
        let limit = Limit::new(Vec::new());
        let start = Instant::now();
        assert!((0..POSTS_MAX).all(|_| limit.allows(ip("1.2.3.4"), start)));
        assert!(!limit.allows(ip("1.2.3.4"), start));
        assert!(limit.allows(ip("1.2.3.5"), start));
        assert!(limit.allows(ip("1.2.3.4"), start + Duration::from_secs(61)));
    }
}
