//! Confirming a list: all of it or nothing, or the good lines now.

use domain::ids::ImportId;
use domain::import::Choices;
use leptos::prelude::*;
use server::access::Coordinator;
use server::departure::import::{Lines, Preview, Starting, choose, load, start};
use wording::{Wording, key};

use super::{confirm_form, file_form, other_days, refused};
use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::staff::parts::{Filling, Tick, hidden};
use crate::staff::room::Room;

/// What is posted along with "the good lines first".
const GOOD: &str = "good";

/// Below a preview: what can be done with it.
pub fn part(room: &Room, found: &Preview, filling: &Filling) -> AnyView {
    if found.refused > 0 {
        return some_refused(room, found, filling);
    }
    if found.asks_for_order().is_some() {
        return view! { <p>{room.text(key::IMPORT_ORDER_FIRST)}</p> }.into_any();
    }
    if !found.has_good() {
        return view! { <div class="notice"><p><strong>{room.text(key::STAFF_IMPORT_NONE_STRONG)}</strong> " " {room.text(key::STAFF_IMPORT_NONE)}</p></div> }
            .into_any();
    }
    let words = if found.other_days == 0 {
        room.with(key::STAFF_IMPORT_SURE, [("new", found.new.into())])
    } else {
        room.text(key::IMPORT_SURE_LINES)
    };
    let fields = view! { {other_days::questions(room, found, filling)} {sure(room, words, filling)} };
    view! {
        <form class="form" novalidate=true method="post" action=ImportStart::PATH>
            {hidden("import", found.id.to_string())}
            {fields}
            <div class="actions">
                <button class="button">{room.text(key::STAFF_IMPORT_START)}</button>
                <a href="/staff/import">{room.text(key::STAFF_IMPORT_OTHER)}</a>
            </div>
        </form>
    }
    .into_any()
}

/// Where lines are refused: mend the list and bring it in again, or have the others made now.
fn some_refused(room: &Room, found: &Preview, filling: &Filling) -> AnyView {
    view! {
        <div class="notice bad">
            <p><strong>{room.text(key::STAFF_IMPORT_REFUSED_STRONG)}</strong> " " {room.with(key::STAFF_IMPORT_REFUSED, [("lines", found.refused.into())])}</p>
            {refused::link(room, found)}
        </div>
        <h2>{room.text(key::IMPORT_ALL_TITLE)}</h2>
        {file_form(room, &Filling::default(), key::STAFF_IMPORT_AGAIN)}
        {good_first(room, found, filling)}
    }
    .into_any()
}

/// The good lines now; nothing where there are none.
fn good_first(room: &Room, found: &Preview, filling: &Filling) -> Option<AnyView> {
    if !found.has_good() {
        return None;
    }
    let title = view! { <h2>{room.text(key::IMPORT_GOOD_TITLE)}</h2> };
    if found.asks_for_order().is_some() {
        return Some(view! { {title} <p>{room.text(key::IMPORT_ORDER_FIRST)}</p> }.into_any());
    }
    let words = if found.other_days == 0 {
        room.with(key::IMPORT_GOOD_SURE, [("new", found.new.into()), ("refused", found.refused.into())])
    } else {
        room.with(key::IMPORT_GOOD_SURE_LINES, [("refused", found.refused.into())])
    };
    let fields = view! { {other_days::questions(room, found, filling)} {sure(room, words, filling)} };
    let view = view! {
        {title}
        <p>{room.text(key::IMPORT_GOOD_LEAD)}</p>
        <form class="form" novalidate=true method="post" action=ImportStart::PATH>
            {hidden("import", found.id.to_string())}
            {hidden("lines", GOOD)}
            {fields}
            <div class="actions"><button class="button">{room.text(key::IMPORT_GOOD_START)}</button></div>
        </form>
    };
    Some(view.into_any())
}

fn sure(room: &Room, words: String, filling: &Filling) -> AnyView {
    let sure = Tick {
        id: "sure".to_owned(),
        name: "sure",
        words,
        small: Some(room.text(key::STAFF_IMPORT_SURE_SMALL)),
        is_ticked: false,
        fault: filling.fault("sure"),
    };
    sure.view()
}

crate::form_functions!(ImportStart);

/// Makes what the preview promised: everything, or the good lines.
#[server(prefix = "/_fn", endpoint = "import-start", input = Form)]
pub async fn import_start(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let viewer = context::staff().await?;
        let coordinator = viewer.coordinator()?;
        let wording = context::wording(Some(viewer.language));
        let id: ImportId = fields.get("import").parse().map_err(|_| Elsewhere::NotFound)?;
        let here = format!("/staff/import/{id}");
        let lines = if fields.get("lines") == GOOD { Lines::Good } else { Lines::All };
        let faults = chosen(&coordinator, id, &fields, wording).await?;
        if !faults.is_empty() {
            form::keep(&confirm_form(id), &Typed { fields, faults }).await?;
            return Ok(here);
        }
        let warning = match start(&context::program(), &coordinator, id, lines).await? {
            Starting::Started | Starting::Already => return Ok(here),
            Starting::HasRefused => key::STAFF_IMPORT_HAS_REFUSED,
            Starting::Undecided => key::IMPORT_HAS_UNDECIDED,
            Starting::DatesUnsure => key::IMPORT_ORDER_FIRST,
            Starting::ColumnsUnmatched => key::IMPORT_COLUMNS_FIRST,
            Starting::NotFound => return Err(Elsewhere::NotFound),
        };
        form::say("warn", wording.text(warning)).await?;
        Ok(here)
    })
    .await
}

/// Keeps what was chosen for the lines; what is missing comes back.
async fn chosen(
    coordinator: &Coordinator,
    id: ImportId,
    fields: &Fields,
    wording: Wording,
) -> Result<Vec<(String, String)>, Elsewhere> {
    let program = context::program();
    let found = load(&program, coordinator, id).await?.ok_or(Elsewhere::NotFound)?;
    let mut faults = Vec::new();
    if found.other_days > 0 {
        let lines = other_days::chosen(fields.as_slice()).collect();
        let choices = Choices { lines, reading: found.choices.reading.clone(), ..Choices::default() };
        choose(&program, coordinator, id, &choices).await?;
        faults = other_days::faults(wording, &Preview { choices, ..found });
    }
    if !fields.ticked("sure") {
        faults.push(("sure".to_owned(), wording.text(key::STAFF_FAULT_NOT_SURE)));
    }
    Ok(faults)
}
