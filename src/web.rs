//! The web: routes, headers, sessions, assets. What happens is `server`'s, what people see `app`'s.

mod api;
mod assets;
mod back_channel;
mod board_list;
mod board_log;
mod calendar;
mod copy;
mod feed;
mod file;
mod floods;
mod former;
mod forms;
mod headers;
mod health;
mod itip;
mod language;
mod link;
mod lists;
mod log;
mod marks;
mod metrics;
mod patience;
mod release;
mod request_id;
mod routes;
mod security;
mod sent;
mod sessions;
mod stopping;
mod unsaved;
mod unsent;

pub use patience::Patience;

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use app::context::{STAFF, Surroundings};
use app::fields::FUNCTIONS;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderName};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use leptos::prelude::provide_context;
use server::clock::DemoClock;
use server::program::Program;
use tokio::net::TcpListener;
use tower_http::csrf::CsrfLayer;
use tower_http::timeout::TimeoutLayer;
use tower_sessions::Session;

use crate::settings::SecurityTxt;
use crate::web::metrics::Metrics;

/// The largest body accepted, in bytes: an import of 5 MB and some room.
const BODY_MAX_BYTES: usize = 6 * 1024 * 1024;
/// The largest body with a calendar in it, in bytes: as much as is gone through, and some room.
const CALENDAR_BODY_MAX_BYTES: usize = domain::feed::BYTES_MAX + 1024 * 1024;
/// The largest form without a file, in bytes: many times a report in which every box is full.
const FORM_MAX_BYTES: usize = 1024 * 1024;

pub use routes::all as addresses;

/// What the web is made of.
pub struct Web {
    pub program: Program,
    pub trusted_proxies: Vec<IpAddr>,
    pub demonstration: Option<Arc<DemoClock>>,
    pub patience: Patience,
    /// How long it goes on serving, not ready, after it was asked to stop.
    pub drain: Duration,
    /// Where the metrics are read, if anywhere.
    pub metrics: Option<SocketAddr>,
    /// Whom to tell of a hole, where somebody is named.
    pub security: Option<SecurityTxt>,
}

/// Opens the port and serves.
pub async fn serve(web: Web, listen: SocketAddr, ready: impl FnOnce(SocketAddr)) -> Result<()> {
    let listener = TcpListener::bind(listen).await.with_context(|| format!("LISTEN {listen} cannot be opened"))?;
    serve_on(web, listener, ready).await
}

/// Serves until it is asked to stop, with the jobs beside it.
pub async fn serve_on(web: Web, listener: TcpListener, ready: impl FnOnce(SocketAddr)) -> Result<()> {
    let address = listener.local_addr()?;
    let program = web.program.clone();
    // A mail server's address that cannot be read stops the program here, in words.
    server::mail::post::Post::new(&program.settings().mail_to)?;
    let (patience, drain) = (web.patience, web.drain);
    let metrics = match web.metrics {
        Some(listen) => Some(metrics::open(listen, &program, patience).await?),
        None => None,
    };
    let router = router(web, metrics)?;
    let ending = tokio::spawn(stopping::end_jobs(program.clone(), stopping::start_jobs(&program)));
    ready(address);
    patience::serve(listener, router, patience, stopping::asked(&program, drain)).await;
    ending.await.context("the jobs did not end")?;
    stopping::end_works(&program, patience.request).await;
    program.store().clone().close().await?;
    Ok(())
}

