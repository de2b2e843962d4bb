//! A calendar's server on this machine, whose answer a story changes.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use tokio::sync::watch;

/// What it answers, and how often it was asked.
#[derive(Default)]
struct Inner {
    text: String,
    etag: Option<String>,
    status: Option<u16>,
    asked: Vec<String>,
    hangs: watch::Sender<bool>,
    /// Questions without an answer yet, and the most there have been.
    open: usize,
    most_open: usize,
}

/// The server; it ends with the story's runtime.
#[derive(Clone)]
pub struct Calendars {
    pub address: SocketAddr,
    inner: Arc<Mutex<Inner>>,
}

impl Calendars {
    pub async fn serve(text: impl Into<String>) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let inner = Arc::new(Mutex::new(Inner { text: text.into(), ..Inner::default() }));
        let router = Router::new().fallback(answer).with_state(Arc::clone(&inner));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { address, inner }
    }

    pub fn url(&self) -> String {
        format!("http://{}/geheim/feed.ics", self.address)
    }

    pub fn now_says(&self, text: impl Into<String>) {
        self.with(|inner| inner.text = text.into());
    }

    pub fn now_answers(&self, status: u16) {
        self.with(|inner| inner.status = Some(status));
    }

    pub fn has_etag(&self, etag: &str) {
        self.with(|inner| inner.etag = Some(etag.to_owned()));
    }

    /// It takes questions and gives no answer, until it does not hang any more.
    pub fn hangs(&self, hangs: bool) {
        self.with(|inner| inner.hangs.send_replace(hangs));
    }

    /// The most questions that waited for an answer at one moment.
    pub fn most_open(&self) -> usize {
        self.with(|inner| inner.most_open)
    }

    /// Each question so far: method, and the tag that was known.
    pub fn asked(&self) -> Vec<String> {
        self.with(|inner| inner.asked.clone())
    }

    fn with<T>(&self, change: impl FnOnce(&mut Inner) -> T) -> T {
        change(&mut self.inner.lock().expect("nobody panics with it"))
    }
}

fn text(request: &Request, name: header::HeaderName) -> String {
    request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
}

async fn answer(State(inner): State<Arc<Mutex<Inner>>>, request: Request) -> Response {
    let (known, login) = (text(&request, header::IF_NONE_MATCH), text(&request, header::AUTHORIZATION));
    let method = request.method().to_string();
    let body = axum::body::to_bytes(request.into_body(), 100_000).await.expect("a small body");
    let body = String::from_utf8_lossy(&body).into_owned();
    let mut hangs = {
        let mut inner = inner.lock().expect("nobody panics with it");
        inner.asked.push(format!("{method} {known}").trim().to_owned());
        inner.open += 1;
        inner.most_open = inner.most_open.max(inner.open);
        inner.hangs.subscribe()
    };
    hangs.wait_for(|hangs| !hangs).await.expect("the server is there as long as its answers");
    let mut inner = inner.lock().expect("nobody panics with it");
    inner.open -= 1;
    if let Some(status) = inner.status {
        return StatusCode::from_u16(status).expect("a status").into_response();
    }
    if method == "REPORT" {
        // It knows queries for events, and none for busy times; the password is "geheim".
        if login != "Basic YW5uYTpnZWhlaW0=" {
            return StatusCode::UNAUTHORIZED.into_response();
        }
        if !body.contains("calendar-query") {
            return StatusCode::NOT_IMPLEMENTED.into_response();
        }
        let text = inner.text.replace('&', "&amp;").replace('<', "&lt;");
        let xml = format!(
            "<?xml version=\"1.0\"?><d:multistatus xmlns:d=\"DAV:\" xmlns:c=\"urn:ietf:params:xml:ns:caldav\">\
             <d:response><d:propstat><d:prop><c:calendar-data>{text}</c:calendar-data></d:prop></d:propstat>\
             </d:response></d:multistatus>"
        );
        return (StatusCode::MULTI_STATUS, [(header::CONTENT_TYPE, "application/xml")], xml).into_response();
    }
    match &inner.etag {
        Some(etag) if *etag == known => StatusCode::NOT_MODIFIED.into_response(),
        Some(etag) => ([(header::ETAG, etag.clone())], inner.text.clone()).into_response(),
        None => inner.text.clone().into_response(),
    }
}
