//! Takes the course of all departures further, again and again.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use tracing::Instrument;

use super::daily::Daily;
use super::round_of;
use crate::departure::waiting;
use crate::program::{Job, Program};
use crate::steps::advance_due;
use crate::{account, api, improvement, round_up, school, stay, talk, tips, training};

/// Minutes after which it is looked whether a role has begun or ended. What it gives follows from the day, not from
/// this look.
const ROLES_MINUTES: i64 = 5;
/// Minutes after which it is looked who is to get the mail with what is due.
const ROUND_UPS_MINUTES: i64 = 5;
/// How long the loop sleeps when nothing is known to be due. A step of HR waits for longer: the loop hears of it in
/// time, on whichever instance it was asked.
const REST: Duration = Duration::from_secs(30);
/// The shortest.
const SHORTEST_REST: Duration = Duration::from_millis(200);

/// Runs until the program is asked to stop. What a round has begun is finished: it has nothing claimed.
pub async fn run(program: Program) {
    program.note_begun(Job::Course);
    let mut clocks = Daily::default();
    let mut trainings = Daily::default();
    let mut counts = Daily::default();
    let mut handed_on = Daily::default();
    let mut roles = Daily::every(TimeDelta::minutes(ROLES_MINUTES));
    let mut makers = Daily::every(TimeDelta::minutes(ROLES_MINUTES));
    let mut former = Daily::default();
    let mut points = Daily::default();
    let mut round_ups = Daily::every(TimeDelta::minutes(ROUND_UPS_MINUTES));
    while !program.is_stopping() {
        let now = program.now();
        clocks.look(now, "agreed times beside the clocks", talk::wall_time::check(&program)).await;
        trainings.look(now, "trainings", training::look(&program)).await;
        roles.look(now, "roles that begin or end", account::look_at_turns(&program)).await;
        makers.look(now, "who made tokens", api::look_at_makers(&program)).await;
        counts.look(now, "talks of a half-year", school::count(&program)).await;
        handed_on.look(now, "tips of a half-year", tips::look(&program)).await;
        former.look(now, "whoever stays in touch", stay::look(&program)).await;
        points.look(now, "the days of improvement points", improvement::remind(&program)).await;
        // Before the course: whoever is paused or cancelled gets nothing more.
        let looked = program.now();
        if let Err(error) = waiting::carry_out_due(&program).await {
            tracing::error!(%error, "it could not be read which steps wait");
        }
        match advance_due(&program).instrument(round_of(Job::Course)).await {
            Ok(_) => program.note_worked(Job::Course),
            Err(error) => tracing::error!(%error, "the course could not be taken further"),
        }
        // After the course: what it has just made due is counted too.
        round_ups.look(now, "what is due for the staff", round_up::look(&program)).await;
        let rest = rest(&program, looked).await;
        tokio::select! {
            () = tokio::time::sleep(rest) => {}
            () = program.course_waiting() => {}
            () = program.stopped() => {}
        }
    }
}

/// Until the next step of HR that waits falls due, or the usual rest. `looked` is when this round looked for such steps:
/// one that fell due since then is next, and one that was due by then and failed waits for the usual rest.
async fn rest(program: &Program, looked: DateTime<Utc>) -> Duration {
    match waiting::next_due(program.store().read(), looked).await {
        Ok(due) => rest_until(due, program.now()),
        Err(error) => {
            tracing::warn!(%error, "it could not be read when the next step waits");
            REST
        }
    }
}

fn rest_until(due: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Duration {
    due.map_or(REST, |due| (due - now).to_std().unwrap_or_default().clamp(SHORTEST_REST, REST))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use chrono::{DateTime, TimeDelta};

    use super::{REST, SHORTEST_REST, rest_until};

    #[test]
    fn what_fell_due_during_a_round_does_not_wait_for_the_usual_rest() {
        let now = DateTime::UNIX_EPOCH;
        let rest = |seconds: i64| rest_until(Some(now + TimeDelta::seconds(seconds)), now);
        assert_eq!([rest(-20), rest(0)], [SHORTEST_REST; 2]);
        assert_eq!([rest(10), rest(60)], [Duration::from_secs(10), REST]);
        assert_eq!(rest_until(None, now), REST);
    }
}
