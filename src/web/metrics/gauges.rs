//! What is looked at when the metrics are read: the database at most once in ten seconds, whoever asks how often.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::Registry;
use server::lists::watched::{Watched, watched};
use server::program::Program;
use tokio::sync::Mutex;

use super::process;

/// For how long the numbers of the database are kept.
const KEPT: Duration = Duration::from_secs(10);

/// The name of a job. It is no label "job", which Prometheus has for itself.
type Timer = [(&'static str, String); 1];
/// Version and kind of database.
type Build = [(&'static str, String); 2];

/// Handles of what the registry shows. Instants are seconds since 1970, 0 where there is none.
pub(super) struct Gauges {
    looked_at: Mutex<Option<Instant>>,
    database_up: Gauge,
    mails_waiting: Gauge,
    oldest_mail_seconds: Gauge,
    mails_parked: Gauge,
    dead_feeds: Gauge,
    backup: Gauge,
    retention_due: Gauge,
    timers: Family<Timer, Gauge>,
    writes: Counter,
    write_wait: Counter<f64, AtomicU64>,
    memory: Gauge,
    open_files: Gauge,
    open_files_max: Gauge,
}

impl Gauges {
    pub fn register(registry: &mut Registry, program: &Program) -> Self {
        let mut gauge = |name: &str, help: &str| {
            let gauge: Gauge = Gauge::default();
            registry.register(name, help, gauge.clone());
            gauge
        };
        let database_up = gauge("uitzwaai_database_up", "1 while the database answers");
        let mails_waiting = gauge("uitzwaai_mails_waiting", "Mails that are due and have not left");
        let oldest_mail_seconds =
            gauge("uitzwaai_mails_oldest_seconds", "For how long the mail waits that waits longest");
        let mails_parked = gauge("uitzwaai_mails_parked", "Mails that were given up and wait for somebody");
        let dead_feeds = gauge("uitzwaai_calendars_dead", "Calendars that could not be read for two days");
        let retention_due = gauge(
            "uitzwaai_retention_due_timestamp_seconds",
            "When terms are looked at next: a day after a look, an hour after one that failed",
        );
        let memory = gauge("process_resident_memory_bytes", "Memory in use");
        let open_files = gauge("process_open_fds", "Open files and connections");
        let open_files_max = gauge("process_max_fds", "The most that may be open");
        let started = gauge("process_start_time_seconds", "When the program started");
        started.set(program.now().timestamp());
        // PostgreSQL is copied by tools of its own, which write nothing down here.
        let backup = if program.store().is_sqlite() {
            gauge("uitzwaai_backup_timestamp_seconds", "When the last backup was made")
        } else {
            Gauge::default()
        };
        let timers = Family::<Timer, Gauge>::default();
        registry.register(
            "uitzwaai_timer_success_timestamp_seconds",
            "When a timer last did its work without a failure, or began",
            timers.clone(),
        );
        let writes: Counter = Counter::default();
        registry.register("uitzwaai_database_writes", "Transactions that write", writes.clone());
        let write_wait = Counter::<f64, AtomicU64>::default();
        registry.register(
            "uitzwaai_database_write_wait_seconds",
            "How long they waited until they began, all together",
            write_wait.clone(),
        );
        let build = Family::<Build, Gauge>::default();
        let database = if program.store().is_sqlite() { "sqlite" } else { "postgres" };
        build
            .get_or_create(&[("version", env!("CARGO_PKG_VERSION").to_owned()), ("database", database.to_owned())])
            .set(1);
        registry.register("uitzwaai_build_info", "What runs", build);
        Self {
            looked_at: Mutex::default(),
            database_up,
            mails_waiting,
            oldest_mail_seconds,
            mails_parked,
            dead_feeds,
            backup,
            retention_due,
            timers,
            writes,
            write_wait,
            memory,
            open_files,
            open_files_max,
        }
    }

    /// Looks at everything anew.
    pub async fn look(&self, program: &Program) {
        for (job, at) in program.worked() {
            self.timers.get_or_create(&[("timer", job.code().to_owned())]).set(at.timestamp());
        }
        let waits = program.store().write_waits();
        self.writes.inner().store(waits.writes, Ordering::Relaxed);
        self.write_wait.inner().store(waits.waited.as_secs_f64().to_bits(), Ordering::Relaxed);
        for (gauge, now) in [
            (&self.memory, process::resident_bytes()),
            (&self.open_files, process::open_files()),
            (&self.open_files_max, process::open_files_max()),
        ] {
            if let Some(now) = now {
                gauge.set(now);
            }
        }
        self.look_at_database(program).await;
    }

    /// Numbers stay as they were where the database does not answer, which is a number too.
    async fn look_at_database(&self, program: &Program) {
        let mut looked_at = self.looked_at.lock().await;
        if looked_at.is_some_and(|at| at.elapsed() < KEPT) {
            return;
        }
        *looked_at = Some(Instant::now());
        let now = program.now();
        match watched(program.store().read(), now).await {
            Ok(Watched { mails_waiting, oldest_mail, mails_parked, dead_feeds, backup, retention_due }) => {
                self.database_up.set(1);
                self.mails_waiting.set(whole(mails_waiting));
                self.oldest_mail_seconds.set(oldest_mail.map_or(0, |at| (now - at).num_seconds().max(0)));
                self.mails_parked.set(whole(mails_parked));
                self.dead_feeds.set(whole(dead_feeds));
                self.backup.set(backup.map_or(0, |at| at.timestamp()));
                self.retention_due.set(retention_due.map_or(0, |at| at.timestamp()));
            }
            Err(error) => {
                self.database_up.set(0);
                tracing::warn!(%error, "what waits in the database cannot be counted");
            }
        }
    }
}

fn whole(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
