//! Somebody is registered already with another last day worked: what is meant.

use domain::ids::DepartureId;
use domain::import::{OtherDay, Registered};
use leptos::prelude::*;
use server::departure::register::OTHER_DAY;
use wording::{Key, Wording, key};

use crate::fields::Fields;
use crate::form::Typed;
use crate::staff::parts::{Choices, Filling, hidden};
use crate::staff::room::{Room, record_address};

/// Which departure is meant, as long as the form stands there.
const MEANT: &str = "other_day_meant";
/// Whether its days stay as they are.
const CLOSED: &str = "other_day_closed";

/// What was typed, with the question what is meant.
pub fn asked(wording: Wording, fields: Fields, registered: &Registered) -> Typed {
    let is_ours = |name: &str| [OTHER_DAY, MEANT, CLOSED].contains(&name);
    let mut fields: Vec<(String, String)> = fields.0.into_iter().filter(|(name, _)| !is_ours(name)).collect();
    fields.push((MEANT.to_owned(), registered.id.to_string()));
    if registered.is_closed {
        fields.push((CLOSED.to_owned(), "yes".to_owned()));
    }
    let day = wording.date(registered.last_day_worked);
    let fault = (OTHER_DAY.to_owned(), wording.with(key::STAFF_OTHER_DAY_CHOOSE, [("day", day.into())]));
    Typed { fields: Fields(fields), faults: vec![fault] }
}

/// The question, once it was asked, with the way to the record that is there.
pub fn question(room: &Room, filling: &Filling) -> Option<AnyView> {
    let meant: DepartureId = filling.get(MEANT).parse().ok()?;
    let is_closed = !filling.get(CLOSED).is_empty();
    let options = OtherDay::ALL
        .iter()
        .filter(|choice| !(is_closed && **choice == OtherDay::Change))
        .map(|choice| (choice.code().to_owned(), room.text(words(*choice))))
        .collect();
    let choices = Choices {
        legend: room.text(key::STAFF_OTHER_DAY_LEGEND),
        hint: Some(room.text(if is_closed { key::STAFF_OTHER_DAY_CLOSED } else { key::STAFF_OTHER_DAY_HINT })),
        several: false,
        options,
        chosen: vec![filling.get(OTHER_DAY)],
        fault: filling.fault(OTHER_DAY),
        name: OTHER_DAY.to_owned(),
    };
    let closed = is_closed.then(|| hidden(CLOSED, "yes"));
    Some(
        view! {
            {choices.view()}
            <p><a href=record_address(meant)>{room.text(key::STAFF_OTHER_DAY_RECORD)}</a></p>
            {hidden(MEANT, meant.to_string())}
            {closed}
        }
        .into_any(),
    )
}

const fn words(choice: OtherDay) -> Key {
    match choice {
        OtherDay::Change => key::STAFF_OTHER_DAY_CHANGE,
        OtherDay::Skip => key::STAFF_OTHER_DAY_SKIP,
        OtherDay::NewJob => key::STAFF_OTHER_DAY_NEW_JOB,
    }
}
