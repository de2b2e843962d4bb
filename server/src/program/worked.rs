//! When each job of this program last did its work, for whoever watches.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Utc};

domain::coded! {
    /// A timer of the program.
    pub enum Job {
        Course = "course",
        Mails = "mails",
        Calendars = "calendars",
        Mailbox = "mailbox",
        Clearing = "clearing",
        Figures = "figures",
        Webhooks = "webhooks",
        Retention = "retention",
    }
}

/// One for all jobs of a program; it lives as long as that.
#[derive(Debug, Default)]
pub(super) struct Worked(Mutex<BTreeMap<Job, DateTime<Utc>>>);

impl Worked {
    /// What it did before it broke off stays the last that it did: whoever watches sees that it stands.
    pub fn begin(&self, job: Job, now: DateTime<Utc>) {
        self.all().entry(job).or_insert(now);
    }

    pub fn note(&self, job: Job, now: DateTime<Utc>) {
        self.all().insert(job, now);
    }

    /// Those that run here, each with the instant of its last success, or of its start.
    pub fn each(&self) -> Vec<(Job, DateTime<Utc>)> {
        self.all().iter().map(|(job, at)| (*job, *at)).collect()
    }

    fn all(&self) -> std::sync::MutexGuard<'_, BTreeMap<Job, DateTime<Utc>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
