//! Until when no mail is tried, since the last one showed that none would leave.
//!
//! It lives as long as the program: whoever starts it anew knocks once, and knows again.

use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

/// Minutes before the next mail is tried, after the first refusal in a row and those that follow.
const MINUTES: [i64; 4] = [5, 10, 20, 30];

/// Holds all mails back. One for all workers of a program.
#[derive(Debug, Default)]
pub struct MailHold(Mutex<Held>);

#[derive(Clone, Copy, Debug, Default)]
struct Held {
    until: Option<DateTime<Utc>>,
    /// Refusals in a row.
    times: usize,
}

impl MailHold {
    /// Until when mails are held back; `None` where one may be tried.
    pub fn until(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.held().until.filter(|until| now < *until)
    }

    /// The server refused us: each time longer, until one leaves. Says until when.
    pub fn refused(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        let mut held = self.held();
        let minutes = MINUTES.get(held.times).or(MINUTES.last()).copied().unwrap_or_default();
        let until = now + TimeDelta::minutes(minutes);
        *held = Held { until: Some(until), times: held.times + 1 };
        until
    }

    /// The server was not reached: it may be back at any moment. Says until when.
    pub fn not_reached(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        let mut held = self.held();
        let until = now + TimeDelta::minutes(1);
        *held = Held { until: Some(until), times: held.times.max(1) };
        until
    }

    /// A mail left, or somebody wants it tried; whether any were held back until then.
    pub fn release(&self) -> bool {
        std::mem::take(&mut *self.held()).times > 0
    }

    fn held(&self) -> std::sync::MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};

    use super::MailHold;

    #[test]
    fn each_refusal_in_a_row_holds_longer_until_a_mail_leaves() {
        let (hold, now) = (MailHold::default(), DateTime::from_timestamp(1_000_000, 0).expect("an instant"));
        assert_eq!(hold.until(now), None);
        let minutes: Vec<i64> = (0..6).map(|_| (hold.refused(now) - now).num_minutes()).collect();
        assert_eq!(minutes, [5, 10, 20, 30, 30, 30]);
        assert_eq!(hold.until(now + TimeDelta::minutes(29)), Some(now + TimeDelta::minutes(30)));
        assert_eq!(hold.until(now + TimeDelta::minutes(30)), None, "one may knock");
        assert!(hold.release(), "they were held back");
        assert!(!hold.release());
        assert_eq!(hold.refused(now), now + TimeDelta::minutes(5));
        assert_eq!(hold.not_reached(now), now + TimeDelta::minutes(1));
    }
}
