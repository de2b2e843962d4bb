//! The lines that are refused: why, in words, and a file of them to mend.

use domain::departure::RegistrationFault;
use domain::departure_form::Field;
use domain::import::RefusedLines;
use leptos::prelude::*;
use server::departure::import::Preview;
use wording::{Wording, key};

use crate::staff::departure::registration::faults;
use crate::staff::room::Room;

/// A fault of a line: the column, and what is wrong there.
pub fn fault(wording: Wording, field: Field, fault: RegistrationFault) -> String {
    format!("{}: {}", wording.code("field", field.code()), faults::words(wording, field, fault))
}

/// The file, for spreadsheets: each line as it was, with why.
pub fn file(lines: &RefusedLines, wording: Wording) -> String {
    lines.csv(wording.language(), |field, why| fault(wording, field, why))
}

/// Where to take them away.
pub fn link(room: &Room, found: &Preview) -> AnyView {
    view! {
        <p><a href=format!("/staff/import/{}/refused.csv", found.id)>{room.text(key::IMPORT_REFUSED_FILE)}</a></p>
    }
    .into_any()
}

/// After an import: how many lines were left, and where to take them away; nothing where all were made.
pub fn left(room: &Room, found: &Preview) -> Option<AnyView> {
    if found.refused == 0 {
        return None;
    }
    let hint = if found.refused_is_there { key::IMPORT_LEFT_HINT } else { key::IMPORT_LEFT_GONE };
    let view = view! {
        <div class="notice warn">
            <p><strong>{room.with(key::IMPORT_LEFT, [("lines", found.refused.into())])}</strong> " " {room.text(hint)}</p>
            {found.refused_is_there.then(|| link(room, found))}
        </div>
    };
    Some(view.into_any())
}
