//! The host says how the talk went.

use domain::departure_form::dates::parse_date;
use domain::talk::{NotHeldReason, Way};
use domain::task::{REQUEST_CHARACTERS, Request, RequestTooLong};
use leptos::prelude::*;
use server::talk::{Recorded, held_asking, not_held};
use wording::key;

use crate::context::Elsewhere;
use crate::fields::{Fields, Form};
use crate::form;
use crate::staff::departure::proofs::{Acting, Host, acting};
use crate::staff::departure::talk::asked;
use crate::staff::room::record_address;

crate::form_functions!(TalkHeld, TalkNotHeld);

/// "It took place": the day and the way.
#[server(prefix = "/_fn", endpoint = "talk-held", input = Form)]
pub async fn talk_held(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let acting = acting(fields).await?;
        let host = acting.host()?;
        let on = parse_date(acting.fields.get("held_on"));
        let way = Way::parse(acting.fields.get("held_way"));
        let (Some(on), Some(way)) = (on, way) else {
            let mut faults = Vec::new();
            if on.is_none() {
                faults.push(("held_on".to_owned(), acting.wording.text(key::STAFF_FAULT_DATE_IMPOSSIBLE)));
            }
            if way.is_none() {
                faults.push(("held_way".to_owned(), acting.wording.text(key::STAFF_FAULT_CHOOSE)));
            }
            return acting.wrong("held", faults).await;
        };
        let asked = match Request::parse(acting.fields.get("asked")) {
            Ok(asked) => asked,
            Err(too_long) => {
                return acting.wrong("held", vec![("asked".to_owned(), too_much(&acting, too_long))]).await;
            }
        };
        let outcome = match host {
            Host::Adviser(adviser) => held_asking(&acting.program, &adviser, on, way, asked.as_ref()).await?,
            Host::Leader(leader) => held_asking(&acting.program, &leader, on, way, asked.as_ref()).await?,
        };
        if outcome == Recorded::Noted {
            asked::forget(acting.id).await?;
        }
        // The best moment for the report is now.
        if let (Recorded::Noted, Host::Adviser(_)) = (outcome, host) {
            form::say("good", acting.wording.text(key::REPORT_HELD_NOW)).await?;
            return Ok(format!("{}/report", record_address(acting.id)));
        }
        let done = if asked.is_some() { key::TASK_ASKED_DONE } else { key::STAFF_HELD_DONE };
        answer(&acting, "held", "held_on", outcome, done).await
    })
    .await
}

fn too_much(acting: &Acting, RequestTooLong { is }: RequestTooLong) -> String {
    let over = is.saturating_sub(REQUEST_CHARACTERS);
    acting.wording.with(key::TASK_ASKED_TOO_LONG, [("over", over.into()), ("max", REQUEST_CHARACTERS.into())])
}

/// "It did not take place", and why; one new invitation is offered.
#[server(prefix = "/_fn", endpoint = "talk-not-held", input = Form)]
pub async fn talk_not_held(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let acting = acting(fields).await?;
        let host = acting.host()?;
        let Some(reason) = NotHeldReason::parse(acting.fields.get("not_held")) else {
            let faults = vec![("not_held".to_owned(), acting.wording.text(key::STAFF_FAULT_CHOOSE))];
            return acting.wrong("not-held", faults).await;
        };
        let outcome = match host {
            Host::Adviser(adviser) => not_held(&acting.program, &adviser, reason).await?,
            Host::Leader(leader) => not_held(&acting.program, &leader, reason).await?,
        };
        answer(&acting, "not-held", "not_held", outcome, key::STAFF_NOT_HELD_DONE).await
    })
    .await
}

async fn answer(
    acting: &Acting,
    fold: &str,
    field: &str,
    outcome: Recorded,
    done: wording::Key,
) -> Result<String, Elsewhere> {
    let fault = match outcome {
        Recorded::Noted => return acting.done("good", acting.wording.text(done)).await,
        Recorded::AlreadyNoted => return acting.done("", acting.wording.text(key::STAFF_HELD_ALREADY)).await,
        Recorded::Over => return acting.done("warn", acting.wording.text(key::STAFF_OVER)).await,
        Recorded::InTheFuture => key::STAFF_FAULT_IN_THE_FUTURE,
        Recorded::BeforeRegistration => key::STAFF_FAULT_BEFORE_REGISTRATION,
    };
    acting.wrong(fold, vec![(field.to_owned(), acting.wording.text(fault))]).await
}
