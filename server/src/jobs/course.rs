//! Takes the course of all departures further, again and again.

use std::time::Duration;

use super::daily::Daily;
use crate::program::Program;
use crate::steps::advance_due;
use crate::{stay, talk, training};

/// How long the loop sleeps when nothing is known to be due.
const REST: Duration = Duration::from_secs(30);

/// Runs for as long as the program does.
pub async fn run(program: Program) {
    let mut clocks = Daily::default();
    let mut trainings = Daily::default();
    let mut former = Daily::default();
    loop {
        let now = program.now();
        clocks.look(now, "agreed times beside the clocks", talk::wall_time::check(&program)).await;
        trainings.look(now, "trainings", training::look(&program)).await;
        former.look(now, "whoever stays in touch", stay::look(&program)).await;
        if let Err(error) = advance_due(&program).await {
            tracing::error!(%error, "the course could not be taken further");
        }
        tokio::select! {
            () = tokio::time::sleep(REST) => {}
            () = program.course_waiting() => {}
        }
    }
}
