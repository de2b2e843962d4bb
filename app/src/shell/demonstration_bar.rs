//! The bar on every page of the demonstration: its clock, which can be moved, and does on the way everything
//! that becomes due.

use chrono::{DateTime, Duration, DurationRound, Utc};
use leptos::prelude::*;
use server::departure::waiting;
use server::{jobs, steps};
use wording::{Wording, key};

use crate::context::{self, Elsewhere, Surroundings};
use crate::fields::{Fields, Form};
use crate::form::{self, safe_location};

/// The bar on top of every page of the demonstration; nothing elsewhere.
pub fn bar(wording: Wording) -> Option<AnyView> {
    let surroundings = use_context::<Surroundings>()?;
    surroundings.demonstration.as_ref()?;
    let now = surroundings.program.now();
    let machine = now.with_timezone(&surroundings.program.settings().time_zone).format("%Y-%m-%dT%H:%M").to_string();
    let buttons: Vec<_> = [
        ("hour", key::DEMONSTRATION_HOUR),
        ("day", key::DEMONSTRATION_DAY),
        ("week", key::DEMONSTRATION_WEEK),
    ]
    .into_iter()
    .map(|(value, words)| view! { <button class="button small" name="forward" value=value>{wording.text(words)}</button> })
    .collect();
    let view = view! {
        <aside class="demo" aria-label=wording.text(key::DEMONSTRATION)>
            <p>
                <strong>{wording.text(key::DEMONSTRATION)} "."</strong> " " {wording.text(key::DEMONSTRATION_INVENTED)} " "
                {wording.text(key::DEMONSTRATION_NOW)} " " <time datetime=machine>{moment(wording, now)}</time> "."
            </p>
            <form method="post" action=DemonstrationForward::PATH>
                <input type="hidden" name="back" value=context::address()/>
                {buttons}
            </form>
            <a href="/demonstration/mails">{wording.text(key::DEMONSTRATION_MAILS)}</a>
            <a href="/demonstration">{wording.text(key::DEMONSTRATION_PEOPLE)}</a>
        </aside>
    };
    Some(view.into_any())
}

/// Refuses everywhere but in the demonstration.
pub fn only_here() -> Result<(), Elsewhere> {
    if context::program().settings().demonstration { Ok(()) } else { Err(Elsewhere::NotFound) }
}

/// "dinsdag 24 november 2026, 10.00".
pub fn moment(wording: Wording, instant: DateTime<Utc>) -> String {
    let local = instant.with_timezone(&context::program().settings().time_zone);
    let day = local.date_naive();
    format!("{} {}, {}", wording.weekday(day), wording.date(day), wording.time(local.time()))
}

/// Rounds of the course at one moment: a step can make another one due at once.
const ROUNDS_MAX: u32 = 20;

crate::form_functions!(DemonstrationForward);

/// Forward by an hour, a day or a week, from hour to hour, so that each mail goes at its own time.
#[server(prefix = "/_fn", endpoint = "demonstration-forward", input = Form)]
pub async fn demonstration_forward(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        only_here()?;
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
        let waited = waiting::carry_out_due(program).await?;
        let steps = steps::advance_due(program).await?;
        let mails = jobs::deliver::deliver_all(program).await?;
        if waited == 0 && steps == 0 && mails == 0 {
            break;
        }
    }
    Ok(())
}
