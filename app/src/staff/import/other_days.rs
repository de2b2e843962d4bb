//! Who is registered already with another last day worked: what is meant, line by line.

use domain::import::{OtherDay, Registered};
use leptos::prelude::*;
use server::departure::import::{Preview, PreviewLine, Verdict};
use wording::{Wording, key};

use crate::staff::parts::{Choices, Filling};
use crate::staff::room::Room;

/// The name of the control of a line.
fn control(number: u32) -> String {
    format!("line-{number}")
}

/// What was chosen, by the names of the controls.
pub fn chosen(fields: &[(String, String)]) -> impl Iterator<Item = (usize, OtherDay)> {
    fields.iter().filter_map(|(name, value)| {
        let number = name.strip_prefix("line-")?.parse().ok()?;
        Some((number, OtherDay::parse(value)?))
    })
}

/// The faults of the lines for which nothing was chosen.
pub fn faults(wording: Wording, found: &Preview) -> Vec<(String, String)> {
    let words = |number: u32| wording.with(key::IMPORT_UNDECIDED, [("line", number.into())]);
    found.undecided().map(|line| (control(line.number), words(line.number))).collect()
}

/// One question a line; nothing where there is none.
pub fn questions(room: &Room, found: &Preview, filling: &Filling) -> Option<AnyView> {
    let lines: Vec<AnyView> = found
        .lines
        .iter()
        .filter_map(|line| match &line.verdict {
            Verdict::OtherDay { registered, .. } => Some(question(room, found, filling, (line, registered))),
            Verdict::New { .. } | Verdict::Double | Verdict::Refused(_) => None,
        })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <h2>{room.text(key::IMPORT_OTHER_DAYS_TITLE)}</h2>
            <p>{room.text(key::IMPORT_OTHER_DAYS_LEAD)}</p>
            {lines}
        }
        .into_any()
    })
}

fn question(
    room: &Room,
    found: &Preview,
    filling: &Filling,
    (line, registered): (&PreviewLine, &Registered),
) -> AnyView {
    let day = |day| room.wording.date(day);
    let after = line.last_day_worked.map(day).unwrap_or_default();
    let number = usize::try_from(line.number).unwrap_or(usize::MAX);
    let name = control(line.number);
    Choices {
        legend: room.with(key::IMPORT_LINE_LEGEND, [("line", line.number.into()), ("name", line.name.clone().into())]),
        hint: Some(room.with(
            key::IMPORT_LINE_HINT,
            [("before", day(registered.last_day_worked).into()), ("after", after.into())],
        )),
        several: false,
        options: OtherDay::ALL
            .iter()
            .filter(|choice| !(registered.is_closed && **choice == OtherDay::Change))
            .map(|choice| (choice.code().to_owned(), room.wording.code("other-day", choice.code())))
            .collect(),
        chosen: found.choices.lines.get(&number).map(|choice| choice.code().to_owned()).into_iter().collect(),
        fault: filling.fault(&name),
        name,
    }
    .view()
}
