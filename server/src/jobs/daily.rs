//! What is looked at when the program starts, and then once a day.

use chrono::{DateTime, TimeDelta, Utc};

use crate::store::StoreError;

/// When to look again; at once where nothing was looked at yet.
#[derive(Debug)]
pub(super) struct Daily {
    next: Option<DateTime<Utc>>,
    each: TimeDelta,
}

impl Default for Daily {
    fn default() -> Self {
        Self::every(TimeDelta::days(1))
    }
}

impl Daily {
    /// More often than once a day.
    pub(super) const fn every(each: TimeDelta) -> Self {
        Self { next: None, each }
    }

    /// Looks when it is time to. A failure is reported, and tried again at the next round.
    pub(super) async fn look<T>(
        &mut self,
        now: DateTime<Utc>,
        at: &str,
        look: impl Future<Output = Result<T, StoreError>>,
    ) {
        if self.next.is_some_and(|next| now < next) {
            return;
        }
        match look.await {
            Ok(_) => self.next = Some(now + self.each),
            Err(error) => tracing::error!(%error, at, "could not be looked at"),
        }
    }
}
