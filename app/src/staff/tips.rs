//! Tips of leavers who talked with no adviser, as they were handed on to the policy officer: no name, no team, no day.

use domain::tips::{KEPT_MONTHS, LEAST, NAMELESS};
use leptos::prelude::*;
use server::access::tip_reader;
use server::tips::{Batch, batches};
use wording::key;

use crate::page::page;
use crate::staff::improvements;
use crate::staff::parts;
use crate::staff::room::{Room, room};

/// The address.
pub const ADDRESS: &str = "/staff/tips";

/// `/staff/tips`. Above the list the same sentences stand whatever waits, and whether anything does.
pub fn tips_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let batches = batches(&room.program, &tip_reader(&room.viewer)?).await?;
        let title = room.text(key::TIPS_TITLE);
        let list = if batches.is_empty() {
            parts::empty(room.text(key::TIPS_EMPTY_WHAT), room.text(key::TIPS_EMPTY_FIRST), None)
        } else {
            batches.iter().map(|batch| section(&room, batch)).collect::<Vec<_>>().into_any()
        };
        let content = view! {
            <a class="back" href=improvements::TAB>{room.text(key::IMPROVEMENT_TITLE)}</a>
            <h1>{title.clone()}</h1>
            <p class="lead">{room.text(key::TIPS_LEAD)}</p>
            <p>{room.with(key::TIPS_WHEN, [("least", LEAST.into())])}</p>
            <p>{room.with(key::TIPS_NAMES, [("nameless", NAMELESS.into())])}</p>
            {list}
            <p class="hint">{room.with(key::TIPS_GONE, [("years", (KEPT_MONTHS / 12).into())])}</p>
        };
        room.page(improvements::TAB, title, content).await
    })
}

/// The way here from the improvement points, for whoever may read them.
pub fn link(room: &Room) -> Option<AnyView> {
    tip_reader(&room.viewer).ok()?;
    Some(view! { <p><a href=ADDRESS>{room.text(key::TIPS_TITLE)}</a></p> }.into_any())
}

fn section(room: &Room, batch: &Batch) -> AnyView {
    let id = format!("until-{}", batch.last_day);
    let last = room.wording.date(batch.last_day);
    let tips: Vec<_> = batch.tips.iter().map(|tip| view! { <li class="words">{tip.clone()}</li> }).collect();
    let labelled = id.clone();
    view! {
        <section aria-labelledby=labelled>
            <h2 id=id>{room.with(key::TIPS_UNTIL, [("last", last.into())])}</h2>
            <ul class="handed-on">{tips}</ul>
            <div class="actions">
                <a class="button quiet" href=format!("{}/new", improvements::TAB)>{room.text(key::TIPS_POINT)}</a>
            </div>
        </section>
    }
    .into_any()
}
