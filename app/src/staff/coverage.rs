//! Of how many who leave a talk is planned or was held, by school and team: as it is now for HR, as it was counted for
//! school heads. Each number stands as text; the bar beside it only shows the same.

use domain::coverage::Coverage;
use domain::school::GROUP_MIN;
use leptos::prelude::*;
use server::lists::coverage::{HalfCovered, SchoolCovered, as_counted, live};
use wording::key;

use crate::context::Elsewhere;
use crate::page::page;
use crate::staff::room::{Room, room};
use crate::staff::{board, parts, school};

/// The address.
pub const ADDRESS: &str = "/staff/coverage";

/// `/staff/coverage`: HR's schools as they are now, then those of the head as they were counted.
pub fn coverage_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let (coordinator, head) = (room.viewer.coordinator().ok(), room.viewer.school_head().ok());
        let (tab, back) = match (&coordinator, &head) {
            (Some(_), _) => (board::TAB, key::PAGE_TAB_BOARD),
            (None, Some(_)) => (school::TAB, key::PAGE_TAB_SCHOOL),
            (None, None) => return Err(Elsewhere::NotFound),
        };
        let now = match &coordinator {
            Some(coordinator) => live(&room.program, coordinator).await?,
            None => Vec::new(),
        };
        let mut counted = match &head {
            Some(head) => as_counted(&room.program, head).await?,
            None => Vec::new(),
        };
        counted.retain(|school| !now.iter().any(|shown| shown.id == school.id));
        let title = room.text(key::COVERAGE_TITLE);
        let nothing = (now.is_empty() && counted.is_empty())
            .then(|| parts::empty(room.text(key::COVERAGE_EMPTY_WHAT), room.text(key::COVERAGE_EMPTY_FIRST), None));
        let of_head = (!counted.is_empty()).then(|| view! { <p>{room.text(key::COVERAGE_HEAD)}</p> });
        let counted: Vec<_> = counted.iter().map(|school| section(&room, school, false)).collect();
        let now: Vec<_> = now.iter().map(|school| section(&room, school, true)).collect();
        let content = view! {
            <a class="back" href=tab>{room.text(back)}</a>
            <h1>{title.clone()}</h1>
            <p class="lead">{room.text(key::COVERAGE_LEAD)}</p>
            <p>{room.with(key::COVERAGE_GROUPS, [("min", GROUP_MIN.into())])} " " {room.text(key::COVERAGE_REST_MEANS)}</p>
            {nothing}
            {now}
            {of_head}
            {counted}
        };
        room.page(tab, title, content).await
    })
}

/// The way here, from the board and from a head's page.
pub fn link(room: &Room) -> AnyView {
    view! { <p><a href=ADDRESS>{room.text(key::COVERAGE_LINK)}</a></p> }.into_any()
}

fn section(room: &Room, school: &SchoolCovered, is_live: bool) -> AnyView {
    let id = format!("school-{}", school.id);
    let none_yet = school.halves.is_empty().then(|| view! { <p>{room.text(key::SCHOOL_HELD_NONE_YET)}</p> });
    let halves: Vec<_> = school.halves.iter().map(|half| counted(room, half, is_live)).collect();
    let labelled = id.clone();
    view! {
        <section aria-labelledby=labelled>
            <h2 id=id>{school.name.clone()}</h2>
            {none_yet}
            {halves}
        </section>
    }
    .into_any()
}

fn counted(room: &Room, half: &HalfCovered, is_live: bool) -> AnyView {
    let days =
        [("first", room.wording.date(half.days.first).into()), ("last", room.wording.date(half.days.last).into())];
    let caption = room.with(key::COVERAGE_HALF, days);
    if half.groups.is_empty() {
        return parts::empty(caption, room.text(key::COVERAGE_TOO_FEW), None);
    }
    let whole = (half.groups.len() > 1).then(|| {
        let count = half.groups.iter().fold(Coverage::default(), |sum, group| sum.and(group.count));
        row(room, room.text(key::COVERAGE_WHOLE), count, is_live)
    });
    let rows: Vec<_> =
        half.groups.iter().map(|group| row(room, group.teams.join(", "), group.count, is_live)).collect();
    let heads: Vec<_> = columns(is_live).map(|(head, _)| view! { <th scope="col">{room.text(head)}</th> }).collect();
    view! {
        <table class="table rows">
            <caption>{caption}</caption>
            <thead>
                <tr>
                    <th scope="col">{room.text(key::SCHOOL_TEAM)}</th>
                    {heads}
                    <th scope="col">{room.text(key::COVERAGE_BAR)}</th>
                </tr>
            </thead>
            <tbody>{rows} {whole}</tbody>
        </table>
    }
    .into_any()
}

/// A heading, and how what stands below it is read.
type Column = (wording::Key, fn(Coverage) -> u32);

/// What is counted, with how it is read. What was counted when all talks could be over has none planned.
fn columns(is_live: bool) -> impl Iterator<Item = Column> {
    let all: [Column; 4] = [
        (key::COVERAGE_DUE, |count| count.due),
        (key::COVERAGE_HELD, |count| count.held),
        (key::COVERAGE_PLANNED, |count| count.planned),
        (key::COVERAGE_REST, Coverage::rest),
    ];
    all.into_iter().enumerate().filter(move |(at, _)| is_live || *at != 2).map(|(_, column)| column)
}

fn row(room: &Room, name: String, count: Coverage, is_live: bool) -> AnyView {
    let cells: Vec<_> =
        columns(is_live).map(|(head, read)| view! { <td data-label=room.text(head)>{read(count)}</td> }).collect();
    view! {
        <tr>
            <th scope="row">{name}</th>
            {cells}
            <td><span class="share" inner_html=bar(count)></span></td>
        </tr>
    }
    .into_any()
}

/// How wide a bar is, in its own units.
const WIDE: u32 = 1000;

/// Held is full, planned has an edge, the rest is empty: told apart without colour, too.
fn bar(count: Coverage) -> String {
    let wide = |people: u32| people * WIDE / count.due.max(1);
    let (held, planned) = (wide(count.held), wide(count.planned));
    format!(
        "<svg viewBox=\"0 0 {WIDE} 60\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">\
         <rect class=\"rest\" width=\"{WIDE}\" height=\"60\"/>\
         <rect class=\"held\" width=\"{held}\" height=\"60\"/>\
         <rect class=\"planned\" x=\"{held}\" width=\"{planned}\" height=\"60\"/></svg>"
    )
}

#[cfg(test)]
mod tests {
    use domain::coverage::Coverage;

    use super::bar;

    #[test]
    fn a_bar_shares_its_width_and_never_divides_by_nothing() {
        let shown = bar(Coverage { due: 8, planned: 2, held: 4 });
        assert!(shown.contains("class=\"held\" width=\"500\""), "{shown}");
        assert!(shown.contains("class=\"planned\" x=\"500\" width=\"250\""), "{shown}");
        assert!(bar(Coverage::default()).contains("class=\"held\" width=\"0\""));
    }
}
