//! Improvement points: what was learned from leavers, and what leavers read of what changed.

mod actions;
pub mod comments;
mod evidence;
mod faults;
mod mine;
pub mod point;
mod point_form;
pub mod progress;
pub mod propose;

use domain::improvement::PointStatus;
use leptos::prelude::*;
use server::access::{PointWriter, point_writer};
use server::improvement::{Point, all};
use wording::key;

use crate::context::Elsewhere;
use crate::page::page;
use crate::staff::improvements::evidence::Ways;
use crate::staff::room::{Room, room, shaped};
use crate::staff::{parts, tips};

pub use mine::mine_page;
pub use point::{new_page, point_page};
pub use propose::propose_page;

/// The address, as its tab names it.
pub const TAB: &str = "/staff/improvements";
/// Where somebody reads what they see to, and what they proposed; the tab of advisers.
pub const MINE: &str = "/staff/improvements/mine";
/// Where an adviser proposes a point.
pub const PROPOSE: &str = "/staff/improvements/propose";

/// Whoever may write points, with the page around.
struct Writing {
    room: Room,
    writer: PointWriter,
}

async fn writing() -> Result<Writing, Elsewhere> {
    let room = room().await?;
    let writer = point_writer(&room.viewer)?;
    Ok(Writing { room, writer })
}

/// All points, what was changed last first.
pub fn improvements_page() -> AnyView {
    page(|| async {
        let writing = writing().await?;
        let room = &writing.room;
        let points = all(&room.program, &writing.writer).await?;
        let ways = Ways::of(room).await?;
        let title = room.text(key::IMPROVEMENT_TITLE);
        let new = || view! { <a class="button" href=format!("{TAB}/new")>{room.text(key::IMPROVEMENT_NEW)}</a> };
        let list = if points.is_empty() {
            let (what, first) = (room.text(key::IMPROVEMENT_EMPTY_WHAT), room.text(key::IMPROVEMENT_EMPTY_FIRST));
            parts::empty(what, first, Some(new().into_any()))
        } else {
            view! { <div class="actions">{new()}</div> {table(room, &points, &ways)} }.into_any()
        };
        let content = view! {
            <h1>{title.clone()}</h1>
            <p>{room.text(key::IMPROVEMENT_LEAD)}</p>
            <p><a href=MINE>{room.text(key::IMPROVEMENT_MINE)}</a></p>
            {tips::link(room)}
            {list}
        };
        room.page(TAB, title, content).await
    })
}

fn table(room: &Room, points: &[Point], ways: &Ways) -> AnyView {
    let heads = [
        key::IMPROVEMENT_WHAT,
        key::IMPROVEMENT_SCHOOL,
        key::IMPROVEMENT_OWNER,
        key::IMPROVEMENT_STATUS,
        key::IMPROVEMENT_FIGURE,
        key::IMPROVEMENT_SHOWN,
    ];
    let heads: Vec<_> = heads.into_iter().map(|head| view! { <th scope="col">{room.text(head)}</th> }).collect();
    let rows: Vec<_> = points.iter().map(|point| row(room, point, ways)).collect();
    view! {
        <table class="table rows">
            <caption class="visually-hidden">{room.text(key::IMPROVEMENT_TITLE)}</caption>
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(room: &Room, point: &Point, ways: &Ways) -> AnyView {
    let shown = match point.published_at {
        Some(at) => room
            .with(key::IMPROVEMENT_SHOWN_SINCE, [("day", room.short_day(room.calendar.local_date(at)).into())])
            .into_any(),
        None => view! { <span class="soft">{room.text(key::IMPROVEMENT_NOT_SHOWN)}</span> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row"><a href=format!("{TAB}/{}", point.id)>{first_line(&point.text.what)}</a></th>
            <td data-label=room.text(key::IMPROVEMENT_SCHOOL)>{school_name(room, point)}</td>
            <td data-label=room.text(key::IMPROVEMENT_OWNER)>{point.text.owner.clone()}</td>
            <td data-label=room.text(key::IMPROVEMENT_STATUS)>{status(room, point.text.status)}</td>
            <td data-label=room.text(key::IMPROVEMENT_FIGURE)>{ways.figure_of(room, &point.text)}</td>
            <td data-label=room.text(key::IMPROVEMENT_SHOWN)>{shown}</td>
        </tr>
    }
    .into_any()
}

fn school_name(room: &Room, point: &Point) -> String {
    point.school.clone().unwrap_or_else(|| room.text(key::IMPROVEMENT_WHOLE_BOARD))
}

/// A word with a shape before it.
fn status(room: &Room, status: PointStatus) -> AnyView {
    let shape = match status {
        PointStatus::Proposed | PointStatus::Accepted => "empty",
        PointStatus::Declined => "stop",
        PointStatus::Doing => "half",
        PointStatus::Done => "check",
    };
    shaped(shape, room.wording.code("point-status", status.code()))
}

/// The first line of a text, as its title.
fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}
