//! What every use case is handed: the store, the clock, the secrets and the settings.

mod hold;
mod host_tables;
mod stopping;
mod worked;

use std::pin::Pin;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::ids::DepartureId;
use tokio::sync::Notify;

use stopping::Stopping;
use worked::Worked;

pub use hold::MailHold;
pub(crate) use host_tables::{HostTables, HostVersion};
pub use stopping::Work;
pub use worked::Job;

use crate::clock::Clock;
use crate::provider::Provider;
use crate::secret::Secrets;
use crate::settings::Settings;
use crate::store::{Store, StoreError};

/// One running program. Cheap to clone.
#[derive(Clone)]
pub struct Program(Arc<Inner>);

/// What follows at once when a change of a departure is stored. Given to the program by whoever puts it
/// together, because what follows stands above the modules that change departures.
pub trait FollowUp: Send + Sync {
    /// Does what the change made due. When it fails, the timer of the course comes by again.
    fn follow_up<'a>(&'a self, program: &'a Program, departure: DepartureId) -> Following<'a>;
}

/// What a [`FollowUp`] returns.
pub type Following<'a> = Pin<Box<dyn Future<Output = Result<(), StoreError>> + Send + 'a>>;

struct Inner {
    store: Store,
    clock: Arc<dyn Clock>,
    secrets: Secrets,
    settings: Settings,
    provider: Option<Provider>,
    follow_up: Box<dyn FollowUp>,
    mail_waiting: Notify,
    mail_hold: MailHold,
    host_tables: HostTables,
    course_waiting: Notify,
    stopping: Stopping,
    worked: Worked,
}

impl Program {
    /// Puts a program together; nothing is opened or started here.
    pub fn new(
        store: Store,
        clock: Arc<dyn Clock>,
        secrets: Secrets,
        settings: Settings,
        follow_up: impl FollowUp + 'static,
    ) -> Self {
        let provider = settings.provider.clone().map(|provider| Provider::new(provider, &settings.base_url));
        Self(Arc::new(Inner {
            store: store.chained_with(&secrets),
            clock,
            secrets,
            settings,
            provider,
            follow_up: Box::new(follow_up),
            mail_waiting: Notify::new(),
            mail_hold: MailHold::default(),
            host_tables: HostTables::default(),
            course_waiting: Notify::new(),
            stopping: Stopping::default(),
            worked: Worked::default(),
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

    /// Where staff sign in, if the organisation has a provider.
    pub fn provider(&self) -> Option<&Provider> {
        self.0.provider.as_ref()
    }

    /// Does at once what a stored change of this departure made due.
    pub(crate) async fn follow_up(&self, departure: DepartureId) -> Result<(), StoreError> {
        self.0.follow_up.follow_up(self, departure).await
    }

    /// Wakes the mail worker after a commit that may have put a mail in the outbox.
    pub fn wake_mail(&self) {
        self.0.mail_waiting.notify_one();
    }

    /// Whether mails are held back at the moment.
    pub fn mail_hold(&self) -> &MailHold {
        &self.0.mail_hold
    }

    /// What is kept in memory of hosts' own times.
    pub(crate) fn host_tables(&self) -> &HostTables {
        &self.0.host_tables
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

    /// Asks the jobs to wind up: nothing new is begun or claimed from now on.
    pub fn stop(&self) {
        self.0.stopping.stop();
    }

    /// Whether the program was asked to stop.
    pub fn is_stopping(&self) -> bool {
        self.0.stopping.is_stopping()
    }

    /// Waits until the program is asked to stop.
    pub async fn stopped(&self) {
        self.0.stopping.stopped().await;
    }

    /// Says that something goes on in the background which the end of the program waits for, as long as the value is kept.
    #[must_use]
    pub fn begin_work(&self) -> Work {
        self.0.stopping.begin_work()
    }

    /// Waits until nothing goes on in the background.
    pub async fn works_ended(&self) {
        self.0.stopping.works_ended().await;
    }

    /// Says that there is no time left: what jobs still have in hands is given back.
    pub fn end_of_time(&self) {
        self.0.stopping.out_of_time();
    }

    /// Waits until there is no time left.
    pub async fn out_of_time(&self) {
        self.0.stopping.ran_out().await;
    }

    /// Notes that a job begins. One that begins again has not worked for that.
    pub fn note_begun(&self, job: Job) {
        self.0.worked.begin(job, self.now());
    }

    /// Notes that a job did its work without a failure.
    pub fn note_worked(&self, job: Job) {
        self.0.worked.note(job, self.now());
    }

    /// The jobs that run in this program, each with when it last did its work, or first began.
    pub fn worked(&self) -> Vec<(Job, DateTime<Utc>)> {
        self.0.worked.each()
    }
}
