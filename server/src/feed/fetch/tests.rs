//! What servers do, by a real one on this machine: redirect, dribble, never end, pack, refuse.

use domain::feed::Trouble;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{any, get};
use hyper::header::IF_NONE_MATCH;

use super::{Ask, Fetched, Limits, fetch, parse_address};

const CALENDAR: &str = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n";

async fn serve(router: Router) -> SocketAddr {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

fn ask(url: &str) -> Ask<'static> {
    Ask {
        url: parse_address(url).expect("an address"),
        login: None,
        method: "GET",
        headers: Vec::new(),
        body: String::new(),
        private: true,
    }
}

const SHORT: Limits = Limits { total: Duration::from_millis(500), connect: Duration::from_millis(500), bytes: 100_000 };

async fn get_of(url: &str) -> Result<Fetched, Trouble> {
    fetch(&ask(url), SHORT).await
}

/// Says whether it was asked with a password.
async fn who(request: Request) -> String {
    let login = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    format!("{CALENDAR}{}", login.unwrap_or("nobody"))
}

#[tokio::test]
async fn a_calendar_comes_with_what_to_ask_with_next_time() {
    let router = Router::new().route(
        "/feed.ics",
        get(async |request: Request| {
            let asked = request.headers().get(header::IF_NONE_MATCH).is_some_and(|value| value == "\"1\"");
            let encoding = request.headers().get(header::ACCEPT_ENCODING).cloned();
            assert_eq!(encoding.as_ref().and_then(|value| value.to_str().ok()), Some("identity"));
            let status = if asked { StatusCode::NOT_MODIFIED } else { StatusCode::OK };
            (status, [(header::ETAG, "\"1\""), (header::LAST_MODIFIED, "Tue, 03 Mar 2026 09:00:00 GMT")], CALENDAR)
        }),
    );
    let url = format!("http://{}/feed.ics#top", serve(router).await);
    let (etag, last_modified) = (Some("\"1\"".to_owned()), Some("Tue, 03 Mar 2026 09:00:00 GMT".to_owned()));
    assert_eq!(get_of(&url).await, Ok(Fetched::Body { bytes: CALENDAR.into(), etag, last_modified }));
    let again = Ask { headers: vec![(IF_NONE_MATCH, "\"1\"".to_owned())], ..ask(&url) };
    assert_eq!(fetch(&again, SHORT).await, Ok(Fetched::NotModified));
}

#[tokio::test]
async fn this_machine_and_inner_networks_are_refused_unless_the_administrator_allows_them() {
    let url = format!("http://{}/", serve(Router::new().fallback(any(|| async { CALENDAR }))).await);
    assert!(get_of(&url).await.is_ok());
    assert_eq!(fetch(&Ask { private: false, ..ask(&url) }, SHORT).await, Err(Trouble::Insecure));
    for inner in ["127.0.0.1", "[::1]", "2130706433", "0x7f.1", "localhost", "10.0.0.1", "[::ffff:192.168.0.1]"] {
        let ask = Ask { private: false, ..ask(&format!("https://{inner}/")) };
        assert_eq!(fetch(&ask, SHORT).await, Err(Trouble::AddressRefused), "{inner}");
    }
    for never in
        ["http://169.254.169.254/latest/meta-data/", "http://[fe80::1]/", "http://0.0.0.0/", "http://224.0.0.1/"]
    {
        assert_eq!(get_of(never).await, Err(Trouble::AddressRefused), "{never}, allowed or not");
    }
}

#[tokio::test]
async fn every_redirect_is_looked_at_anew() {
    let router = Router::new()
        .route("/metadata", get(async || Redirect::temporary("http://169.254.169.254/")))
        .route("/file", get(async || Redirect::temporary("file:///etc/passwd")))
        .route("/login", get(async || Redirect::temporary("http://name:password@example.com/")))
        .route("/round", get(async || Redirect::temporary("/round")))
        .route("/nowhere", get(async || StatusCode::FOUND))
        .route("/1", get(async || Redirect::permanent("/2")))
        .route("/2", get(async || Redirect::to("3")))
        .route("/3", get(async || Redirect::temporary("/who")))
        .route("/who", get(who));
    let here = format!("http://{}", serve(router).await);
    for (path, trouble) in [
        ("/metadata", Trouble::AddressRefused),
        ("/file", Trouble::AddressInvalid),
        ("/login", Trouble::AddressInvalid),
        ("/round", Trouble::TooManyRedirects),
        ("/nowhere", Trouble::ServerError),
    ] {
        assert_eq!(get_of(&format!("{here}{path}")).await, Err(trouble), "{path}");
    }
    assert!(get_of(&format!("{here}/1")).await.is_ok(), "three are followed");
}

