//! Whoever stays in touch by choice: a plain list for HR of the whole board.

use leptos::prelude::*;
use server::access::former_reader;
use server::stay::list;
use wording::key;

use crate::page::page;
use crate::staff::board;
use crate::staff::parts::empty;
use crate::staff::room::{Room, room};

/// The address.
pub const ADDRESS: &str = "/staff/former";

/// `/staff/former`
pub fn former_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let found = list(&room.program, &former_reader(&room.viewer)?).await?;
        let title = room.text(key::STAY_STAFF_TITLE);
        let content = if found.0.is_empty() {
            empty(room.text(key::STAY_STAFF_NONE), room.text(key::STAY_STAFF_NONE_FIRST), None)
        } else {
            table(&room, &found.0)
        };
        let content = view! {
            <a class="back" href=board::TAB>{room.text(key::PAGE_TAB_BOARD)}</a>
            <h1>{title.clone()}</h1>
            <p>{room.text(key::STAY_STAFF_LEAD)}</p>
            {content}
        };
        room.page(board::TAB, title, content).await
    })
}

fn table(room: &Room, rows: &[(String, chrono::NaiveDate)]) -> AnyView {
    let [address, since] = [key::STAY_STAFF_ADDRESS, key::STAY_STAFF_SINCE].map(|words| room.text(words));
    let rows: Vec<_> = rows
        .iter()
        .map(|(to, day)| {
            view! {
                <tr>
                    <td data-label=address.clone()><a href=format!("mailto:{to}")>{to.clone()}</a></td>
                    <td data-label=since.clone()>{room.short_day(*day)}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <p><a href=format!("{ADDRESS}/export.csv")>{room.text(key::STAY_STAFF_EXPORT)}</a></p>
        <table class="table rows">
            <caption>{room.text(key::STAY_STAFF_CAPTION)}</caption>
            <thead>
                <tr>
                    <th scope="col">{address.clone()}</th>
                    <th scope="col">{since.clone()}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// The way there from the board, for whoever may.
pub fn link(room: &Room) -> Option<AnyView> {
    let may = former_reader(&room.viewer).is_ok();
    may.then(|| view! { <p><a href=ADDRESS>{room.text(key::STAY_STAFF_TITLE)}</a></p> }.into_any())
}
