//! How long anybody may take: connections are served here, each within limits, so that whoever is slow on purpose
//! holds up only themselves.

use std::convert::Infallible;
use std::future::Future;
use std::net::SocketAddr;
use std::pin::pin;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tower::ServiceExt;

/// How long others may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// For the head of a request, and for nothing at all between two of them.
    pub header: Duration,
    /// For a whole request, from its head until the answer begins: sending its body is part of it.
    pub request: Duration,
    /// For everything on one connection. What is under way then is finished, within the time of one more request.
    pub connection: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        // The greatest import has to be sent, and other programs' calendars to be asked, within a request.
        let [header, request, connection] = [30, 60, 600].map(Duration::from_secs);
        Self { header, request, connection }
    }
}

/// How long to wait where no connection can be taken: too many files are open.
const BREATH: Duration = Duration::from_millis(500);

/// Serves until `stop` ends; requests that are under way are finished.
pub async fn serve(listener: TcpListener, router: Router, patience: Patience, stop: impl Future<Output = ()>) {
    let (stopping, stopped) = watch::channel(());
    let mut stop = pin!(stop);
    loop {
        let (stream, peer) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    tracing::warn!(%error, "no connection can be taken");
                    // reason: a back-off; nothing tells when a file is closed.
                    tokio::time::sleep(BREATH).await;
                    continue;
                }
            },
            () = &mut stop => break,
        };
        tokio::spawn(one(stream, peer, router.clone(), patience, stopped.clone()));
    }
    // Whoever comes now is refused at once, and goes elsewhere.
    drop(listener);
    drop(stopped);
    let _ = stopping.send(());
    // Each connection holds an end of the channel until it is closed.
    stopping.closed().await;
}

/// One connection, from its first byte until it is closed.
async fn one(
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
    patience: Patience,
    mut stopped: watch::Receiver<()>,
) {
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        let answer = router.clone().oneshot(request);
        async move { Ok::<_, Infallible>(answer.await.unwrap_or_else(|never| match never {})) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(patience.header)
        .serve_connection(TokioIo::new(stream), service);
    let mut connection = pin!(connection);
    tokio::select! {
        // Whoever breaks off, or took too long, is told nothing more.
        _ = connection.as_mut() => return,
        // reason: how long a connection may last is a length of time, which no event ends.
        () = tokio::time::sleep(patience.connection) => {}
        _ = stopped.changed() => {}
    }
    connection.as_mut().graceful_shutdown();
    let _ = tokio::time::timeout(patience.request, connection).await;
}
