//! Reads calendars of other programs when it is their turn.

use std::time::Duration;

use tokio::task::JoinSet;
use tracing::Instrument;

use super::round_of;
use crate::feed::{Claim, READS_AT_ONCE, claim, give_back, read_claimed};
use crate::program::{Job, Program};
use crate::store::StoreError;
use crate::store::entity::calendar_feed::Model;

/// The longest wait without looking: calendars may be added by other instances.
const LOOK_AGAIN: Duration = Duration::from_secs(60);
/// The shortest, so that a row that others hold is not asked for in a loop.
const SHORTEST_WAIT: Duration = Duration::from_secs(1);

/// Runs until the program is asked to stop. A handful of calendars is read at the same time: a server that
/// lets us wait holds up its own calendar only.
pub async fn run(program: Program) {
    let mut reading = JoinSet::new();
    program.note_begun(Job::Calendars);
    while !program.is_stopping() {
        let wait = fill(&program, &mut reading).await;
        tokio::select! {
            () = tokio::time::sleep(wait), if reading.len() < READS_AT_ONCE => {}
            Some(_) = reading.join_next() => {}
            () = program.stopped() => {}
        }
    }
    while reading.join_next().await.is_some() {}
}

/// Reads one, or gives it back where the program has no time left for it.
async fn read(program: &Program, row: &Model) -> Result<(), StoreError> {
    tokio::select! {
        read = read_claimed(program, row) => read.map(drop),
        () = program.out_of_time() => give_back(program, row).await,
    }
}

/// Begins to read calendars whose turn it is, until there are none or enough are being read; says how long
/// to wait before looking again.
async fn fill(program: &Program, reading: &mut JoinSet<()>) -> Duration {
    while reading.len() < READS_AT_ONCE && !program.is_stopping() {
        match claim(program).await {
            Ok(Claim::Feed(row)) => {
                program.note_worked(Job::Calendars);
                let program = program.clone();
                reading.spawn(async move {
                    if let Err(error) = read(&program, &row).instrument(round_of(Job::Calendars)).await {
                        tracing::error!(%error, "a calendar cannot be kept; it will be its turn again");
                    }
                });
            }
            Ok(Claim::Nothing { next_due }) => {
                program.note_worked(Job::Calendars);
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
