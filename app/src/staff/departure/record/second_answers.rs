//! What somebody said some weeks after leaving, and what changed since the first questionnaire.

use domain::later::{DecisiveShift, Shift};
use domain::reason::ReasonCode;
use leptos::prelude::*;
use server::departure::record::Record;
use wording::{Key, key};

use crate::staff::departure::record::answers::answers_list;
use crate::staff::room::Room;

/// The second answers; nothing where there are none, or they are not for this viewer.
pub fn section(room: &Room, found: &Record) -> Option<AnyView> {
    let later = found.later.as_ref()?;
    let on = room.day(room.calendar.local_date(later.submitted_at));
    let shift = later.shift.as_ref().map(|shift| shift_list(room, shift));
    let view = view! {
        <section id="later" aria-labelledby="later-title">
            <h2 id="later-title">{room.text(key::LATER_RECORD_TITLE)}</h2>
            <p class="soft">{room.with(key::LATER_RECORD_ON, [("day", on.into())])}</p>
            {shift}
            {answers_list(room, &later.items)}
        </section>
    };
    Some(view.into_any())
}

/// The shift, in words.
fn shift_list(room: &Room, shift: &Shift) -> AnyView {
    let reason = |reason: ReasonCode| reason.text(room.wording.language(), room.organisation.sector);
    let line = |label: Key, reasons: &[ReasonCode]| {
        let lines: Vec<_> = reasons.iter().map(|one| view! { <dd>{reason(*one)}</dd> }).collect();
        (!reasons.is_empty()).then(|| view! { <div><dt>{room.text(label)}</dt>{lines}</div> })
    };
    let decisive = match shift.decisive {
        DecisiveShift::Same(one) => Some(room.with(key::LATER_RECORD_SAME, [("reason", reason(one).into())])),
        DecisiveShift::Other { first, second } => Some(
            room.with(key::LATER_RECORD_OTHER, [("first", reason(first).into()), ("second", reason(second).into())]),
        ),
        DecisiveShift::Unknown => None,
    };
    let decisive =
        decisive.map(|words| view! { <div><dt>{room.text(key::LATER_RECORD_DECISIVE)}</dt><dd>{words}</dd></div> });
    view! {
        <h3>{room.text(key::LATER_RECORD_REASONS)}</h3>
        <dl class="answers">
            {line(key::LATER_RECORD_STAYED, &shift.stayed)}
            {line(key::LATER_RECORD_GONE, &shift.gone)}
            {line(key::LATER_RECORD_CAME, &shift.came)}
            {decisive}
        </dl>
    }
    .into_any()
}