/// All routes.
fn router(web: Web, metrics: Option<Arc<Metrics>>) -> Result<Router> {
    let assets = assets::Site::load();
    let surroundings = Surroundings {
        program: web.program.clone(),
        assets: Arc::new(assets.addresses.clone()),
        demonstration: web.demonstration,
    };
    let base_url = web.program.settings().base_url.clone();
    let is_secure = base_url.starts_with("https:");
    let mut pages = Router::new();
    for (address, page) in app::routes::pages() {
        let around = surroundings.clone();
        let render = leptos_axum::render_app_async_with_context(
            move || provide_context(around.clone()),
            move || app::routes::document(page),
        );
        pages = pages.route(address, get(move |request: Request| render(request)));
    }
    let not_found = {
        let around = surroundings.clone();
        let render = leptos_axum::render_app_async_with_context(
            move || provide_context(around.clone()),
            move || app::routes::document(app::page::not_found_page),
        );
        move |request: Request| render(request)
    };
    let trusted = web.trusted_proxies;
    let security = web.security.map(|security| security.text(&base_url));
    let in_time = TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, web.patience.request);
    let larger = || post(server_function).layer(DefaultBodyLimit::max(CALENDAR_BODY_MAX_BYTES));
    let pages = app::staff::CALENDAR_UPLOADS.into_iter().fold(pages, |pages, address| pages.route(address, larger()));
    let pages = with(pages, routes::BESIDE_PAGES)
        .route(&format!("{FUNCTIONS}/{{name}}"), post(server_function))
        .fallback(not_found)
        .layer(axum::middleware::from_fn(marks::off))
        .layer(axum::middleware::from_fn_with_state(surroundings.clone(), sent::on_page))
        .layer(axum::middleware::from_fn(unsaved::given))
        .layer(sessions::layer(&web.program, is_secure))
        .layer(axum::middleware::from_fn_with_state(surroundings.clone(), unsaved::said))
        .layer(CsrfLayer::new().add_trusted_origin(&base_url).context("BASE_URL is no origin")?)
        .layer(DefaultBodyLimit::max(BODY_MAX_BYTES));
    let api = api::router(trusted.clone())?;
    let proxies = Arc::new(trusted.clone());
    let pages = floods::limit_floods(pages, trusted)?.layer(axum::middleware::from_fn(headers::of_pages));
    let all = with(pages.merge(assets.router()).merge(api), routes::PLAIN)
        .route(routes::SECURITY, get(move || security::text(security.clone())))
        .layer(in_time)
        .layer(axum::middleware::from_fn_with_state(is_secure, headers::of_everything))
        .layer(log::layer());
    let all = match metrics {
        Some(metrics) => all.layer(axum::middleware::from_fn_with_state(metrics, metrics::measure)),
        None => all,
    };
    // The last layer is the first that a request meets.
    Ok(all.layer(axum::middleware::from_fn_with_state(proxies, request_id::give)).with_state(surroundings))
}

fn with(router: Router<Surroundings>, routes: &[routes::Route]) -> Router<Surroundings> {
    routes.iter().fold(router, |router, (_, address, handler)| router.route(address, handler()))
}

/// Every server function, at its explicit address.
async fn server_function(State(surroundings): State<Surroundings>, request: Request<Body>) -> Response {
    let exists = leptos::server_fn::axum::server_fn_paths().any(|(path, _)| path == request.uri().path());
    if !exists {
        // The stock answer explains the program's insides.
        return to_not_found(request.uri());
    }
    let of_page = surroundings.clone();
    let around = move || {
        provide_context(surroundings.clone());
        provide_context(app::routes::island_answers());
    };
    let Some(request) = of_a_fair_size(request).await else { return StatusCode::PAYLOAD_TOO_LARGE.into_response() };
    let (sent, request) = sent::read(request).await;
    let (asked, body) = request.into_parts();
    if let Some(sent) = &sent {
        unsaved::keep(&asked.extensions, sent);
    }
    let form = Request::from_parts(asked.clone(), body);
    let of_form = sent.clone();
    let around = move || {
        around();
        if let Some(sent) = of_form.clone() {
            provide_context(sent);
        }
    };
    let answer = leptos_axum::handle_server_fns_with_context(around, form).await.into_response();
    if unsent::is_unsent(&answer) { unsent::page(of_page, sent, asked).await } else { answer }
}

/// Only forms with a file may be large, and only those of somebody who signed in. `None` where another form says itself
/// that it is too large, and where it does not say so and is: of that no more is read than a form may have.
///
/// A larger file of a stranger is not read: its form goes on without it, and leads to signing in.
async fn of_a_fair_size(request: Request<Body>) -> Option<Request<Body>> {
    let headers = request.headers();
    let has_file = text(headers, CONTENT_TYPE).starts_with("multipart/form-data");
    let is_large = text(headers, CONTENT_LENGTH).parse::<usize>().is_ok_and(|bytes| bytes > FORM_MAX_BYTES);
    let session = request.extensions().get::<Session>().cloned();
    if has_file && is_somebodys(session).await {
        return Some(request);
    }
    let (head, body) = request.into_parts();
    let form = if is_large { None } else { axum::body::to_bytes(body, FORM_MAX_BYTES).await.ok() };
    let form = form.or_else(|| has_file.then(Bytes::new))?;
    Some(Request::from_parts(head, Body::from(form)))
}

/// Whether somebody signed in with this session; what they may do is looked at later.
async fn is_somebodys(session: Option<Session>) -> bool {
    let Some(session) = session else { return false };
    // reason: whoever cannot be known now is told so by the function itself
    matches!(session.get_value(STAFF).await, Ok(Some(_)))
}

fn text(headers: &HeaderMap, name: HeaderName) -> &str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

fn to_not_found(_uri: &Uri) -> Response {
    axum::response::Redirect::to("/not-found").into_response()
}
