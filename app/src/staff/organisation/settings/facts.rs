//! Which facts about leavers a board leaves out, and its own list of subjects.

use domain::departure::OptionalFacts;
use leptos::prelude::*;
use wording::key;

use crate::staff::parts::{Choices, Filling};
use crate::staff::room::Room;

/// What is asked about each leaver for figures by group: which facts are left out, and the board's own subjects.
pub(super) fn fieldset(room: &Room, filling: &Filling) -> AnyView {
    let options = OptionalFacts::FIELDS
        .iter()
        .map(|fact| (fact.code().to_owned(), room.wording.code("field", fact.code())))
        .collect::<Vec<_>>();
    let chosen = options.iter().map(|(code, _)| code.clone()).filter(|code| filling.has("facts_off", code)).collect();
    let off = Choices {
        legend: room.text(key::STAFF_SETTINGS_FACTS_OFF),
        name: "facts_off".to_owned(),
        hint: Some(room.text(key::STAFF_SETTINGS_FACTS_OFF_HINT)),
        several: true,
        options,
        chosen,
        fault: filling.fault("facts_off"),
    };
    let subjects = filling
        .field("subjects", room.text(key::STAFF_SETTINGS_SUBJECTS))
        .text(6)
        .hint(room.text(key::STAFF_SETTINGS_SUBJECTS_HINT));
    view! {
        <fieldset>
            <legend>{room.text(key::STAFF_SETTINGS_FACTS)}</legend>
            {off.view()}
            {subjects.view()}
        </fieldset>
    }
    .into_any()
}
