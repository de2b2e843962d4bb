//! Latencies of one round, counted within bounds.

use std::time::Duration;

use anyhow::Result;
use hdrhistogram::Histogram;

/// Latencies from a microsecond to a minute, to three digits.
pub struct Latencies(Histogram<u64>);

impl Latencies {
    pub fn new() -> Result<Self> {
        Ok(Self(Histogram::new_with_bounds(1_000, 60_000_000_000, 3)?))
    }

    /// Counts one; what lies beyond the bounds counts as the bound.
    pub fn count(&mut self, latency: Duration) {
        self.0.saturating_record(u64::try_from(latency.as_nanos()).unwrap_or(u64::MAX));
    }

    pub fn add(&mut self, other: &Self) -> Result<()> {
        Ok(self.0.add(&other.0)?)
    }

    /// The latency that this part of the requests stayed within, in milliseconds.
    pub fn at(&self, part: f64) -> f64 {
        self.0.value_at_quantile(part) as f64 / 1e6
    }

    pub fn len(&self) -> u64 {
        self.0.len()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Latencies;

    #[test]
    fn half_of_the_requests_stay_within_the_median() {
        let mut latencies = Latencies::new().expect("bounds that fit");
        for millis in 1..=100 {
            latencies.count(Duration::from_millis(millis));
        }
        assert!((latencies.at(0.5) - 50.0).abs() < 0.1, "{}", latencies.at(0.5));
        assert!((latencies.at(0.99) - 99.0).abs() < 0.2, "{}", latencies.at(0.99));
        latencies.count(Duration::from_secs(3_600));
        assert_eq!(latencies.len(), 101);
    }
}