#[tokio::test]
async fn a_password_goes_to_the_host_it_was_typed_for_and_to_no_other() {
    let other = serve(Router::new().route("/", get(who))).await;
    let router = Router::new()
        .route("/", get(who))
        .route("/same", get(async || Redirect::temporary("/")))
        .route("/other", get(async move || Redirect::temporary(&format!("http://{other}/"))));
    let here = format!("http://{}", serve(router).await);
    for (path, expected) in [("/", "Basic bmFhbTpnZWhlaW0="), ("/same", "Basic bmFhbTpnZWhlaW0="), ("/other", "nobody")]
    {
        let ask = Ask { login: Some(("naam", "geheim")), ..ask(&format!("{here}{path}")) };
        let Ok(Fetched::Body { bytes, .. }) = fetch(&ask, SHORT).await else { panic!("{path}") };
        assert_eq!(String::from_utf8_lossy(&bytes), format!("{CALENDAR}{expected}"), "{path}");
    }
}

#[tokio::test]
async fn another_host_that_asks_who_it_is_says_nothing_of_the_password() {
    let other = serve(Router::new().route("/", any(async || StatusCode::UNAUTHORIZED))).await;
    let router = Router::new()
        .route("/other", any(async move || Redirect::temporary(&format!("http://{other}/"))))
        .route("/same", any(async || Redirect::temporary("/")))
        .route("/", any(async || StatusCode::UNAUTHORIZED));
    let here = format!("http://{}", serve(router).await);
    for (path, trouble) in [("/other", Trouble::OtherHost), ("/same", Trouble::SignInNeeded)] {
        let ask = Ask { login: Some(("naam", "geheim")), method: "PROPFIND", ..ask(&format!("{here}{path}")) };
        assert_eq!(fetch(&ask, SHORT).await, Err(trouble), "{path}");
        let (nobody, trouble) = (Ask { login: None, ..ask }, Trouble::SignInNeeded);
        assert_eq!(fetch(&nobody, SHORT).await, Err(trouble), "{path} without a password");
    }
}

/// A body that goes on and on, a piece at every tick, or as fast as it can.
fn endless(ticks: Option<tokio::time::Interval>) -> Body {
    let stream = futures_util::stream::unfold(ticks, |mut ticks| async move {
        if let Some(ticks) = &mut ticks {
            ticks.tick().await;
        }
        Some((Ok::<_, std::io::Error>(Bytes::from_static(&[b'x'; 1000])), ticks))
    });
    Body::from_stream(stream)
}

#[tokio::test]
async fn nobody_is_waited_for_or_read_without_end() {
    let packed = || ([(header::CONTENT_ENCODING, "gzip")], vec![0x1f_u8, 0x8b]).into_response();
    let router = Router::new()
        .route("/slow", get(async || Response::new(endless(Some(tokio::time::interval(Duration::from_millis(100)))))))
        .route("/endless", get(async || Response::new(endless(None))))
        .route("/silent", get(async || std::future::pending::<&str>().await))
        .route("/packed", get(async move || packed()))
        .route("/401", get(async || StatusCode::UNAUTHORIZED))
        .route("/403", get(async || StatusCode::FORBIDDEN))
        .route("/410", get(async || StatusCode::GONE))
        .route("/500", get(async || StatusCode::INTERNAL_SERVER_ERROR));
    let here = format!("http://{}", serve(router).await);
    for (path, trouble) in [
        ("/slow", Trouble::Timeout),
        ("/endless", Trouble::TooLarge),
        ("/silent", Trouble::Timeout),
        ("/packed", Trouble::Compressed),
        ("/401", Trouble::SignInNeeded),
        ("/403", Trouble::Forbidden),
        ("/404", Trouble::Gone),
        ("/410", Trouble::Gone),
        ("/500", Trouble::ServerError),
    ] {
        assert_eq!(get_of(&format!("{here}{path}")).await, Err(trouble), "{path}");
    }
    assert_eq!(get_of("http://127.0.0.1:1/").await, Err(Trouble::Unreachable));
    assert_eq!(get_of("https://does-not-exist.invalid/").await, Err(Trouble::Unknown));
}

#[test]
fn an_address_is_read_as_people_paste_it() {
    let read = |typed: &str| parse_address(typed).map(String::from);
    assert_eq!(read(" webcal://Voorbeeld.test/a.ics#x ").as_deref(), Ok("https://voorbeeld.test/a.ics"));
    for bad in [
        "",
        "voorbeeld.test/a.ics",
        "file:///etc/passwd",
        "ftp://a.test/",
        "https://a:b@c.test/",
        "https://",
        "javascript:x",
    ] {
        assert_eq!(read(bad), Err(Trouble::AddressInvalid), "{bad}");
    }
}
