//! The works council's yearly summary, to print: how often somebody looked, or a way to look was opened. No names.

use leptos::prelude::*;
use server::access::log_reader;
use server::lists::log::{self, YearCounts};
use wording::key;

use super::{ADDRESS, TAB};
use crate::page::page;
use crate::staff::room::{Room, room};

/// One table, a column for each year.
pub fn years_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let reader = log_reader(&room.viewer)?;
        let years = log::years(&room.program, &reader).await?;
        let title = room.text(key::LOG_YEARS_TITLE);
        let organisation = room.organisation.name.clone();
        let foot = room.with(
            key::LOG_YEARS_FOOT,
            [("organisation", organisation.into()), ("day", room.wording.date(room.today).into())],
        );
        let content = view! {
            <a class="back" href=ADDRESS>{room.text(key::LOG_TITLE)}</a>
            <h1>{title.clone()}</h1>
            <p>{room.text(key::LOG_YEARS_LEAD)}</p>
            {table(&room, &years)}
            <p class="soft">{room.text(key::LOG_YEARS_LOOKS)}</p>
            <p class="print-foot">{foot}</p>
        };
        room.page(TAB, title, content).await
    })
}

fn table(room: &Room, years: &[YearCounts]) -> AnyView {
    let heads: Vec<_> =
        years.iter().map(|year| view! { <th scope="col" class="number-cell">{year.year}</th> }).collect();
    let rows: Vec<_> = domain::log::Counted::ALL
        .iter()
        .map(|counted| {
            let label = room.wording.code("counted", counted.code());
            let cells: Vec<_> = years
                .iter()
                .map(|year| {
                    let number = year.counts.iter().find(|(what, _)| what == counted).map_or(0, |(_, number)| *number);
                    view! { <td class="number-cell" data-label=year.year.to_string()>{number}</td> }
                })
                .collect();
            view! { <tr><th scope="row">{label}</th> {cells}</tr> }
        })
        .collect();
    view! {
        <table class="table rows">
            <caption>{room.text(key::LOG_YEARS_CAPTION)}</caption>
            <thead><tr><th scope="col">{room.text(key::LOG_WHAT)}</th> {heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
