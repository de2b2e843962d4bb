//! Reads calendars of other programs when it is their turn.

use std::time::Duration;

use tokio::task::JoinSet;

use crate::feed::{Claim, READS_AT_ONCE, claim, read_claimed};
use crate::program::Program;

/// The longest wait without looking: calendars may be added by other instances.
const LOOK_AGAIN: Duration = Duration::from_secs(60);
/// The shortest, so that a row that others hold is not asked for in a loop.
const SHORTEST_WAIT: Duration = Duration::from_secs(1);

/// Runs for as long as the program does. A handful of calendars is read at the same time: a server that
/// lets us wait holds up its own calendar only.
pub async fn run(program: Program) {
    let mut reading = JoinSet::new();
    loop {
        let wait = fill(&program, &mut reading).await;
        tokio::select! {
            () = tokio::time::sleep(wait), if reading.len() < READS_AT_ONCE => {}
            Some(_) = reading.join_next() => {}
        }
    }
}

/// Begins to read calendars whose turn it is, until there are none or enough are being read; says how long
/// to wait before looking again.
async fn fill(program: &Program, reading: &mut JoinSet<()>) -> Duration {
    while reading.len() < READS_AT_ONCE {
        match claim(program).await {
            Ok(Claim::Feed(row)) => {
                let program = program.clone();
                reading.spawn(async move {
                    if let Err(error) = read_claimed(&program, &row).await {
                        tracing::error!(%error, "a calendar cannot be kept; it will be its turn again");
                    }
                });
            }
            Ok(Claim::Nothing { next_due }) => {
                let wait = next_due.map_or(LOOK_AGAIN, |due| (due - program.now()).to_std().unwrap_or_default());
                return wait.clamp(SHORTEST_WAIT, LOOK_AGAIN);
            }
            Err(error) => {
                tracing::error!(%error, "calendars cannot be read; trying again");
                return LOOK_AGAIN;
            }
        }
    }
    LOOK_AGAIN
}
