//! What every use case is handed: the store, the clock, the secrets and the settings.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use tokio::sync::Notify;

use crate::clock::Clock;
use crate::secret::Secrets;
use crate::settings::Settings;
use crate::store::Store;

/// One running program. Cheap to clone.
#[derive(Clone)]
pub struct Program(Arc<Inner>);

struct Inner {
    store: Store,
    clock: Arc<dyn Clock>,
    secrets: Secrets,
    settings: Settings,
    mail_waiting: Notify,
    course_waiting: Notify,
}

impl Program {
    /// Puts a program together; nothing is opened or started here.
    pub fn new(store: Store, clock: Arc<dyn Clock>, secrets: Secrets, settings: Settings) -> Self {
        Self(Arc::new(Inner {
            store,
            clock,
            secrets,
            settings,
            mail_waiting: Notify::new(),
            course_waiting: Notify::new(),
        }))
    }

    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// The instant, read once at the edge of a use case and passed to every rule below it.
    pub fn now(&self) -> DateTime<Utc> {
        self.0.clock.now()
    }

    pub fn secrets(&self) -> &Secrets {
        &self.0.secrets
    }

    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// Wakes the mail worker after a commit that may have put a mail in the outbox.
    pub fn wake_mail(&self) {
        self.0.mail_waiting.notify_one();
    }

    /// Wakes the course after a commit that may have made something due for many departures at once.
    pub fn wake_course(&self) {
        self.0.course_waiting.notify_one();
    }

    /// Waits until somebody called [`Program::wake_course`].
    pub async fn course_waiting(&self) {
        self.0.course_waiting.notified().await;
    }

    /// Waits until somebody called [`Program::wake_mail`].
    pub async fn mail_waiting(&self) {
        self.0.mail_waiting.notified().await;
    }
}
