//! Looks into the mailbox for what comes back, where the settings name one.

use std::time::Duration;

use tracing::Instrument;

use super::round_of;
use crate::itip::mailbox::{Left, look};
use crate::program::{Job, Program};

/// How long to wait between two looks.
const EVERY: Duration = Duration::from_secs(60);
/// The longest, while the server lets us wait.
const LONGEST: Duration = Duration::from_secs(15 * 60);

/// Runs until the program is asked to stop; ends at once where there is no mailbox.
pub async fn run(program: Program) {
    let Some(mailbox) = program.settings().mailbox.clone() else { return };
    let mut left = Left::default();
    let mut wait = EVERY;
    program.note_begun(Job::Mailbox);
    while !program.is_stopping() {
        let looked = tokio::select! {
            looked = look(&program, &mailbox, &mut left).instrument(round_of(Job::Mailbox)) => looked,
            // What was read and not yet marked there is read again, and counts once.
            () = program.out_of_time() => return,
        };
        match looked {
            Ok(round) => {
                wait = EVERY;
                program.note_worked(Job::Mailbox);
                if round.read + round.left > 0 {
                    tracing::info!(
                        read = round.read,
                        counted = round.counted,
                        left = round.left,
                        "looked into the mailbox"
                    );
                    if round.more {
                        continue;
                    }
                }
            }
            Err(trouble) => {
                tracing::warn!(%trouble, "the mailbox cannot be read; trying again");
                wait = Ord::min(wait * 2, LONGEST);
            }
        }
        tokio::select! {
            () = tokio::time::sleep(wait) => {}
            () = program.stopped() => {}
        }
    }
}
