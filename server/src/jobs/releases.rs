//! Gives periods their turn and makes their figures, in whichever instance claims them.

use std::time::Duration;

use chrono::TimeDelta;
use tracing::Instrument;

use super::daily::Daily;
use super::round_of;
use crate::program::{Job, Program};
use crate::release::{make_next, plan};

/// Minutes after which it is looked whether a period has its turn.
const PERIODS_MINUTES: i64 = 15;
/// How often it is looked whether somebody asked for figures: they wait in front of a page.
const EVERY: Duration = Duration::from_secs(10);

/// Runs until the program is asked to stop. One release at a time: it may take a minute of one processor, and one that is
/// broken off has its turn again when its claim has run out.
pub async fn run(program: Program) {
    let mut periods = Daily::every(TimeDelta::minutes(PERIODS_MINUTES));
    program.note_begun(Job::Figures);
    while !program.is_stopping() {
        periods.look(program.now(), "periods that have their turn", plan(&program)).await;
        match make_next(&program).instrument(round_of(Job::Figures)).await {
            Ok(Some(_)) => {
                program.note_worked(Job::Figures);
                continue;
            }
            Ok(None) => program.note_worked(Job::Figures),
            Err(error) => tracing::error!(%error, "figures could not be made; they have their turn again"),
        }
        tokio::select! {
            () = tokio::time::sleep(EVERY) => {}
            () = program.stopped() => {}
        }
    }
}
