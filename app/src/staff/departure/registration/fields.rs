//! The fields of a registration, for registering and for changing.

use domain::Language;
use domain::departure::{DepartureType, OptionalFacts};
use domain::departure_form::{Field as Code, NO_LEADER, TEAM_LEADER};
use leptos::prelude::*;
use server::access::Scope;
use server::departure::register::Choices as Offered;
use wording::key;

use crate::components::Field;
use crate::staff::departure::registration::special::{self, Registered};
use crate::staff::parts::{Choices, Filling, hidden};
use crate::staff::room::Room;

/// A field's own name on screen.
fn label(room: &Room, field: Code) -> String {
    room.wording.code("field", field.code())
}

/// All fieldsets of the form. The departure type of somebody who is registered changes on a page of its own.
pub fn fieldsets(room: &Room, filling: &Filling, offered: &Offered, registered: Option<&Registered>) -> AnyView {
    view! {
        {who(room, filling)}
        {where_from(room, filling, offered)}
        {departure(room, filling, registered)}
        {special::fieldset(room, filling, registered)}
        {more(room, filling, offered)}
    }
    .into_any()
}

fn none(room: &Room) -> (String, String) {
    (String::new(), room.text(key::STAFF_CHOOSE))
}

fn unknown(room: &Room) -> (String, String) {
    (String::new(), room.text(key::STAFF_NOT_KNOWN))
}

fn who(room: &Room, filling: &Filling) -> AnyView {
    let languages = Language::ALL
        .iter()
        .map(|language| (language.tag().to_owned(), room.wording.code("language", language.tag())))
        .collect();
    let name = filling.field("name", label(room, Code::Name)).autocomplete("off");
    let private = filling
        .field("private_email", label(room, Code::PrivateEmail))
        .kind("email")
        .autocomplete("off")
        .hint(room.text(key::STAFF_HINT_PRIVATE_EMAIL));
    let work = filling
        .field("work_email", label(room, Code::WorkEmail))
        .kind("email")
        .autocomplete("off")
        .hint(room.text(key::STAFF_HINT_WORK_EMAIL));
    let language = filling
        .field("language", label(room, Code::Language))
        .select(languages)
        .hint(room.text(key::STAFF_HINT_LANGUAGE))
        .width("short");
    view! {
        <fieldset>
            <legend>{room.text(key::STAFF_FORM_WHO)}</legend>
            {name.view()}
            {parts(room, filling)}
            <div class="fields">{private.view()} {work.view()}</div>
            {number(room, filling)}
            {language.view()}
        </fieldset>
    }
    .into_any()
}

/// The employer's own number, for HR of the whole board: it is one of the board.
fn number(room: &Room, filling: &Filling) -> Option<AnyView> {
    let field = || {
        filling
            .field(Code::ExternalId.code(), label(room, Code::ExternalId))
            .autocomplete("off")
            .hint(room.text(key::STAFF_HINT_EXTERNAL_ID))
            .width("short")
            .view()
    };
    room.viewer.coordinator().is_ok_and(|hr| *hr.scope() == Scope::Board).then(field)
}

/// The name in parts, folded away: most names need none of them.
fn parts(room: &Room, filling: &Filling) -> AnyView {
    let codes = [Code::FirstName, Code::NamePrefix, Code::Surname, Code::Called];
    let is_open = codes.iter().any(|code| !filling.get(code.code()).is_empty() || filling.fault(code.code()).is_some());
    let field = |code: Code| filling.field(code.code(), label(room, code)).autocomplete("off");
    view! {
        <details class="fold" open=is_open>
            <summary>{room.text(key::IMPORT_NAME_PARTS)}</summary>
            <p class="hint">{room.text(key::IMPORT_NAME_PARTS_HINT)}</p>
            <div class="fields">{field(Code::FirstName).view()} {field(Code::NamePrefix).width("short").view()}</div>
            <div class="fields">
                {field(Code::Surname).view()} {field(Code::Called).hint(room.text(key::IMPORT_HINT_CALLED)).view()}
            </div>
        </details>
    }
    .into_any()
}

fn where_from(room: &Room, filling: &Filling, offered: &Offered) -> AnyView {
    let units = std::iter::once(none(room))
        .chain(offered.units.iter().map(|unit| (unit.id.to_string(), unit.path.clone())))
        .collect();
    let current = Some(filling.get("leader")).filter(|chosen| !chosen.is_empty());
    let chosen = current.unwrap_or_else(|| NO_LEADER.to_owned());
    let leaders = [(TEAM_LEADER, key::STAFF_TEAM_LEADER), (NO_LEADER, key::STAFF_NO_LEADER)];
    let leaders = leaders
        .into_iter()
        .map(|(code, words)| (code.to_owned(), room.text(words)))
        .chain(
            offered
                .accounts
                .iter()
                .filter(|account| account.leads || account.id.to_string() == chosen)
                .map(|account| (account.id.to_string(), account.name.clone())),
        )
        .collect();
    let unit = filling.field("unit", label(room, Code::Unit)).select(units);
    let leader = Field::new("leader", label(room, Code::Leader), chosen)
        .fault(filling.fault("leader").as_deref())
        .select(leaders)
        .hint(room.text(key::STAFF_HINT_LEADER));
    view! {
        <fieldset>
            <legend>{room.text(key::STAFF_FORM_WHERE)}</legend>
            {unit.view()}
            {leader.view()}
            {filling.tick("director_or_hr", label(room, Code::DirectorOrHr), Some(room.text(key::STAFF_HINT_DIRECTOR)))}
        </fieldset>
    }
    .into_any()
}

