//! HR's board: what needs a hand today on top, with the one action that settles it on the row.

mod beside;
mod counts;
mod filters;
pub mod letters;
mod row;
pub mod several;
mod table;

use leptos::prelude::*;
use server::lists::worklist::{self, Beside, Cursor, WorklistFilter, WorklistPage};
use wording::key;

use crate::context::{self, Elsewhere};
use crate::page::page;
use crate::staff::room::{Room, room};
use crate::staff::{coverage, former, parts, requests, unsent};

pub use filters::address;

/// The address of the board, as its tab names it.
pub const TAB: &str = "/staff/board";

/// The board.
pub fn board_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let coordinator = room.viewer.coordinator()?;
        let query = context::query();
        let filter = WorklistFilter::from_query(&query);
        let from = context::query_value("from").and_then(|text| Cursor::parse(&text));
        let found = worklist::page(&room.program, &coordinator, &filter, from.as_ref()).await?;
        let keeper = room.viewer.keeper().ok();
        let also = worklist::beside(&room.program, &coordinator, keeper.as_ref(), &filter).await?;
        show(&room, &filter, from.is_some(), (found, also)).await
    })
}

async fn show(
    room: &Room,
    filter: &WorklistFilter,
    is_later: bool,
    (found, also): (WorklistPage, Beside),
) -> Result<AnyView, Elsewhere> {
    let title = room.text(key::PAGE_TAB_BOARD);
    let has_nothing = found.rows.is_empty() && *filter == WorklistFilter::default() && !is_later;
    let headline = |search: Option<AnyView>| {
        view! {
            <div class="headline desk">
                <h1>{room.text(key::PAGE_TAB_BOARD)}</h1>
                {search}
                <div class="actions">
                    <a class="button small" href="/staff/departures/new">{room.text(key::STAFF_REGISTER_TITLE)}</a>
                    <a class="button small quiet" href="/staff/import">{room.text(key::STAFF_BOARD_IMPORT)}</a>
                </div>
            </div>
        }
        .into_any()
    };
    let waiting = requests::waiting(room).await?;
    let unsent = unsent::notice(room).await?;
    let asked = several::waiting(room, &filters::address(filter, None)).await?;
    let former = former::link(room);
    let covered = coverage::link(room);
    if has_nothing {
        let nothing = nothing_yet(room);
        let link = view! { <p><a href="/staff/board?open=all">{room.text(key::STAFF_BOARD_ALL)}</a></p> };
        return room
            .page(TAB, title, view! { {headline(None)} {unsent} {waiting} {nothing} {link} {covered} {former} })
            .await;
    }
    let calm = (*filter == WorklistFilter::default() && !is_later && found.counts.in_hand.is_zero())
        .then(|| view! { <p class="calm">{room.text(key::STAFF_BOARD_HAND_NONE)}</p> });
    let content = view! {
        {headline(Some(filters::filters(room, filter, &found.schools)))}
        <div class="slim">{unsent} {waiting} {asked}</div>
        {counts::counts(room, filter, &found.counts)}
        {beside::beside(room, filter, &found, &also, is_later)}
        {calm}
        {rows(room, filter, &found)}
        {paging(room, filter, is_later, found.next.as_ref())}
        {covered}
        {former}
    };
    room.page(TAB, title, content).await
}

fn nothing_yet(room: &Room) -> AnyView {
    let actions = view! {
        <a class="button" href="/staff/departures/new">{room.text(key::STAFF_REGISTER_TITLE)}</a>
        <a href="/staff/import">{room.text(key::STAFF_BOARD_IMPORT_LIST)}</a>
    };
    parts::empty(
        room.text(key::STAFF_BOARD_EMPTY_WHAT),
        room.text(key::STAFF_BOARD_EMPTY_FIRST),
        Some(actions.into_any()),
    )
}

fn rows(room: &Room, filter: &WorklistFilter, found: &WorklistPage) -> AnyView {
    if found.rows.is_empty() {
        let clear = view! { <a href="/staff/board">{room.text(key::STAFF_FILTER_CLEAR)}</a> };
        return parts::empty(
            room.text(key::STAFF_BOARD_NONE_WHAT),
            room.text(key::STAFF_BOARD_NONE_FIRST),
            Some(clear.into_any()),
        );
    }
    let back = filters::address(filter, None);
    view! {
        {table::table(room, filter, found, &back)}
        {several::bar(room, &back, &found.coordinators)}
        <p><a href=filters::export_address(filter)>{room.text(key::STAFF_BOARD_EXPORT)}</a></p>
    }
    .into_any()
}

fn paging(room: &Room, filter: &WorklistFilter, is_later: bool, next: Option<&Cursor>) -> Option<AnyView> {
    if !is_later && next.is_none() {
        return None;
    }
    let first = is_later.then(|| {
        view! { <li><a href=filters::address(filter, None)>{room.text(key::STAFF_PAGING_FIRST)}</a></li> }
    });
    let next = next.map(|next| {
        let address = filters::address(filter, Some(next));
        view! { <li><a rel="next" href=address>{room.text(key::STAFF_PAGING_NEXT)}</a></li> }
    });
    let view = view! {
        <nav class="paging" aria-label=room.text(key::STAFF_PAGING)>
            <p>{room.with(key::STAFF_PAGING_ROWS, [("rows", worklist::PAGE_ROWS.into())])}</p>
            <ul>{first} {next}</ul>
        </nav>
    };
    Some(view.into_any())
}
