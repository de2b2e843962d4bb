//! Reads calendars of other programs when it is their turn.

use std::time::Duration;

use crate::feed::{Refresh, refresh_one};
use crate::program::Program;

/// The longest wait without looking: calendars may be added by other instances.
const LOOK_AGAIN: Duration = Duration::from_secs(60);
/// The shortest, so that a row that others hold is not asked for in a loop.
const SHORTEST_WAIT: Duration = Duration::from_secs(1);

/// Runs for as long as the program does.
pub async fn run(program: Program) {
    loop {
        let wait = match refresh_one(&program).await {
            Ok(Refresh::Nothing { next_due }) => {
                let wait = next_due.map_or(LOOK_AGAIN, |due| (due - program.now()).to_std().unwrap_or_default());
                wait.clamp(SHORTEST_WAIT, LOOK_AGAIN)
            }
            Ok(_) => continue,
            Err(error) => {
                tracing::error!(%error, "calendars cannot be read; trying again");
                LOOK_AGAIN
            }
        };
        tokio::time::sleep(wait).await;
    }
}
