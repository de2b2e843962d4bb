//! A preview on screen: how many of each, and every line with what becomes of it.

use leptos::prelude::*;
use server::departure::import::{Preview, PreviewLine, Verdict};
use wording::key;

use super::refused;
use crate::staff::departure::registration::new;
use crate::staff::room::{Room, shaped};

/// New, double, refused.
pub fn counts(room: &Room, found: &Preview) -> AnyView {
    let figures = [
        (found.new, key::STAFF_IMPORT_COUNT_NEW, false),
        (found.doubles, key::STAFF_IMPORT_COUNT_DOUBLE, false),
        (found.other_days, key::IMPORT_COUNT_OTHER_DAY, false),
        (found.refused, key::STAFF_IMPORT_COUNT_REFUSED, found.refused > 0),
    ];
    let items: Vec<_> = figures
        .into_iter()
        .map(|(count, words, late)| {
            view! { <li class=late.then_some("late")><a href="#lines"><b>{count.to_string()}</b> " " <span>{room.text(words)}</span></a></li> }
        })
        .collect();
    view! { <ul class="counts">{items}</ul> }.into_any()
}

/// An earlier confirmation came to nothing, and nothing was made.
pub fn failed(room: &Room) -> AnyView {
    view! {
        <div class="notice bad" role="alert">
            <p><strong>{room.text(key::STAFF_IMPORT_FAILED_STRONG)}</strong> " " {room.text(key::STAFF_IMPORT_FAILED)}</p>
        </div>
    }
    .into_any()
}

/// Line by line; the refused ones first.
pub fn lines(room: &Room, found: &Preview) -> AnyView {
    let heads = [
        key::STAFF_IMPORT_LINE,
        key::STAFF_IMPORT_VERDICT,
        key::STAFF_BOARD_NAME,
        key::STAFF_BOARD_UNIT,
        key::STAFF_LAST_DAY,
    ];
    let heads: Vec<_> = heads
        .into_iter()
        .enumerate()
        .map(|(index, head)| {
            let class = (index == 0).then_some("number-cell");
            view! { <th scope="col" class=class>{room.text(head)}</th> }
        })
        .collect();
    let rows: Vec<_> = found.lines.iter().map(|line| row(room, line)).collect();
    let more = (found.more > 0)
        .then(|| view! { <p class="soft">{room.with(key::STAFF_IMPORT_MORE, [("more", found.more.into())])}</p> });
    view! {
        <table class="table rows" id="lines">
            <caption>{room.text(key::STAFF_IMPORT_CAPTION)}</caption>
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
        {more}
    }
    .into_any()
}

fn row(room: &Room, line: &PreviewLine) -> AnyView {
    let day = line.last_day_worked.map(|day| room.short_day(day)).unwrap_or_default();
    view! {
        <tr>
            <td data-label=room.text(key::STAFF_IMPORT_LINE) class="number-cell">{line.number.to_string()}</td>
            <td data-label=room.text(key::STAFF_IMPORT_VERDICT)>{verdict(room, &line.verdict)}</td>
            <td data-label=room.text(key::STAFF_BOARD_NAME)>{line.name.clone()}</td>
            <td data-label=room.text(key::STAFF_BOARD_UNIT)>{line.unit.clone()}</td>
            <td data-label=room.text(key::STAFF_LAST_DAY)>{day}</td>
        </tr>
    }
    .into_any()
}

fn verdict(room: &Room, verdict: &Verdict) -> AnyView {
    match verdict {
        Verdict::New { warnings } => {
            let notes: Vec<String> = warnings.iter().map(|one| room.text(new::warning(*one))).collect();
            view! { {shaped("check", room.text(key::STAFF_IMPORT_NEW))} " " {small(&notes)} }.into_any()
        }
        Verdict::OtherDay { registered, warnings } => {
            let there = if registered.is_closed { key::IMPORT_REGISTERED_CLOSED } else { key::IMPORT_REGISTERED_DAY };
            let day = room.wording.date(registered.last_day_worked);
            let mut notes = vec![room.with(there, [("day", day.into())])];
            notes.extend(warnings.iter().map(|one| room.text(new::warning(*one))));
            view! { {shaped("stop", room.text(key::IMPORT_OTHER_DAY))} " " {small(&notes)} }.into_any()
        }
        Verdict::Double => shaped("stop", room.text(key::STAFF_IMPORT_DOUBLE)),
        Verdict::Refused(found) => {
            let notes: Vec<String> =
                found.iter().map(|(field, fault)| refused::fault(room.wording, *field, *fault)).collect();
            view! { {shaped("alert", room.text(key::STAFF_IMPORT_CANNOT))} " " {small(&notes)} }.into_any()
        }
    }
}

fn small(notes: &[String]) -> Option<AnyView> {
    (!notes.is_empty()).then(|| {
        let lines: Vec<_> = notes
            .iter()
            .enumerate()
            .map(|(index, note)| view! { {(index > 0).then(|| view! { <br/> })} {note.clone()} })
            .collect();
        view! { <small>{lines}</small> }.into_any()
    })
}
