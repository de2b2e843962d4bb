//! Traces: how long each request and each round of a timer took, for whoever runs a receiver of OpenTelemetry (OTLP over
//! HTTP, as JSON). Off, unless a setting names one.
//!
//! Deliberately absent: everything that is about somebody. What leaves stands in [`leaves_as`] and nowhere else: no
//! address as it was asked for, no query, no id of a person, no line of the log, whatever else hangs on a span. And no
//! trace of anybody else's is gone on with, so that no browser can say what a request is called.
//!
//! A receiver that is away holds nothing up: spans wait in a queue of two thousand, beyond which they are dropped.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::{Context, Result};
use async_trait::async_trait;
use opentelemetry::KeyValue;
use opentelemetry::trace::{SpanKind, Status, TracerProvider};
use opentelemetry_http::{Bytes, HttpClient, HttpError, Request, Response};
use opentelemetry_otlp::{Protocol, RetryPolicy, WithExportConfig, WithHttpConfig};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::error::OTelSdkResult;
use opentelemetry_sdk::trace::{Sampler, SdkTracerProvider, SpanData, SpanEvents, SpanExporter, SpanLinks};
use tokio::runtime::Handle;
use tracing::Metadata;
use tracing_subscriber::filter::{FilterFn, LevelFilter};
use tracing_subscriber::layer::Layer;
use tracing_subscriber::registry::Registry;

use crate::settings::Traces;

/// The attribute with the status of an answer.
pub const STATUS: &str = "http.response.status_code";
const METHOD: &str = "http.request.method";
const ROUTE: &str = "http.route";
const TIMER: &str = "uitzwaai.job";

/// How long handing over one batch may take, with everything.
const TOTAL: Duration = Duration::from_secs(5);
/// How long the last of them may take while the program stops.
const ENDING: Duration = Duration::from_secs(5);
/// The name of a request's span (`src/web/log.rs`).
const REQUEST: &str = "request";
/// The name of the span of a timer's round (`server/src/jobs.rs`).
const JOB: &str = "job";

/// Traces on their way, until this is ended.
pub struct Sending {
    provider: SdkTracerProvider,
}

impl Sending {
    /// Begins to send. Nothing is asked of the receiver yet.
    pub fn begin(to: &Traces, runtime: &Handle) -> Result<Self> {
        let exporter = opentelemetry_otlp::SpanExporter::builder()
            .with_http()
            .with_http_client(Client { runtime: runtime.clone(), is_away: AtomicBool::new(false) })
            .with_endpoint(&to.endpoint)
            .with_protocol(Protocol::HttpJson)
            .with_timeout(TOTAL)
            // A batch that is lost is lost: the next comes in seconds.
            .with_retry_policy(RetryPolicy::disabled())
            .build()
            .context("OTLP_URL cannot be used")?;
        // Without what the library finds out of the machine by itself.
        let resource = Resource::builder_empty()
            .with_service_name("uitzwaai")
            .with_attribute(KeyValue::new("service.version", env!("CARGO_PKG_VERSION")))
            .build();
        let provider = SdkTracerProvider::builder()
            .with_sampler(Sampler::ParentBased(Box::new(Sampler::TraceIdRatioBased(to.ratio))))
            .with_resource(resource)
            .with_batch_exporter(Bare(exporter))
            .build();
        Ok(Self { provider })
    }

    /// What hears of spans.
    pub fn layer(&self) -> Box<dyn Layer<Registry> + Send + Sync> {
        let is_ours: fn(&Metadata<'_>) -> bool =
            |metadata| metadata.is_span() && [REQUEST, JOB].contains(&metadata.name()) && is_of_us(metadata.target());
        tracing_opentelemetry::layer::<Registry>()
            .with_tracer(self.provider.tracer("uitzwaai"))
            .with_location(false)
            .with_threads(false)
            .with_tracked_inactivity(false)
            .with_filter(FilterFn::new(is_ours).with_max_level_hint(LevelFilter::INFO))
            .boxed()
    }

    /// Hands over what still waits, within seconds.
    pub async fn end(self) {
        let ended = tokio::task::spawn_blocking(move || self.provider.shutdown_with_timeout(ENDING)).await;
        if !matches!(ended, Ok(Ok(()))) {
            tracing::warn!("the last traces did not reach their receiver");
        }
    }
}

/// Whether a span is of this program and none of a library's.
fn is_of_us(target: &str) -> bool {
    target.split("::").next().is_some_and(|of| matches!(of, "uitzwaai" | "server"))
}

/// As what an attribute leaves; `None` of all that does not.
fn leaves_as(attribute: &str) -> Option<&'static str> {
    match attribute {
        "method" => Some(METHOD),
        // As the program writes it (`/l/{token}`), never as it was asked for.
        "pattern" => Some(ROUTE),
        STATUS => Some(STATUS),
        // The same as in the log and in `X-Request-Id`.
        "id" => Some("uitzwaai.request.id"),
        JOB => Some(TIMER),
        _ => None,
    }
}

