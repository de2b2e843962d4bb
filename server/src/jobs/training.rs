//! Once a day: trainings that end soon are announced, and talks they no longer cover planned anew.

use chrono::{DateTime, TimeDelta, Utc};

use crate::program::Program;
use crate::training;

/// Looks at start-up, and then once a day.
#[derive(Debug, Default)]
pub(super) struct Daily(Option<DateTime<Utc>>);

impl Daily {
    /// Looks when it is time to. A failure is reported, and tried again at the next round.
    pub(super) async fn look(&mut self, program: &Program) {
        let now = program.now();
        if self.0.is_some_and(|next| now < next) {
            return;
        }
        match training::look(program).await {
            Ok(_) => self.0 = Some(now + TimeDelta::days(1)),
            Err(error) => tracing::error!(%error, "trainings could not be looked at"),
        }
    }
}
