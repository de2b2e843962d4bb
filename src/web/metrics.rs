//! What Prometheus reads, at an address of its own that nobody signs in at: how requests go, how the program and its
//! database are, what waits. Addresses stand here as patterns, and no label tells a person, a unit or a board.

mod gauges;
mod process;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;
use server::program::Program;
use tokio::net::TcpListener;

use self::gauges::Gauges;
use super::patience::{self, Patience};
use super::routes::METRICS;

/// The form of the answer (OpenMetrics 1.0), which Prometheus asks for.
const FORM: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";
/// Up to how many seconds answers are told apart.
const SECONDS: [f64; 10] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];

/// The pattern of an address.
type Route = [(&'static str, String); 1];
/// The same, and the class of the status: `2xx`.
type Answered = [(&'static str, String); 2];

/// All of them.
pub struct Metrics {
    registry: Registry,
    requests: Family<Answered, Counter>,
    seconds: Family<Route, Histogram>,
    under_way: Gauge,
    gauges: Gauges,
}

impl Metrics {
    fn of(program: &Program) -> Self {
        let mut registry = Registry::default();
        let requests = Family::<Answered, Counter>::default();
        registry.register(
            "uitzwaai_http_requests",
            "Requests that were answered, by the pattern of their address and the class of the status",
            requests.clone(),
        );
        let seconds = Family::<Route, Histogram>::new_with_constructor(histogram as fn() -> Histogram);
        registry.register(
            "uitzwaai_http_request_seconds",
            "How long requests took until their answer began",
            seconds.clone(),
        );
        let under_way: Gauge = Gauge::default();
        registry.register("uitzwaai_http_requests_under_way", "Requests that are not answered yet", under_way.clone());
        let gauges = Gauges::register(&mut registry, program);
        Self { registry, requests, seconds, under_way, gauges }
    }

    fn answered(&self, route: &str, status: StatusCode, took: Duration) {
        let class = format!("{}xx", status.as_u16() / 100);
        self.requests.get_or_create(&[("route", route.to_owned()), ("status", class)]).inc();
        self.seconds.get_or_create(&[("route", route.to_owned())]).observe(took.as_secs_f64());
    }

    /// As they are now.
    async fn text(&self, program: &Program) -> Result<String> {
        self.gauges.look(program).await;
        let mut text = String::new();
        encode(&mut text, &self.registry)?;
        Ok(text)
    }
}

fn histogram() -> Histogram {
    Histogram::new(SECONDS)
}

/// Opens the listener and answers there until the program is gone.
pub async fn open(listen: SocketAddr, program: &Program, patience: Patience) -> Result<Arc<Metrics>> {
    let listener =
        TcpListener::bind(listen).await.with_context(|| format!("METRICS_LISTEN {listen} cannot be opened"))?;
    let metrics = Arc::new(Metrics::of(program));
    let router = Router::new().route(METRICS, get(read)).with_state((metrics.clone(), program.clone()));
    // Until the very end: how it stops is worth watching too.
    tokio::spawn(patience::serve(listener, router, patience, std::future::pending()));
    Ok(metrics)
}

async fn read(State((metrics, program)): State<(Arc<Metrics>, Program)>) -> Response {
    match metrics.text(&program).await {
        Ok(text) => ([(CONTENT_TYPE, FORM)], text).into_response(),
        Err(error) => {
            tracing::error!(%error, "the metrics cannot be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// Counts and times each request.
pub async fn measure(State(metrics): State<Arc<Metrics>>, request: Request, next: Next) -> Response {
    let pattern = request.extensions().get::<MatchedPath>().cloned();
    let under_way = UnderWay::begin(&metrics.under_way);
    let begun = Instant::now();
    let response = next.run(request).await;
    let route = pattern.as_ref().map_or("(none)", MatchedPath::as_str);
    metrics.answered(route, response.status(), begun.elapsed());
    drop(under_way);
    response
}

/// One request; whoever breaks off is under way no more.
struct UnderWay(Gauge);

impl UnderWay {
    fn begin(gauge: &Gauge) -> Self {
        gauge.inc();
        Self(gauge.clone())
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.dec();
    }
}
