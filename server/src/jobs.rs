//! The timers: when the course of departures is taken further (`steps`), the mails that wait are sent,
//! calendars and the mailbox are read, the employer's own programs are told where departures stand, agreed times and
//! trainings are looked at, talks of a half-year are counted and tips handed on, owners of improvement points hear of
//! their days, the staff are told what is due, what
//! has no use is cleared away, figures of periods are made, and what is due is erased.
//!
//! Every job may run in several instances at once; each piece of work is one transaction that looks
//! again at what it is about to do.
//!
//! A job ends when the program is asked to stop ([`Program::stopped`](crate::program::Program::stopped)): it claims
//! nothing more, finishes what it has in hands, and gives that back where there is no time for it
//! ([`Program::out_of_time`](crate::program::Program::out_of_time)). One that panics begins again ([`keep_up()`]).

mod again;
pub mod course;
mod daily;
pub mod deliver;
pub mod feeds;
pub mod mailbox;
pub mod purge;
pub mod releases;
pub mod retention;
pub mod webhooks;

pub use again::{Pauses, keep_up, keep_up_with};

use crate::program::Job;

/// The span of one round of a job: traces tell by it how long the round took (`src/traces.rs`), and lines of the log of
/// which job they are.
fn round_of(job: Job) -> tracing::Span {
    tracing::info_span!("job", job = job.code())
}
