//! What there is to do first, for whoever signs in: at most five lines, each with the page on which it is done.

use domain::round_up::told;
use domain::start::First;
use leptos::prelude::*;
use server::round_up::first;
use wording::key;

use crate::page::page;
use crate::staff::organisation::proposals;
use crate::staff::parts;
use crate::staff::room::{Room, room};
use crate::staff::{board, day, improvements, requests, tasks, team, unsent};

/// The address, as its tab names it.
pub const TAB: &str = "/staff/start";

/// The page: of the roles that count today, and of nobody by name.
pub fn start_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let found = first(&room.program, &room.viewer).await?;
        let title = room.text(key::START_TITLE);
        let lines: Vec<_> = found.shown().map(|(line, count)| shown(&room, line, count)).collect();
        let list = if lines.is_empty() {
            parts::empty(room.text(key::START_NOTHING), room.text(key::START_NOTHING_FIRST), None)
        } else {
            let more = found.has_more().then(|| view! { <p>{room.text(key::START_MORE)}</p> });
            view! { <p class="lead">{room.text(key::START_LEAD)}</p> <ul class="tasks">{lines}</ul> {more} }.into_any()
        };
        let content = view! { <h1>{title.clone()}</h1> {list} };
        room.page(TAB, title, content).await
    })
}

fn shown(room: &Room, line: First, count: u64) -> AnyView {
    let words = room.wording.code("first", line.code());
    view! { <li><div class="what"><a href=leads_to(line)>{words} ": " {told(count)}</a></div></li> }.into_any()
}

/// Where it is done.
fn leads_to(line: First) -> String {
    match line {
        First::Overdue => format!("{}?due=overdue", board::TAB),
        First::ThisWeek => format!("{}?due=week", board::TAB),
        First::Unsent => unsent::ADDRESS.to_owned(),
        First::Request => requests::ADDRESS.to_owned(),
        First::ToRecord | First::Report => day::TAB.to_owned(),
        First::TeamToRecord | First::TeamToPlan => team::TAB.to_owned(),
        First::Task => tasks::TAB.to_owned(),
        First::Confirm => proposals::ADDRESS.to_owned(),
        First::PointIdea | First::PointUnread => improvements::TAB.to_owned(),
        First::PointOwned => improvements::MINE.to_owned(),
    }
}
