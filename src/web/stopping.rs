//! How the program ends: it says that it is not ready, takes nothing new on, finishes what it has begun, and leaves
//! behind nothing that others would have to wait for.

use std::time::Duration;

use server::jobs::{course, deliver, feeds, keep_up, mailbox, purge, releases, retention, webhooks};
use server::program::{Job, Program};
use tokio::task::JoinSet;
use tokio::time::timeout;

/// How long a job may go on with what it has in hands. A mail server that was handed a mail takes no longer, unless
/// something is wrong with it.
const JOBS: Duration = Duration::from_secs(15);
/// How long giving back may take then: each is one short write.
const GIVING_BACK: Duration = Duration::from_secs(5);

/// Starts the jobs, each of which goes on after a panic.
pub fn start_jobs(program: &Program) -> JoinSet<()> {
    let mut jobs = JoinSet::new();
    jobs.spawn(keep_up(program.clone(), Job::Course, course::run));
    jobs.spawn(keep_up(program.clone(), Job::Mails, deliver_mails));
    jobs.spawn(keep_up(program.clone(), Job::Calendars, feeds::run));
    jobs.spawn(keep_up(program.clone(), Job::Mailbox, mailbox::run));
    jobs.spawn(keep_up(program.clone(), Job::Clearing, purge::run));
    jobs.spawn(keep_up(program.clone(), Job::Figures, releases::run));
    jobs.spawn(keep_up(program.clone(), Job::Retention, retention::run));
    jobs.spawn(keep_up(program.clone(), Job::Webhooks, webhooks::run));
    jobs
}

async fn deliver_mails(program: Program) {
    if let Err(error) = deliver::run(program).await {
        tracing::error!(%error, "no mail can be sent");
    }
}

/// Ends when no connection is to be taken any more: on Ctrl-C or SIGTERM, and after the time in which others learn that
/// the program is not ready. The jobs hear of it at once.
pub async fn asked(program: &Program, drain: Duration) {
    signalled().await;
    tracing::info!("asked to stop");
    program.stop();
    // reason: nothing tells when a load balancer has looked at /readyz.
    tokio::time::sleep(drain).await;
}

/// Waits for the end, and then for the jobs; those that do not end in time give back what they have claimed.
pub async fn end_jobs(program: Program, mut jobs: JoinSet<()>) {
    program.stopped().await;
    if timeout(JOBS, all(&mut jobs)).await.is_ok() {
        return;
    }
    program.end_of_time();
    if timeout(GIVING_BACK, all(&mut jobs)).await.is_err() {
        tracing::warn!(left = jobs.len(), "jobs did not end in time");
    }
    jobs.shutdown().await;
}

/// Waits for lists that are being imported in the background, as long as for a request. One that is cut off has made
/// nothing, and may be started again ten minutes after it began.
pub async fn end_works(program: &Program, longest: Duration) {
    if timeout(longest, program.works_ended()).await.is_err() {
        tracing::warn!("an import did not end in time");
    }
}

async fn all(jobs: &mut JoinSet<()>) {
    while jobs.join_next().await.is_some() {}
}

/// Ends on Ctrl-C or SIGTERM.
async fn signalled() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => {
                tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} }
            }
            Err(error) => {
                tracing::warn!(%error, "SIGTERM cannot be listened to");
                let _ = interrupt.await;
            }
        }
    }
    #[cfg(not(unix))]
    let _ = interrupt.await;
}
