//! Keeps a job going: a panic is a fault of ours, and ends one round of it, never the job.

use std::time::{Duration, Instant};

use tokio::task::JoinSet;

use crate::program::{Job, Program};

/// How long it is waited before a job that panicked begins again.
#[derive(Clone, Copy, Debug)]
pub struct Pauses {
    pub first: Duration,
    /// Each is twice the one before, and none is longer. A job that went on for longer than this begins with the first.
    pub longest: Duration,
}

impl Default for Pauses {
    fn default() -> Self {
        Self { first: Duration::from_secs(1), longest: Duration::from_secs(300) }
    }
}

impl Pauses {
    /// After so many panics in a row; the first is 1.
    fn after(self, times: u32) -> Duration {
        let doubled = 2_u32.saturating_pow(times.saturating_sub(1));
        self.first.saturating_mul(doubled).min(self.longest)
    }

    /// Which panic in a row it is, after so many, of a job that went on for so long before it.
    fn counted(self, times: u32, went_on: Duration) -> u32 {
        if went_on > self.longest { 1 } else { times.saturating_add(1) }
    }
}

/// Runs a job until it ends by itself, which it does when the program is asked to stop. Where it panics, the log says
/// so, and it begins again after a pause: a row that no round survives must not keep it from all the others for good.
/// What it had claimed waits until the claim runs out, as if the program had died.
pub async fn keep_up<F>(program: Program, job: Job, run: impl Fn(Program) -> F + Send)
where
    F: Future<Output = ()> + Send + 'static,
{
    keep_up_with(program, job, Pauses::default(), run).await;
}

/// The same with other pauses.
pub async fn keep_up_with<F>(program: Program, job: Job, pauses: Pauses, run: impl Fn(Program) -> F + Send)
where
    F: Future<Output = ()> + Send + 'static,
{
    let mut times = 0;
    loop {
        let begun = Instant::now();
        // A task of its own, which ends with this one.
        let mut running = JoinSet::new();
        running.spawn(run(program.clone()));
        let has_panicked = running.join_next().await.and_then(Result::err).is_some_and(|error| error.is_panic());
        if !has_panicked {
            return;
        }
        times = pauses.counted(times, begun.elapsed());
        let pause = pauses.after(times);
        // What it says itself may hold what people wrote; the place of the panic stands on standard error.
        tracing::error!(
            timer = job.code(),
            times,
            pause_seconds = pause.as_secs(),
            "a timer broke off; it begins again"
        );
        tokio::select! {
            biased;
            () = program.stopped() => return,
            () = tokio::time::sleep(pause) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Pauses;

    #[test]
    fn each_pause_in_a_row_is_longer_up_to_the_longest() {
        let pauses = Pauses::default();
        let seconds: Vec<u64> = (1..=11).map(|times| pauses.after(times).as_secs()).collect();
        assert_eq!(seconds, [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
        assert_eq!(pauses.after(u32::MAX), pauses.longest);
    }

    #[test]
    fn a_job_that_went_on_for_long_begins_with_the_shortest_pause() {
        let pauses = Pauses::default();
        assert_eq!(pauses.counted(0, Duration::ZERO), 1);
        assert_eq!(pauses.counted(7, pauses.longest), 8);
        assert_eq!(pauses.counted(7, pauses.longest + Duration::from_secs(1)), 1);
        assert_eq!(pauses.counted(u32::MAX, Duration::ZERO), u32::MAX);
    }
}
