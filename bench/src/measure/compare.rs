//! The program's rounds beside the baseline's: medians, and medians of ratios.

use std::time::Duration;

use crate::load::{Round, median};

/// One round of each, right after each other.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    pub program: Round,
    pub baseline: Round,
}

/// What several pairs came to. Ratios are medians of each pair's own ratio, so that a machine that
/// gets slower meanwhile slows both.
#[derive(Clone, Copy, Debug)]
pub struct Compared {
    pub program: Round,
    pub baseline: Round,
    /// Of answers a second: the program's through the baseline's.
    pub rate: f64,
    /// Of latencies: the program's through the baseline's.
    pub p50: f64,
    pub p99: f64,
}

impl Compared {
    pub fn of(pairs: &[Pair]) -> Self {
        let ratio = |of: fn(&Round) -> f64| median(pairs.iter().map(|pair| of(&pair.program) / of(&pair.baseline)));
        Self {
            program: middle(pairs.iter().map(|pair| pair.program)),
            baseline: middle(pairs.iter().map(|pair| pair.baseline)),
            rate: ratio(|round| round.rate),
            p50: ratio(|round| round.p50),
            p99: ratio(|round| round.p99),
        }
    }
}

/// Each figure's own median.
fn middle(rounds: impl Iterator<Item = Round>) -> Round {
    let rounds: Vec<Round> = rounds.collect();
    Round {
        rate: median(rounds.iter().map(|round| round.rate)),
        p50: median(rounds.iter().map(|round| round.p50)),
        p99: median(rounds.iter().map(|round| round.p99)),
        requests: rounds.iter().map(|round| round.requests).sum(),
    }
}

/// The median of several times.
pub fn median_of(times: &[Duration]) -> Duration {
    Duration::from_secs_f64(median(times.iter().map(Duration::as_secs_f64)).max(0.0))
}

#[cfg(test)]
mod tests {
    use super::{Compared, Pair};
    use crate::load::Round;

    #[test]
    fn a_machine_that_gets_slower_leaves_the_ratio_as_it_was() {
        let round = |rate: f64| Round { rate, p50: 1.0 / rate, p99: 2.0 / rate, requests: 10 };
        let pairs: Vec<Pair> = [1.0, 0.5, 0.25]
            .map(|speed| Pair { program: round(100.0 * speed), baseline: round(1_000.0 * speed) })
            .to_vec();
        let compared = Compared::of(&pairs);
        assert!((compared.rate - 0.1).abs() < 1e-9);
        assert!((compared.p50 - 10.0).abs() < 1e-9);
        assert_eq!(compared.program.requests, 30);
    }
}
