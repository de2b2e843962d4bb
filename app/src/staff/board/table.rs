//! The table of the board: what needs a hand today in a part of its own on top, and heads that sort.

use leptos::prelude::*;
use server::lists::worklist::{Sort, SortBy, WorklistFilter, WorklistPage, WorklistRow};
use wording::{Key, key};

use crate::staff::board::filters::{self, HEADS};
use crate::staff::board::row;
use crate::staff::room::Room;

/// Columns: the tick, those that sort, and the action.
const COLUMNS: usize = HEADS.len() + 2;

/// The table; `back` is the board as it stands now.
pub fn table(room: &Room, filter: &WorklistFilter, found: &WorklistPage, back: &str) -> AnyView {
    let shown = if found.too_many_to_sort { None } else { filter.sort };
    let heads: Vec<_> = HEADS.into_iter().map(|(by, words)| head(room, filter, shown, (by, words))).collect();
    let (in_hand, others): (Vec<&WorklistRow>, Vec<&WorklistRow>) = found.rows.iter().partition(|row| row.in_hand);
    let is_split = !in_hand.is_empty();
    let caption = if shown.is_some() { key::STAFF_BOARD_CAPTION_SORTED } else { key::STAFF_BOARD_CAPTION };
    view! {
        <table class="table rows board">
            <caption class="visually-hidden">{room.text(caption)}</caption>
            <thead>
                <tr>
                    <th scope="col" class="tick"><span class="visually-hidden">{room.text(key::STAFF_SEVERAL_HEAD)}</span></th>
                    {heads}
                    <th scope="col"><span class="visually-hidden">{room.text(key::STAFF_ACTION)}</span></th>
                </tr>
            </thead>
            {part(room, &in_hand, is_split.then_some(key::STAFF_BOARD_HAND), back)}
            {part(room, &others, is_split.then_some(key::STAFF_BOARD_REST), back)}
        </table>
    }
    .into_any()
}

/// A head that sorts: by this column, or the other way round where it is sorted by it already.
fn head(room: &Room, filter: &WorklistFilter, shown: Option<Sort>, (by, words): (SortBy, Key)) -> AnyView {
    let now = match shown {
        Some(sort) => (sort.by == by).then_some(sort.descending),
        None => (by == SortBy::Due).then_some(false),
    };
    let state = now.map(|descending| if descending { "descending" } else { "ascending" });
    let descending = now == Some(false);
    // The board's own order is by what is due.
    let sort = (descending || by != SortBy::Due).then_some(Sort { by, descending });
    let href = filters::address(&WorklistFilter { sort, ..filter.clone() }, None);
    view! { <th scope="col" aria-sort=state><a href=href>{room.text(words)}</a></th> }.into_any()
}

fn part(room: &Room, rows: &[&WorklistRow], title: Option<Key>, back: &str) -> Option<AnyView> {
    if rows.is_empty() {
        return None;
    }
    let title = title.map(|words| {
        view! { <tr class="split"><td colspan=COLUMNS.to_string()><h2>{room.text(words)}</h2></td></tr> }
    });
    let rows: Vec<_> = rows.iter().map(|found| row::row(room, found, back)).collect();
    Some(view! { <tbody>{title} {rows}</tbody> }.into_any())
}
