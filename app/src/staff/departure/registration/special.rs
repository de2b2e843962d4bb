//! What only some departure types ask for: each of it shows where one of them is chosen (`style/asked.css`).

use domain::departure::{Condition, DepartureType, Profile};
use domain::departure_form::Field as Code;
use leptos::prelude::*;
use wording::key;

use crate::staff::parts::Filling;
use crate::staff::room::Room;

/// The departure type of somebody who is registered, where it is not chosen in the same form.
pub struct Registered {
    pub departure_type: DepartureType,
    /// The page that changes it.
    pub changed_at: String,
}

/// The fieldset: in the form in which the departure type is chosen, or for the one that is `registered`.
pub fn fieldset(room: &Room, filling: &Filling, registered: Option<&Registered>) -> AnyView {
    let label = |field: Code| room.wording.code("field", field.code());
    let ticked = Condition::ALL.iter().copied().filter(|condition| condition.is_ticked());
    let conditions: Vec<_> = ticked
        .map(|one| asked(registered, |profile| profile.condition == Some(one), condition(room, filling, one)))
        .collect();
    let concluded = filling.date("concluded_on", label(Code::ConcludedOn)).hint(room.text(key::STAFF_HINT_CONCLUDED));
    let stated =
        filling.tick("reconsider_stated", label(Code::ReconsiderStated), Some(room.text(key::STAFF_HINT_RECONSIDER)));
    let switched_on = filling.tick(
        "questionnaire_switched_on",
        label(Code::QuestionnaireSwitchedOn),
        Some(room.text(key::STAFF_HINT_SWITCHED_ON)),
    );
    let nothing = view! { <p>{room.text(key::STAFF_ASKS_NOTHING)}</p> }.into_any();
    view! {
        <fieldset>
            <legend>{room.text(key::STAFF_FORM_SPECIAL)}</legend>
            {registered.is_none().then(|| view! { <p class="hint">{room.text(key::STAFF_HINT_SPECIAL)}</p> })}
            {conditions}
            {asked(registered, |profile| profile.condition.is_some_and(Condition::has_day), concluded.view())}
            {asked(registered, |profile| profile.condition == Some(Condition::TimeToReconsider), stated)}
            {asked(registered, |profile| profile.is_special_course, switched_on)}
            {asked(registered, |profile| profile.condition.is_none() && !profile.is_special_course, nothing)}
        </fieldset>
    }
    .into_any()
}

/// Shown where a departure type is chosen that asks for it; made at all where the registered one does.
fn asked(registered: Option<&Registered>, asks: impl Fn(&Profile) -> bool, what: AnyView) -> Option<AnyView> {
    if let Some(registered) = registered {
        return asks(registered.departure_type.profile()).then_some(what);
    }
    let types: Vec<&str> =
        DepartureType::ALL.iter().filter(|kind| asks(kind.profile())).map(|kind| kind.code()).collect();
    Some(view! { <div class="asked" data-types=types.join(" ")>{what}</div> }.into_any())
}

/// A tick in the words of one condition. Its value says which, so that it counts for no other.
fn condition(room: &Room, filling: &Filling, one: Condition) -> AnyView {
    let name = Code::ConditionConfirmed.code();
    // What is stored says yes to the condition of the type that is stored with it.
    let kind = DepartureType::parse(&filling.get("departure_type"));
    let is_of_type = kind.is_some_and(|kind| kind.profile().condition == Some(one));
    let is_ticked = filling.has(name, one.code()) || (is_of_type && filling.has(name, "yes"));
    let words = room.wording.code("condition", one.code());
    view! {
        <label class="choice">
            <input type="checkbox" id=format!("{name}-{}", one.code()) name=name value=one.code() checked=is_ticked/>
            <span>{words} " " <small>{room.text(key::STAFF_HINT_CONDITION)}</small></span>
        </label>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use domain::departure::DepartureType;

    #[test]
    fn the_style_sheet_shows_what_each_departure_type_asks_for() {
        let style = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../style/asked.css"));
        for kind in DepartureType::ALL {
            let code = kind.code();
            let wanted = format!(r#"[value="{code}"]:checked) .asked[data-types~="{code}"]"#);
            assert!(style.contains(&wanted), "{code}");
        }
    }
}
