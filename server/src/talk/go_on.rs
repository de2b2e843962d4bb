//! Lets the course go on right after something happened, instead of at the job's next round.

use domain::ids::DepartureId;

use crate::jobs;
use crate::program::Program;

/// Takes the course further and wakes the mail worker. What happened is stored whatever becomes of
/// this: the job comes by again, so a failure is reported and nothing more.
pub(crate) async fn go_on(program: &Program, departure: DepartureId) {
    if let Err(error) = jobs::course::advance(program, departure).await {
        tracing::warn!(%departure, %error, "the course could not go on at once");
    }
    program.wake_mail();
}
