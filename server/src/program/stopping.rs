//! Whether the program goes on, winds up, or has no time left.

use tokio::sync::watch;

/// How far the end of the program is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    #[default]
    Serving,
    /// It was asked to stop: nothing new is begun.
    Stopping,
    /// What is in hands still is given back.
    OutOfTime,
}

/// The stage, for all who wait for the next one. It never goes back.
#[derive(Debug, Default)]
pub(super) struct Stopping(watch::Sender<Stage>);

impl Stopping {
    pub fn stop(&self) {
        self.reach(Stage::Stopping);
    }

    pub fn out_of_time(&self) {
        self.reach(Stage::OutOfTime);
    }

    pub fn is_stopping(&self) -> bool {
        *self.0.borrow() >= Stage::Stopping
    }

    /// Ends when it was asked to stop; at once where it was before.
    pub async fn stopped(&self) {
        self.wait_for(Stage::Stopping).await;
    }

    /// Ends when there is no time left.
    pub async fn ran_out(&self) {
        self.wait_for(Stage::OutOfTime).await;
    }

    fn reach(&self, stage: Stage) {
        self.0.send_modify(|now| *now = stage.max(*now));
    }

    async fn wait_for(&self, stage: Stage) {
        // The other end is `self`, so there is always one.
        let _ = self.0.subscribe().wait_for(|now| *now >= stage).await;
    }
}

#[cfg(test)]
mod tests {
    use super::Stopping;

    #[tokio::test]
    async fn whoever_waits_for_the_end_hears_of_it_early_or_late() {
        let stopping = Stopping::default();
        assert!(!stopping.is_stopping());
        tokio::join!(stopping.stopped(), async { stopping.stop() });
        assert!(stopping.is_stopping());
        stopping.stopped().await;
        stopping.out_of_time();
        stopping.stop();
        stopping.ran_out().await;
    }
}
