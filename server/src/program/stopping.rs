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

/// The stage, for all who wait for the next one, and who is at work beside requests and timers.
#[derive(Debug, Default)]
pub(super) struct Stopping {
    /// It never goes back.
    stage: watch::Sender<Stage>,
    works: watch::Sender<()>,
}

/// Something that goes on in the background, from when this is made until it is dropped.
#[derive(Debug)]
pub struct Work {
    _held: watch::Receiver<()>,
}

impl Stopping {
    pub fn stop(&self) {
        self.reach(Stage::Stopping);
    }

    pub fn out_of_time(&self) {
        self.reach(Stage::OutOfTime);
    }

    pub fn is_stopping(&self) -> bool {
        *self.stage.borrow() >= Stage::Stopping
    }

    pub fn begin_work(&self) -> Work {
        Work { _held: self.works.subscribe() }
    }

    /// Ends when nobody is at work; at once where nobody was.
    pub async fn works_ended(&self) {
        self.works.closed().await;
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
        self.stage.send_modify(|now| *now = stage.max(*now));
    }

    async fn wait_for(&self, stage: Stage) {
        // The other end is `self`, so there is always one.
        let _ = self.stage.subscribe().wait_for(|now| *now >= stage).await;
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

    #[tokio::test]
    async fn what_goes_on_in_the_background_is_waited_for() {
        let stopping = Stopping::default();
        stopping.works_ended().await;
        let work = stopping.begin_work();
        tokio::select! {
            biased;
            () = stopping.works_ended() => panic!("somebody is at work"),
            () = tokio::task::yield_now() => {}
        }
        tokio::join!(stopping.works_ended(), async { drop(work) });
    }
}
