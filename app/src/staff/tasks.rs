//! Somebody's tasks: what was agreed in talks, and for HR what leaders ask; done with one button.

use domain::ids::TaskId;
use domain::task::TaskSource;
use leptos::prelude::*;
use server::access::task_owner;
use server::task::{Marking, TaskRow, mark, page as tasks_of};
use wording::key;

use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form;
use crate::page::page;
use crate::staff::parts::{empty, hidden};
use crate::staff::room::{Room, record_address, room};

/// The address, as its tab names it.
pub const TAB: &str = "/staff/tasks";

/// The open ones by date, and what was done lately.
pub fn tasks_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let found = tasks_of(&room.program, &room.viewer).await?;
        let title = room.text(key::TASK_TITLE);
        let open = if found.open.is_empty() {
            empty(room.text(key::TASK_EMPTY_WHAT), room.text(key::TASK_EMPTY_FIRST), None)
        } else {
            list(&room, &found.open)
        };
        let lately = (!found.done.is_empty()).then(|| {
            view! {
                <section aria-labelledby="lately">
                    <h2 id="lately">{room.text(key::TASK_LATELY)}</h2>
                    {list(&room, &found.done)}
                </section>
            }
        });
        let content = view! {
            <h1>{title.clone()}</h1>
            <section aria-labelledby="open">
                <h2 id="open">{room.text(key::TASK_OPEN)}</h2>
                {open}
            </section>
            {lately}
        };
        room.page(TAB, title, content).await
    })
}

fn list(room: &Room, rows: &[TaskRow]) -> AnyView {
    let items: Vec<_> = rows.iter().map(|row| item(room, row)).collect();
    view! { <ul class="tasks">{items}</ul> }.into_any()
}

fn item(room: &Room, row: &TaskRow) -> AnyView {
    let when = match &row.done {
        Some(done) => {
            let day = room.short_day(room.calendar.local_date(done.at));
            let words = match &done.by {
                Some(by) => room.with(key::TASK_WAS_DONE_BY, [("day", day.into()), ("by", by.clone().into())]),
                None => room.with(key::TASK_WAS_DONE, [("day", day.into())]),
            };
            view! { <span class="due">{words}</span> }.into_any()
        }
        None => match row.due_on {
            Some(day) => room.due_day(day, row.overdue),
            None => view! { <span class="due soft">{room.text(key::TASK_NO_DATE)}</span> }.into_any(),
        },
    };
    let (wish, words, class) = if row.done.is_some() {
        ("no", key::TASK_UNDO, "button small quiet")
    } else {
        ("yes", key::TASK_DO, "button small")
    };
    let about = room.with(key::TASK_ABOUT, [("what", row.what.clone().into())]);
    view! {
        <li>
            <div class="what"><strong>{row.what.clone()}</strong> " " <small>{whence(room, row)}</small></div>
            {when}
            <form class="actions" method="post" action=TaskMark::PATH>
                {hidden("task", row.id.to_string())}
                {hidden("done", wish)}
                <button class=class>{room.text(words)} <span class="visually-hidden">" " {about}</span></button>
            </form>
        </li>
    }
    .into_any()
}

/// Which talk it came from, as far as the viewer may know, and who was named.
fn whence(room: &Room, row: &TaskRow) -> AnyView {
    let (with, without) = match row.source {
        TaskSource::Agreement => (key::TASK_AGREEMENT_WITH, key::TASK_AGREEMENT),
        TaskSource::Asked => (key::TASK_ASKED_WITH, key::TASK_ASKED),
    };
    let talk = match &row.departure {
        Some((id, name)) => view! { {room.text(with)} " " <a href=record_address(*id)>{name.clone()}</a> }.into_any(),
        None => room.text(without).into_any(),
    };
    let is_named = !row.owner_name.is_empty() && row.owner_name != room.viewer.name;
    let owner =
        is_named.then(|| format!(" · {}", room.with(key::TASK_FOR, [("owner", row.owner_name.clone().into())])));
    let by = row.by.clone().filter(|by| *by != room.viewer.name);
    let by = by.map(|by| format!(" · {}", room.with(key::TASK_BY, [("by", by.into())])));
    view! { {talk} {owner} {by} }.into_any()
}

crate::form_functions!(TaskMark);

/// Marks a task done, or open again.
#[server(prefix = "/_fn", endpoint = "task-mark", input = Form)]
pub async fn task_mark(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let viewer = context::staff().await?;
        let program = context::program();
        let id: TaskId = fields.get("task").parse().map_err(|_| Elsewhere::NotFound)?;
        let owner = task_owner(&program, &viewer, id).await?;
        let wording = context::wording(Some(viewer.language));
        let words = match mark(&program, &owner, fields.get("done") == "yes").await? {
            Marking::Done => key::TASK_DONE_SAID,
            Marking::Reopened => key::TASK_UNDONE_SAID,
            Marking::Already => key::TASK_ALREADY_SAID,
        };
        form::say("good", wording.text(words)).await?;
        Ok(TAB.to_owned())
    })
    .await
}