/// The same span with what may leave, and nothing else.
fn bare(span: SpanData) -> SpanData {
    let is_request = span.name == REQUEST;
    let attributes: Vec<KeyValue> = span
        .attributes
        .into_iter()
        .filter_map(|KeyValue { key, value, .. }| Some(KeyValue::new(leaves_as(key.as_str())?, value)))
        .collect();
    let said = |key: &str| {
        let found = attributes.iter().find(|one| one.key.as_str() == key);
        found.map(|one| one.value.as_str().into_owned()).unwrap_or_default()
    };
    let name = match is_request {
        true => format!("{} {}", said(METHOD), said(ROUTE)),
        false => said(TIMER),
    };
    let failed = said(STATUS).starts_with('5');
    SpanData {
        name: name.into(),
        attributes,
        dropped_attributes_count: 0,
        events: SpanEvents::default(),
        links: SpanLinks::default(),
        span_kind: if is_request { SpanKind::Server } else { SpanKind::Internal },
        status: if failed { Status::error("") } else { Status::Unset },
        ..span
    }
}

/// Bares each span before it is sent.
#[derive(Debug)]
struct Bare<E>(E);

impl<E: SpanExporter> SpanExporter for Bare<E> {
    async fn export(&self, batch: Vec<SpanData>) -> OTelSdkResult {
        self.0.export(batch.into_iter().map(bare).collect()).await
    }

    fn shutdown_with_timeout(&self, timeout: Duration) -> OTelSdkResult {
        self.0.shutdown_with_timeout(timeout)
    }

    fn shutdown(&self) -> OTelSdkResult {
        self.0.shutdown()
    }

    fn force_flush(&self) -> OTelSdkResult {
        self.0.force_flush()
    }

    fn set_resource(&mut self, resource: &Resource) {
        self.0.set_resource(resource);
    }
}

/// Posts by the program's own client, on its runtime: whoever exports has a thread without one.
#[derive(Debug)]
struct Client {
    runtime: Handle,
    /// Whether the receiver was away when it was last asked, so that it is said once.
    is_away: AtomicBool,
}

#[async_trait]
impl HttpClient for Client {
    async fn send_bytes(&self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        let posting = async move { tokio::time::timeout(TOTAL, server::wire::post(request)).await };
        let answer = match self.runtime.spawn(posting).await? {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(broken)) => Err(HttpError::from(broken)),
            Err(slow) => Err(HttpError::from(slow)),
        };
        let is_taken = answer.as_ref().is_ok_and(|answer| answer.status().is_success());
        let was_away = self.is_away.swap(!is_taken, Ordering::Relaxed);
        match (was_away, is_taken) {
            (false, false) => tracing::warn!("traces do not reach their receiver; they are not kept for it"),
            (true, true) => tracing::info!("traces reach their receiver again"),
            (false, true) | (true, false) => {}
        }
        answer
    }
}

#[cfg(test)]
mod tests {
    use super::{STATUS, is_of_us, leaves_as};

    #[test]
    fn nothing_leaves_that_is_not_in_the_list() {
        assert_eq!(leaves_as("pattern"), Some("http.route"));
        assert_eq!(leaves_as(STATUS), Some(STATUS));
        for other in ["path", "uri", "query", "url.full", "client.address", "user", "error", "exception.message", ""] {
            assert_eq!(leaves_as(other), None, "{other}");
        }
    }

    #[test]
    fn spans_of_libraries_are_not_heard() {
        assert!(is_of_us("uitzwaai::web::log") && is_of_us("server::jobs"));
        for other in ["sqlx::query", "hyper", "serverless", "tower_http::trace"] {
            assert!(!is_of_us(other), "{other}");
        }
    }
}