/// The departure types to choose from.
pub fn types(room: &Room) -> Vec<(String, String)> {
    std::iter::once(none(room))
        .chain(DepartureType::ALL.iter().map(|kind| (kind.code().to_owned(), room.wording.code("type", kind.code()))))
        .collect()
}

/// The departure type to choose, or the one that is registered, with the page that changes it.
fn departure_type(room: &Room, filling: &Filling, registered: Option<&Registered>) -> AnyView {
    let label = label(room, Code::DepartureType);
    let Some(registered) = registered else {
        return filling.field("departure_type", label).select(types(room)).view();
    };
    let code = registered.departure_type.code();
    view! {
        <p>
            {label} ": " <strong>{room.wording.code("type", code)}</strong> " "
            <a href=registered.changed_at.clone()>{room.text(key::STAFF_TYPE_TITLE)}</a>
        </p>
        {hidden("departure_type", code)}
    }
    .into_any()
}

fn departure(room: &Room, filling: &Filling, registered: Option<&Registered>) -> AnyView {
    let foreseen = Choices {
        legend: label(room, Code::Foreseen),
        name: "foreseen".to_owned(),
        hint: None,
        several: false,
        options: vec![("yes".to_owned(), room.text(key::STAFF_YES)), ("no".to_owned(), room.text(key::STAFF_NO))],
        chosen: vec![filling.get("foreseen")],
        fault: filling.fault("foreseen"),
    };
    let last = filling.date("last_day_worked", label(room, Code::LastDayWorked));
    let end = filling.date("end_of_employment", label(room, Code::EndOfEmployment));
    let known = filling.date("known_from", label(room, Code::KnownFrom)).hint(room.text(key::STAFF_HINT_KNOWN_FROM));
    view! {
        <fieldset>
            <legend>{room.text(key::STAFF_FORM_DEPARTURE)}</legend>
            {departure_type(room, filling, registered)}
            {foreseen.view()}
            <div class="fields">{last.view()} {end.view()}</div>
            {known.view()}
        </fieldset>
    }
    .into_any()
}

fn more(room: &Room, filling: &Filling, offered: &Offered) -> AnyView {
    let excluded: Vec<String> = filling
        .0
        .fields
        .as_slice()
        .iter()
        .filter(|(name, _)| name == "may_not_host")
        .map(|(_, value)| value.clone())
        .collect();
    let people = Choices {
        legend: label(room, Code::MayNotHost),
        name: "may_not_host".to_owned(),
        hint: Some(room.text(key::STAFF_HINT_MAY_NOT_HOST)),
        several: true,
        options: offered.accounts.iter().map(|one| (one.id.to_string(), one.name.clone())).collect(),
        fault: filling.fault("may_not_host"),
        chosen: excluded.clone(),
    };
    let open = !excluded.is_empty() || people.fault.is_some();
    view! {
        <fieldset>
            <legend>{room.text(key::STAFF_FORM_MORE)}</legend>
            {optional(room, filling)}
            {subject(room, filling)}
            <details class="fold" open=open>
                <summary>{room.text(key::STAFF_FORM_MAY_NOT_HOST)}</summary>
                {people.view()}
            </details>
        </fieldset>
    }
    .into_any()
}

/// The board's own list of subjects, where it has one; what is no longer listed is offered to whom it was chosen for.
fn subject(room: &Room, filling: &Filling) -> Option<AnyView> {
    let chosen = filling.get("subject");
    let is_offered = |number: &str, listed: bool| listed || number == chosen;
    let subjects = room.organisation.subjects.iter().map(|one| (one.number.to_string(), one.name.clone(), one.listed));
    let mut choices = vec![unknown(room)];
    choices.extend(
        subjects.filter(|(number, _, listed)| is_offered(number, *listed)).map(|(number, name, _)| (number, name)),
    );
    let field = filling.field("subject", label(room, Code::Subject));
    (choices.len() > 1).then(|| field.select(choices).view())
}

/// The facts that may be left open, as far as the board asks for them: two beside each other, and one with a hint on a
/// line of its own.
fn optional(room: &Room, filling: &Filling) -> AnyView {
    let hint = |field: Code| room.wording.code_if_any("hint", field.code());
    let select = |field: &Code| {
        let codes = OptionalFacts::choices(*field).into_iter();
        let word = |code: &str| room.wording.choice(*field, code, room.organisation.sector);
        let choices = std::iter::once(unknown(room)).chain(codes.map(|code| (code.to_owned(), word(code))));
        filling.field(field.code(), label(room, *field)).select(choices.collect())
    };
    let asked = OptionalFacts::FIELDS.iter().copied().filter(|field| !room.organisation.facts_off.contains(field));
    let (hinted, plain): (Vec<Code>, Vec<Code>) = asked.partition(|field| hint(*field).is_some());
    let pairs: Vec<_> = plain
        .chunks(2)
        .map(|pair| {
            let mut fields = pair.iter().map(|field| select(field).view());
            let (first, second) = (fields.next(), fields.next());
            view! { <div class="fields">{first} {second}</div> }
        })
        .collect();
    let hinted: Vec<_> = hinted.iter().filter_map(|field| Some(select(field).hint(hint(*field)?).view())).collect();
    view! { {pairs} {hinted} }.into_any()
}
