//! Answers and report side by side, code by code: ticked, told, both.

use domain::side_by_side::{Line, Place};
use leptos::prelude::*;
use server::departure::record::Record;
use wording::{Key, key};

use crate::staff::room::Room;

/// The two tables; nothing where the viewer does not see both sides.
pub fn section(room: &Room, found: &Record) -> Option<AnyView> {
    let both = found.side_by_side.as_ref()?;
    let (language, sector) = (room.wording.language(), room.organisation.sector);
    let reasons = both
        .reasons
        .as_ref()
        .map(|lines| table(room, key::RECORD_BOTH_REASONS, lines, |code| code.text(language, sector)));
    let values = both
        .values
        .as_ref()
        .map(|lines| table(room, key::RECORD_BOTH_VALUES, lines, |code| code.text(language, sector)));
    if reasons.is_none() && values.is_none() {
        return None;
    }
    let view = view! {
        <section id="both" aria-labelledby="both-title">
            <h2 id="both-title">{room.text(key::RECORD_BOTH_TITLE)}</h2>
            <p class="soft">{room.text(key::RECORD_BOTH_LEAD)}</p>
            {reasons}
            {values}
        </section>
    };
    Some(view.into_any())
}

fn table<C: Copy>(room: &Room, caption: Key, lines: &[Line<C>], words: impl Fn(C) -> String) -> AnyView {
    if lines.is_empty() {
        let what = room.text(caption);
        return view! { <p class="soft">{room.with(key::RECORD_BOTH_NOTHING, [("what", what.into())])}</p> }.into_any();
    }
    let [code, ticked, told, place] =
        [key::RECORD_BOTH_CODE, key::RECORD_BOTH_TICKED, key::RECORD_BOTH_TOLD, key::RECORD_BOTH_PLACE]
            .map(|words| room.text(words));
    let rows: Vec<_> = lines
        .iter()
        .map(|line| {
            let there = |one: Place| line.place == one || line.place == Place::Both;
            let decisive = |one: Place| line.decisive == Some(one) || line.decisive == Some(Place::Both);
            view! {
                <tr>
                    <th scope="row">{words(line.code)}</th>
                    <td data-label=ticked.clone()>{cell(room, there(Place::Ticked), decisive(Place::Ticked))}</td>
                    <td data-label=told.clone()>{cell(room, there(Place::Told), decisive(Place::Told))}</td>
                    <td data-label=place.clone()>{room.wording.code("place", line.place.code())}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <table class="table rows both">
            <caption>{room.text(caption)}</caption>
            <thead>
                <tr>
                    <th scope="col">{code}</th>
                    <th scope="col">{ticked.clone()}</th>
                    <th scope="col">{told.clone()}</th>
                    <th scope="col">{place.clone()}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn cell(room: &Room, is_there: bool, is_decisive: bool) -> String {
    match (is_there, is_decisive) {
        (false, _) => room.text(key::RECORD_BOTH_NO),
        (true, false) => room.text(key::RECORD_BOTH_YES),
        (true, true) => room.text(key::RECORD_BOTH_DECISIVE),
    }
}
