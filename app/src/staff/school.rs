//! The school head's page: who of the own schools still needs a talk, and of how many who left one was held. No
//! record opens from it.

use domain::school::GROUP_MIN;
use leptos::prelude::*;
use server::school::{HalfSeen, SchoolSeen, StillHere, schools};
use wording::key;

use crate::page::page;
use crate::staff::room::{Room, room};
use crate::staff::{coverage, parts};

/// The address, as its tab names it.
pub const TAB: &str = "/staff/school";

/// Each school of the head's.
pub fn school_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let head = room.viewer.school_head()?;
        let schools = schools(&room.program, &head).await?;
        let title = room.text(key::SCHOOL_TITLE);
        let sections: Vec<_> = schools.iter().map(|school| section(&room, school)).collect();
        let content = view! {
            <h1>{title.clone()}</h1>
            <p class="lead">{room.text(key::SCHOOL_LEAD)}</p>
            {schools.is_empty().then(|| view! { <p>{room.text(key::SCHOOL_EMPTY)}</p> })}
            {sections}
            {coverage::link(&room)}
        };
        room.page(TAB, title, content).await
    })
}

fn section(room: &Room, school: &SchoolSeen) -> AnyView {
    let (id, of) = (format!("school-{}", school.id), format!("school-{}", school.id));
    view! {
        <section aria-labelledby=of>
            <h2 id=id>{school.name.clone()}</h2>
            <h3>{room.text(key::SCHOOL_LEAVERS)}</h3>
            {leavers(room, &school.leavers)}
            <h3>{room.text(key::SCHOOL_HELD)}</h3>
            <p class="hint">{room.with(key::SCHOOL_HELD_LEAD, [("min", GROUP_MIN.into())])}</p>
            {halves(room, &school.halves)}
        </section>
    }
    .into_any()
}

fn leavers(room: &Room, leavers: &[StillHere]) -> AnyView {
    if leavers.is_empty() {
        return view! { <p>{room.text(key::SCHOOL_LEAVERS_NONE)}</p> }.into_any();
    }
    let rows: Vec<_> = leavers
        .iter()
        .map(|leaver| {
            view! {
                <tr>
                    <th scope="row">{leaver.name.clone()}</th>
                    <td data-label=room.text(key::SCHOOL_TEAM)>{leaver.team.clone()}</td>
                    <td data-label=room.text(key::STAFF_LAST_DAY)>{room.short_day(leaver.last_day_worked)}</td>
                    <td data-label=room.text(key::STAFF_TEAM_TALK)>{room.leader_status(leaver.status)}</td>
                </tr>
            }
        })
        .collect();
    let heads = [key::STAFF_BOARD_NAME, key::SCHOOL_TEAM, key::STAFF_LAST_DAY, key::STAFF_TEAM_TALK];
    let caption = room.with(key::SCHOOL_LEAVERS_CAPTION, [("count", leavers.len().into())]);
    table(room, caption, &heads, rows)
}

fn halves(room: &Room, halves: &[HalfSeen]) -> AnyView {
    if halves.is_empty() {
        return view! { <p>{room.text(key::SCHOOL_HELD_NONE_YET)}</p> }.into_any();
    }
    halves.iter().map(|half| counted(room, half)).collect::<Vec<_>>().into_any()
}

fn counted(room: &Room, half: &HalfSeen) -> AnyView {
    let days =
        [("first", room.wording.date(half.days.first).into()), ("last", room.wording.date(half.days.last).into())];
    let caption = room.with(key::SCHOOL_HELD_HALF, days);
    if half.groups.is_empty() {
        return parts::empty(caption, room.text(key::SCHOOL_HELD_TOO_FEW), None);
    }
    let rows: Vec<_> = half
        .groups
        .iter()
        .map(|group| {
            let of = room.with(key::SCHOOL_HELD_OF, [("held", group.held.into()), ("due", group.due.into())]);
            view! {
                <tr>
                    <th scope="row">{group.teams.join(", ")}</th>
                    <td data-label=room.text(key::SCHOOL_HELD_COUNT)>{of}</td>
                </tr>
            }
        })
        .collect();
    table(room, caption, &[key::SCHOOL_TEAM, key::SCHOOL_HELD_COUNT], rows)
}

fn table(room: &Room, caption: String, heads: &[wording::Key], rows: impl IntoView + 'static) -> AnyView {
    let heads: Vec<_> = heads.iter().map(|head| view! { <th scope="col">{room.text(*head)}</th> }).collect();
    view! {
        <table class="table rows">
            <caption>{caption}</caption>
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
