//! What is known before anything is written: when the talk was, and who was there.

use leptos::prelude::*;
use server::report::ReportPage;
use wording::key;

use crate::staff::parts::fact;
use crate::staff::room::Room;

/// The day on which the talk was held, or the time that stands for it; and the two who talked.
pub fn known(room: &Room, found: &ReportPage) -> AnyView {
    let when = found.held_on.map(|day| room.day(day)).or_else(|| found.starts_at.map(|at| room.moment(at)));
    let with = room.with(
        key::REPORT_KNOWN_TWO,
        [("leaver", found.name.clone().into()), ("host", room.viewer.name.clone().into())],
    );
    view! {
        <dl class="facts" id="known">
            {fact(room.text(key::REPORT_KNOWN_WHEN), when)}
            {fact(room.text(key::REPORT_KNOWN_WITH), Some(with))}
        </dl>
    }
    .into_any()
}
