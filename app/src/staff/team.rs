//! The leader's page: who still needs a talk, and by when. Where somebody else hosts it says
//! "arranged" and no more.

use domain::account::Role;
use domain::course::LeaderStatus;
use leptos::prelude::*;
use server::lists::leader::{self, LeaderRow};
use wording::key;

use crate::context::Elsewhere;
use crate::page::page;
use crate::staff::parts;
use crate::staff::room::{Room, record_address, room};

/// The address, as its tab names it.
pub const TAB: &str = "/staff/team";

/// Everybody of the own team who leaves.
pub fn team_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        if !room.viewer.has(Role::TeamLeader) {
            return Err(Elsewhere::NotFound);
        }
        let rows = leader::page(&room.program, &room.viewer).await?.rows;
        let title = room.text(key::STAFF_TEAM_TITLE);
        let content = view! {
            <h1>{title.clone()}</h1>
            {tasks(&room, &rows)}
            {table(&room, &rows)}
        };
        room.page(TAB, title, content).await
    })
}

fn tasks(room: &Room, rows: &[LeaderRow]) -> AnyView {
    let items: Vec<_> = rows.iter().filter(|row| row.is_task()).map(|row| task(room, row)).collect();
    if items.is_empty() {
        let (what, first) = if rows.is_empty() {
            (key::STAFF_TEAM_EMPTY_WHAT, key::STAFF_TEAM_EMPTY_FIRST)
        } else {
            (key::STAFF_TEAM_DONE_WHAT, key::STAFF_TEAM_DONE_FIRST)
        };
        return parts::empty(room.text(what), room.text(first), None);
    }
    view! { <ul class="tasks">{items}</ul> }.into_any()
}

fn task(room: &Room, row: &LeaderRow) -> AnyView {
    let record = record_address(row.id);
    let last_day = room.with(key::STAFF_LAST_DAY_SHORT, [("day", room.short_day(row.last_day_worked).into())]);
    let small = match row.starts_at.filter(|_| row.to_record) {
        Some(at) => format!("{last_day} · {}", room.with(key::STAFF_DAY_WAS, [("when", room.moment(at).into())])),
        None => last_day,
    };
    let whom = room.with(key::STAFF_ROW_FOR, [("name", row.name.clone().into())]);
    let (href, words) = if row.to_record {
        (format!("{record}?do=held#do-held"), key::STAFF_TALK_HOW_IT_WENT)
    } else {
        (format!("{record}/talk"), key::STAFF_TALK_PLAN)
    };
    let action = row.talk.map(|_| {
        view! { <a class="button small" href=href>{room.text(words)} <span class="visually-hidden">" " {whom}</span></a> }
    });
    view! {
        <li>
            <div class="what"><a href=record>{row.name.clone()}</a> " " <small>{small}</small></div>
            {row.talk_by.map(|by| room.due_day(by, row.overdue))}
            <div class="actions">{action}</div>
        </li>
    }
    .into_any()
}

/// The way to say how it went; only its host has it.
fn how_it_went(room: &Room, row: &LeaderRow) -> Option<AnyView> {
    let whom = room.with(key::STAFF_ROW_FOR, [("name", row.name.clone().into())]);
    let href = format!("{}?do=held#do-held", record_address(row.id));
    row.talk.map(|_| {
        view! { " " <a href=href>{room.text(key::STAFF_TALK_HOW_IT_WENT)} <span class="visually-hidden">" " {whom}</span></a> }.into_any()
    })
}

fn table(room: &Room, rows: &[LeaderRow]) -> Option<AnyView> {
    if rows.is_empty() {
        return None;
    }
    let lines: Vec<_> = rows
        .iter()
        .map(|row| {
            let by = match (row.talk_by, row.starts_at.filter(|_| row.status == LeaderStatus::Planned)) {
                (_, Some(at)) => view! { <span class="due">{room.moment(at)}</span> }.into_any(),
                (Some(by), None) => room.due_day(by, row.overdue),
                (None, None) => view! { <span class="soft">{room.text(key::STAFF_TEAM_NOTHING)}</span> }.into_any(),
            };
            let status = if row.to_record { room.held_or_not() } else { room.leader_status(row.status) };
            view! {
                <tr>
                    <th scope="row"><a href=record_address(row.id)>{row.name.clone()}</a></th>
                    <td data-label=room.text(key::STAFF_LAST_DAY)>{room.short_day(row.last_day_worked)}</td>
                    <td data-label=room.text(key::STAFF_TEAM_TALK)>{status} {row.to_record.then(|| how_it_went(room, row)).flatten()}</td>
                    <td data-label=room.text(key::STAFF_BOARD_DUE)>{by}</td>
                </tr>
            }
        })
        .collect();
    let heads = [key::STAFF_BOARD_NAME, key::STAFF_LAST_DAY, key::STAFF_TEAM_TALK, key::STAFF_BOARD_DUE];
    let heads: Vec<_> = heads.into_iter().map(|head| view! { <th scope="col">{room.text(head)}</th> }).collect();
    let view = view! {
        <section>
            <h2>{room.text(key::STAFF_TEAM_ALL)}</h2>
            <table class="table rows">
                <caption>{room.with(key::STAFF_TEAM_CAPTION, [("count", rows.len().into())])}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{lines}</tbody>
            </table>
        </section>
    };
    Some(view.into_any())
}
