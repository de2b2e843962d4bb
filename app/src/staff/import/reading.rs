//! What a list does not say by itself: how its letters are written, and whether its dates begin with the day.

use domain::departure_form::Warning;
use domain::import::{Charset, DateOrder, Example, Reading};
use leptos::prelude::*;
use server::departure::import::{Preview, PreviewLine};
use wording::{Wording, key};

use super::ImportReading;
use crate::components::Field;
use crate::staff::parts::{Choices, Filling, hidden};
use crate::staff::room::Room;

/// The most names in doubt that stand above the lines; all of them stand at their lines.
const NAMES_SHOWN: usize = 20;

/// The questions about the whole list, where it leaves any open or somebody answered one.
pub fn questions(room: &Room, found: &Preview, filling: &Filling) -> Option<AnyView> {
    let letters = found.guessed.map(|charset| letters(room, charset, &found.choices.reading));
    let order = order(room, found, filling);
    let doubts = doubts(room, found);
    if letters.is_none() && order.is_none() {
        return doubts;
    }
    let view = view! {
        {doubts}
        <form class="form" novalidate=true method="post" action=ImportReading::PATH>
            {hidden("import", found.id.to_string())}
            {letters}
            {order}
            <div class="actions"><button class="button quiet">{room.text(key::IMPORT_READ_SO)}</button></div>
        </form>
    };
    Some(view.into_any())
}

/// How the letters were read, and how else they may be.
fn letters(room: &Room, charset: Charset, reading: &Reading) -> AnyView {
    let word = |charset: Charset| room.wording.code("charset", charset.code());
    let options = Charset::GUESSED.map(|charset| (charset.code().to_owned(), word(charset))).to_vec();
    let chosen = reading.charset.unwrap_or(charset);
    view! {
        <div class="notice">
            <p>
                <strong>{room.text(key::IMPORT_LETTERS_STRONG)}</strong> " "
                {room.with(key::IMPORT_LETTERS, [("charset", word(charset).into())])}
            </p>
        </div>
        {Field::new("charset", room.text(key::IMPORT_CHARSET), chosen.code()).select(options).width("short").view()}
    }
    .into_any()
}

/// The names of which letters may have been lost.
fn doubts(room: &Room, found: &Preview) -> Option<AnyView> {
    let is_doubtful = |line: &&PreviewLine| line.warnings().contains(&Warning::NameInDoubt);
    let names: Vec<_> = found
        .lines
        .iter()
        .filter(is_doubtful)
        .take(NAMES_SHOWN)
        .map(|line| {
            let words = [("line", line.number.into()), ("name", line.name.clone().into())];
            view! { <li>{room.with(key::IMPORT_NAME_LINE, words)}</li> }
        })
        .collect();
    (!names.is_empty()).then(|| {
        view! {
            <div class="notice warn">
                <p>{room.text(key::IMPORT_NAMES)}</p>
                <ul>{names}</ul>
            </div>
        }
        .into_any()
    })
}

/// What a date means that can be read both ways.
fn order(room: &Room, found: &Preview, filling: &Filling) -> Option<AnyView> {
    let example = found.ambiguous_date.as_ref()?;
    let day = |order: DateOrder| match order {
        DateOrder::DayFirst => example.day_first,
        DateOrder::MonthFirst => example.month_first,
    };
    let answered = found.choices.reading.dates;
    let options = Choices {
        legend: room.with(key::IMPORT_ORDER_LEGEND, [("text", example.text.clone().into())]),
        name: "dates".to_owned(),
        hint: None,
        several: false,
        options: DateOrder::ALL.iter().map(|order| (order.code().to_owned(), room.wording.date(day(*order)))).collect(),
        chosen: answered.map(|order| order.code().to_owned()).into_iter().collect(),
        fault: filling.fault("dates"),
    };
    let asked = answered.is_none().then(|| {
        view! {
            <div class="notice warn">
                <p><strong>{room.text(key::IMPORT_ORDER_STRONG)}</strong> " " {room.text(key::IMPORT_ORDER)}</p>
            </div>
        }
    });
    Some(view! { {asked} {options.view()} }.into_any())
}

/// The fault beside the question of the dates.
pub fn unanswered(wording: Wording, example: &Example) -> (String, String) {
    let words = wording.with(key::IMPORT_ORDER_MISSING, [("text", example.text.clone().into())]);
    ("dates".to_owned(), words)
}
