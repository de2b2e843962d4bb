//! Tells the employer's own programs where departures stand, and looks once a day whose days are over.

use std::time::Duration;

use tracing::Instrument;

use super::daily::Daily;
use super::round_of;
use crate::api::{close_over, tell_due, tell_next};
use crate::program::{Job, Program};

/// The longest wait without looking: something may have happened here, or on another instance.
const LOOK_AGAIN: Duration = Duration::from_secs(5);
/// The shortest, so that what others are telling is not asked for in a loop.
const SHORTEST_WAIT: Duration = Duration::from_millis(500);

/// Runs until the program is asked to stop.
pub async fn run(program: Program) {
    program.note_begun(Job::Webhooks);
    let mut over = Daily::default();
    while !program.is_stopping() {
        over.look(program.now(), "departures whose days are over", close_over(&program)).await;
        match tell_due(&program).instrument(round_of(Job::Webhooks)).await {
            Ok(_) => program.note_worked(Job::Webhooks),
            Err(error) => tracing::error!(%error, "nobody can be told where departures stand; trying again"),
        }
        let next = match tell_next(&program).await {
            Ok(next) => next,
            Err(error) => {
                tracing::error!(%error, "it cannot be read whom to tell; trying again");
                None
            }
        };
        let wait = next.map_or(LOOK_AGAIN, |due| (due - program.now()).to_std().unwrap_or_default());
        tokio::select! {
            // reason: changes of other instances give no sign.
            () = tokio::time::sleep(wait.clamp(SHORTEST_WAIT, LOOK_AGAIN)) => {}
            () = program.stopped() => {}
        }
    }
}
