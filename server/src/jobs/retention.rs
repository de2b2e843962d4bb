//! Erases what is due, once a day for each board, in whichever instance takes the turn.

use std::time::Duration;

use tracing::Instrument;

use super::round_of;
use crate::course::the_board;
use crate::program::{Job, Program};
use crate::retention::{Mode, Tally, finish_turn, give_turn_back, sweep, take_turn};
use crate::store::StoreError;

/// How often it is looked whether it is time.
const EVERY: Duration = Duration::from_secs(900);

/// Looks once, if it is this instance's turn; `None` where it is not, and where the program stops before everything was
/// looked at. What was erased stands in the log as numbers.
pub async fn once(program: &Program) -> Result<Option<Tally>, StoreError> {
    let Some(board) = the_board(program.store().read()).await? else { return Ok(None) };
    let Some(turn) = take_turn(program, board).await? else { return Ok(None) };
    let erased = tokio::select! {
        erased = sweep(program, board, Mode::Erase) => erased?,
        // Each record goes in one transaction: what is erased by now is, and the rest is looked at anew.
        () = program.out_of_time() => {
            give_turn_back(program, turn).await?;
            return Ok(None);
        }
    };
    finish_turn(program, turn).await?;
    for (kind, rows) in erased.kinds() {
        tracing::info!(%kind, rows, "erased after its term");
    }
    Ok(Some(erased))
}

/// Runs until the program is asked to stop. Not in the demonstration, whose clock jumps by weeks: nobody's record should
/// go while somebody walks through it.
pub async fn run(program: Program) {
    if program.settings().demonstration {
        return;
    }
    program.note_begun(Job::Retention);
    while !program.is_stopping() {
        match once(&program).instrument(round_of(Job::Retention)).await {
            Ok(_) => program.note_worked(Job::Retention),
            Err(error) => tracing::error!(%error, "what is due could not be erased; it will be tried again"),
        }
        tokio::select! {
            () = tokio::time::sleep(EVERY) => {}
            () = program.stopped() => {}
        }
    }
}
