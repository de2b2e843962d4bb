//! What followed a talk, as people read it: additions, the leaver's words, and tasks.

use leptos::prelude::*;
use server::access::RecordViewer;
use server::departure::record::{Record, ViewedAs};
use server::report::{Addition, FollowTask, ReplyView, follow_up};
use wording::key;

use crate::context::Elsewhere;
use crate::staff::room::{Room, record_address, shaped};

/// The part of a record below its report; nothing where nothing followed that this viewer may see.
pub async fn section(room: &Room, viewer: &RecordViewer, found: &Record) -> Result<Option<AnyView>, Elsewhere> {
    let followed = follow_up(&room.program, viewer).await?;
    let is_final = found.reports.iter().any(|report| report.finalised_at.is_some());
    let said = is_final.then(|| reply(room, &found.name, followed.reply.as_ref()));
    let tasks = tasks(room, &followed.tasks);
    if said.is_none() && tasks.is_none() && followed.additions.is_empty() {
        return Ok(None);
    }
    let adds = (is_final && found.viewed_as == ViewedAs::Adviser).then(|| {
        let href = format!("{}/report#add-title", record_address(found.id));
        view! { <p class="on-screen"><a href=href>{room.text(key::REPORT_ADDITION_TITLE)}</a></p> }
    });
    let view = view! { <div class="followed">{adds} {additions(room, &followed.additions)} {said} {tasks}</div> };
    Ok(Some(view.into_any()))
}

/// What was added after the report was final, each with its day and its author.
pub fn additions(room: &Room, additions: &[Addition]) -> Option<AnyView> {
    if additions.is_empty() {
        return None;
    }
    let items: Vec<_> = additions
        .iter()
        .map(|one| {
            let day = room.full_day(room.calendar.local_date(one.at));
            let about: Vec<String> = std::iter::once(day).chain(one.author.clone()).collect();
            view! { <div><dt>{about.join(" · ")}</dt><dd class="told">{one.words.clone()}</dd></div> }
        })
        .collect();
    let view = view! {
        <section aria-labelledby="additions-title">
            <h2 id="additions-title">{room.text(key::REPORT_ADDITIONS)}</h2>
            <dl class="answers">{items}</dl>
        </section>
    };
    Some(view.into_any())
}

/// What the leaver said of the report, just as they wrote it.
pub fn reply(room: &Room, name: &str, reply: Option<&ReplyView>) -> AnyView {
    let said = match reply {
        None => view! { <p class="soft">{room.with(key::REPORT_REPLY_NONE, [("name", name.into())])}</p> }.into_any(),
        Some(reply) => {
            let (shape, state) =
                if reply.agrees { ("check", key::REPORT_REPLY_AGREES) } else { ("half", key::REPORT_REPLY_CORRECTS) };
            let day = room.full_day(room.calendar.local_date(reply.at));
            let words = (!reply.words.is_empty()).then(|| view! { <dd class="told">{reply.words.clone()}</dd> });
            view! { <dl class="answers"><div><dt>{day}</dt><dd>{shaped(shape, room.text(state))}</dd>{words}</div></dl> }
                .into_any()
        }
    };
    view! {
        <section aria-labelledby="reply-title">
            <h2 id="reply-title">{room.with(key::REPORT_REPLY, [("name", name.into())])}</h2>
            {said}
        </section>
    }
    .into_any()
}

fn tasks(room: &Room, tasks: &[FollowTask]) -> Option<AnyView> {
    if tasks.is_empty() {
        return None;
    }
    let items: Vec<_> = tasks.iter().map(|task| item(room, task)).collect();
    let view = view! {
        <section aria-labelledby="followed-tasks">
            <h2 id="followed-tasks">{room.text(key::TASK_TITLE)}</h2>
            <ul class="tasks">{items}</ul>
        </section>
    };
    Some(view.into_any())
}

fn item(room: &Room, task: &FollowTask) -> AnyView {
    let source = match task.source {
        domain::task::TaskSource::Agreement => key::TASK_AGREEMENT,
        domain::task::TaskSource::Asked => key::TASK_ASKED,
    };
    let owner =
        (!task.owner_name.is_empty()).then(|| room.with(key::TASK_FOR, [("owner", task.owner_name.clone().into())]));
    let about: Vec<String> = std::iter::once(room.text(source)).chain(owner).collect();
    let state = match task.done_at {
        Some(at) => {
            let day = room.short_day(room.calendar.local_date(at));
            shaped("check", room.with(key::TASK_WAS_DONE, [("day", day.into())]))
        }
        None => shaped("empty", room.text(key::TASK_NOT_DONE)),
    };
    let due = task.due_on.filter(|_| task.done_at.is_none()).map(|day| room.due_day(day, task.overdue));
    view! {
        <li>
            <div class="what"><strong>{task.what.clone()}</strong> " " <small>{about.join(" · ")}</small></div>
            {due}
            {state}
        </li>
    }
    .into_any()
}
