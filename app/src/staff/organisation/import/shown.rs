//! A preview on screen: of each list how many of each, and every line with what becomes of it.

use leptos::prelude::*;
use server::organisation_import::{Lines, PersonShown, PreviewLine, UnitShown, Verdict};
use wording::{Key, key};

use super::words;
use crate::staff::room::{Room, shaped};

/// An earlier confirmation came to nothing, and nothing was made.
pub fn failed(room: &Room) -> AnyView {
    view! {
        <div class="notice bad" role="alert">
            <p><strong>{room.text(key::STAFF_IMPORT_FAILED_STRONG)}</strong> " " {room.text(key::STAFF_IMPORT_FAILED)}</p>
        </div>
    }
    .into_any()
}

/// Schools and teams.
pub fn units(room: &Room, lines: &Lines<UnitShown>) -> AnyView {
    let heads = [key::LISTS_KIND, key::STAFF_UNITS_BELONGS, key::LISTS_LEADER];
    list(room, ("unit-lines", key::LISTS_UNITS), lines, heads, |unit| {
        let kind = room.wording.code("unit-kind", unit.kind.code());
        let school = unit.school.clone().unwrap_or_else(|| room.organisation.name.clone());
        [kind, school, unit.leader.clone().unwrap_or_default()]
    })
}

/// Accounts.
pub fn people(room: &Room, lines: &Lines<PersonShown>) -> AnyView {
    let heads = [key::STAFF_PEOPLE_EMAIL, key::STAFF_PEOPLE_ROLES, key::STAFF_PEOPLE_TRAINING];
    list(room, ("people-lines", key::LISTS_PEOPLE), lines, heads, |person| {
        let roles: Vec<String> = person
            .roles
            .iter()
            .map(|(role, unit)| {
                let unit = unit.clone().unwrap_or_else(|| room.organisation.name.clone());
                format!("{} ({unit})", room.wording.code("role", role.code()))
            })
            .collect();
        let training = if person.is_trained { room.text(key::LISTS_TRAINED) } else { String::new() };
        [person.email.clone(), roles.join("; "), training]
    })
}

/// One list: its figures, then line by line, the refused ones first.
fn list<T>(
    room: &Room,
    (id, title): (&'static str, Key),
    lines: &Lines<T>,
    heads: [Key; 3],
    cells: impl Fn(&T) -> [String; 3],
) -> AnyView {
    let all = [key::STAFF_IMPORT_LINE, key::STAFF_IMPORT_VERDICT, key::STAFF_BOARD_NAME].into_iter().chain(heads);
    let all: Vec<_> = all
        .enumerate()
        .map(|(index, head)| {
            let class = (index == 0).then_some("number-cell");
            view! { <th scope="col" class=class>{room.text(head)}</th> }
        })
        .collect();
    let rows: Vec<_> = lines.lines.iter().map(|line| row(room, line, heads, &cells)).collect();
    let more = (lines.more > 0)
        .then(|| view! { <p class="soft">{room.with(key::STAFF_IMPORT_MORE, [("more", lines.more.into())])}</p> });
    let about = room.with(key::LISTS_FILE, [("file", lines.file_name.clone().into()), ("lines", lines.total.into())]);
    view! {
        <section aria-labelledby=format!("{id}-title")>
            <h2 id=format!("{id}-title")>{room.text(title)}</h2>
            <p class="soft">{about}</p>
            {counts(room, lines, id)}
            <table class="table rows" id=id>
                <caption>{room.text(key::STAFF_IMPORT_CAPTION)}</caption>
                <thead><tr>{all}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
            {more}
        </section>
    }
    .into_any()
}

/// New, there already, refused.
fn counts<T>(room: &Room, lines: &Lines<T>, id: &'static str) -> AnyView {
    let figures = [
        (lines.new, key::STAFF_IMPORT_COUNT_NEW, false),
        (lines.there, key::STAFF_IMPORT_COUNT_DOUBLE, false),
        (lines.refused, key::STAFF_IMPORT_COUNT_REFUSED, lines.refused > 0),
    ];
    let items: Vec<_> = figures
        .into_iter()
        .map(|(count, words, late)| {
            view! {
                <li class=late.then_some("late")>
                    <a href=format!("#{id}")><b>{count.to_string()}</b> " " <span>{room.text(words)}</span></a>
                </li>
            }
        })
        .collect();
    view! { <ul class="counts">{items}</ul> }.into_any()
}

fn row<T>(room: &Room, line: &PreviewLine<T>, heads: [Key; 3], cells: impl Fn(&T) -> [String; 3]) -> AnyView {
    let (verdict, told) = match &line.verdict {
        Verdict::New(made) => (shaped("check", room.text(key::STAFF_IMPORT_NEW)), cells(made)),
        Verdict::There => (shaped("stop", room.text(key::STAFF_IMPORT_DOUBLE)), Default::default()),
        Verdict::Refused(faults) => {
            let notes: Vec<_> = faults
                .iter()
                .enumerate()
                .map(|(index, (column, fault))| {
                    let break_before = (index > 0).then(|| view! { <br/> });
                    view! { {break_before} {words::line(room.wording, *column, *fault)} }
                })
                .collect();
            let verdict = view! { {shaped("alert", room.text(key::STAFF_IMPORT_CANNOT))} " " <small>{notes}</small> };
            (verdict.into_any(), Default::default())
        }
    };
    let told: Vec<_> =
        heads.into_iter().zip(told).map(|(head, text)| view! { <td data-label=room.text(head)>{text}</td> }).collect();
    view! {
        <tr>
            <td data-label=room.text(key::STAFF_IMPORT_LINE) class="number-cell">{line.number.to_string()}</td>
            <td data-label=room.text(key::STAFF_IMPORT_VERDICT)>{verdict}</td>
            <td data-label=room.text(key::STAFF_BOARD_NAME)>{line.name.clone()}</td>
            {told}
        </tr>
    }
    .into_any()
}
