//! What is looked at when the program starts, and then once a day.

use chrono::{DateTime, TimeDelta, Utc};

use crate::store::StoreError;

/// When to look again; at once where nothing was looked at yet.
#[derive(Debug, Default)]
pub(super) struct Daily(Option<DateTime<Utc>>);

impl Daily {
    /// Looks when it is time to. A failure is reported, and tried again at the next round.
    pub(super) async fn look<T>(
        &mut self,
        now: DateTime<Utc>,
        at: &str,
        look: impl Future<Output = Result<T, StoreError>>,
    ) {
        if self.0.is_some_and(|next| now < next) {
            return;
        }
        match look.await {
            Ok(_) => self.0 = Some(now + TimeDelta::days(1)),
            Err(error) => tracing::error!(%error, at, "could not be looked at"),
        }
    }
}
