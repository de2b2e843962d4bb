//! What a search says of itself: how many it found, and what there is beside the list.

use leptos::prelude::*;
use server::lists::worklist::{Beside, FoundUnit, SORTED_MAX, WorklistFilter, WorklistPage};
use wording::key;

use crate::staff::board::filters::{address, unit_name};
use crate::staff::organisation::account;
use crate::staff::room::Room;

/// The lines above the list; nothing where nothing was asked for.
pub fn beside(
    room: &Room,
    filter: &WorklistFilter,
    found: &WorklistPage,
    beside: &Beside,
    is_later: bool,
) -> Option<AnyView> {
    let is_asked = !filter.text.is_empty() || filter.narrowed_by() > 0;
    let unsorted = found
        .too_many_to_sort
        .then(|| view! { <p>{room.with(key::STAFF_BOARD_TOO_MANY, [("most", SORTED_MAX.into())])}</p> }.into_any());
    if !is_asked {
        return unsorted;
    }
    let whole = found.next.is_none() && !is_later;
    let words = if whole { key::STAFF_BOARD_FOUND } else { key::STAFF_BOARD_FOUND_PAGE };
    let count = room.with(words, [("count", found.rows.len().into())]);
    let finished = (!beside.finished.is_zero()).then(|| {
        let among = filter.among_the_finished();
        let words = room.with(
            key::STAFF_BOARD_FINISHED,
            [("shown", beside.finished.to_string().into()), ("count", beside.finished.at_most_a_hundred().into())],
        );
        view! { " · " <a href=address(&among, None)>{words}</a> }
    });
    let team = filter.team.is_some().then(|| {
        let whole = WorklistFilter { team: None, ..filter.clone() };
        view! { " · " <a href=address(&whole, None)>{room.text(key::STAFF_BOARD_WHOLE_SCHOOL)}</a> }
    });
    let units: Vec<AnyView> = beside.units.iter().map(|found| unit(room, found)).collect();
    let people: Vec<AnyView> = beside
        .people
        .iter()
        .map(|(id, name)| {
            let href = format!("{}/{id}", account::ADDRESS);
            view! { <li><a href=href>{name.clone()}</a></li> }.into_any()
        })
        .collect();
    let units = list(room.text(key::STAFF_BOARD_FOUND_UNITS), units);
    let people = list(room.text(key::STAFF_BOARD_FOUND_PEOPLE), people);
    let view = view! {
        <div class="outcome">
            {unsorted}
            <p role="status">{count} {finished} {team}</p>
            {units}
            {people}
        </div>
    };
    Some(view.into_any())
}

fn unit(room: &Room, found: &FoundUnit) -> AnyView {
    let (team, words) = match &found.team {
        None => (None, found.school_name.clone()),
        Some((id, name)) => (Some(*id), format!("{name}, {}", found.school_name)),
    };
    let words = unit_name(room, words, found.is_put_away);
    let theirs = WorklistFilter { school: Some(found.school), team, ..WorklistFilter::default() };
    view! { <li><a href=address(&theirs, None)>{words}</a></li> }.into_any()
}

fn list(title: String, items: Vec<AnyView>) -> Option<AnyView> {
    if items.is_empty() {
        return None;
    }
    Some(view! { <div class="also"><span>{title}</span> <ul>{items}</ul></div> }.into_any())
}
