//! Rounds of load: so many kept connections, each with one request under way at a time.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tokio::task::JoinSet;

use crate::histogram::Latencies;
use crate::http::Connection;

/// Longer than this one answer never takes unless something hangs.
const ANSWER_LIMIT: Duration = Duration::from_secs(30);

/// How long a round lasts: until either is reached.
#[derive(Clone, Copy, Debug)]
pub struct Bound {
    pub requests: usize,
    pub time: Duration,
}

/// What one round came to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Round {
    /// Answers a second.
    pub rate: f64,
    /// Milliseconds.
    pub p50: f64,
    pub p99: f64,
    /// Requests that were sent; all of them were answered as expected.
    pub requests: usize,
}

impl Round {
    /// From what was counted in that time.
    pub fn of(latencies: &Latencies, took: Duration, requests: usize) -> Self {
        Self {
            rate: latencies.len() as f64 / took.as_secs_f64(),
            p50: latencies.at(0.50),
            p99: latencies.at(0.99),
            requests,
        }
    }
}

/// Somebody to ask, and what to ask: requests are taken in turn and begin again after the last.
#[derive(Clone)]
pub struct Target {
    pub address: SocketAddr,
    pub requests: Arc<Vec<Vec<u8>>>,
    /// The status every answer has to have.
    pub status: u16,
    pub connections: usize,
}

impl Target {
    /// One round, beginning with request number `from`. An answer with another status ends it.
    pub async fn round(&self, from: usize, bound: Bound) -> Result<Round> {
        if self.requests.is_empty() {
            bail!("there is nothing to ask");
        }
        let mut connections = Vec::with_capacity(self.connections);
        for _ in 0..self.connections {
            connections.push(Connection::open(self.address).await?);
        }
        let taken = Arc::new(AtomicUsize::new(0));
        let begun = Instant::now();
        let mut tasks = JoinSet::new();
        for connection in connections {
            tasks.spawn(ask(self.clone(), connection, from, Arc::clone(&taken), begun, bound));
        }
        let mut all = Latencies::new()?;
        while let Some(done) = tasks.join_next().await {
            all.add(&done??)?;
        }
        let took = begun.elapsed();
        Ok(Round::of(&all, took, usize::try_from(all.len())?))
    }
}

async fn ask(
    target: Target,
    mut connection: Connection,
    from: usize,
    taken: Arc<AtomicUsize>,
    begun: Instant,
    bound: Bound,
) -> Result<Latencies> {
    let mut latencies = Latencies::new()?;
    while begun.elapsed() < bound.time {
        let number = taken.fetch_add(1, Ordering::Relaxed);
        if number >= bound.requests {
            break;
        }
        let request = &target.requests[(from + number) % target.requests.len()];
        let sent = Instant::now();
        let outcome = tokio::time::timeout(ANSWER_LIMIT, connection.exchange(request))
            .await
            .context("an answer did not come")??;
        if outcome.status != target.status {
            bail!("an answer has status {} instead of {}", outcome.status, target.status);
        }
        latencies.count(sent.elapsed());
    }
    Ok(latencies)
}

/// The middle of these; of an even number the mean of the two in the middle.
pub fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() {
        0 => f64::NAN,
        length if length % 2 == 1 => values[middle],
        _ => f64::midpoint(values[middle - 1], values[middle]),
    }
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn the_median_is_the_middle_whatever_the_order() {
        assert!((median([3.0, 1.0, 2.0]) - 2.0).abs() < f64::EPSILON);
        assert!((median([4.0, 1.0, 2.0, 3.0]) - 2.5).abs() < f64::EPSILON);
        assert!(median([]).is_nan());
    }
}
