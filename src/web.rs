//! The web: routes, headers, sessions, assets. What happens is `server`'s, what people see `app`'s.

mod assets;
mod back_channel;
mod calendar;
mod copy;
mod feed;
mod floods;
mod forms;
mod headers;
mod health;
mod itip;
mod language;
mod link;
mod sessions;

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use anyhow::{Context, Result};
use app::context::Surroundings;
use app::fields::FUNCTIONS;
use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::Uri;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use leptos::prelude::provide_context;
use server::clock::DemoClock;
use server::program::Program;
use tokio::net::TcpListener;
use tower_http::csrf::CsrfLayer;
use tower_http::trace::TraceLayer;

/// The largest body accepted, in bytes: an import of 5 MB and some room.
const BODY_MAX_BYTES: usize = 6 * 1024 * 1024;

/// What the web is made of.
pub struct Web {
    pub program: Program,
    pub trusted_proxies: Vec<IpAddr>,
    pub demonstration: Option<Arc<DemoClock>>,
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
    let delivering = program.clone();
    let jobs = [
        tokio::spawn(server::jobs::course::run(program.clone())),
        tokio::spawn(async move {
            if let Err(error) = server::jobs::deliver::run(delivering).await {
                tracing::error!(%error, "no mail can be sent");
            }
        }),
        tokio::spawn(server::jobs::feeds::run(program.clone())),
        tokio::spawn(server::jobs::purge::run(program.clone())),
    ];
    let router = router(web)?;
    ready(address);
    let served = axum::serve(listener, router.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(asked_to_stop())
        .await;
    for job in jobs {
        job.abort();
    }
    program.store().clone().close().await?;
    Ok(served?)
}

/// Ends on Ctrl-C or SIGTERM.
async fn asked_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => {
                tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} }
            }
            Err(error) => {
                tracing::warn!(%error, "SIGTERM cannot be listened to");
                let _ = interrupt.await;
            }
        }
    }
    #[cfg(not(unix))]
    let _ = interrupt.await;
}

/// All routes.
pub fn router(web: Web) -> Result<Router> {
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
            move || app::routes::document(app::shell::not_found_page),
        );
        move |request: Request| render(request)
    };
    let trusted = web.trusted_proxies;
    let pages = pages
        .route(&format!("{FUNCTIONS}/{{name}}"), post(server_function))
        .route("/l/{token}", get(link::open))
        .route("/leaver/talk/{appointment}/calendar.ics", get(calendar::of_leaver))
        .route("/calendar/{file}", get(feed::of_host))
        .route("/api/v1/itip", post(itip::hand_in_reply))
        .route(
            back_channel::ADDRESS,
            post(back_channel::log_out).layer(DefaultBodyLimit::max(back_channel::BODY_MAX_BYTES)),
        )
        .route("/leaver/data/copy.json", get(copy::of_leaver))
        .route("/staff/departures/{id}/copy.json", get(copy::of_staff))
        .route("/staff/organisation/questionnaire/export/{version}", get(forms::questionnaire))
        .route("/staff/organisation/guides/export/{version}", get(forms::guides))
        .route("/staff/organisation/questionnaire/schema", get(forms::questionnaire_schema))
        .route("/staff/organisation/guides/schema", get(forms::guides_schema))
        .route("/language/{language}", get(language::pick))
        .fallback(not_found)
        .layer(sessions::layer(&web.program, is_secure))
        .layer(CsrfLayer::new().add_trusted_origin(&base_url).context("BASE_URL is no origin")?)
        .layer(DefaultBodyLimit::max(BODY_MAX_BYTES));
    Ok(floods::limit_floods(pages, trusted)?
        .layer(axum::middleware::from_fn(headers::of_pages))
        .merge(assets.router())
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .layer(axum::middleware::from_fn_with_state(is_secure, headers::of_everything))
        .layer(TraceLayer::new_for_http())
        .with_state(surroundings))
}

/// Every server function, at its explicit address.
async fn server_function(State(surroundings): State<Surroundings>, request: Request<Body>) -> Response {
    let exists = leptos::server_fn::axum::server_fn_paths().any(|(path, _)| path == request.uri().path());
    if !exists {
        // The stock answer explains the program's insides.
        return to_not_found(request.uri());
    }
    let around = move || {
        provide_context(surroundings.clone());
        provide_context(app::routes::island_answers());
    };
    leptos_axum::handle_server_fns_with_context(around, request).await.into_response()
}

fn to_not_found(_uri: &Uri) -> Response {
    axum::response::Redirect::to("/not-found").into_response()
}
