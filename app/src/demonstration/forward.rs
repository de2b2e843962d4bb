//! Moves the demonstration's clock, and does on the way everything that becomes due.

use chrono::{Duration, DurationRound};
use leptos::prelude::*;
use server::jobs;
use server::steps;

use crate::context::{Elsewhere, Surroundings};
use crate::fields::{Fields, Form};
use crate::form::{self, safe_location};

/// Rounds of the course at one moment: a step can make another one due at once.
const ROUNDS_MAX: u32 = 20;

crate::form_functions!(DemonstrationForward);

/// Forward by an hour, a day or a week, from hour to hour, so that each mail goes at its own time.
#[server(prefix = "/_fn", endpoint = "demonstration-forward", input = Form)]
pub async fn demonstration_forward(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        super::only_here()?;
        let Surroundings { program, demonstration, .. } = expect_context::<Surroundings>();
        let clock = demonstration.ok_or(Elsewhere::NotFound)?;
        let by = match fields.get("forward") {
            "hour" => Duration::hours(1),
            "day" => Duration::days(1),
            "week" => Duration::weeks(1),
            _ => return Err(Elsewhere::NotFound),
        };
        let start = program.now();
        let until = start + by;
        let hour = Duration::hours(1);
        // Mails of the course open at whole hours.
        let mut at = start.duration_trunc(hour).unwrap_or(start) + hour;
        while at < until {
            clock.advance_to(at);
            settle(&program).await?;
            at += hour;
        }
        clock.advance_to(until);
        settle(&program).await?;
        Ok(safe_location(fields.get("back")))
    })
    .await
}

/// Carries out everything that is due now, and sends what waits.
async fn settle(program: &server::program::Program) -> Result<(), Elsewhere> {
    for _ in 0..ROUNDS_MAX {
        let steps = steps::advance_due(program).await?;
        let mails = jobs::deliver::deliver_all(program).await?;
        if steps == 0 && mails == 0 {
            break;
        }
    }
    Ok(())
}
